"""Slack's calls: nothing without its signature, and with it the checks of the API, for a person who is linked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import boto3
import pytest
from amends.adapters.cases import Cases
from amends.adapters.colleagues import Colleagues
from amends.adapters.replies import Replies
from amends.adapters.slack_links import SlackLinks
from amends.errors import Stale
from amends.event import SYSTEM, Event
from amends.notify.slack_links import CODE_LASTS, SIGNED_IN, Code, SlackUser, digest, new_code
from amends.reply import ReplyState
from amends.review.drafting import submit
from amends.roles import Role
from slack_sdk.signature import SignatureVerifier

from tests.builders import NOON, ROSA, a_person, a_reply, stored
from tests.integration.test_api import Context, load, request
from tests.receiver import Answer, Request, serving

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOW = datetime.now(UTC)
WRONG = "another-secret-of-some-length"


@dataclass
class Slack:
    """Slack's side of answers and dialogs."""

    answers: list[dict[str, Any]] = field(default_factory=list)
    dialogs: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""

    def __call__(self, sent: Request) -> Answer:
        told = json.loads(sent.body)
        if sent.path == "/api/views.open":
            self.dialogs.append(told)
            return 200, {"content-type": "application/json"}, b'{"ok": true}'
        self.answers.append(told)
        return 200, {}, b"ok"

    def said(self) -> str:
        return str(self.answers[-1]["text"])


@pytest.fixture
def slack(table: "Table", queues: dict[str, str]) -> Iterator[Slack]:
    slack = Slack()
    with serving(slack) as slack.address:
        hold(slack, signing_secret=SECRET)
        yield slack


def hold(slack: Slack, **secrets: str) -> None:
    """Put this into the credentials secret."""
    client = boto3.client("secretsmanager")
    value = json.dumps({"slack": {"base_url": slack.address, **secrets}})
    if client.list_secrets()["SecretList"]:
        client.put_secret_value(SecretId="credentials", SecretString=value)
    else:
        client.create_secret(Name="credentials", SecretString=value)


def call(
    path: str,
    form: dict[str, str],
    *,
    secret: str = SECRET,
    ago: timedelta = timedelta(0),
    shift: int = 0,
    encoded: bool = False,
    change: dict[str, str | None] | None = None,
    body: bytes | None = None,
) -> tuple[int, str]:
    """A call as Slack makes it; `change` alters headers, `shift` the time in them, `body` what was signed."""
    signed = urlencode(form).encode()
    at = int((datetime.now(UTC) - ago).timestamp())
    signature = SignatureVerifier(secret).generate_signature(timestamp=str(at), body=signed)
    headers: dict[str, str | None] = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": str(at + shift),
        "x-slack-signature": signature,
    }
    sent = {name: value for name, value in {**headers, **(change or {})}.items() if value is not None}
    event = Request("POST", path, {}, sent, signed if body is None else body).as_event(encoded=encoded)
    answer = load("slack").handler(event, Context())
    return answer["statusCode"], answer.get("body") or ""


def click(slack: Slack, action: str = "approve", version: int = 2, user: str = "U1", **more: Any) -> tuple[int, str]:
    """A click on a button of the message about Rosa's reply."""
    value = json.dumps({"case": "x-1001", "reply": "r1", "version": version})
    payload = {
        "type": "block_actions",
        "user": {"id": user, "team_id": "T1"},
        "team": {"id": "T1"},
        "trigger_id": "trigger",
        "response_url": f"{slack.address}/actions/1",
        "message": {"blocks": [{"type": "section", "block_id": "a"}, {"type": "actions", "block_id": "case-0"}]},
        "actions": [{"action_id": action, "block_id": "case-0", "value": value}],
    }
    return call("/slack/interactions", {"payload": json.dumps(payload)}, **more)


def signed_in(table: "Table", name: str, *roles: str, ago: timedelta = timedelta(0)) -> None:
    """Somebody who called the API."""
    Colleagues(table).saw(a_person(name, *map(Role, roles)), datetime.now(UTC) - ago)


