"""The report of themes by the API: what was counted, in whose days, for whom, and how fast."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters.themes import Themes
from amends.themes.post import AFTERWARDS, COMPLAINT, Row
from amends.themes.theme import Shelf, Theme

from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

REPORT = "/reports/themes"
MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
OCTOBER = {"since": "2026-10-05", "until": "2026-11-01"}


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    return Api()


def a_row(number: int, at: datetime, theme: int = 1, of: int = COMPLAINT, **more: str) -> Row:
    return Row(f"x#{number}", f"x-{number}", "MENTION#", int(at.timestamp()), of, theme, **more)


def kept(table: "Table", rows: Sequence[Row], *themes: Theme) -> None:
    """Themes and their posts' places, as a night leaves them."""
    store = Themes(table, "larkfield")
    store.save(Shelf(day=date(2026, 11, 2), themes=list(themes), made_at=MONDAY))
    days = [datetime.fromtimestamp(row.at, UTC).date() for row in rows]
    store.put(min(days), max(days), rows)


def a_theme(one: int, name: str, **more: Any) -> Theme:
    return Theme(id=one, name=name, terms=name.split(", "), since=date(2026, 9, 1), last=date(2026, 11, 1), **more)


def test_the_page_says_what_was_counted_week_by_week_where_and_why(api: Api, table: "Table") -> None:
    first = MONDAY - 4 * WEEK
    rows = [a_row(n, first + n * DAY, topic="billing", region="north" if n % 2 else "south") for n in range(14)]
    rows += [
        a_row(100 + n, first + n * DAY, theme=2, topic="visits", cause="no van" if n < 3 else "") for n in range(5)
    ]
    rows += [a_row(200 + n, first + n * DAY, theme=0) for n in range(6)]
    rows += [a_row(300, first, of=AFTERWARDS, topic="billing"), a_row(301, first, of=AFTERWARDS | COMPLAINT)]
    kept(table, rows, a_theme(1, "bill, charged"), a_theme(2, "engineer"))
    status, page = api.call("marketing", "GET", REPORT, **OCTOBER)
    assert status == 200
    assert page["weeks"] == ["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"]
    bill, engineer = page["themes"]
    assert (bill["id"], bill["name"], bill["posts"], bill["by_week"]) == ("1", "bill, charged", 15, [8, 7, 0, 0])
    assert (bill["topics"], bill["regions"]["north"]) == ({"billing": 14, "": 1}, 7)
    assert (engineer["posts"], engineer["causes"]) == (5, {"no van": 3})
    assert page["posts"] == 14 + 5 + 6 + 1
    assert bill["share"]["value"] == pytest.approx(15 / 26)
    assert bill["share"]["low"] < 15 / 26 < bill["share"]["high"]
    days = "from 5 October 2026 to 1 November 2026"
    assert page["sentence"] == f"26 complaints {days}: the most frequent theme is “bill, charged” (15)."
    assert page["made_at"].startswith("2026-11-02")
    afterwards = api.call("marketing", "GET", REPORT, of="afterwards", **OCTOBER)[1]
    assert (afterwards["posts"], [theme["posts"] for theme in afterwards["themes"]]) == (2, [2])
    north = api.call("marketing", "GET", REPORT, region="north", topic="billing", **OCTOBER)[1]
    assert [(theme["id"], theme["posts"]) for theme in north["themes"]] == [("1", 7)]
    assert north["themes"][0]["share"]["why"] == "7 of the 20 that a figure needs"


def test_days_are_those_of_the_viewers_zone_to_the_quarter_of_an_hour(api: Api, table: "Table") -> None:
    # Half past six in the evening in UTC is midnight in Kolkata.
    edge = datetime(2026, 10, 11, 18, 30, tzinfo=UTC)
    kept(table, [a_row(1, edge - timedelta(minutes=1)), a_row(2, edge)], a_theme(1, "bill"))

    def by_week(zone: str) -> list[int]:
        (theme,) = api.call("pr", "GET", REPORT, tz=zone, since="2026-10-05", until="2026-10-18")[1]["themes"]
        return list(theme["by_week"])

    assert by_week("Asia/Kolkata") == [1, 1]
    assert by_week("UTC") == [2, 0]
    only = api.call("pr", "GET", REPORT, tz="Asia/Kolkata", since="2026-10-12", until="2026-10-12")[1]
    assert (only["posts"], only["weeks"]) == (1, ["2026-10-12"])


