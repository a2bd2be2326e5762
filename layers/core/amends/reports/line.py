"""A line: what reports know of a case in which somebody complained. It holds no word, no handle and no person.

A year has 50,000 of them, read for every page, so a line is a tuple, its moments are whole seconds since 1970 (UTC),
and the order of its fields is its stored form: new ones come last, with a default.
"""

from typing import Any, NamedTuple


class Update(NamedTuple):
    """A pleased public post of the customer's after the complaint, also one before the recovery: measures look at `at`.

    `reach` is as docs/shareability.md defines it.
    """

    at: int
    prompted: bool  # we asked for it, or it answers a post of ours
    in_thread: bool  # it stands in the conversation of the complaint
    reach: int


class Line(NamedTuple):
    """One case. Moments are None where the thing did not happen; texts are empty where there is none."""

    case: str
    opened: int
    complained: int  # when the first complaint was written
    platform: str
    topic: str
    region: str
    desk: str
    severity: int
    language: str
    incident: str
    template: str  # of the first answer, as "id#number"
    team: str  # of whoever owned the case, where that is a team of two at least
    cause: str
    private: bool  # some of it went on in private
    answered: int | None  # when the first answer of a person's to the customer was recorded; no holding statement
    resolved: int | None  # first
    outcome: str  # of amends.outcomes.outcome.Outcome
    followers: int  # of the customer when they complained
    reach: int  # of the complaints
    interactions: int  # likes, reshares, quotes and answers of the complaints
    updates: tuple[Update, ...]
    unhappy: int | None  # their first dissatisfied post after the recovery
    tone_before: float  # of the complaints, from -1 to 1, sarcasm taken at what it means
    tone_after: float | None  # of the customer's public posts after the recovery
    half_life: int | None  # seconds from the answer until half of what the complaint still gained was gained

    @property
    def recovered(self) -> int | None:
        """When we first answered or resolved it, whichever came first: from then on its customer was recovered."""
        return min((at for at in (self.answered, self.resolved) if at is not None), default=None)


_UPDATES = Line._fields.index("updates")


def as_row(line: Line) -> list[object]:
    """The line as what JSON holds, in the order of its fields."""
    return [[list(each) for each in value] if name == "updates" else value for name, value in line._asdict().items()]


def from_row(row: list[object]) -> Line:
    """The line of a row; what was stored before a field came has the field's default."""
    values: list[Any] = list(row)
    # A year has 50,000 rows, most of them without updates; `_replace` would build each line twice.
    values[_UPDATES] = tuple([Update(*each) for each in values[_UPDATES]])
    return Line(*values)
