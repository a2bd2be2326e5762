"""Incidents and statements through the API: by whom, in which order, and what the rules ask of the words."""

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends.adapters.cases import Cases
from amends.adapters.credentials import parse
from amends.adapters.freezing import NEXT, Freezing
from amends.adapters.incidents import FREEZE, Incidents
from amends.adapters.timers import Timers
from amends.outage.incident import Scope
from amends.outage.moves import open_incident
from amends.signatures import verify
from amends.timers import fire_due

from tests.builders import NOON, stored
from tests.integration.test_api import Api
from tests.outages import PR

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

SECRET = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo="
SAID = "Sorry, you can't check out right now, and we know how annoying that is."


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    return Api()


def done(answer: tuple[int, Any]) -> Any:
    assert answer[0] < 300, answer
    return answer[1]


def opened(api: Api) -> str:
    body = {"title": "Checkout is down", "scope": {"topics": ["checkout"]}}
    return str(done(api.call("pr", "POST", "/incidents", body))["id"])


def words(text: str, **more: Any) -> dict[str, Any]:
    return {"texts": [{"channel": "x", "language": "en", "alternatives": [text]}], **more}


def test_a_statement_goes_from_a_draft_that_the_rules_stop_to_its_approval_by_somebody_else(api: Api) -> None:
    path = f"/incidents/{opened(api)}"
    at = {"next_update_at": soon(14, 40)}
    bad = words("It is down because of a wet pump.", stage="holding", **at)
    drafted = done(api.call("senior", "POST", f"{path}/statements", bad))
    this = f"{path}/statements/{drafted['id']}"
    status, problem = api.call("senior", "POST", f"{this}/submit", {}, seen=1)
    assert status == 400
    for rule in ("statement.cause", "statement.acknowledgment", "statement.next_update"):
        assert rule in problem["detail"]
    good = words(f"{SAID} We'll write again by 14:40.", stage="holding", **at)
    done(api.call("senior", "PUT", this, good, seen=1))
    assert done(api.call("pr", "GET", this))["findings"] == []
    assert api.call("senior", "POST", f"{this}/submit", {}, seen=1)[0] == 412
    sent = done(api.call("senior", "POST", f"{this}/submit", {}, seen=2))
    assert [step["desk"] for step in sent["path"]["steps"]] == ["pr"]
    assert api.call("senior", "POST", f"{this}/approve", seen=3)[0] == 403
    assert api.call("legal", "POST", f"{this}/approve", seen=3)[0] == 403
    approved = done(api.call("pr", "POST", f"{this}/approve", seen=3))
    assert approved["state"] == "approved"
    file = done(api.call("marketing", "GET", path))
    assert file["incident"]["next_update_at"] == at["next_update_at"]
    kinds = [event["kind"] for event in file["events"]]
    assert kinds[-2:] == ["statement approved", "update promised"]
    assert done(api.call("auditor", "GET", f"{path}/audit"))["proof"]["whole"]


def test_a_cleared_cause_takes_legal_too_and_is_void_once_legal_takes_it_back(api: Api) -> None:
    path = f"/incidents/{opened(api)}"
    fact = {"text": "The outage was caused by a failed pump.", "expires_at": soon(23, 0)}
    assert api.call("pr", "POST", f"{path}/facts", fact, seen=1)[0] == 403
    cleared = done(api.call("legal", "POST", f"{path}/facts", fact, seen=1))
    text = f"{SAID} It was caused by a failed pump. We'll write again by 14:40."
    body = words(text, stage="holding", next_update_at=soon(14, 40))
    drafted = done(api.call("pr", "POST", f"{path}/statements", body))
    this = f"{path}/statements/{drafted['id']}"
    sent = done(api.call("pr", "POST", f"{this}/submit", {}, seen=1))
    assert [step["desk"] for step in sent["path"]["steps"]] == ["legal", "pr"]
    assert api.call("pr", "POST", f"{this}/approve", seen=2, name="other")[0] == 403
    done(api.call("legal", "POST", f"{this}/approve", seen=2))
    assert done(api.call("pr", "POST", f"{this}/approve", seen=3, name="other"))["state"] == "approved"
    version = done(api.call("pr", "GET", path))["incident"]["version"]
    gone = f"{path}/facts/{cleared['facts'][0]['id']}/withdraw"
    after = done(api.call("legal", "POST", gone, {"why": "It was not the pump."}, seen=version))
    assert after["epoch"] == 2
    statement = done(api.call("pr", "GET", this))["statement"]
    assert (statement["state"], statement["approvals"]) == ("draft", [])


