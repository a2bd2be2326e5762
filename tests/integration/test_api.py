"""The API as the console calls it: the real handler, a real table's rules."""

import base64
import importlib.util
import json
from http import HTTPStatus
from types import ModuleType
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters.cases import Cases
from amends.adapters.cursors import Cursors
from amends.adapters.replies import Replies
from amends.api.people import caller
from amends.api.problems import STATUS, kind, problem
from amends.coverage import Receipt
from amends.cursor import Cursor
from amends.event import Event
from amends.reply import ReplyState
from amends.roles import Role

from tests.builders import MINUTE, NOON, an_approved_reply, stored
from tests.template import ROOT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Context:
    """What Lambda hands a function."""

    function_name = "api"
    memory_limit_in_mb = 1024
    invoked_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:api"
    aws_request_id = "1"

    def get_remaining_time_in_millis(self) -> int:
        """All of a function's thirty seconds."""
        return 30_000


def load(function: str) -> ModuleType:
    """A function's app.py, as Lambda imports it."""
    spec = importlib.util.spec_from_file_location(f"{function}_app", ROOT / "functions" / function / "app.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def request(
    method: str,
    path: str,
    groups: str,
    name: str,
    body: str | None,
    query: dict[str, str],
    headers: dict[str, str] | None = None,
) -> dict[str, Any]:
    """An event of the HTTP API with a verified token."""
    return {
        "version": "2.0",
        "routeKey": "ANY /api/v1/{proxy+}",
        "rawPath": f"/api/v1{path}",
        "rawQueryString": "",
        "queryStringParameters": query,
        "headers": {"content-type": "application/json", **(headers or {})},
        "requestContext": {
            "requestId": "1",
            "stage": "$default",
            "http": {"method": method, "path": f"/api/v1{path}", "sourceIp": "127.0.0.1"},
            "authorizer": {
                "jwt": {"claims": {"sub": f"{name}-id", "username": name, "cognito:groups": groups}, "scopes": None}
            },
        },
        "body": body,
        "isBase64Encoded": False,
    }


class Api:
    """Calls as people."""

    def __init__(self, function: str = "api") -> None:
        self._app = load(function)

    def call(
        self,
        role: str,
        method: str,
        path: str,
        body: object = None,
        *,
        raw: str | None = None,
        seen: int | str | None = None,
        name: str | None = None,
        **query: Any,
    ) -> tuple[int, Any]:
        """The status and the answer of a call by a person of that role and name; `seen` goes into If-Match."""
        sent = raw if raw is not None else None if body is None else json.dumps(body)
        headers = {} if seen is None else {"if-match": f'"{seen}"'}
        answer = self.answer(role, method, path, sent, query, headers, name)
        return answer["statusCode"], json.loads(answer["body"])

    def answer(
        self,
        role: str,
        method: str,
        path: str,
        sent: str | None = None,
        query: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        name: str | None = None,
    ) -> dict[str, Any]:
        """The whole answer, as API Gateway gets it."""
        event = request(method, path, f"[{role}]", name or role, sent, query or {}, headers)
        return dict(self._app.handler(event, Context()))


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    return Api()


def drafted(api: Api, role: str = "responder") -> dict[str, Any]:
    status, reply = api.call(role, "POST", "/cases/x-1001/replies", {"text": "Sorry about that, Ada."})
    assert status == 201
    return dict(reply)


def submitted(api: Api, role: str = "responder") -> dict[str, Any]:
    reply = drafted(api, role)
    status, reply = api.call(role, "POST", f"/cases/x-1001/replies/{reply['id']}/submit", seen=1)
    assert (status, reply["state"]) == (200, "in_review")
    return dict(reply)


def test_a_case_is_found_in_the_queue_and_opened(api: Api) -> None:
    status, page = api.call("responder", "GET", "/queue", desk="care", state="open")
    assert (status, [case["id"] for case in page["items"]]) == (200, ["x-1001"])
    status, file = api.call("responder", "GET", "/cases/x-1001")
    assert (status, file["thread"][0]["reading"]["is_dissatisfied"]) == (200, True)


