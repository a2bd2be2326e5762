"""The nightly export: each month's lines as one Parquet file, replaced whole where it differs.

Nothing remembers what was exported: the bucket says what lies there, so that a late line, a removal, a rebuild, a lost
file and a run that died are all made good by the next night, and a repeat writes nothing.
"""

import calendar
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from amends.exports.making import Files, Lines
from amends.reports.line import Line

MONTHS = 37  # this one and three years: as long as an export reaches
KIND = "application/vnd.apache.parquet"


class Kept(Files, Protocol):
    """Where the months' files lie."""

    def digests(self, folder: str) -> Mapping[str, str]:
        """The MD5 of each file whose place begins so."""
        ...


class Nightly(NamedTuple):
    """What a run did; `left` months had no time."""

    looked: int = 0
    written: int = 0
    lines: int = 0
    left: int = 0


def place_of(month: date) -> str:
    """Where a month's file lies; Athena finds the month in its folder's name."""
    return f"lines/month={month:%Y-%m}/lines.parquet"


def export_months(
    lines: Lines,
    files: Kept,
    write: Callable[[Sequence[Line]], bytes],
    today: date,
    has_time: Callable[[], bool],
) -> Nightly:
    """Put each month's file that is not as it should be, the newest first; a month without lines has none at first."""
    lying = files.digests("lines/")
    done = Nightly()
    for month in months_until(today):
        if not has_time():
            done = done._replace(left=done.left + 1)
            continue
        found = lines.between(month, month.replace(day=calendar.monthrange(month.year, month.month)[1]))
        done = done._replace(looked=done.looked + 1, lines=done.lines + len(found))
        if not found and place_of(month) not in lying:
            continue
        content = write(found)
        if lying.get(place_of(month)) != hashlib.md5(content, usedforsecurity=False).hexdigest():
            files.put(place_of(month), content, KIND)
            done = done._replace(written=done.written + 1)
    return done


def months_until(today: date) -> Iterator[date]:
    """The first days of the months, the newest first."""
    for back in range(MONTHS):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        yield date(year, month + 1, 1)
