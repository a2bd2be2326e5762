"""The parts of a day's sheet: a row is entered where its case stands, and a new case's into the last part with room."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

# Bytes of a part beyond which the next one is begun. A write is billed by the kilobyte, a reading is no dearer for many
# parts, and an item may have 400 KB.
FULL = 100_000
AT_ONCE = 500  # new rows, of some 60 bytes each, between two looks at whether the part is full

Row = list[Any]


@dataclass(frozen=True)
class Part:
    """One item of a sheet, its rows by case; `version` is 0 before it is written first."""

    number: int
    version: int
    rows: Mapping[str, Row]

    @cached_property
    def packed(self) -> bytes:
        """The rows as they are stored."""
        return zlib.compress(json.dumps(list(self.rows.values()), separators=(",", ":")).encode())

    def having(self, rows: Mapping[str, Row]) -> "Part":
        """The part with these rows, which replace those of the same cases."""
        return Part(self.number, self.version, {**self.rows, **rows})


def unpacked(packed: bytes) -> list[Row]:
    """The rows of a part as it is stored."""
    rows: list[Row] = json.loads(zlib.decompress(packed))
    return rows


def entered(parts: Sequence[Part], rows: Mapping[str, Row], full: int = FULL) -> list[Part]:
    """Those of a sheet's parts that change as these rows are entered; none where later readings stand in all places."""
    changed: dict[int, Part] = {}
    new = dict(rows)
    for part in parts:
        mine = [case for case in part.rows if case in rows]
        if later := {case: rows[case] for case in mine if part.rows[case][0] < rows[case][0]}:
            changed[part.number] = part.having(later)
        for case in mine:
            new.pop(case, None)
    last = parts[-1] if parts else Part(0, 0, {})
    last = changed.get(last.number, last)
    left = iter(new.items())
    while some := dict(islice(left, AT_ONCE)):
        if len(last.packed) > full:
            last = Part(last.number + 1, 0, {})
        last = changed[last.number] = last.having(some)
    return list(changed.values())
