"""When a brand is open, as an administrator sets it."""

from datetime import date, time
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from amends.brand_fields import TimeOfDay, Zone
from amends.clocks.calendar import ALL_DAY, Minutes, Week

MIDNIGHT = time(0)


# Of what an administrator sets: a field that is not known is refused.
SETTING = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class _Setting(BaseModel):
    model_config = SETTING


class Opening(_Setting):
    """From and until when it is open on a day; 00:00 as the end is midnight."""

    start: TimeOfDay
    end: TimeOfDay

    @model_validator(mode="after")
    def _have_a_length(self) -> Self:
        if self.end != MIDNIGHT and self.end <= self.start:
            raise ValueError("it must close after it opens; what goes on after midnight is the next day's")
        return self

    def minutes(self) -> Minutes:
        """The opening as minutes of the day."""
        return _minute(self.start), _minute(self.end) or 1440


def _apart(openings: list[Opening]) -> list[Opening]:
    ordered = sorted(openings, key=lambda opening: opening.start)
    for earlier, later in pairwise(ordered):
        if earlier.minutes()[1] > later.minutes()[0]:
            raise ValueError("two openings of a day overlap")
    return ordered


def _once(days: list[date]) -> list[date]:
    if len(set(days)) < len(days):
        raise ValueError("a holiday is there twice")
    return sorted(days)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def daily(start: time, end: time, zone: str) -> Week:
    """The same hours every day; a start after the end is over midnight."""
    first, last = _minute(start), _minute(end)
    day: tuple[Minutes, ...] = ((first, last),) if first < last else ((0, last), (first, 1440))
    return Week((day,) * 7, zone)


Openings = Annotated[list[Opening], Field(max_length=4), AfterValidator(_apart)]
ROUND_THE_CLOCK = [Opening(start=MIDNIGHT, end=MIDNIGHT)]


class BusinessHours(_Setting):
    """When a brand is open, each weekday, by the clocks of a zone; all the time unless it is set."""

    zone: Zone = "UTC"
    monday: Openings = ROUND_THE_CLOCK
    tuesday: Openings = ROUND_THE_CLOCK
    wednesday: Openings = ROUND_THE_CLOCK
    thursday: Openings = ROUND_THE_CLOCK
    friday: Openings = ROUND_THE_CLOCK
    saturday: Openings = ROUND_THE_CLOCK
    sunday: Openings = ROUND_THE_CLOCK
    holidays: Annotated[list[date], Field(max_length=366), AfterValidator(_once)] = []

    @model_validator(mode="after")
    def _open_at_all(self) -> Self:
        if not any(self._days()):
            raise ValueError("it must be open at some time of the week")
        return self

    def week(self) -> Week:
        """The hours as the calendar takes them."""
        days = tuple(tuple(opening.minutes() for opening in day) for day in self._days())
        all_the_time = days == ALL_DAY and not self.holidays
        return Week(ALL_DAY) if all_the_time else Week(days, self.zone, frozenset(self.holidays))

    def _days(self) -> tuple[list[Opening], ...]:
        return (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)
