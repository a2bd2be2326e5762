"""A stored day cut at the midnights of a time zone, and counted by what its places have in common."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from amends.themes.post import QUARTER
from amends.themes.sheet import Counts, Kind


class Slice(NamedTuple):
    """How many places of each kind a day has by the clocks of a zone, to be read once."""

    day: date
    kinds: Iterable[tuple[Kind, int]]


def slices(stored: date, counts: Counts, zone: tzinfo) -> Iterator[Slice]:
    """The parts of a day in UTC, by the zone's days; every zone's midnight is at a quarter of an hour of UTC."""
    for day in (stored + timedelta(days=shift) for shift in (-1, 0, 1)):
        start, end = (bisect_left(counts.quarters, midnight(each, zone)) for each in (day, day + timedelta(days=1)))
        if start == end:
            continue
        found = Counter(counts.which[start:end])
        yield Slice(day, zip(map(counts.kinds.__getitem__, found), found.values(), strict=True))


def midnight(day: date, zone: tzinfo) -> int:
    """The quarter of an hour since 1970 (UTC) with which a zone's day begins."""
    return int(datetime.combine(day, time.min, zone).timestamp()) // QUARTER
