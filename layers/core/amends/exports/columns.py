"""The columns of an exported line: those of `Line`, in its order, and behind them three that its updates come to.

docs/exports.md describes each, and the template declares them to Athena; tests hold all three together.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from amends.reports.line import Line


class Column(NamedTuple):
    """One column: what it is called, and its type as Athena's catalogue and DuckDB say it."""

    name: str
    glue: str
    duckdb: str


_MOMENT = ("timestamp", "TIMESTAMP")  # UTC, to the second
_WORDS = ("string", "VARCHAR")
_COUNT = ("bigint", "BIGINT")
_SHARE = ("double", "DOUBLE")
_YES = ("boolean", "BOOLEAN")
_UPDATES = (
    "array<struct<at:timestamp,prompted:boolean,in_thread:boolean,reach:bigint>>",
    'STRUCT("at" TIMESTAMP, prompted BOOLEAN, in_thread BOOLEAN, reach BIGINT)[]',
)
_TYPES = {
    **dict.fromkeys(("opened", "complained", "answered", "resolved", "unhappy"), _MOMENT),
    **dict.fromkeys(("severity", "followers", "reach", "interactions", "half_life"), _COUNT),
    **dict.fromkeys(("tone_before", "tone_after"), _SHARE),
    "private": _YES,
    "updates": _UPDATES,
}
OWN = tuple(Column(name, *_TYPES.get(name, _WORDS)) for name in Line._fields)
# What SQL engines say each in their own way when it stands in a list.
DERIVED = (
    Column("recovered", *_MOMENT),
    Column("first_unprompted", *_MOMENT),
    Column("update_reach", *_COUNT),
)
COLUMNS = OWN + DERIVED
_MOMENTS = {column.name for column in OWN if (column.glue, column.duckdb) == _MOMENT}


def values(line: Line) -> dict[str, object]:
    """The line's columns; moments are UTC without a zone, as every engine reads them alike."""
    own = {name: moment(value) if name in _MOMENTS else value for name, value in line._asdict().items()}
    own["updates"] = [
        {"at": moment(each.at), "prompted": each.prompted, "in_thread": each.in_thread, "reach": each.reach}
        for each in line.updates
    ]
    # The list also holds what was said before the recovery, which is none of its effect.
    after = [each for each in line.updates if line.recovered is not None and each.at >= line.recovered]
    unprompted = [each.at for each in after if not each.prompted]
    return {
        **own,
        "recovered": moment(line.recovered),
        "first_unprompted": moment(min(unprompted, default=None)),
        "update_reach": sum(each.reach for each in after),
    }


def moment(seconds: object) -> datetime | None:
    """Seconds since 1970 as a moment in UTC that does not name its zone."""
    return None if seconds is None else datetime.fromtimestamp(int(str(seconds)), UTC).replace(tzinfo=None)
