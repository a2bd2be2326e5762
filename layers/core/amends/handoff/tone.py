"""What changed in a customer's tone between two of their public posts: by what the model said of each, no word of them.

A post that the model could not judge says nothing of the tone; then a person has to look.
"""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from amends.reading import LEARNT, Reading

MOVED = 0.15  # of a probability: what is less is within how far the calibration is off
HEARD = 0.5  # from here on mockery or offence is there


class Change(StrEnum):
    """How they sound now against before."""

    CALMER = "calmer"
    SAME = "same"
    ANGRIER = "angrier"
    UNKNOWN = "unknown"


class Tone(BaseModel):
    """The change, and what makes it: the most telling first."""

    model_config = ConfigDict(frozen=True)

    change: Change
    why: list[str]

    @property
    def words(self) -> str:
        """Both on one line, for the history."""
        return f"{self.change}: {'; '.join(self.why)}" if self.why else str(self.change)


def tone(before: Reading | None, now: Reading) -> Tone:
    """How the tone changed from the last public post to this one."""
    if before is None:
        return Tone(change=Change.UNKNOWN, why=["no earlier public post of theirs to compare it with"])
    if now.language not in LEARNT or before.language not in LEARNT:
        return Tone(change=Change.UNKNOWN, why=["in a language that the model has not learnt: read it yourself"])
    rise = heat(now) - heat(before)
    change = Change.SAME
    if abs(rise) >= MOVED:
        change = Change.ANGRIER if rise > 0 else Change.CALMER
    return Tone(change=change, why=_why(before, now))


def heat(reading: Reading) -> float:
    """How heated the words are: by anger, offence, or mockery, whichever is most; mockery weighs a little less."""
    return max(reading.emotion.anger, reading.offence, 0.8 * reading.sarcasm)


def _why(before: Reading, now: Reading) -> list[str]:
    found = [
        _step("anger", before.emotion.anger, now.emotion.anger),
        _turn("offensive words", before.offence, now.offence),
        _turn("mockery", before.sarcasm, now.sarcasm),
        _step("joy", before.emotion.joy, now.emotion.joy),
        _step("sadness", before.emotion.sadness, now.emotion.sadness),
    ]
    if before.is_dissatisfied != now.is_dissatisfied:
        found.append("dissatisfied now" if now.is_dissatisfied else "no longer dissatisfied")
    return [words for words in found if words]


def _step(name: str, before: float, now: float) -> str:
    return f"{name} {before:.0%} to {now:.0%}" if abs(now - before) >= MOVED else ""


def _turn(name: str, before: float, now: float) -> str:
    if (before >= HEARD) == (now >= HEARD):
        return ""
    return f"{name} now" if now >= HEARD else f"no {name} any more"
