"""A day's places as they are stored: what reports count, which is all that stays, and which post each place is of."""

import json
import zlib
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from pydantic_core import from_json

from amends.themes.post import Row

PART = 5_000  # places; so many are 200 KB at most, of the 400 KB that an item may have


# What places have in common: theme, of, topic, region and cause, which is empty where they give none.
Kind = tuple[int, int, str, str, str]


class Counts(NamedTuple):
    """Places, the earliest first: of which quarter of an hour since 1970 (UTC), and of which of the kinds.

    A year of them is counted for a page, and one number is counted several times faster than five.
    """

    quarters: list[int]
    which: list[int]
    kinds: list[Kind]


def parts(rows: Sequence[Row], size: int = PART) -> list[list[Row]]:
    """A day's places in the parts that items hold; the same places are in the same parts."""
    ordered = sorted(rows, key=lambda row: (row.at, row.key))
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def counted(rows: Sequence[Row]) -> bytes:
    """What reports read of the places that count."""
    rows = [row for row in rows if row.of]
    of_each: list[Kind] = [(row.theme, row.of, row.topic, row.region, row.cause) for row in rows]
    kinds = sorted(set(of_each))
    places = {kind: place for place, kind in enumerate(kinds)}
    quarters = [row.quarter for row in rows]
    steps = quarters[:1] + [later - earlier for earlier, later in pairwise(quarters)]
    # In columns, which are read twice as fast as rows.
    return _packed([steps, [places[kind] for kind in of_each], list(zip(*kinds, strict=True))])


def counts(stored: bytes) -> Counts:
    """What a day's part counts."""
    steps, which, columns = from_json(zlib.decompress(stored))
    return Counts(list(accumulate(steps)), which, list(zip(*columns, strict=True)))


def followed(rows: Sequence[Row]) -> bytes:
    """The places with what finds their posts again."""
    return _packed([list(row) for row in rows])


def rows_of(stored: bytes) -> list[Row]:
    """The places of a part whose posts are followed."""
    return [Row(*each) for each in json.loads(zlib.decompress(stored))]


def _packed(content: object) -> bytes:
    return zlib.compress(json.dumps(content, separators=(",", ":")).encode(), 9)