def test_a_reply_is_drafted_reviewed_and_handed_to_the_publisher(api: Api, queues: dict[str, str]) -> None:
    reply = submitted(api)
    status, inbox = api.call("pr", "GET", "/replies", state="in_review")
    assert (status, [item["id"] for item in inbox["items"]]) == (200, [reply["id"]])
    status, approved = api.call("pr", "POST", f"/cases/x-1001/replies/{reply['id']}/approve", seen=2)
    assert (status, approved["state"], approved["approver_name"]) == (200, "approved", "pr")
    messages = boto3.client("sqs").receive_message(QueueUrl=queues["outbox"])["Messages"]
    assert json.loads(messages[0]["Body"]) == {"case_id": "x-1001", "reply_id": reply["id"]}


def test_the_author_who_approves_their_own_reply_gets_403(api: Api, queues: dict[str, str]) -> None:
    reply = submitted(api, "pr")
    status, problem = api.call("pr", "POST", f"/cases/x-1001/replies/{reply['id']}/approve", seen=2)
    assert (status, problem["detail"]) == (403, "the author of a reply can't approve it: four eyes")
    assert "Messages" not in boto3.client("sqs").receive_message(QueueUrl=queues["outbox"])


def test_coverage_tells_what_was_missed(api: Api, table: "Table") -> None:
    receipt = Receipt(source="x.mentions", at=NOON, polled_at=NOON, complete=True, since=NOON - MINUTE, until=NOON)
    Cursors(table).advance(Cursor(source="x.mentions", version=1, receipt=receipt))
    span: dict[str, Any] = {"since": (NOON - MINUTE).isoformat(), "until": NOON.isoformat()}
    status, found = api.call("marketing", "GET", "/coverage", **span)
    assert (status, found["complete"], found["sources"][0]["count"]) == (200, True, 0)
    status, found = api.call("marketing", "GET", "/coverage", **span | {"since": (NOON - 2 * MINUTE).isoformat()})
    assert (status, found["complete"], found["sources"][0]["holes"][0]["why"]) == (200, False, ["it was not polled"])
    assert api.call("marketing", "GET", "/coverage", since=span["until"], until=span["since"])[0] == 400


@pytest.mark.parametrize(
    ("role", "method", "path", "body"),
    [
        ("stranger", "GET", "/coverage", None),
        ("marketing", "POST", "/cases/x-1001/claim", None),
        ("marketing", "POST", "/cases/x-1001/resolve", {"root_cause": "service/outage"}),
        ("marketing", "POST", "/cases/x-1001/replies", {"text": "Hello"}),
        ("stranger", "GET", "/queue", None),
        ("stranger", "GET", "/cases/x-1001", None),
        ("stranger", "GET", "/replies", None),
    ],
)
def test_a_role_that_may_not_gets_403(api: Api, role: str, method: str, path: str, body: object) -> None:
    status, problem = api.call(role, method, path, body)
    assert (status, problem["title"]) == (403, "Forbidden")


def test_a_responder_approves_nothing(api: Api) -> None:
    reply = submitted(api, "admin")
    assert api.call("responder", "POST", f"/cases/x-1001/replies/{reply['id']}/approve", seen=2)[0] == 403


def test_an_approval_of_an_old_version_gets_412(api: Api) -> None:
    reply = submitted(api)
    status, problem = api.call("pr", "POST", f"/cases/x-1001/replies/{reply['id']}/approve", seen=1)
    assert (status, problem["title"]) == (412, "Precondition Failed")


def test_a_versioned_thing_says_its_version_and_a_change_of_it_wants_to_hear_one(api: Api) -> None:
    assert api.answer("responder", "GET", "/cases/x-1001")["headers"]["ETag"] == '"1"'
    reply = drafted(api)
    path = f"/cases/x-1001/replies/{reply['id']}"
    for sent, status in ((None, 428), ("3", 400), ('"2"', 412), ('"1"', 200)):
        answer = api.answer("responder", "POST", f"{path}/submit", headers={"if-match": sent} if sent else {})
        assert answer["statusCode"] == status
    assert answer["headers"]["ETag"] == '"2"'
    assert api.answer("responder", "GET", "/brand")["headers"]["ETag"] == '"0"'
    assert "ETag" not in api.answer("responder", "GET", "/queue")["headers"]


