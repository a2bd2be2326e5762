"""Sheets hold the lines of each day's cases, however many they are and in whichever order they are made."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.sheets import TRIES, Sheets
from amends.errors import Retry
from amends.reports.gathering import Made
from amends.reports.line import Line

from local.endurance.table import Table as InMemory
from tests.builders import NOON
from tests.lines import AT_NOON, DAY, a_line, day

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TODAY = NOON.date()


def made(*lines: Line) -> list[Made]:
    return [Made(line.case, day(line), line) for line in lines]


@pytest.fixture
def sheets(table: "Table") -> Sheets:
    return Sheets(table, "larkfield", lambda: NOON)


def test_a_line_is_read_as_it_was_put(sheets: Sheets) -> None:
    line = a_line(answered=AT_NOON + 60, tone_after=0.25)
    sheets.put(made(line), sheets.number())
    assert sheets.between(TODAY, TODAY) == [line]


def test_days_are_read_from_the_first_to_the_last_whatever_months_they_lie_in(sheets: Sheets) -> None:
    lines = [a_line(case=f"x-{n}", opened=AT_NOON + n * DAY) for n in range(-200, 200, 7)]
    sheets.put(made(*lines), sheets.number())
    since, until = TODAY - timedelta(days=60), TODAY + timedelta(days=45)
    wanted = [line for line in lines if since <= day(line) <= until]
    assert sorted(sheets.between(since, until)) == sorted(wanted)
    assert sorted(sheets.between(date(2020, 1, 31), date(2030, 12, 1))) == sorted(lines)
    assert sheets.between(until, since) == []


def test_a_later_reading_stands_whichever_is_written_last(sheets: Sheets) -> None:
    early, late = sheets.number(), sheets.number()
    sheets.put(made(a_line(severity=1)), late)
    sheets.put(made(a_line(severity=4)), early)
    assert [line.severity for line in sheets.between(TODAY, TODAY)] == [1]


def test_a_line_that_was_taken_out_is_not_brought_back_by_an_earlier_reading(sheets: Sheets) -> None:
    early, late = sheets.number(), sheets.number()
    sheets.put([Made("x-1", TODAY, None)], late)
    sheets.put(made(a_line()), early)
    assert sheets.between(TODAY, TODAY) == []
    sheets.put(made(a_line()), sheets.number())
    assert sheets.between(TODAY, TODAY) == [a_line()]


def test_whoever_has_been_silent_for_all_of_the_days_is_said_to_be(table: "Table") -> None:
    at: list[datetime] = [NOON]
    sheets = Sheets(table, "larkfield", lambda: at[0])
    sheets.put(made(a_line(case="a"), a_line(case="b", answered=AT_NOON + DAY)), sheets.number())
    assert {line.outcome for line in sheets.between(TODAY, TODAY)} == {"pending"}
    at[0] = NOON + timedelta(days=7)
    assert {line.case: line.outcome for line in sheets.between(TODAY, TODAY)} == {"a": "silent", "b": "pending"}


def test_brands_have_sheets_of_their_own(table: "Table", sheets: Sheets) -> None:
    sheets.put(made(a_line()), sheets.number())
    assert Sheets(table, "meadowline", lambda: NOON).between(TODAY, TODAY) == []


def test_a_day_of_many_cases_has_parts_and_each_line_once(table: "Table") -> None:
    sheets = Sheets(table, "larkfield", lambda: NOON, full=200)
    lines = [a_line(case=f"x-{n}", reach=n * 7919) for n in range(200)]
    for start in range(0, 200, 8):
        sheets.put(made(*lines[start : start + 8]), sheets.number())
    sheets.put(made(*lines[::3]), sheets.number())
    changed = [line._replace(severity=1) for line in lines[5:150:9]]
    sheets.put(made(*changed), sheets.number())
    now = {line.case: line for line in lines} | {line.case: line for line in changed}
    found = sheets.between(TODAY, TODAY)
    assert sorted(found) == sorted(now.values())
    assert sorted(sheets.cases(TODAY)) == sorted(now)
    assert len(table.scan()["Items"]) > 11  # of which one holds the readings' number


def test_a_part_is_far_smaller_than_an_item_may_be(sheets: Sheets, table: "Table") -> None:
    lines = [a_line(case=f"x-{2**61 + n * 7919}", reach=n * n, opened=AT_NOON + n) for n in range(6000)]
    sheets.put(made(*lines), sheets.number())
    sizes = [len(bytes(item["lines"])) for item in table.scan()["Items"] if "lines" in item]  # type: ignore[arg-type]
    assert max(sizes) < 200_000
    assert len(sheets.between(TODAY, TODAY)) == 6000


class Raced(InMemory):
    """A table in which somebody else writes the sheet in between, as often as they are told to."""

    def __init__(self) -> None:
        super().__init__()
        self.rivals: list[Callable[[], object]] = []

    def put_item(self, **request: Any) -> dict[str, Any]:
        if self.rivals and request["Item"]["pk"].startswith("SHEETS#"):
            self.rivals.pop()()
        return super().put_item(**request)


def test_two_who_write_a_sheet_at_once_both_get_their_lines_in() -> None:
    table: Any = Raced()
    sheets = Sheets(table, "larkfield", lambda: NOON)
    rivals = [a_line(case=f"r{n}") for n in range(3)]
    table.rivals = [lambda one=one: sheets.put(made(one), sheets.number()) for one in rivals]
    sheets.put(made(a_line()), sheets.number())
    assert sorted(sheets.between(TODAY, TODAY)) == sorted([a_line(), *rivals])


def test_whoever_loses_each_time_tries_again_later() -> None:
    table: Any = Raced()
    sheets = Sheets(table, "larkfield", lambda: NOON)

    def rival() -> None:
        waiting, table.rivals = table.rivals, []
        sheets.put(made(a_line(case="r")), sheets.number())
        table.rivals = waiting

    table.rivals = [rival] * TRIES
    with pytest.raises(Retry):
        sheets.put(made(a_line()), sheets.number())


def test_a_month_that_did_not_change_is_not_fetched_again(table: "Table", sheets: Sheets) -> None:
    sheets.put(made(a_line(), a_line(case="x-2", opened=AT_NOON + 20 * DAY)), sheets.number())
    since, until = TODAY, TODAY + timedelta(days=20)
    first = sheets.between(since, until)
    queries: list[bool] = []
    ask = "provide-client-params.dynamodb.Query"
    table.meta.client.meta.events.register(ask, lambda params, **_: queries.append("ProjectionExpression" in params))
    assert sheets.between(since, until) == first
    assert queries == [True, True]
    another = Sheets(table, "larkfield", lambda: NOON)
    another.put(made(a_line(case="x-3")), another.number())
    queries.clear()
    assert sorted(sheets.between(since, until)) == sorted([*first, a_line(case="x-3")])
    assert queries == [True, False, True]


def test_the_days_of_a_month_that_were_not_asked_for_are_left_out(sheets: Sheets) -> None:
    lines = [
        a_line(case=f"x-{n}", opened=int(datetime(2026, 11, n, tzinfo=UTC).timestamp()) - n % 2) for n in (2, 3, 4)
    ]
    sheets.put(made(*lines), sheets.number())
    assert [line.case for line in sheets.between(date(2026, 11, 2), date(2026, 11, 2))] == ["x-2", "x-3"]