def linked(table: "Table", name: str, user: str = "U1") -> None:
    """Somebody who sent their code from Slack."""
    code = new_code()
    later = datetime.now(UTC) + CODE_LASTS
    SlackLinks(table).offer(digest(code), Code(person_id=f"{name}-id", person_name=name, until=later))
    status, said = call("/slack/commands", {"text": f"link {code.lower()}", "user_id": user, "team_id": "T1"})
    assert (status, f"You are {name} now" in said) == (200, True)


@pytest.fixture
def waiting(table: "Table") -> None:
    """Rosa's reply, in review, as version 2."""
    stored(Cases(table))
    reply = Replies(table).add(a_reply(), Event(at=NOON, kind="reply drafted"))
    submit(reply, Cases(table).get("x-1001"), ROSA, Replies(table), NOON)


def state(table: "Table") -> tuple[ReplyState, int]:
    reply = Replies(table).get("x-1001", "r1")
    return reply.state, reply.version


def events(table: "Table") -> list[tuple[str, str]]:
    return [(event.kind, event.by_name) for event in Cases(table).file("x-1001").events if event.by != SYSTEM]


REFUSED: list[dict[str, Any]] = [
    {"secret": WRONG},
    {"change": {"x-slack-signature": None}},
    {"change": {"x-slack-signature": ""}},
    {"change": {"x-slack-signature": "v0=" + "0" * 64}},
    {"change": {"x-slack-signature": "v0=é"}},
    {"change": {"x-slack-request-timestamp": None}},
    {"change": {"x-slack-request-timestamp": "soon"}},
    {"shift": 1},
    {"ago": timedelta(minutes=6)},
    {"ago": -timedelta(minutes=6)},
    {"body": b"payload=%7B%7D"},
    {"body": b""},
    {"body": b"\xff\xfe", "encoded": True},
]


