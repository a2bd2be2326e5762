"""Opt-outs: in a real table's rules, through classify and publish, and through the API."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import boto3
import pytest
from amends.adapters.cases import Cases
from amends.adapters.optouts import OptOuts
from amends.adapters.replies import Replies
from amends.event import Event
from amends.mention import PlatformName
from amends.optout import Choice
from amends.reply import ReplyState
from amends.wishes import Wish

from tests.builders import MINUTE, NOON, a_mention, an_approved_reply, of_people, stored
from tests.integration.test_api import Api, Context, load
from tests.integration.test_functions import approved_now, record, turned_on

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

X, REDDIT = PlatformName.X, PlatformName.REDDIT
STOP = a_mention(id="1002", text="@larkfield stop replying to me", created_at=NOON)
ADDRESS = "/optouts/x/77"


@pytest.fixture
def optouts(table: "Table") -> OptOuts:
    return OptOuts(table)


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    return Api()


def heard(mention_id: str, text: str, minutes: int) -> None:
    mention = STOP.model_copy(update={"id": mention_id, "text": text, "created_at": NOON + minutes * MINUTE})
    answer = load("classify").handler({"Records": [record(1, mention.model_dump_json())]}, Context())
    assert answer == {"batchItemFailures": []}


def a_choice(wish: Wish, minutes: float) -> Choice:
    since = NOON + timedelta(minutes=minutes)
    return Choice(platform=X, author_id="77", wish=wish, since=since, at=NOON, post_id="1002")


def test_an_opt_out_holds_for_one_author_on_one_platform(optouts: OptOuts) -> None:
    assert not optouts.holds(X, "77")
    assert optouts.add(X, "77", NOON)
    assert optouts.holds(X, "77")
    assert not optouts.holds(REDDIT, "77")
    assert not optouts.holds(X, "78")


@pytest.mark.parametrize("late", [0, 0.000001, 5])
def test_the_wish_that_was_said_last_counts_in_whichever_order_they_arrive(optouts: OptOuts, late: float) -> None:
    assert optouts.record(a_choice(Wish.IN, 5))
    assert optouts.record(a_choice(Wish.OUT, late)) is False
    assert optouts.get(X, "77") == a_choice(Wish.IN, 5)
    assert optouts.record(a_choice(Wish.OUT, 5.1))
    assert [choice.wish for choice in optouts.history(X, "77")] == [Wish.OUT, Wish.IN]


def test_a_post_opts_its_author_out_and_its_case_says_so(table: "Table", optouts: OptOuts) -> None:
    stored(Cases(table))
    heard("1002", STOP.text, 1)
    assert optouts.holds(X, "77")
    file = Cases(table).file("x-1001")
    assert (file.case.opted_out, len(file.thread)) == (True, 2)
    kinds = of_people(event.kind for event in file.events)
    assert kinds == ["case opened", "customer wrote again", "customer opted out"]
    heard("1003", "@larkfield start", 2)
    assert not optouts.holds(X, "77")
    assert Cases(table).get("x-1001").opted_out is False


def test_a_complaint_that_sounds_alike_opts_nobody_out(table: "Table", optouts: OptOuts) -> None:
    heard("1002", "@larkfield stop charging me!", 1)
    assert optouts.get(X, "77") is None
    assert Cases(table).get("x-1002").opted_out is False


@pytest.mark.parametrize(
    ("text", "state"), [(STOP.text, "its author asked not to be answered"), ("@larkfield thanks", "there are no")]
)
def test_an_approved_reply_is_not_posted_once_its_customer_opted_out(
    table: "Table", aws: None, text: str, state: str
) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    stored(Cases(table))
    turned_on(table)
    approved_now(table)
    heard("1002", text, 1)
    body = json.dumps({"case_id": "x-1001", "reply_id": "r1"})
    load("publish").handler({"Records": [record(1, body, MessageGroupId="x-1001")]}, Context())
    refused = Replies(table).get("x-1001", "r1")
    assert refused.state is ReplyState.REFUSED
    assert refused.note.startswith(state)


def test_watch_takes_back_what_waits_for_someone_who_opted_out(
    table: "Table", queues: dict[str, str], optouts: OptOuts
) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    stored(Cases(table))
    Replies(table).add(an_approved_reply(), Event(at=NOON, kind="approved"))
    optouts.add(X, "77", NOON)
    assert load("watch").handler({}, Context()) == {"found": 0, "withdrawn": 1, "requeued": 0, "timers": 0}
    assert Replies(table).get("x-1001", "r1").state is ReplyState.VOID
    assert "Messages" not in boto3.client("sqs").receive_message(QueueUrl=queues["outbox"])


def test_an_administrator_lifts_an_opt_out_with_a_note_and_it_stays_in_the_history(api: Api, optouts: OptOuts) -> None:
    optouts.record(a_choice(Wish.OUT, 0))
    status, standing = api.call("responder", "GET", ADDRESS)
    assert (status, standing["opted_out"], standing["history"][0]["post_id"]) == (200, True, "1002")
    status, standing = api.call("admin", "DELETE", ADDRESS, {"note": "asked us on the phone"})
    assert (status, standing["opted_out"]) == (200, False)
    told = [(choice["wish"], choice["by_name"], choice["note"]) for choice in standing["history"]]
    assert told == [("in", "admin", "asked us on the phone"), ("out", "the customer", "")]


def test_a_stop_that_was_said_before_the_lifting_and_is_heard_after_it_counts(api: Api, optouts: OptOuts) -> None:
    optouts.record(a_choice(Wish.OUT, 0))
    api.call("admin", "DELETE", ADDRESS, {"note": "asked us on the phone"})
    assert optouts.record(a_choice(Wish.OUT, 1))
    assert optouts.holds(X, "77")


@pytest.mark.parametrize(
    ("role", "method", "address", "body", "status"),
    [
        ("stranger", "GET", ADDRESS, None, 403),
        ("responder", "DELETE", ADDRESS, {"note": "because"}, 403),
        ("pr", "DELETE", ADDRESS, {"note": "because"}, 403),
        ("admin", "DELETE", ADDRESS, {"note": ""}, 422),
        ("admin", "DELETE", ADDRESS, {"note": "  "}, 400),
        ("admin", "DELETE", ADDRESS, None, 422),
        ("admin", "DELETE", "/optouts/x/78", {"note": "because"}, 400),
        ("admin", "GET", "/optouts/myspace/77", None, 422),
    ],
)
def test_who_may_not_and_what_can_not_be_gets_a_clear_4xx(
    api: Api, optouts: OptOuts, role: str, method: str, address: str, body: object, status: int
) -> None:
    optouts.record(a_choice(Wish.OUT, 0))
    assert api.call(role, method, address, body)[0] == status
    assert optouts.holds(X, "77")


def test_who_never_said_anything_has_not_opted_out(api: Api) -> None:
    assert api.call("responder", "GET", ADDRESS) == (200, {"opted_out": False, "history": []})


def test_no_word_of_a_post_is_kept_with_an_opt_out(table: "Table") -> None:
    heard("1002", STOP.text, 1)
    kept = json.dumps([item for item in table.scan()["Items"] if str(item["pk"]).startswith("OPTOUT")], default=str)
    assert "replying" not in kept
    assert "ada" not in kept
    assert "1002" in kept
