"""The way into private and back, as the console calls it."""

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends.adapters.cases import Cases
from amends.adapters.replies import Replies
from amends.event import Event
from amends.recording import posted
from amends.reply import ReplyState

from tests.builders import NOON, a_content_reading, a_mention, stored
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

X = {
    "user_id": "9",
    "username": "larkfield",
    "consumer_key": "a",
    "consumer_secret": "b",
    "access_token": "c",
    "access_token_secret": "d",
}
TEXT = (
    "Sorry about this, Ada. So that you don't have to share your details here, send us a direct message. "
    "I'll look at it there and answer within the hour."
)
HANDOFFS = "/cases/x-1001/handoffs"


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=json.dumps({"x": X}))
    stored(Cases(table))
    return Api()


def invited(api: Api, text: str = TEXT, **body: Any) -> dict[str, Any]:
    """The handoff whose invitation Rosa drafts."""
    version = api.call("responder", "GET", "/cases/x-1001")[1]["case"]["version"]
    sent = {"text": text, "reason": "account", **body}
    status, handoff = api.call("responder", "POST", HANDOFFS, sent, seen=version, name="rosa")
    assert status == 201, handoff
    found: dict[str, Any] = handoff
    return found


def public(table: "Table", reply_id: str) -> None:
    """The reply, approved and posted."""
    replies = Replies(table)
    reply = replies.get("x-1001", reply_id)
    for state in (ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.POSTING):
        moved = reply.model_copy(update={"state": state, "version": reply.version + 1})
        reply = replies.save(moved, Event(at=NOON, kind=str(state), reply_id=reply.id))
    posted(reply, f"9{reply_id[:6]}", replies, Cases(table), NOON)


def joined(api: Api, table: "Table") -> dict[str, Any]:
    """The handoff, once its customer wrote in private."""
    handoff = invited(api)
    public(table, handoff["reply_id"])
    stored(Cases(table), a_mention(id="m1", conversation_id="77-9", private=True, source="x.messages"))
    return now(api)


def now(api: Api) -> dict[str, Any]:
    """The case's only handoff."""
    (found,) = api.call("responder", "GET", HANDOFFS)[1]
    return dict(found)


def call(api: Api, handoff: dict[str, Any], what: str, body: object, name: str = "rosa") -> tuple[int, Any]:
    path = f"{HANDOFFS}/{handoff['id']}/{what}"
    return api.call("responder", "POST", path, body, seen=handoff["version"], name=name)


def test_the_ways_are_shown_with_their_prices(api: Api) -> None:
    status, options = api.call("responder", "GET", f"{HANDOFFS}/options")
    assert (status, options["possible"]) == (200, True)
    assert {one["way"]: one["price"] for one in options["ways"]} == {
        "deep_link": "0.200",
        "link": "0.200",
        "plain": "0.010",
    }
    assert "https://x.com/messages/compose?recipient_id=9" in [one["link"] for one in options["ways"]]


def test_a_channel_without_a_private_way_says_so(api: Api, table: "Table") -> None:
    stored(Cases(table), a_mention(platform="webhook", id="w1", conversation_id="w1", source="webhook.desk"))
    options = api.call("responder", "GET", "/cases/webhook-w1/handoffs/options")[1]
    assert (options["possible"], options["ways"]) == (False, [])
    assert options["why_not"].startswith("not possible here")


def test_an_invitation_is_a_reply_that_goes_through_review(api: Api, table: "Table") -> None:
    handoff = invited(api, deep_link=True)
    assert (handoff["state"], handoff["reason"]) == ("drafted", "account")
    file = api.call("responder", "GET", "/cases/x-1001")[1]
    assert [one["id"] for one in file["handoffs"]] == [handoff["id"]]
    assert file["case"]["owner"] == "rosa-id"
    (reply,) = file["replies"]
    assert (reply["id"], reply["handoff_id"], reply["deep_link"]) == (handoff["reply_id"], handoff["id"], True)
    path = f"/cases/x-1001/replies/{reply['id']}/submit"
    status, answer = api.call("responder", "POST", path, seen=reply["version"], name="rosa")
    # The linters' advice on links and prices asks for no reason.
    assert (status, answer["state"]) == (200, "in_review")


def test_an_invitation_that_leaves_something_out_is_not_submitted(api: Api) -> None:
    handoff = invited(api, "Sorry about this, Ada. Send us a message.")
    path = f"/cases/x-1001/replies/{handoff['reply_id']}/submit"
    status, answer = api.call("responder", "POST", path, seen=1, name="rosa")
    assert status == 400
    assert "invitation.why_private needs a reason" in answer["detail"]
    assert "invitation.what_happens needs a reason" in answer["detail"]


