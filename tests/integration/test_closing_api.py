"""Sleeping and ending over the API, and against a customer who writes in the same instant."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from amends.adapters.cases import Cases
from amends.case import CaseState
from amends.casefile import ReadMention
from amends.errors import AmendsError
from amends.work.causes import shipped
from amends.work.resolving import resolved

from tests.builders import NOON, ROSA, a_mention, a_reading, a_triage, stored
from tests.integration.test_api import Api
from tests.integration.test_work import at_once

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WEEK = timedelta(days=7)
CASE = "/cases/x-1001"


@pytest.fixture
def cases(table: "Table") -> Cases:
    stored(Cases(table))
    return Cases(table)


def test_of_a_post_and_an_end_in_the_same_instant_neither_is_lost(cases: Cases) -> None:
    before = cases.get("x-1001")
    ending = resolved(before, "service/outage", "", shipped("larkfield"), WEEK, ROSA, NOON)
    read = ReadMention(mention=a_mention(id="1002"), reading=a_reading())
    ended = at_once(
        lambda: cases.save(*ending),
        lambda: cases.hear(read, before, a_triage(), NOON),
    )
    assert sum(isinstance(one, AmendsError) for one in ended) == 1
    stored(cases, read.mention)  # The queue delivers it again.
    file = cases.file("x-1001")
    assert (file.case.state, [entry.mention.id for entry in file.thread]) == (CaseState.OPEN, ["1001", "1002"])


def test_a_case_is_resolved_over_the_api_with_a_root_cause(cases: Cases, queues: dict[str, str]) -> None:
    api = Api()
    assert api.call("responder", "POST", f"{CASE}/resolve", {}, seen=1)[0] == 422
    assert api.call("responder", "POST", f"{CASE}/resolve", {"root_cause": "weather/rain"}, seen=1)[0] == 400
    body = {"root_cause": "service/outage", "note": "mast"}
    status, case = api.call("responder", "POST", f"{CASE}/resolve", body, seen=1)
    assert (status, case["state"], case["root_cause"]) == (200, "resolved", "service/outage")
    assert api.call("responder", "POST", f"{CASE}/resolve", body, seen=2)[0] == 409


def test_root_causes_are_versioned_and_changed_by_an_administrator(cases: Cases, queues: dict[str, str]) -> None:
    api = Api()
    status, listed = api.call("responder", "GET", "/causes")
    assert (status, listed["version"]) == (200, 0)
    rain = {"id": "weather", "name": "Weather", "causes": [{"id": "rain", "name": "Rain"}]}
    body = {"groups": [*listed["groups"], rain], "note": "it rains"}
    assert api.call("pr", "PUT", "/causes", body, seen=0)[0] == 403
    assert api.call("admin", "PUT", "/causes", body)[0] == 428
    assert api.call("admin", "PUT", "/causes", body, seen=0)[1]["version"] == 1
    assert api.call("admin", "PUT", "/causes", body, seen=0)[0] in (409, 412)
    assert api.call("admin", "PUT", "/causes", {**body, "groups": [rain]}, seen=1)[0] == 400
    assert [one["note"] for one in api.call("marketing", "GET", "/causes/versions")[1]] == ["it rains", "shipped"]
    assert len(api.call("marketing", "GET", "/causes/versions", limit="1")[1]) == 1
    body = {"root_cause": "weather/rain"}
    assert api.call("responder", "POST", f"{CASE}/resolve", body, seen=1)[1]["root_cause_version"] == 1


def test_a_case_sleeps_and_is_woken_over_the_api(cases: Cases, queues: dict[str, str]) -> None:
    api = Api()
    status, case = api.call("responder", "POST", f"{CASE}/snooze", {}, seen=1)
    assert (status, case["state"]) == (200, "snoozed")
    assert [one["id"] for one in api.call("responder", "GET", "/queue", state="snoozed")[1]["items"]] == ["x-1001"]
    assert api.call("responder", "POST", f"{CASE}/snooze", {"until": NOON.isoformat()}, seen=2)[0] == 400
    assert api.call("responder", "POST", f"{CASE}/wake", seen=2)[1]["state"] == "open"