def test_a_stop_and_an_end_need_no_version_and_freeze_ends_with_the_incident(api: Api) -> None:
    path = f"/incidents/{opened(api)}"
    assert done(api.call("marketing", "GET", "/freeze"))["frozen"]
    paused = done(api.call("legal", "POST", f"{path}/pause", {"why": "Wrong region."}))
    assert paused["halted"]
    assert api.call("responder", "POST", f"{path}/pause", {"why": "No."})[0] == 403
    done(api.call("pr", "POST", f"{path}/resume", {"note": "Right after all."}, seen=2))
    resolved = done(api.call("pr", "POST", f"{path}/resolve", {"note": "Mended."}))
    assert resolved["state"] == "resolved"
    assert not done(api.call("marketing", "GET", "/freeze"))["frozen"]
    assert api.call("pr", "POST", f"{path}/resolve", {})[0] == 409


def test_a_case_is_put_into_an_incident_and_counted_by_the_preview(api: Api) -> None:
    path = f"/incidents/{opened(api)}"
    joined = done(api.call("responder", "PUT", f"{path}/cases/x-1001", seen=1))
    assert joined["incident"] == path.rpartition("/")[2]
    assert [one["case_id"] for one in done(api.call("responder", "GET", f"{path}/cases"))["items"]] == ["x-1001"]
    body = words(SAID, stage="holding", next_update_at=soon(14, 40))
    drafted = done(api.call("pr", "POST", f"{path}/statements", body))
    reach = done(api.call("pr", "GET", f"{path}/statements/{drafted['id']}/preview"))
    assert (reach["waiting"], reach["reached"], reach["cost"]) == (1, 1, "0.010")
    done(api.call("responder", "DELETE", f"{path}/cases/x-1001", seen=2))
    assert done(api.call("pr", "GET", f"{path}/statements/{drafted['id']}/preview"))["waiting"] == 0


def test_an_answer_in_a_live_incident_may_say_what_legal_cleared_and_goes_to_pr(api: Api) -> None:
    said = {"text": "Sorry. It was caused by a cut cable.", "case_id": "x-1001"}
    before = done(api.call("responder", "POST", "/lint/rules", said))
    assert "reason" in {one["level"] for one in before["findings"] if one["rule"] == "cause.uncleared"}
    path = f"/incidents/{opened(api)}"
    live = done(api.call("responder", "POST", "/lint/rules", said))
    assert "block" in {one["level"] for one in live["findings"] if one["rule"] == "cause.uncleared"}
    fact = {"text": "A digger cut a cable, which caused it.", "expires_at": soon(23, 0)}
    done(api.call("legal", "POST", f"{path}/facts", fact, seen=1))
    cleared = done(api.call("responder", "POST", "/lint/rules", said))
    assert "cause.uncleared" not in {one["rule"] for one in cleared["findings"]}


class Receiver:
    """A tool that is told, and is away at first."""

    def __init__(self, *statuses: int) -> None:
        self.statuses, self.heard = list(statuses), list[tuple[dict[str, str], bytes]]()

    def post(self, url: str, *, data: bytes, headers: dict[str, str], allow_redirects: bool) -> "Receiver":
        assert (url, allow_redirects) == ("https://ads.example.org/freeze", False)
        self.status = self.statuses.pop(0)
        self.heard.append((headers, data))
        return self

    @property
    def ok(self) -> bool:
        return self.status < 400

    is_redirect = False


def test_other_tools_are_told_by_a_signed_message_until_they_have_heard_it(table: "Table") -> None:
    Incidents(table).add(open_incident("checkout", "larkfield", "Checkout", Scope(), False, PR, NOON))
    told = {"ads": {"secrets": [SECRET], "tell": "https://ads.example.org/freeze"}}
    credentials = parse(json.dumps({"freeze": told}))
    receiver = Receiver(503, 200)
    handlers = {FREEZE: Freezing(table, lambda: credentials, lambda: receiver).fire}  # type: ignore[arg-type,return-value]
    assert fire_due(Timers(table), handlers, NOON).failed == 0
    assert fire_due(Timers(table), handlers, NOON + NEXT).failed == 0
    assert fire_due(Timers(table), handlers, NOON + 9 * NEXT).fired == 0
    assert len(receiver.heard) == 2
    headers, body = receiver.heard[1]
    assert verify(headers, body, [SECRET], NOON + NEXT) == receiver.heard[0][0]["webhook-id"]
    assert b'"frozen":true' in body


def soon(hour: int, minute: int) -> str:
    """That time tomorrow, in UTC."""
    day = datetime.now(UTC) + timedelta(days=1)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0).isoformat().replace("+00:00", "Z")
