"""Sheets made anew from the cases themselves, a day at a time: what the stream missed, or a new rule says otherwise."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Protocol

from pydantic import BaseModel

from amends.reports.keeping import Book, Reading

REACHES_BACK = timedelta(days=399)  # the posts of earlier days are gone by now, and their lines stay as they are


class Span(BaseModel):
    """The days (UTC) of which the sheets are made anew, both included."""

    since: date
    until: date


class Rebuilt(BaseModel):
    """How many days were done, with how many cases and lines; `next` is the first day that is left, None at the end."""

    days: int = 0
    cases: int = 0
    lines: int = 0
    next: date | None = None


class Sheets(Book, Protocol):
    """Lines by the day of their cases' opening."""

    def cases(self, day: date) -> list[str]:
        """The cases that have a line in a day's sheet, or had one."""
        ...


def rebuild(
    span: Span,
    heard: Callable[[date], Iterable[str]],
    sheets: Sheets,
    reading: Callable[[], Reading],
    has_time: Callable[[], bool],
) -> Rebuilt:
    """Make the lines of these days anew, one day at least, as long as there is time.

    A case is found by its posts that were heard on a day, or by the line that it has; what changes meanwhile has a
    later number and stays. Raises Retry.
    """
    done, day = Rebuilt(), span.since
    while day <= span.until:
        if done.days and not has_time():
            return done.model_copy(update={"next": day})
        done, day = _day(day, heard, sheets, reading(), done), day + timedelta(days=1)
    return done


def _day(day: date, heard: Callable[[date], Iterable[str]], sheets: Sheets, reading: Reading, done: Rebuilt) -> Rebuilt:
    reading.begin()
    known = sheets.cases(day)
    cases = dict.fromkeys([*heard(day), *known])
    for case in cases:
        reading.read(case)
    lines = reading.write(known)
    reading.misplaced(known, day)
    return Rebuilt(days=done.days + 1, cases=done.cases + len(cases), lines=done.lines + lines)
