"""Which words of a post moved its reading: each is left out in turn, and the rest is read again."""

import math
import re
from collections.abc import Callable
from itertools import pairwise

TRIED = 24  # words and pairs of words: a reading costs milliseconds, and what a post means rarely stands further behind
HEAD = 1000  # characters that they stand in
LONGEST = 40  # characters of a word; anything longer is none
PHRASES = 3
MOVED = 0.3  # in log-odds, about a change from 50 % to 57 %; anything less is noise
NEARLY = 1e-4  # a probability of one has no odds

_WORD = re.compile(r"\S+")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MENTION = re.compile(r"\W*(?:[@＠]|u/)\w", re.IGNORECASE)
_AROUND = ".,;:!?…\"'`“”‘’«»()[]{}<>*_~|-–—"

Span = tuple[int, int]  # the places in the text where a phrase begins and ends


def evidence(text: str, score: Callable[[list[str]], list[float]]) -> list[str]:
    """The at most three phrases that moved the score most, either way, in the order of the text.

    `score` gives the probability of each text. It is called once: with the post, and with the post without each word
    and, where it is short, without each pair of neighbours: with at most 25 texts. Of a long post only the beginning is
    looked at.
    """
    text = text[:HEAD]
    spans = _candidates(text)
    if not spans:
        return []
    whole, *rest = score([text, *(text[:start] + text[end:] for start, end in spans)])
    moved = {span: abs(_log_odds(whole) - _log_odds(without)) for span, without in zip(spans, rest, strict=True)}
    return [text[start:end] for start, end in _strongest(text, moved)]


def _candidates(text: str) -> list[Span]:
    """Single words, then pairs of them with nothing but space between, as many as may be tried."""
    words: list[Span | None] = []
    for found in _WORD.finditer(text):
        words.append(_bare(found))
        if len(words) == TRIED:
            break
    pairs = [
        (one[0], other[1]) for one, other in pairwise(words) if one and other and text[one[1] : other[0]].isspace()
    ]
    return ([word for word in words if word] + pairs)[:TRIED]


def _bare(found: re.Match[str]) -> Span | None:
    """The word without the punctuation around it; None for a link, a handle, and what is no word."""
    word = found.group()
    if _LINK.match(word) or _MENTION.match(word) or len(word) > LONGEST:
        return None
    start = found.start() + len(word) - len(word.lstrip(_AROUND))
    end = found.end() - (len(word) - len(word.rstrip(_AROUND)))
    return (start, end) if start < end else None


def _strongest(text: str, moved: dict[Span, float]) -> list[Span]:
    """The phrases that moved most, none twice and none over another; a pair must be worth more than its better word."""
    chosen: list[Span] = []
    said: set[str] = set()

    def weight(span: Span) -> float:
        return moved[span] / math.sqrt(len(text[slice(*span)].split()))

    for span in sorted(moved, key=weight, reverse=True):
        words = set(text[slice(*span)].casefold().split())
        apart = all(span[1] <= start or end <= span[0] for start, end in chosen)
        if moved[span] >= MOVED and apart and not words & said:
            chosen.append(span)
            said |= words
        if len(chosen) == PHRASES:
            break
    return sorted(chosen)


def _log_odds(probability: float) -> float:
    within = min(max(probability, NEARLY), 1 - NEARLY)
    return math.log(within / (1 - within))
