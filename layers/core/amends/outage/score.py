"""How a rehearsal went: what the people and the service did, held against what an outage asks of them."""

from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

EACH = 20  # points of a mark


class Target(BaseModel):
    """How soon is as good as can be, and from when on it was too late."""

    model_config = ConfigDict(frozen=True)

    good: timedelta
    late: timedelta


CONFIRM = Target(good=timedelta(minutes=5), late=timedelta(minutes=20))
STATEMENT = Target(good=timedelta(minutes=15), late=timedelta(minutes=60))


class Rehearsed(BaseModel):
    """What happened in a rehearsal."""

    model_config = ConfigDict(frozen=True)

    suspected_at: AwareDatetime
    confirmed_at: AwareDatetime | None = None
    first_statement_at: AwareDatetime | None = None
    promises_kept: int = 0
    promises_missed: int = 0
    duplicates: int = 0  # texts that reached somebody twice
    late: int = 0  # texts that appeared after what they said was over
    owed: int = 0  # customers who should have been told
    told: int = 0


class Mark(BaseModel):
    """One thing that counts, with its points and why."""

    model_config = ConfigDict(frozen=True)

    name: str
    points: int
    of: int = EACH
    words: str


class Score(BaseModel):
    """All marks, and their sum."""

    model_config = ConfigDict(frozen=True)

    points: int
    of: int
    marks: list[Mark]


def score(what: Rehearsed) -> Score:
    """The marks of a rehearsal: time to confirm, time to the statement, promises, texts too many or too late, reach."""
    promises, wrong = what.promises_kept + what.promises_missed, what.duplicates + what.late
    marks = [
        _time("time to confirm", what.suspected_at, what.confirmed_at, CONFIRM),
        _time(
            "time to the first statement", what.confirmed_at or what.suspected_at, what.first_statement_at, STATEMENT
        ),
        # Without a promise nobody knew when to look again.
        _share(
            "promises", what.promises_kept, promises, f"{what.promises_kept} of {promises} kept", EACH * bool(promises)
        ),
        Mark(
            name="texts twice or too late",
            points=0 if wrong else EACH,
            words=f"{what.duplicates} twice, {what.late} too late",
        ),
        _share("customers told", what.told, what.owed, f"{what.told} of {what.owed} told", EACH),
    ]
    return Score(points=sum(mark.points for mark in marks), of=sum(mark.of for mark in marks), marks=marks)


def _time(name: str, since: datetime, until: datetime | None, target: Target) -> Mark:
    if until is None:
        return Mark(name=name, points=0, words="never")
    took = until - since
    late = max(0.0, (took - target.good) / (target.late - target.good))
    minutes, seconds = divmod(max(int(took.total_seconds()), 0), 60)
    return Mark(name=name, points=round(EACH * max(0.0, 1 - late)), words=f"{minutes} min {seconds:02d} s")


def _share(name: str, part: int, whole: int, words: str, empty: int) -> Mark:
    return Mark(name=name, points=EACH * min(part, whole) // whole if whole else empty, words=words)
