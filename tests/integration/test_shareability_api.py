"""What recoveries are worth, asked for over the API, out of the table's sheets; and the teams."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters.incidents import Incidents
from amends.adapters.sheets import Sheets
from amends.outage.moves import Moved
from amends.reports.gathering import Made
from amends.reports.line import Line, Update

from tests.integration.test_api import Api
from tests.lines import DAY, a_line, day
from tests.outages import an_incident

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

SHAREABILITY, TEAMS = "/reports/shareability", "/reports/teams"
NOW = wiring.now()
THEN = int(NOW.timestamp()) - 20 * DAY
HOUR = 3600


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    return Api()


def kept(table: "Table", *lines: Line) -> None:
    sheets = Sheets(table, "larkfield", wiring.now)
    sheets.put([Made(line.case, day(line), line) for line in lines], sheets.number())


def recovered(number: int, **changes: Any) -> Line:
    """Of twenty that are recovered after an hour five tell others."""
    updates = (Update(THEN + DAY, False, False, 100),) if number % 4 == 0 else ()
    given = {"case": f"x-{number}", "opened": THEN, "complained": THEN, "answered": THEN + HOUR, "updates": updates}
    return a_line(**{**given, **changes})


def test_the_page_says_how_many_told_others(api: Api, table: "Table") -> None:
    kept(table, *(recovered(number) for number in range(20)))
    kept(table, *(a_line(case=f"o-{number}", opened=THEN, complained=THEN) for number in range(40)))
    status, page = api.call("marketing", "GET", SHAREABILITY, days="5", tz="Europe/London")
    assert (status, page["by"], page["days"], page["tz"]) == (200, "week", 5, "Europe/London")
    total = page["total"]
    assert (total["cases"], total["recovered"], total["shared"]["value"]) == (60, 20, 0.25)
    assert total["uplift"]["value"] == pytest.approx(0.25)
    assert total["sentence"] == page["sentence"]
    assert page["sentence"].startswith("5 of 20 recovered customers (25%, 11 to 47) told others within 5 days")
    assert [row["cases"] for row in page["rows"]] == [60]


def test_the_page_is_narrowed_and_cut_and_its_rows_are_named(api: Api, table: "Table") -> None:
    Incidents(table).add(Moved(an_incident(id="inc-1", title="Mast down in Harbour"), []))
    kept(
        table,
        *(recovered(number, incident="inc-1", cause="service/outage") for number in range(3)),
        recovered(3, incident="gone", cause="made/up", topic="billing", private=True, severity=1),
        recovered(4),
    )

    def rows(**query: str) -> list[tuple[str, str, int]]:
        status, page = api.call("marketing", "GET", SHAREABILITY, **query)
        assert status == 200
        return [(row["key"], row["name"], row["cases"]) for row in page["rows"]]

    assert rows(by="incident") == [
        ("inc-1", "Mast down in Harbour", 3),
        ("", "no incident", 1),
        ("gone", "gone", 1),
    ]
    assert rows(by="cause")[0] == ("service/outage", "The service did not work: Outage", 3)
    assert rows(by="platform", incident="inc-1") == [("x", "x", 3)]
    assert rows(by="platform", private="true", severity="1", topic="billing") == [("x", "x", 1)]
    assert rows(by="platform", private="false", incident="") == [("x", "x", 1)]
    assert rows(by="platform", team="nobody's") == []


def test_a_day_begins_where_the_viewer_is(api: Api, table: "Table") -> None:
    midnight = datetime(NOW.year, NOW.month, NOW.day, tzinfo=UTC) - timedelta(days=10)
    kept(table, recovered(1, opened=int(midnight.timestamp()) - HOUR))
    before, at = ((midnight - timedelta(days=back)).date().isoformat() for back in (1, 0))

    def cases(on: str, zone: str) -> int:
        page = api.call("marketing", "GET", SHAREABILITY, since=on, until=on, tz=zone)[1]
        return int(page["total"]["cases"])

    assert [cases(before, "UTC"), cases(at, "UTC")] == [1, 0]
    assert [cases(before, "Asia/Tokyo"), cases(at, "Asia/Tokyo")] == [0, 1]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"since": "2025-01-01", "until": "2026-01-02"}, 400),
        ({"since": "2026-01-02", "until": "2026-01-01"}, 400),
        ({"since": "0001-01-01", "until": "0001-01-02", "tz": "Pacific/Kiritimati"}, 400),
        ({"tz": "Nowhere/Here"}, 400),
        ({"tz": "../../etc/passwd"}, 400),
        ({"by": "person"}, 422),
        ({"days": "8"}, 422),
        ({"days": "0"}, 422),
        ({"severity": "9"}, 422),
        ({"since": "yesterday"}, 422),
        ({"topic": "x" * 129}, 422),
    ],
)
def test_what_can_not_be_asked_is_refused(api: Api, query: dict[str, str], status: int) -> None:
    assert api.call("marketing", "GET", SHAREABILITY, **query)[0] == status


def test_reports_are_not_for_everybody(api: Api) -> None:
    assert api.call("responder", "GET", SHAREABILITY)[0] == 403
    assert api.call("auditor", "GET", SHAREABILITY)[0] == 200


def test_teams_are_versioned_and_set_by_marketing(api: Api, table: "Table") -> None:
    ids = [api.call(role, "GET", "/me")[1]["id"] for role in ("responder", "senior", "admin")]
    status, before = api.call("senior", "GET", TEAMS)
    assert (status, before["version"], before["teams"]) == (200, 0, [])
    body = {"teams": [{"name": "Late shift", "members": ids[:2]}]}
    assert api.call("responder", "GET", TEAMS)[0] == 403
    assert api.call("senior", "PUT", TEAMS, body, seen=0)[0] == 403
    assert api.call("marketing", "PUT", TEAMS, body)[0] == 428
    alone = {"teams": [{"name": "Late shift", "members": ids[:1]}]}
    assert api.call("marketing", "PUT", TEAMS, alone, seen=0)[0] == 422
    invented = {"teams": [{"name": "Late shift", "members": [ids[0], "invented"]}]}
    assert api.call("marketing", "PUT", TEAMS, invented, seen=0)[0] == 400
    status, after = api.call("marketing", "PUT", TEAMS, body, seen=0)
    assert (status, after["version"], after["teams"]) == (200, 1, body["teams"])
    assert api.call("marketing", "PUT", TEAMS, body, seen=0)[0] == 412
    assert api.call("marketing", "GET", TEAMS)[1] == after
    assert [wiring.team_of(one) for one in (*ids, None)] == ["Late shift", "Late shift", "", ""]