def test_a_problem_says_of_which_kind_it_is(api: Api) -> None:
    kinds = {
        api.call("responder", "GET", path)[1]["type"].removeprefix("urn:amends:problem:")
        for path in ("/cases/x-9", "/nowhere", "/reading")
    }
    assert kinds == {"not-found", "no-route", "forbidden"}
    sent = {"content-type": "text/plain"}
    answer = api.answer("responder", "POST", "/cases/x-1001/replies", "Sorry, Ada.", headers=sent)
    assert (answer["statusCode"], json.loads(answer["body"])["type"]) == (415, "urn:amends:problem:content-type")


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "a/json"])
def test_a_body_that_is_not_json_is_declined_before_anyone_takes_it_apart(api: Api, kind: str) -> None:
    answer = api.answer("responder", "POST", "/cases/x-1001/replies", '{"text": "Hi"}', headers={"content-type": kind})
    assert (answer["statusCode"], answer["headers"]["Content-Type"]) == (415, "application/problem+json")


def test_a_body_that_api_gateway_encoded_is_read_where_it_is_utf_8() -> None:
    def said(body: bytes) -> dict[str, Any]:
        event = request("POST", "/posting", "[stranger]", "kim", base64.b64encode(body).decode(), {})
        return dict(load("api").handler(event | {"isBase64Encoded": True}, Context()))

    assert said('{"mode": "off", "why": "così"}'.encode())["statusCode"] == 403
    assert said(b'{"mode": "off", "why": "\xff"}')["statusCode"] == 400


def test_every_kind_of_problem_is_documented_with_its_status() -> None:
    page = (ROOT / "docs" / "api.md").read_text()
    for error, status in STATUS.items():
        assert f"| `{kind(error.__name__)}` | {int(status)} |" in page


def test_who_should_come_back_later_is_told_when() -> None:
    later = wiring.now() + 2 * MINUTE
    answer = problem("RateLimited", HTTPStatus.SERVICE_UNAVAILABLE, "wait", later)
    assert 100 < int(str(answer.headers["Retry-After"])) <= 120
    past = problem("RateLimited", HTTPStatus.SERVICE_UNAVAILABLE, "wait", later - 5 * MINUTE)
    assert past.headers["Retry-After"] == "1"
    assert "Retry-After" not in problem("Retry", HTTPStatus.SERVICE_UNAVAILABLE, "wait").headers


def test_a_reply_is_sent_back_edited_and_withdrawn(api: Api) -> None:
    reply = submitted(api)
    path = f"/cases/x-1001/replies/{reply['id']}"
    status, reply = api.call("legal", "POST", f"{path}/request-changes", {"why": "no promise"}, seen=2)
    assert (status, reply["state"], reply["note"]) == (200, "changes_requested", "no promise")
    status, reply = api.call("responder", "PUT", path, {"text": "Sorry, Ada."}, seen=3)
    assert (status, reply["state"], reply["text"]) == (200, "draft", "Sorry, Ada.")
    status, reply = api.call("responder", "POST", f"{path}/withdraw", seen=4)
    assert (status, reply["state"]) == (200, "void")


def test_a_case_is_claimed_and_resolved(api: Api) -> None:
    status, case = api.call("responder", "POST", "/cases/x-1001/claim", seen=1)
    assert (status, case["owner_name"]) == (200, "responder")
    assert api.call("legal", "POST", "/cases/x-1001/claim", seen=2)[0] == 409
    status, case = api.call("responder", "POST", "/cases/x-1001/resolve", {"root_cause": "service/outage"}, seen=2)
    assert (status, case["state"]) == (200, "resolved")


def test_it_is_said_before_anyone_writes_whether_a_post_can_be_answered(api: Api) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    status, found = api.call("responder", "GET", "/cases/x-1001/eligibility")
    codes = [reason["code"] for reason in found["reasons"] if reason["blocks"]]
    assert (status, found["mention_id"], found["answerable"], codes) == (200, "1001", False, ["not_connected"])
    assert found["cost"] == {"plain": "0.010", "with_link": "0.200"}
    assert api.call("responder", "GET", "/cases/x-1001/eligibility", mention_id="9")[0] == 404
    assert api.call("marketing", "GET", "/cases/x-1001/eligibility")[0] == 403


