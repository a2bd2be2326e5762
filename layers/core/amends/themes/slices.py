"""A stored day cut at the midnights of a time zone, and counted by what its places have in common."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from amends.themes.post import QUARTER
from amends.themes.sheet import Counts


class Kind(NamedTuple):
    """What places have in common; `cause` is empty where they give none."""

    theme: int
    of: int
    topic: str
    region: str
    cause: str


class Slice(NamedTuple):
    """How many places of each kind a day has by the clocks of a zone."""

    day: date
    kinds: dict[Kind, int]


def slices(stored: date, counts: Counts, zone: tzinfo) -> Iterator[Slice]:
    """The parts of a day in UTC, by the zone's days; every zone's midnight is at a quarter of an hour of UTC."""
    for day in (stored + timedelta(days=shift) for shift in (-1, 0, 1)):
        start, end = (bisect_left(counts.quarters, midnight(each, zone)) for each in (day, day + timedelta(days=1)))
        if start == end:
            continue
        columns = (counts.themes, counts.of, counts.topic, counts.region, counts.cause)
        found = Counter(zip(*(column[start:end] for column in columns), strict=True))
        yield Slice(day, {_kind(counts, *which): count for which, count in found.items()})


def midnight(day: date, zone: tzinfo) -> int:
    """The quarter of an hour since 1970 (UTC) with which a zone's day begins."""
    return int(datetime.combine(day, time.min, zone).timestamp()) // QUARTER


def _kind(counts: Counts, theme: int, of: int, topic: int, region: int, cause: int) -> Kind:
    named = counts.causes[cause] if cause >= 0 else ""
    return Kind(theme, of, counts.topics[topic], counts.regions[region], named)
