"""What alerts make of incidents through the running function, and what a dismissal teaches through the API."""

from typing import TYPE_CHECKING

import pytest
from amends.adapters.alerts import Alerts
from amends.adapters.counts import Counts
from amends.adapters.incidents import Incidents
from amends.outage.incident import IncidentState
from amends.suspect.alert import AlertState

from tests.builders import NOON
from tests.integration.test_api import Api, Context, load
from tests.unit.suspect.test_looking import an_alert

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

ANY = "any"


def looked(table: "Table", *states: AlertState) -> None:
    """The alerts came in, and the minute's look went over them."""
    for state in states:
        Alerts(table).add(an_alert(state=state), NOON)
    load("outage").handler({}, Context())


def kinds(table: "Table", incident_id: str) -> list[str]:
    return [event.kind for event in Incidents(table).history(incident_id)]


def test_an_alert_opens_one_incident_and_its_end_is_on_the_timeline(table: "Table") -> None:
    looked(table, AlertState.FIRING)
    (known,) = Incidents(table).watched()
    assert Incidents(table).get(known.id).state is IncidentState.SUSPECTED
    Alerts(table).add(an_alert("Login is slow still", id="a2"), NOON)
    looked(table, AlertState.RESOLVED)
    assert [one.id for one in Incidents(table).watched()] == [known.id]
    # It ended at noon, by its own clock.
    assert sorted(kinds(table, known.id)) == [
        "alert ended",
        "incident suspected",
    ]


def test_the_end_of_an_alert_that_nobody_knew_is_nothing(table: "Table") -> None:
    looked(table, AlertState.RESOLVED)
    assert Incidents(table).watched() == []
    assert Alerts(table).waiting(9) == []


@pytest.mark.parametrize(("said", "body"), [("dismiss", {"why": "a test"}), ("confirm", {})])
def test_what_people_make_of_a_suspicion_teaches_its_topic_once(
    table: "Table", queues: dict[str, str], said: str, body: dict[str, str]
) -> None:
    looked(table, AlertState.FIRING)
    (known,) = Incidents(table).watched()
    before = Counts(table).thresholds([ANY])[ANY]
    assert Api().call("responder", "POST", f"/incidents/{known.id}/{said}", body, seen=1)[0] == 403
    assert Counts(table).thresholds([ANY])[ANY] == before
    assert Api().call("pr", "POST", f"/incidents/{known.id}/{said}", body, seen=1)[0] == 200
    after = Counts(table).thresholds([ANY])[ANY]
    assert (after != before, known.id in after.taught_by) == (True, True)
