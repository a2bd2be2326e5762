"""How a post sounds, as one number, with sarcasm taken at what it means."""

from collections.abc import Iterable

from amends.casefile import ReadMention
from amends.outcomes.complaints import complains
from amends.reading import LEARNT
from amends.verdict import Verdict

SURELY = 0.5  # a post that was called dissatisfied is at least so negative, however it is worded


def tone_of(read: ReadMention, verdicts: Iterable[Verdict] = ()) -> float | None:
    """From -1 to 1; None in a language that the model has not learnt.

    A dissatisfied post is negative whatever its words. Of any other the pleased words count by how likely they are
    meant: at a sarcasm of s they are worth s times their opposite.
    """
    reading = read.reading
    if reading.language not in LEARNT:
        return None
    words = reading.sentiment
    if complains(read, verdicts):
        return -max(reading.dissatisfied, words.negative, SURELY)
    meant = words.positive * (1 - 2 * reading.sarcasm) - words.negative
    return round(max(-1.0, min(1.0, meant)), 4)


def mean_tone(posts: Iterable[ReadMention], verdicts: Iterable[Verdict] = ()) -> float | None:
    """The mean of those that can be read; None where there is none."""
    known = list(verdicts)
    tones = [tone for read in posts if (tone := tone_of(read, known)) is not None]
    return round(sum(tones) / len(tones), 4) if tones else None
