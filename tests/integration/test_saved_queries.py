"""Athena's saved queries, run by DuckDB over months as the nightly export writes them, give the expected rows."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from amends.adapters.parquet import as_parquet
from amends.exports.months import place_of
from amends.reports.line import Line, Update

from tests.lines import AT_NOON, DAY, a_line
from tests.template import resources

QUERIES = {entry["Name"]: entry for entry in resources("AWS::Athena::NamedQuery").values()}
HOUR = 3600
OCTOBER = AT_NOON - 40 * DAY


def recovered(case: str, after: int, **changes: Any) -> Line:
    """A line of whoever complained at noon and was answered so many seconds later."""
    complained = changes.pop("complained", AT_NOON)
    fields = {"case": case, "opened": complained, "complained": complained, "answered": complained + after}
    return a_line(**{**fields, **changes})


NEWS = (Update(at=AT_NOON + DAY, prompted=False, in_thread=False, reach=900),)
LINES = [
    recovered("x-1", 600, outcome="shared", updates=NEWS, topic="billing", language="de", followers=20_000),
    recovered("x-2", 2 * HOUR, outcome="unhappy", unhappy=AT_NOON + 2 * HOUR + 2 * DAY, cause="service/outage"),
    recovered("x-3", 5 * HOUR, outcome="unhappy", unhappy=AT_NOON + 5 * HOUR + 4 * DAY, cause="service/outage"),
    recovered("x-4", 30 * HOUR, resolved=AT_NOON + 31 * HOUR, outcome="silent", tone_after=0.1, incident="i1"),
    a_line(case="x-5", complained=AT_NOON + HOUR, incident="i1", outcome="escalated", followers=5),
    recovered("x-6", HOUR - 1, complained=OCTOBER, outcome="thanked", topic="billing", followers=1500),
]
EXPECTED: dict[str, list[tuple[Any, ...]]] = {
    "answer-speed": [
        ("1 within an hour", 2, 1, 0, 900),
        ("2 within four hours", 1, 0, 1, 0),
        ("3 within a day", 1, 0, 1, 0),
        ("4 later", 1, 0, 0, 0),
        ("5 never", 1, 0, 1, 0),
    ],
    "hours-of-day": [(12, 5, 0, 458.0), (13, 1, 1, None)],
    "relapses-by-cause": [("service/outage", 2, 3.0)],
    "languages": [("en", 5, 4, 0, 1, 1.0), ("de", 1, 1, 1, 0, None)],
    "audiences": [
        ("1 below 100", 1, 0, 0, 400, 0),
        ("2 100 to 999", 3, 3, 0, 1200, 0),
        ("3 1,000 to 9,999", 1, 1, 0, 400, 0),
        ("4 10,000 and more", 1, 1, 1, 400, 900),
    ],
    "incidents-beside-other-days": [("i1", 2, 50.0, 0, 3, 100.0, 1)],
    "topic-growth": [
        ("outage", "2026-11", 4, None, None),
        ("billing", "2026-11", 1, 1, 0),
        ("billing", "2026-10", 1, None, None),
    ],
    "answered-not-resolved": [
        ("care", "billing", 2, 800, 0, datetime.fromtimestamp(OCTOBER, UTC).replace(tzinfo=None)),
        ("care", "outage", 2, 800, 2, datetime.fromtimestamp(AT_NOON, UTC).replace(tzinfo=None)),
    ],
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder: Path = tmp_path_factory.mktemp("bucket")
    for month in (date(2026, 10, 1), date(2026, 11, 1)):
        file = folder / place_of(month)
        file.parent.mkdir(parents=True)
        file.write_bytes(as_parquet([line for line in LINES if _month(line) == f"{month:%Y-%m}"]))
    found = f"{folder}/lines/*/lines.parquet"
    with duckdb.connect() as database:
        database.execute(
            f"CREATE VIEW lines AS SELECT * FROM read_parquet('{found}',"  # noqa: S608
            " hive_partitioning = true, hive_types = {'month': VARCHAR})"
        )
        yield database


def _month(line: Line) -> str:
    return f"{datetime.fromtimestamp(line.opened, UTC):%Y-%m}"


def test_there_is_an_expectation_of_each_saved_query() -> None:
    assert QUERIES.keys() == EXPECTED.keys()
    assert len(QUERIES) == 8


@pytest.mark.parametrize("name", EXPECTED)
def test_a_saved_query_gives_these_rows(database: duckdb.DuckDBPyConnection, name: str) -> None:
    assert database.execute(QUERIES[name]["QueryString"]).fetchall() == EXPECTED[name]


def test_saved_queries_belong_to_the_stacks_own_workgroup_and_to_a_cloud_that_knows_them() -> None:
    for entry in QUERIES.values():
        assert (entry["WorkGroup"], entry["Database"]) == ({"!Ref": "ReportsWorkGroup"}, {"!Ref": "ReportsDatabase"})
        assert entry["Description"]
