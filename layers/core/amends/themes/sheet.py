"""A day's places as they are stored: what reports count, which is all that stays, and which post each place is of."""

import json
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from amends.themes.post import Row

PART = 5_000  # places; so many are 200 KB at most, of the 400 KB that an item may have


class Counts(NamedTuple):
    """Places as columns, the earliest first; `quarters` are of an hour since 1970 (UTC).

    The other columns are places in the lists of their names; -1 stands for no cause.
    """

    quarters: list[int]
    themes: list[int]
    of: list[int]
    topic: list[int]
    region: list[int]
    cause: list[int]
    topics: list[str]
    regions: list[str]
    causes: list[str]


def parts(rows: Sequence[Row], size: int = PART) -> list[list[Row]]:
    """A day's places in the parts that items hold; the same places are in the same parts."""
    ordered = sorted(rows, key=lambda row: (row.at, row.key))
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def counted(rows: Sequence[Row]) -> bytes:
    """What reports read of the places that count."""
    rows = [row for row in rows if row.of]
    topics, topic = _named([row.topic for row in rows])
    regions, region = _named([row.region for row in rows])
    causes = sorted({row.cause for row in rows if row.cause})
    cause = [causes.index(row.cause) if row.cause else -1 for row in rows]
    quarters = [row.quarter for row in rows]
    steps = quarters[:1] + [later - earlier for earlier, later in pairwise(quarters)]
    columns = [steps, [row.theme for row in rows], [row.of for row in rows], topic, region, cause]
    return _packed([*columns, topics, regions, causes])


def counts(stored: bytes) -> Counts:
    """What a day's part counts."""
    steps, *others = json.loads(zlib.decompress(stored))
    quarters, now = [], 0
    for step in steps:
        now += step
        quarters.append(now)
    return Counts(quarters, *others)


def followed(rows: Sequence[Row]) -> bytes:
    """The places with what finds their posts again."""
    return _packed([list(row) for row in rows])


def rows_of(stored: bytes) -> list[Row]:
    """The places of a part whose posts are followed."""
    return [Row(*each) for each in json.loads(zlib.decompress(stored))]


def _named(values: Sequence[str]) -> tuple[list[str], list[int]]:
    names = sorted(set(values))
    places = {name: place for place, name in enumerate(names)}
    return names, [places[value] for value in values]


def _packed(content: object) -> bytes:
    return zlib.compress(json.dumps(content, separators=(",", ":")).encode(), 9)