def test_a_post_is_answered_once_more_only_where_a_person_says_so(api: Api, table: "Table") -> None:
    said = an_approved_reply(id="said", state=ReplyState.POSTED)
    Replies(table).add(said, Event(at=NOON, kind="posted"))
    status, problem = api.call("responder", "POST", "/cases/x-1001/replies", {"text": "And again."})
    assert (status, "answered this post already" in problem["detail"]) == (400, True)
    status, reply = api.call("responder", "POST", "/cases/x-1001/replies", {"text": "And again.", "again": True})
    assert (status, reply["again"]) == (201, True)


def test_an_approval_keeps_the_severity_of_its_case(api: Api) -> None:
    reply = submitted(api)
    _, approved = api.call("pr", "POST", f"/cases/x-1001/replies/{reply['id']}/approve", seen=2)
    assert (approved["severity"], bool(approved["approved_at"])) == (3, True)


def test_me_says_what_i_may_do(api: Api) -> None:
    assert api.call("marketing", "GET", "/me")[1]["may"] == [
        "read cases",
        "read reports",
        "set what reports compare and send",
    ]
    assert api.call("pr", "GET", "/me")[1]["may"] == [
        "read cases",
        "work on cases",
        "approve replies",
        "stop posting",
        "write templates",
        "approve and retire templates",
        "run incidents",
        "write statements",
        "stop statements",
        "see how handoffs end",
        "read reports",
        "set what reports compare and send",
    ]


@pytest.mark.parametrize(
    ("path", "raw", "status"),
    [
        ("/cases/x-1001/replies", "{not json", 422),
        ("/cases/x-1001/replies", "[]", 422),
        ("/cases/x-1001/replies", "", 422),
        ("/cases/x-1001/replies", '{"text": ""}', 422),
        ("/cases/x-1001/replies", '{"text": 7}', 422),
        ("/cases/x-1001/replies", json.dumps({"text": "a" * 10_001}), 422),
        ("/cases/x-1001/replies/r9/submit", "", 404),
        ("/cases/x-9/replies", '{"text": "Hello"}', 404),
        ("/cases/x-1001/replies", '{"text": "Hello", "in_reply_to": "9"}', 404),
        ("/nowhere", "{}", 404),
    ],
)
def test_a_malformed_call_gets_a_clear_4xx_and_changes_nothing(api: Api, path: str, raw: str, status: int) -> None:
    before = api.call("responder", "GET", "/cases/x-1001")
    answered, problem = api.call("responder", "POST", path, raw=raw, seen=1)
    assert (answered, problem["status"], bool(problem["detail"])) == (status, status, True)
    assert api.call("responder", "GET", "/cases/x-1001") == before


@pytest.mark.parametrize("query", [{"desk": "sales"}, {"limit": "0"}, {"limit": "many"}, {"state": "odd"}])
def test_a_malformed_query_gets_422(api: Api, query: dict[str, Any]) -> None:
    assert api.call("responder", "GET", "/queue", **query)[0] == 422


def test_what_was_sent_is_not_in_the_answer_to_a_malformed_call(api: Api) -> None:
    _, problem = api.call("responder", "POST", "/cases/x-1001/replies", {"text": ["my secret words"]})
    assert "secret" not in json.dumps(problem)


@pytest.mark.parametrize(
    ("claim", "roles"),
    [
        ("[pr legal]", {Role.PR, Role.LEGAL}),
        (["pr"], {Role.PR}),
        ("pr", {Role.PR}),
        ("[superuser]", set()),
        ("", set()),
    ],
)
def test_groups_are_read_as_api_gateway_renders_them(claim: object, roles: set[Role]) -> None:
    event = request("GET", "/me", "", "kim", None, {})
    event["requestContext"]["authorizer"]["jwt"]["claims"]["cognito:groups"] = claim
    assert caller(event).roles == roles


def test_a_token_without_groups_gives_no_role() -> None:
    event = request("GET", "/me", "", "kim", None, {})
    del event["requestContext"]["authorizer"]["jwt"]["claims"]["cognito:groups"]
    assert caller(event).roles == frozenset()
