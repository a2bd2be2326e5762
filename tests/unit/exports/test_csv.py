"""CSV that a spreadsheet opens without running any of it."""

import csv
import io
import json

import pytest
from amends.exports.columns import COLUMNS
from amends.exports.csv_file import as_csv, defused
from amends.reports.line import Update
from hypothesis import given
from hypothesis import strategies as st

from tests.lines import AT_NOON, a_line


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1", '=HYPERLINK("http://x")']
)
def test_a_cell_that_would_be_a_formula_is_text(text: str) -> None:
    (row,) = rows(as_csv([a_line(topic=text)]))
    assert row["topic"] == f"'{text}"


@pytest.mark.parametrize("text", ["", "outage", "id#3", "a=b", "5-a-day"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def test_a_negative_number_stays_a_number() -> None:
    (row,) = rows(as_csv([a_line(tone_before=-0.5)]))
    assert row["tone_before"] == "-0.5"


def test_moments_say_that_they_are_utc_and_updates_are_json() -> None:
    update = Update(at=AT_NOON, prompted=False, in_thread=True, reach=5)
    (row,) = rows(as_csv([a_line(updates=(update,), answered=AT_NOON)]))
    assert (row["opened"], row["recovered"], row["resolved"]) == ("2026-11-20T12:00:00Z", "2026-11-20T12:00:00Z", "")
    assert json.loads(row["updates"]) == [
        {"at": "2026-11-20T12:00:00Z", "prompted": False, "in_thread": True, "reach": 5}
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), max_size=4))
def test_whatever_stands_in_a_line_each_row_has_each_column_and_no_cell_begins_a_formula(topics: list[str]) -> None:
    found = rows(as_csv([a_line(topic=topic) for topic in topics]))
    assert len(found) == len(topics)
    for row in found:
        assert list(row) == [column.name for column in COLUMNS]
        assert not row["topic"].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_nothing_is_a_heading_alone() -> None:
    assert as_csv([]).decode("utf-8-sig").split("\r\n") == [",".join(column.name for column in COLUMNS), ""]
