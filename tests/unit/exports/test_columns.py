"""The columns of an export are those of a line, in Athena's catalogue and on the page that explains them."""

import re
from typing import Any, get_type_hints

from amends.exports.columns import COLUMNS, OWN, values
from amends.reports.line import Line, Update

from tests.lines import AT_NOON, a_line
from tests.template import ROOT, template

MOMENTS = {"opened", "complained", "answered", "resolved", "unhappy"}
KINDS: dict[Any, str] = {str: "string", int: "bigint", float: "double", bool: "boolean"}


def test_every_field_of_a_line_is_a_column_and_no_column_is_called_otherwise() -> None:
    assert [column.name for column in OWN] == list(Line._fields)
    assert list(values(a_line())) == [column.name for column in COLUMNS]


def test_a_columns_type_is_that_of_its_field() -> None:
    hints = get_type_hints(Line)
    for column in OWN:
        if column.name in MOMENTS:
            assert column.glue == "timestamp"
        elif column.name == "updates":
            inner = re.sub(r"array<struct<(.*)>>", r"\1", column.glue)
            assert [part.split(":")[0] for part in inner.split(",")] == list(Update._fields)
        else:
            kind = next(one for one in getattr(hints[column.name], "__args__", [hints[column.name]]) if one in KINDS)
            assert (column.name, column.glue) == (column.name, KINDS[kind])


def test_no_column_holds_words_or_a_person() -> None:
    names = " ".join(column.name for column in COLUMNS)
    assert not re.search(r"text|author|handle|user|person|owner|by_name", names)


def test_moments_are_utc_without_a_zone_and_nothing_is_nothing() -> None:
    update = Update(at=AT_NOON + 60, prompted=True, in_thread=True, reach=5)
    unasked = update._replace(at=AT_NOON + 120, prompted=False, reach=7)
    early = unasked._replace(at=AT_NOON + 10)
    told = values(a_line(answered=AT_NOON + 30, resolved=AT_NOON + 90, updates=(early, update, unasked)))
    assert str(told["opened"]) == "2026-11-20 12:00:00"
    assert str(told["recovered"]) == "2026-11-20 12:00:30"
    assert str(told["first_unprompted"]) == "2026-11-20 12:02:00"
    assert told["update_reach"] == 12
    bare = values(a_line())
    assert (bare["answered"], bare["recovered"], bare["first_unprompted"], bare["update_reach"]) == (
        None,
        None,
        None,
        0,
    )


def test_athenas_catalogue_has_these_columns() -> None:
    table = template()["Resources"]["LinesTable"]["Properties"]["TableInput"]
    declared = [(column["Name"], column["Type"]) for column in table["StorageDescriptor"]["Columns"]]
    assert declared == [(column.name, column.glue) for column in COLUMNS]
    assert table["PartitionKeys"] == [{"Name": "month", "Type": "string"}]
    assert table["Parameters"]["projection.enabled"] == "true"
    assert table["Parameters"]["storage.location.template"]["!Sub"].endswith("/lines/month=${!month}/")


def test_the_page_explains_each_column_with_its_type() -> None:
    page = (ROOT / "docs" / "exports.md").read_text()
    section = page.split("## The columns")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| [^|]+ \|$", section, re.M)
    short = {column.glue: re.sub(r"array<struct<.*", "list", column.glue) for column in COLUMNS}
    assert rows == [(column.name, short[column.glue]) for column in COLUMNS]
