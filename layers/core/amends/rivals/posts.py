"""What is kept of posts that were read for a comparison: of a customer's no word and no name."""

from datetime import datetime
from typing import NamedTuple

from amends.reading import LEARNT, Reading


class Seen(NamedTuple):
    """A post as X shows it, before it is read; its words go no further than the reading, unless a brand wrote them."""

    id: str
    conversation: str
    at: datetime
    text: str
    replies_to: str | None = None


class Complaint(NamedTuple):
    """A post to a brand; `dissatisfied` is None where the model has not learnt its language. `at` in epoch seconds."""

    id: str
    at: int
    conversation: str
    dissatisfied: bool | None
    tone: float


class Answer(NamedTuple):
    """A post of a brand's own, in its own words; `acts` and `tone` are None in a language that nobody judges."""

    id: str
    at: int
    conversation: str
    replies_to: str | None
    text: str
    acts: tuple[str, ...] | None
    tone: float | None


def complaint(seen: Seen, reading: Reading) -> Complaint:
    """What is kept of a customer's post."""
    judged = reading.threshold is not None
    return Complaint(
        seen.id,
        int(seen.at.timestamp()),
        seen.conversation,
        reading.is_dissatisfied if judged else None,
        tone(reading),
    )


def answer(seen: Seen, reading: Reading, acts: tuple[str, ...]) -> Answer:
    """What is kept of a brand's post."""
    known = reading.language in LEARNT
    return Answer(
        seen.id,
        int(seen.at.timestamp()),
        seen.conversation,
        seen.replies_to,
        seen.text,
        acts if known else None,
        tone(reading) if known else None,
    )


def tone(reading: Reading) -> float:
    """From -1 to 1: how pleased the words are less how displeased, where mocking praise counts as displeased."""
    pleased = reading.sentiment.positive * (1 - reading.sarcasm)
    displeased = reading.sentiment.negative + reading.sentiment.positive * reading.sarcasm
    return round(pleased - displeased, 4)
