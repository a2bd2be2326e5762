"""What each monitoring sends is understood as it is documented, and anything else is said to be another shape."""

import hashlib
import hmac
import json
from contextlib import suppress
from typing import Any

import pytest
from amends.errors import BadInput, Unverified
from amends.suspect.alert import Alert, AlertSource, AlertState
from amends.suspect.formats import MOST, alerts_in
from amends.suspect.verifying import verify_bearer, verify_pagerduty, verify_token
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOON

AT = "2026-11-20T12:00:00Z"
FIRING, RESOLVED = AlertState.FIRING, AlertState.RESOLVED
CLOUDWATCH: dict[str, Any] = {
    "AlarmName": "logins fail",
    "AlarmArn": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:logins fail",
    "NewStateValue": "ALARM",
    "OldStateValue": "OK",
    "StateChangeTime": "2026-11-20T12:00:00.000+0000",
}
ALERT: dict[str, Any] = {
    "status": "firing",
    "labels": {"alertname": "LoginErrors", "severity": "page"},
    "annotations": {"summary": "one in ten logins fails"},
    "startsAt": AT,
    "endsAt": "0001-01-01T00:00:00Z",
    "generatorURL": "https://prometheus.example.org/graph",
    "fingerprint": "abc",
}
ALERTMANAGER: dict[str, Any] = {"version": "4", "groupKey": "{}", "status": "firing", "alerts": [ALERT]}
INCIDENT = {"id": "i1", "name": "Logins fail", "status": "investigating", "created_at": AT, "updated_at": AT}
STATUSPAGE: dict[str, Any] = {"page": {"id": "p"}, "incident": INCIDENT | {"shortlink": "https://stspg.io/1"}}
CHANGE = {"new_status": "major_outage", "old_status": "operational", "created_at": AT}
COMPONENT: dict[str, Any] = {"component_update": CHANGE, "component": {"id": "c1", "name": "Login"}}
PAGERDUTY: dict[str, Any] = {
    "event": {
        "id": "e1",
        "event_type": "incident.triggered",
        "occurred_at": AT,
        "data": {"id": "PD1", "title": "Logins fail", "html_url": "https://acme.pagerduty.com/incidents/PD1"},
    }
}
WHOLE = {
    AlertSource.CLOUDWATCH: CLOUDWATCH,
    AlertSource.ALERTMANAGER: ALERTMANAGER,
    AlertSource.STATUSPAGE: STATUSPAGE,
    AlertSource.PAGERDUTY: PAGERDUTY,
}


def understood(source: AlertSource, message: Any) -> list[Alert]:
    return alerts_in(source, json.dumps(message))


@pytest.mark.parametrize("source", WHOLE)
def test_what_fires_is_an_alert(source: AlertSource) -> None:
    (alert,) = understood(source, WHOLE[source])
    assert (alert.source, alert.state, alert.at) == (source, FIRING, NOON)
    assert "ogin" in alert.title
    assert alert.url.startswith("https://")


def test_what_ended_is_told_as_ended_under_the_same_id() -> None:
    ended: dict[AlertSource, dict[str, Any]] = {
        AlertSource.CLOUDWATCH: {**CLOUDWATCH, "NewStateValue": "OK"},
        AlertSource.ALERTMANAGER: {**ALERTMANAGER, "alerts": [{**ALERT, "status": "resolved", "endsAt": AT}]},
        AlertSource.STATUSPAGE: {"incident": {**INCIDENT, "status": "resolved", "resolved_at": AT}},
        AlertSource.PAGERDUTY: {"event": {**PAGERDUTY["event"], "event_type": "incident.resolved"}},
    }
    for source, message in ended.items():
        (before,), (after,) = understood(source, WHOLE[source]), understood(source, message)
        assert (after.state, after.id, after.at) == (RESOLVED, before.id, NOON)
        assert after.key != before.key


def test_a_component_of_a_status_page_fires_when_it_leaves_being_operational_and_not_when_it_changes_within() -> None:
    assert [one.state for one in understood(AlertSource.STATUSPAGE, COMPONENT)] == [FIRING]
    worse = COMPONENT | {"component_update": CHANGE | {"old_status": "degraded_performance"}}
    assert understood(AlertSource.STATUSPAGE, worse) == []