def test_a_theme_that_went_into_another_is_counted_there(api: Api, table: "Table") -> None:
    rows = [a_row(1, MONDAY - DAY, theme=1), a_row(2, MONDAY - DAY, theme=2), a_row(3, MONDAY - DAY, theme=3)]
    kept(table, rows, a_theme(1, "bill"), a_theme(2, "bills", into=1), a_theme(3, "charges", into=2))
    (theme,) = api.call("pr", "GET", REPORT, **OCTOBER)[1]["themes"]
    assert (theme["id"], theme["posts"]) == ("1", 3)


def test_a_theme_that_stands_out_of_its_own_past_is_said_to_and_one_that_does_not_is_not(
    api: Api, table: "Table"
) -> None:
    start = MONDAY - 9 * WEEK
    steady = [a_row(n, start + n * DAY, theme=1) for n in range(63)]
    rising = [a_row(1000 + n, start + n * WEEK, theme=2) for n in range(8)]
    rising += [a_row(2000 + n, MONDAY - DAY + n * timedelta(minutes=20), theme=2) for n in range(25)]
    kept(table, [*steady, *rising], a_theme(1, "bill"), a_theme(2, "router"))
    page = api.call("pr", "GET", REPORT, **OCTOBER)[1]
    assert {theme["name"]: theme["emerging"] for theme in page["themes"]} == {"bill": False, "router": True}
    (why,) = (theme["why"] for theme in page["themes"] if theme["emerging"])
    assert why.startswith("25 posts in the last 7 days, 1.0 a week in the 8 weeks before")
    assert "“router” stands out" in page["sentence"]


def test_before_the_first_night_the_page_is_empty_and_says_so(api: Api) -> None:
    status, page = api.call("pr", "GET", REPORT, **OCTOBER)
    assert (status, page["themes"], page["made_at"]) == (200, [], None)
    assert page["sentence"] == "No complaint was read from 5 October 2026 to 1 November 2026."


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"since": "2026-11-01", "until": "2026-10-01"}, 400),
        ({"since": "2024-01-01", "until": "2026-10-01"}, 400),
        ({"tz": "Middle/Earth"}, 422),
        ({"of": "praise"}, 422),
        ({"since": "yesterday"}, 422),
        ({}, 200),
    ],
)
def test_days_and_zones_that_are_none_are_refused(api: Api, query: dict[str, str], status: int) -> None:
    assert api.call("pr", "GET", REPORT, **query)[0] == status


def test_who_may_not_read_reports_sees_none(api: Api) -> None:
    assert {role: api.call(role, "GET", REPORT)[0] for role in ("responder", "marketing", "auditor")} == {
        "responder": 403,
        "marketing": 200,
        "auditor": 200,
    }


@contextmanager
def requests() -> Iterator[list[str]]:
    """What the table is asked in between."""
    seen: list[str] = []
    events = wiring.table().meta.client.meta.events
    note = lambda **known: seen.append(known["model"].name)  # noqa: E731
    events.register("before-call.dynamodb", note)
    yield seen
    events.unregister("before-call.dynamodb", note)


def test_a_year_of_two_hundred_themes_takes_a_request_a_month_and_no_time(api: Api, table: "Table") -> None:
    start = MONDAY - 364 * DAY
    themes = [a_theme(n, f"word{n}, other{n}") for n in range(1, 201)]
    rows = [
        a_row(n, start + n * timedelta(minutes=10.4), theme=n * 7919 % 201, topic=f"t{n % 9}", region=f"r{n % 12}")
        for n in range(50_000)
    ]
    kept(table, rows, *themes)
    wiring.themes()
    with requests() as seen:
        began = time.process_time()
        page = api.call("pr", "GET", REPORT, since="2025-11-03", until="2026-11-01")[1]
        took = time.process_time() - began
    assert len(page["themes"]) == 200
    assert page["posts"] == sum(row.theme >= 0 for row in rows if row.at < int(MONDAY.timestamp()))
    # A request for each month, more where one is over a megabyte, the shelf, and whoever signed in.
    assert seen.count("Query") <= 14
    assert seen.count("GetItem") <= 2
    assert took < 3, "ten times what it takes, moto's own time included"


def test_the_api_needs_nothing_of_what_themes_are_computed_with() -> None:
    code = "import sys; sys.modules['numpy'] = None; from amends.api.resolver import resolver; resolver()"
    environment = os.environ | {"POWERTOOLS_TRACE_DISABLED": "1"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