@pytest.mark.parametrize("wrong", REFUSED)
@pytest.mark.parametrize("path", ["/slack/interactions", "/slack/commands"])
def test_what_slack_did_not_sign_does_nothing_and_learns_nothing(
    table: "Table",
    slack: Slack,
    waiting: None,
    wrong: dict[str, Any],
    path: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    signed_in(table, "piet", "pr")
    linked(table, "piet")
    capsys.readouterr()
    before = events(table)
    if path == "/slack/commands":
        assert call(path, {"text": "unlink", "user_id": "U1", "team_id": "T1"}, **wrong) == (403, "")
        assert SlackLinks(table).person_id(SlackUser(team="T1", user="U1")) == "piet-id"
    else:
        assert click(slack, **wrong) == (403, "")
    assert (state(table), events(table), slack.answers) == ((ReplyState.IN_REVIEW, 2), before, [])
    assert '"WebhookRefused"' in capsys.readouterr().out


@pytest.mark.parametrize("more", [{}, {"encoded": True}, {"ago": timedelta(minutes=4)}])
def test_what_slack_signed_does_it(
    table: "Table", slack: Slack, waiting: None, queues: dict[str, str], more: dict[str, Any]
) -> None:
    signed_in(table, "piet", "pr")
    linked(table, "piet")
    assert click(slack, **more) == (200, "")
    assert state(table) == (ReplyState.APPROVED, 3)
    assert ("approved", "piet") in events(table)
    (answer,) = slack.answers
    assert (answer["replace_original"], answer["text"]) == (True, "Approved by piet")
    assert [block["type"] for block in answer["blocks"]] == ["section", "context"]
    assert boto3.client("sqs").receive_message(QueueUrl=queues["outbox"])["Messages"]


def test_without_a_signing_secret_nothing_is_slacks(table: "Table", slack: Slack, waiting: None) -> None:
    hold(slack)
    assert click(slack) == (403, "")


def test_no_other_path_is_there(slack: Slack) -> None:
    assert call("/slack/anything", {})[0] == 403


def test_a_second_click_changes_nothing(table: "Table", slack: Slack, waiting: None) -> None:
    signed_in(table, "piet", "pr")
    linked(table, "piet")
    click(slack)
    before = events(table)
    assert click(slack) == (200, "")
    assert (state(table), events(table)) == ((ReplyState.APPROVED, 3), before)
    assert "look again" in slack.said()
    assert slack.answers[-1]["replace_original"] is False


def test_another_version_than_the_message_showed_is_not_approved(table: "Table", slack: Slack, waiting: None) -> None:
    signed_in(table, "piet", "pr")
    linked(table, "piet")
    click(slack, version=1)
    assert (state(table), "look again" in slack.said()) == ((ReplyState.IN_REVIEW, 2), True)


@pytest.mark.parametrize(
    ("name", "roles", "why"),
    [
        ("rosa", ["responder", "pr"], "four eyes"),
        ("mia", ["marketing"], "your role"),
        ("sam", ["responder"], "your role"),
        ("nobody", [], "your role"),
    ],
)
def test_slack_lets_nobody_do_what_the_api_forbids(
    table: "Table", slack: Slack, waiting: None, name: str, roles: list[str], why: str
) -> None:
    signed_in(table, name, *roles)
    linked(table, name)
    click(slack)
    assert (state(table), why in slack.said()) == ((ReplyState.IN_REVIEW, 2), True)


def test_who_is_not_linked_is_told_how(table: "Table", slack: Slack, waiting: None) -> None:
    signed_in(table, "piet", "pr")
    click(slack)
    assert (state(table), "/amends link CODE" in slack.said()) == ((ReplyState.IN_REVIEW, 2), True)
    linked(table, "piet", user="U2")
    click(slack)
    assert state(table) == (ReplyState.IN_REVIEW, 2)


@pytest.mark.parametrize(("ago", "done"), [(SIGNED_IN - timedelta(minutes=1), True), (SIGNED_IN, False)])
def test_who_has_not_called_for_twelve_hours_signs_in_first(
    table: "Table", slack: Slack, waiting: None, ago: timedelta, done: bool
) -> None:
    signed_in(table, "piet", "pr", ago=ago)
    linked(table, "piet")
    click(slack)
    assert (state(table)[0] is ReplyState.APPROVED) == done
    assert ("sign in" in slack.said()) != done


def test_whose_role_was_taken_away_loses_it_in_slack_too(table: "Table", slack: Slack, waiting: None) -> None:
    signed_in(table, "piet", "pr")
    linked(table, "piet")
    signed_in(table, "piet", "marketing")
    click(slack)
    assert state(table) == (ReplyState.IN_REVIEW, 2)


def filled_in(slack: Slack, metadata: str, why: str = "Too cold.", reason: str = "tone") -> tuple[int, str]:
    chosen = {"selected_option": {"value": reason}} if reason else {"selected_option": None}
    view = {
        "private_metadata": metadata,
        "state": {"values": {"reason": {"reason": chosen}, "why": {"why": {"value": why}}}},
    }
    payload = {"type": "view_submission", "user": {"id": "U1", "team_id": "T1"}, "view": view}
    return call("/slack/interactions", {"payload": json.dumps(payload)})


def test_changes_are_requested_in_a_dialog_that_asks_why(table: "Table", slack: Slack, waiting: None) -> None:
    hold(slack, signing_secret=SECRET, bot_token="xoxb-1")
    signed_in(table, "piet", "pr")
    linked(table, "piet")
    assert click(slack, "request_changes") == (200, "")
    (dialog,) = slack.dialogs
    assert dialog["trigger_id"] == "trigger"
    view = dialog["view"]
    metadata = (json.loads(view) if isinstance(view, str) else view)["private_metadata"]
    assert "Sorry" not in json.dumps(dialog)
    for reason, why in (("", "Too cold."), ("rude", "Too cold."), ("tone", " ")):
        status, said = filled_in(slack, metadata, why, reason)
        assert (status, json.loads(said)["response_action"]) == (200, "errors")
    assert filled_in(slack, metadata) == (200, "")
    assert state(table) == (ReplyState.CHANGES_REQUESTED, 3)
    assert ("changes requested", "piet") in events(table)
    status, said = filled_in(slack, metadata)
    assert "look again" in json.loads(said)["errors"]["why"]


def test_without_a_bots_token_changes_are_requested_in_the_console(
    table: "Table", slack: Slack, waiting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMENDS_CONSOLE_URL", "https://console.example/")
    signed_in(table, "piet", "pr")
    linked(table, "piet")
    click(slack, "request_changes")
    assert slack.said().endswith("https://console.example/cases/x-1001")


def test_who_may_not_send_back_is_not_asked_why(table: "Table", slack: Slack, waiting: None) -> None:
    hold(slack, signing_secret=SECRET, bot_token="xoxb-1")
    signed_in(table, "sam", "responder")
    linked(table, "sam")
    click(slack, "request_changes")
    assert (slack.dialogs, "your role" in slack.said()) == ([], True)


def test_opening_the_case_needs_nobody(table: "Table", slack: Slack, waiting: None) -> None:
    assert click(slack, "open_case") == (200, "")
    assert slack.answers == []


def test_an_answer_goes_to_slack_alone(table: "Table", slack: Slack, waiting: None) -> None:
    signed_in(table, "piet", "pr")
    linked(table, "piet")
    with serving(slack) as elsewhere:
        there = Slack(address=elsewhere)
        click(there)
    assert slack.answers == []
    assert state(table) == (ReplyState.APPROVED, 3)


@pytest.mark.parametrize("payload", ["", "null", "[]", "{", '{"type": "block_actions"}', '{"type": "view_submission"}'])
def test_what_is_signed_and_not_understood_is_malformed(slack: Slack, payload: str) -> None:
    assert call("/slack/interactions", {"payload": payload}) == (400, "")


def test_a_code_links_once_and_not_after_its_time(table: "Table", slack: Slack) -> None:
    links, user, code = SlackLinks(table), SlackUser(team="T1", user="U1"), new_code()
    offered = Code(person_id="piet-id", person_name="piet", until=NOW + CODE_LASTS)
    links.offer(digest(code), offered)
    assert links.redeem(digest("WRONG"), user, NOW) is None
    assert links.redeem(digest(code), user, NOW + CODE_LASTS) is None
    assert links.redeem(digest(code), user, NOW) == offered
    assert links.redeem(digest(code), user, NOW) is None
    assert links.person_id(user) == "piet-id"


def test_a_slack_user_is_one_person_and_a_person_one_slack_user(table: "Table", slack: Slack) -> None:
    linked(table, "piet")
    links = SlackLinks(table)
    links.offer(digest("ROSAS"), Code(person_id="rosa-id", person_name="rosa", until=NOW + CODE_LASTS))
    with pytest.raises(Stale, match="somebody else"):
        links.redeem(digest("ROSAS"), SlackUser(team="T1", user="U1"), NOW)
    linked(table, "piet", user="U2")
    assert links.person_id(SlackUser(team="T1", user="U1")) is None
    assert links.person_id(SlackUser(team="T1", user="U2")) == "piet-id"
    assert call("/slack/commands", {"text": "unlink", "user_id": "U2", "team_id": "T1"})[0] == 200
    assert links.of("piet-id") is None


@pytest.mark.parametrize("text", ["", "help", "link", "link  ", "approve everything"])
def test_another_command_says_what_there_is(slack: Slack, text: str) -> None:
    status, said = call("/slack/commands", {"text": text, "user_id": "U1", "team_id": "T1"})
    assert (status, "link CODE" in said) == (200, True)


def test_the_console_gives_the_code_and_ends_the_link(table: "Table", slack: Slack) -> None:
    api = load("api")

    def ask(method: str) -> tuple[int, dict[str, Any]]:
        answer = api.handler(request(method, "/me/slack", "[pr]", "pr", None, {}), Context())
        return answer["statusCode"], json.loads(answer["body"])

    assert ask("GET") == (200, {"link": None})
    status, offered = ask("POST")
    assert status == 201
    call("/slack/commands", {"text": f"link {offered['code']}", "user_id": "U1", "team_id": "T1"})
    assert ask("GET")[1]["link"]["user"] == "U1"
    assert ask("DELETE") == (200, {"link": None})
    assert SlackLinks(table).person_id(SlackUser(team="T1", user="U1")) is None
    assert not [item for item in table.scan()["Items"] if offered["code"] in str(item)]