def test_the_four_checks_speak_while_it_is_typed(api: Api) -> None:
    body = {"text": "Sorry about this.", "case_id": "x-1001", "invitation": True}
    rules = {one["rule"] for one in api.call("responder", "POST", "/lint/rules", body)[1]["findings"]}
    assert {"invitation.why_private", "invitation.what_happens", "invitation.invites"} <= rules
    plain = api.call("responder", "POST", "/lint/rules", {**body, "invitation": False})[1]
    assert not [one for one in plain["findings"] if one["rule"].startswith("invitation.")]


def test_a_second_invitation_is_refused(api: Api) -> None:
    invited(api)
    version = api.call("responder", "GET", "/cases/x-1001")[1]["case"]["version"]
    body = {"text": TEXT, "reason": "money"}
    status, answer = api.call("responder", "POST", HANDOFFS, body, seen=version, name="rosa")
    assert (status, "open handoff already" in answer["detail"]) == (409, True)


def test_who_saw_another_case_invites_nobody(api: Api) -> None:
    status, _ = api.call("responder", "POST", HANDOFFS, {"text": TEXT, "reason": "money"}, seen=7)
    assert status == 412
    assert api.call("responder", "GET", HANDOFFS)[1] == []


def test_a_button_is_xs_alone(api: Api, table: "Table") -> None:
    stored(Cases(table), a_mention(platform="reddit", id="t1_a", conversation_id="t3_a", source="reddit.mentions"))
    body = {"text": TEXT, "reason": "money", "deep_link": True}
    status, _ = api.call("responder", "POST", "/cases/reddit-t1_a/handoffs", body, seen=1)
    assert status == 400


def test_one_reminder_and_no_second(api: Api, table: "Table") -> None:
    handoff = invited(api)
    assert call(api, handoff, "follow-up", {"text": "We are here."})[0] == 409
    public(table, handoff["reply_id"])
    status, after = call(api, now(api), "follow-up", {"text": "We are here whenever you like."})
    assert (status, bool(after["follow_up_id"])) == (200, True)
    status, answer = call(api, now(api), "follow-up", {"text": "Still here."})
    assert (status, "a second reminder would press" in answer["detail"]) == (409, True)


def test_no_closing_line_without_the_customers_word(api: Api, table: "Table") -> None:
    handoff = joined(api, table)
    status, settled = call(api, handoff, "resolve", {})
    assert (status, settled["state"]) == (200, "resolved")
    offer = api.call("responder", "GET", f"{HANDOFFS}/{handoff['id']}/closing")[1]
    assert (offer["offered"], offer["why"]) == (False, "ask the customer first whether they are fine with it")
    assert call(api, settled, "closing", {"text": "Glad that we could sort this out."})[0] == 400
    agreed = call(api, settled, "agreement", {"agrees_to_public": True})[1]
    status, after = call(api, agreed, "closing", {"text": "Glad that we could sort this out."})
    assert status == 200
    public(table, after["closing_id"])
    assert now(api)["state"] == "closed"


def test_thanks_in_public_are_the_customers_word(api: Api, table: "Table") -> None:
    settled = call(api, joined(api, table), "resolve", {})[1]
    thanks = a_mention(id="1002", created_at=NOON.replace(year=2030), text="@larkfield thank you!")
    stored(Cases(table), thanks, a_content_reading())
    offer = api.call("responder", "GET", f"{HANDOFFS}/{settled['id']}/closing")[1]
    assert (offer["offered"], offer["why"]) == (True, "the customer thanked in public")
    refused = call(api, settled, "agreement", {"agrees_to_public": False})[1]
    assert call(api, refused, "closing", {"text": "Glad."})[0] == 400


def test_a_colleague_does_not_end_what_is_anothers(api: Api, table: "Table") -> None:
    handoff = joined(api, table)
    assert call(api, handoff, "resolve", {}, name="piet")[0] == 403
    path = f"{HANDOFFS}/{handoff['id']}/resolve"
    assert api.call("senior", "POST", path, {}, seen=handoff["version"], name="lead")[0] == 200


def test_an_older_version_moves_nothing(api: Api, table: "Table") -> None:
    handoff = joined(api, table)
    stale = {**handoff, "version": handoff["version"] - 1}
    assert call(api, stale, "resolve", {})[0] == 412
    assert now(api)["state"] == "joined"


def test_an_invitation_can_be_given_up_by_hand(api: Api, table: "Table") -> None:
    handoff = invited(api)
    assert call(api, handoff, "close", {"why": "wrong person"})[0] == 409
    public(table, handoff["reply_id"])
    status, after = call(api, now(api), "close", {"why": "they called us"})
    assert (status, after["state"]) == (200, "unanswered")


def test_the_journey_is_read_from_the_history(api: Api, table: "Table") -> None:
    joined(api, table)
    status, told = api.call("responder", "GET", "/cases/x-1001/journey")
    assert status == 200
    assert [leg["channel"] for leg in told["legs"]] == ["x", "private"]
    assert [(one["of"], one["to"]) for one in told["switches"]] == [("x", "private")]
    assert told["lapsed_seconds"] == 0