def test_an_incident_that_goes_on_is_the_same_alert() -> None:
    later = {"incident": {**INCIDENT, "status": "identified", "updated_at": "2026-11-20T13:00:00Z"}}
    (before,), (after,) = understood(AlertSource.STATUSPAGE, STATUSPAGE), understood(AlertSource.STATUSPAGE, later)
    assert before.key == after.key


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (AlertSource.CLOUDWATCH, {**CLOUDWATCH, "NewStateValue": "INSUFFICIENT_DATA"}),
        (AlertSource.CLOUDWATCH, {"Records": []}),
        (AlertSource.ALERTMANAGER, {**ALERTMANAGER, "alerts": []}),
        (AlertSource.STATUSPAGE, {"incident": {**INCIDENT, "status": "scheduled"}}),
        (AlertSource.STATUSPAGE, {"page": {}}),
        (AlertSource.STATUSPAGE, COMPONENT | {"component_update": CHANGE | {"new_status": "under_maintenance"}}),
        (AlertSource.PAGERDUTY, {"event": {"event_type": "pagey.ping", "data": {}}}),
        (AlertSource.PAGERDUTY, {"event": {"event_type": "incident.acknowledged", "data": {}}}),
    ],
)
def test_what_says_nothing_of_an_outage_brings_none(source: AlertSource, message: dict[str, Any]) -> None:
    assert understood(source, message) == []


def test_a_storm_is_cut() -> None:
    storm = {"alerts": [{**ALERT, "fingerprint": str(number)} for number in range(MOST + 50)]}
    assert len(understood(AlertSource.ALERTMANAGER, storm)) == MOST


def test_a_link_that_a_browser_would_run_is_left_out() -> None:
    (alert,) = understood(AlertSource.ALERTMANAGER, {"alerts": [{**ALERT, "generatorURL": "javascript:alert(1)"}]})
    assert alert.url == ""


@pytest.mark.parametrize("source", WHOLE)
@pytest.mark.parametrize("body", ["", "[]", "null", '{"alerts": 3, "incident": 3, "event": 3, "NewStateValue": "OK"}'])
def test_another_shape_is_said_without_what_was_sent(source: AlertSource, body: str) -> None:
    with pytest.raises(BadInput, match=r"shape|hold"):
        alerts_in(source, body)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(st.sampled_from(list(WHOLE)), st.data())
def test_whatever_is_sent_is_taken_or_said_to_be_another_shape(source: AlertSource, data: st.DataObject) -> None:
    message = json.loads(json.dumps(WHOLE[source]))
    part = message
    while isinstance(part, dict | list) and part:
        at = data.draw(st.sampled_from(list(part) if isinstance(part, dict) else list(range(len(part)))))
        if data.draw(st.booleans()):
            part[at] = data.draw(json_values)
            break
        part = part[at]
    with suppress(BadInput):
        assert all(isinstance(alert, Alert) for alert in understood(source, message))


TOKENS = ["first-token-of-24-letters", "second-token-of-24-letters"]


@pytest.mark.parametrize("token", TOKENS)
def test_a_token_is_one_of_ours(token: str) -> None:
    verify_token(token, TOKENS)
    verify_bearer({"authorization": f"Bearer {token}"}, TOKENS)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", f"Basic {TOKENS[0]}", f"Bearer {TOKENS[0]}x", TOKENS[0]])
def test_another_token_is_refused(header: str) -> None:
    with pytest.raises(Unverified):
        verify_bearer({"authorization": header}, TOKENS)


@pytest.mark.parametrize("token", ["", "x", "ü"])
def test_without_a_token_of_ours_none_is_good(token: str) -> None:
    with pytest.raises(Unverified):
        verify_token(token, [])


def pagerduty(body: bytes, secret: str) -> str:
    return "v1=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def test_one_good_signature_of_several_is_enough() -> None:
    good = pagerduty(b"{}", TOKENS[1])
    for header in (good, f"v1=00,{good}", f"{good}, v1=00"):
        verify_pagerduty({"x-pagerduty-signature": header}, b"{}", TOKENS)


@pytest.mark.parametrize("header", ["", "v1=", ",", pagerduty(b"{}", "other"), pagerduty(b"{} ", TOKENS[0])])
def test_a_signature_of_something_else_is_refused(header: str) -> None:
    with pytest.raises(Unverified):
        verify_pagerduty({"x-pagerduty-signature": header}, b"{}", TOKENS)
    with pytest.raises(Unverified):
        verify_pagerduty({}, b"{}", TOKENS)
