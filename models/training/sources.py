"""Which texts teach, which calibrate, and which licence lets them into which model."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sarcasm.features import normalise, tokens
from sarcasm.words import INSULTS, PROFANE

from training import data
from training.examples import Example, Examples, Labels
from training.stream import repeated
from training.tasks import EMOTIONS

# How often a text of each source is seen in one epoch: few statements teach much, many comments at once.
TWEET_TIMES, STATEMENT_TIMES, OWN_TIMES, RESEARCH_TIMES = 2, 3, 3, 3
# A tweet at large addresses no brand; yet how unhappy real tweets sound must not be learnt from our own posts alone.
LIKELY_DISSATISFIED = {"negative": 0.9, "neutral": 0.1, "positive": 0.03}
HELD_EVERY = 7  # of iSarcasm and of each research source, to calibrate and to measure on
_RUDE = PROFANE | INSULTS
_HOSTILE = frozenset({"anger", "annoyance", "disgust"})
_TWEET_EMOTIONS = EMOTIONS[:4]


def general(folder: Path) -> Examples:
    """Tweets and comments that teach tone at large."""
    tweets = [Example(text, {"sentiment": label}) for text, label in data.sentiment(folder)]
    return _table([tweets] * TWEET_TIMES, [_comments(folder)], [_statements(folder)] * STATEMENT_TIMES)


def joint(folder: Path, posts: list[data.Post], research: bool) -> Examples:
    """Posts to brands among tweets and comments, so that one is learnt without the other being forgotten."""
    brands = own(repeated(posts))
    general_ = _table([_likely(folder)], [_comments(folder)], [_statements(folder)] * STATEMENT_TIMES)
    found = sum([brands] * OWN_TIMES, general_)
    return found + _table([list(_research(folder))] * RESEARCH_TIMES) if research else found


def _table(*sources: list[Iterable[Example]]) -> Examples:
    return Examples.of(example for source in sources for times in source for example in times)


def statements_kept(folder: Path) -> list[data.Statement]:
    """iSarcasm texts that teach nothing."""
    return data.isarcasm(folder / "isarcasm/train.En.csv")[::HELD_EVERY]


def own(posts: list[data.Post]) -> Examples:
    """Our own posts; they also teach what their words feel like, unless those are sarcastic."""
    return Examples.of(Example(post.text, _asked(post) | _face(post)) for post in posts)


def _asked(post: data.Post) -> Labels:
    return {
        "complaint": post.complaint,
        "dissatisfied": post.dissatisfied,
        "brand_sarcasm": post.sarcasm,
        "offence": post.offence,
    }


def _face(post: data.Post) -> Labels:
    return {"emotion": post.emotion} if post.sarcasm else {"emotion": post.emotion, "sentiment": post.sentiment}


def _likely(folder: Path) -> Iterator[Example]:
    for text, label in data.sentiment(folder):
        yield Example(text, {"sentiment": label, "dissatisfied": LIKELY_DISSATISFIED[label]})


def _comments(folder: Path) -> Iterator[Example]:
    for comment in data.goemotions(folder, "train"):
        labels: Labels = {"feelings": comment.feelings}
        if comment.emotion:
            labels["emotion"] = comment.emotion
        offensive = offends(comment)
        if offensive is not None:
            labels["offence"] = offensive
        yield Example(comment.text, labels)


def offends(comment: data.Comment) -> bool | None:
    """A rude word that annotators heard as hostile offends; neither does not; one alone is left open."""
    rude = bool(_RUDE & set(tokens(normalise(comment.text))))
    hostile = bool(_HOSTILE & comment.feelings)
    return rude if rude == hostile else None


def _statements(folder: Path) -> list[Example]:
    found = []
    for number, statement in enumerate(data.isarcasm(folder / "isarcasm/train.En.csv")):
        if number % HELD_EVERY:
            found.append(Example(statement.text, {"intended_sarcasm": statement.sarcastic}))
            if statement.rephrase:
                found.append(Example(statement.rephrase, {"intended_sarcasm": False}))
    return found


def _research(folder: Path) -> Iterator[Example]:
    for text, label in data.tweeteval(folder / "tweeteval/irony", "train"):
        yield Example(text, {"irony": label == 1})
    for text, label in data.tweeteval(folder / "tweeteval/emotion", "train"):
        yield Example(text, {"emotion": _TWEET_EMOTIONS[label]})
    for text, label in data.tweeteval(folder / "tweeteval/offensive", "train"):
        yield Example(text, {"offence": label == 1})
    for number, (text, label) in enumerate(data.complaints(folder / "complaints/train.csv")):
        if number % HELD_EVERY:
            yield Example(text, {"complaint": label})
