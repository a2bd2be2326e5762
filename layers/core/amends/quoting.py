"""Whether a text repeats somebody's words or name."""

import re

from amends.mention import Mention

RUN = 4  # words in a row: shorter runs, such as "no broadband since", are anybody's
LETTERS = 24  # characters in a row, for languages that put no spaces between words
SHORTEST = 6  # characters of a whole post that can be told from chance
NAME = 3  # characters of a name that can
_WORD = re.compile(r"\w+")
_HANDLES = re.compile(r"^(?:@\w+\s+)+")

REMOVED = "[removed: it repeated words of a post that is gone]"


def quotes(text: str, mention: Mention) -> bool:
    """Whether a text repeats a run of the post's words, or names its author."""
    return repeats(text, mention.text) or names(text, mention)


def repeats(text: str, original: str) -> bool:
    """Whether a text repeats a run of the original's words, or the whole of it where it is short."""
    original = _HANDLES.sub("", original.casefold())
    theirs, ours = _WORD.findall(original), _WORD.findall(text.casefold())
    if _runs(theirs, RUN) & _runs(ours, RUN):
        return True
    plain_theirs, plain_ours = " ".join(theirs), " ".join(ours)
    if _runs(plain_theirs, LETTERS) & _runs(plain_ours, LETTERS):
        return True
    return len(plain_theirs) >= SHORTEST and plain_theirs in plain_ours


def names(text: str, mention: Mention) -> bool:
    """Whether a text holds the author's handle or name as a word of its own."""
    words = f" {' '.join(_WORD.findall(text.casefold()))} "
    for name in (mention.author_handle, mention.author_name):
        known = " ".join(_WORD.findall(name.casefold()))
        if len(known) >= NAME and f" {known} " in words:
            return True
    return False


def _runs(parts: list[str] | str, length: int) -> set[tuple[str, ...] | str]:
    places = range(len(parts) - length + 1)
    if isinstance(parts, str):
        return {parts[place : place + length] for place in places}
    return {tuple(parts[place : place + length]) for place in places}
