"""Into private and back, through the deployed functions: on X and on Reddit, and what goes wrong on the way."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from amends.outage.last_look import IN_PRIVATE

from tests.e2e.stack import Stack
from tests.e2e.test_networks import look_again
from tests.waiting import eventually

SOON = 180  # seconds: the slowest source that matters here is polled every two minutes
NOTICE = "https://larkfield.example/privacy"
INVITATION = (
    "Sorry about this. So that you don't have to share your details here, send us a direct message. "
    "I'll look at it with you there and tell you what we can do within the hour."
)
DMS = "POST /2/dm_conversations/with/:participant_id/messages"


@pytest.fixture(scope="module", autouse=True)
def notice(stack: Stack) -> None:
    """The brand has a privacy notice."""
    brand = stack.call("admin", "GET", "/brand").json()
    settings = {name: value for name, value in brand.items() if name != "version"}
    settings["private"] = {**settings.get("private", {}), "notice_url": NOTICE}
    body = {"settings": settings, "note": "for messages"}
    assert stack.call("admin", "PUT", "/brand", body, seen=brand["version"]).status_code == 200


def file(stack: Stack, case: str, role: str = "responder") -> dict[str, Any]:
    return dict(stack.call(role, "GET", f"/cases/{case}").json())


def handoff(stack: Stack, case: str) -> dict[str, Any]:
    return dict(stack.call("responder", "GET", f"/cases/{case}/handoffs").json()[-1])


def kinds(stack: Stack, case: str) -> list[str]:
    return [event["kind"] for event in file(stack, case)["events"]]


def posted(stack: Stack, case: str, reply: str) -> None:
    """The reply, submitted by its author, approved, and public."""
    for role, act in (("responder", "submit"), ("pr", "approve")):
        version = stack.reply(case, reply)["version"]
        overrides = [{"rule": rule, "why": "a test of the way"} for rule in ("invitation.why_private", "date.soft")]
        body = {"overrides": overrides} if act == "submit" else None
        done = stack.call(role, "POST", f"/cases/{case}/replies/{reply}/{act}", body, seen=version)
        assert done.status_code == 200, done.text
    eventually(lambda: stack.reply(case, reply)["state"] == "posted", "the text in public", SOON)


def invited(stack: Stack, case: str) -> dict[str, Any]:
    """A handoff whose invitation is public."""
    version = file(stack, case)["case"]["version"]
    # X refuses a text that the account said before.
    body = {"reason": "account", "text": INVITATION.replace("about this", f"about this, {case[-6:]}")}
    begun = stack.call("responder", "POST", f"/cases/{case}/handoffs", body, seen=version)
    assert begun.status_code == 201, begun.text
    posted(stack, case, begun.json()["reply_id"])
    return eventually(lambda: found if (found := handoff(stack, case))["state"] == "invited" else None, "invited")


def written_by(stack: Stack, platform: str, author: str, text: str, **more: Any) -> str:
    """A public post that begins a conversation."""
    if platform == "x":
        return stack.simulator.tweet(author, f"@larkfield {text}", **more)
    return stack.simulator.comment(author, text, title=text[:60], **more)


def writes(stack: Stack, platform: str, author: str, text: str) -> None:
    """A private message to the brand."""
    if platform == "x":
        stack.simulator.message(author, text)
    else:
        stack.simulator.private_message(author, "my case", text)


def arrived(stack: Stack, case: str) -> None:
    """Their first message is in their case."""
    eventually(lambda: handoff(stack, case)["state"] == "joined", "the customer", SOON)


def answered(stack: Stack, platform: str, author: str, post: str, text: str) -> str:
    """Somebody answers the post in its thread, and names nobody."""
    if platform == "x":
        return stack.simulator.tweet(author, text, reply_to=post)
    return stack.simulator.comment(author, text, parent=post)


class Met(NamedTuple):
    """Customers on X who were invited, by handle, each with their case and post; and the incident of one of them."""

    cases: dict[str, str]
    posts: dict[str, str]
    incident: str


@pytest.fixture(scope="module")
def met(stack: Stack) -> Iterator[Met]:
    """All of them wrote to us in private; messages are polled seldom, so that one wait serves them all."""
    said = {
        "gone_gwen": "my account is locked and I am abroad",
        "shut_sid": "wrong amount on my bill",
        "outage_olga": "no line in Thornmoor and my account is wrong as well",
    }
    posts = {author: written_by(stack, "x", author, text) for author, text in said.items()}
    cases = {author: stack.case_of(post) for author, post in posts.items()}
    opened = stack.call("pr", "POST", "/incidents", {"title": "Thornmoor is down"})
    assert opened.status_code in (200, 201), opened.text
    olga, incident = cases["outage_olga"], opened.json()["id"]
    version = file(stack, olga)["case"]["version"]
    assert stack.call("responder", "PUT", f"/incidents/{incident}/cases/{olga}", seen=version).status_code == 200
    assert file(stack, olga)["case"]["waits"]
    for case in cases.values():
        invited(stack, case)
    for author in cases:
        writes(stack, "x", author, "Hello, it's about account 88112233.")
    for case in cases.values():
        arrived(stack, case)
    yield Met(cases, posts, incident)
    # While an incident is live, other texts need PR's approval, too.
    ended = stack.call("pr", "POST", f"/incidents/{incident}/resolve", {"note": "Mended."})
    assert ended.status_code == 200, ended.text


@pytest.mark.parametrize("platform", ["x", "reddit"])
def test_a_customer_is_invited_joins_goes_public_again_and_comes_back(stack: Stack, platform: str) -> None:
    author = f"wanda_{platform}"
    post = written_by(stack, platform, author, "charged twice and nobody tells me why")
    case = stack.case_of(post)
    hints = stack.call("responder", "GET", f"/cases/{case}/handoffs/hint").json()["hints"]
    assert "money" in [hint["reason"] for hint in hints]
    assert stack.call("responder", "GET", f"/cases/{case}/handoffs/options").json()["possible"]
    invited(stack, case)
    writes(stack, platform, author, "Hello, it's about account 88112233.")
    arrived(stack, case)

    # Only who may read the private part does: the owner, and not another desk's marketing.
    words = [entry["mention"]["text"] for entry in file(stack, case)["thread"]]
    assert any("88112233" in text for text in words)
    assert "88112233" not in str(file(stack, case, "marketing"))
    sent = stack.call("responder", "POST", f"/cases/{case}/messages", {"text": f"Found it. {NOTICE}"})
    assert sent.status_code == 201, sent.text
    eventually(lambda: stack.reply(case, sent.json()["id"])["state"] == "posted", "the message", SOON)

    # What stands in private alone does not go out in public.
    body = {"text": "Sorry. Account 88112233 is with us.", "case_id": case, "in_reply_to": post}
    told = stack.call("responder", "POST", "/lint/rules", body).json()["findings"]
    assert "private.only" in [finding["rule"] for finding in told]

    # The deep answer names nobody: no webhook brings it, and no timeline of mentions.
    bystander = answered(stack, platform, f"bo_{platform}", post, "did they ever sort it out for you?")
    again = answered(
        stack, platform, author, bystander, "no. an hour in their messages and this is STILL a joke, shame on them"
    )
    eventually(lambda: "went public again" in kinds(stack, case), "the customer in public again", SOON)
    eventually(lambda: "somebody asked for the outcome" in kinds(stack, case), "the bystander", SOON)
    seen = {one["mention_id"]: one for one in file(stack, case)["sightings"]}
    assert (seen[again]["seen"], seen[bystander]["seen"]) == ("again", "asked")
    assert handoff(stack, case)["public_again"] == 1

    resolved = stack.call(
        "responder",
        "POST",
        f"/cases/{case}/handoffs/{handoff(stack, case)['id']}/resolve",
        {"agrees_to_public": True},
        seen=handoff(stack, case)["version"],
    )
    assert resolved.status_code == 200, resolved.text
    line = stack.call(
        "responder",
        "POST",
        f"/cases/{case}/handoffs/{resolved.json()['id']}/closing",
        {"text": "Sorry again for the trouble. Glad that we could sort this out together."},
        seen=resolved.json()["version"],
    )
    assert line.status_code == 200, line.text
    posted(stack, case, line.json()["closing_id"])
    eventually(lambda: handoff(stack, case)["state"] == "closed", "the end")
    journey = stack.call("responder", "GET", f"/cases/{case}/journey").json()
    assert journey["lapsed_seconds"] == 0
    total = stack.call("senior", "GET", "/handoffs/measures").json()["total"]
    assert min(total["invited"], total["joined"], total["closed_in_public"], total["went_public_again"]) >= 1


def test_who_writes_in_private_without_being_asked_has_a_case_of_their_own(stack: Stack, met: Met) -> None:
    posts = [written_by(stack, "x", "twice_tom", text) for text in ("my bill is wrong", "and my router is dead")]
    cases = [stack.case_of(post) for post in posts]
    for case in cases:
        invited(stack, case)
    stack.simulator.message("secret_sue", "My account 77120034 is locked")
    writes(stack, "x", "twice_tom", "here I am, account 5512345")

    def own(author: str) -> dict[str, Any] | None:
        found = stack.call("responder", "GET", "/queue?limit=100").json()["items"]
        return next((dict(one) for one in found if one["author_handle"] == author and one["private"]), None)

    # From the start in private: nothing of it is shown in a list, and there is no public way.
    sue = eventually(lambda: own("secret_sue"), "her case", SOON)
    found = file(stack, sue["id"])["case"]
    assert (found["private"], "77120034" in str(found)) == (True, False)
    assert not stack.call("responder", "GET", f"/cases/{sue['id']}/handoffs/options").json()["possible"]
    body = {"reason": "account", "text": INVITATION}
    refused = stack.call("responder", "POST", f"/cases/{sue['id']}/handoffs", body, seen=found["version"])
    assert refused.status_code == 400

    # With two open handoffs a person says to which case a message belongs.
    private = eventually(lambda: own("twice_tom"), "the message's own case", SOON)
    assert set(cases) <= set(private["could_join"])
    assert [handoff(stack, case)["state"] for case in cases] == ["invited", "invited"]
    version = file(stack, cases[0])["case"]["version"]
    merged = stack.call("responder", "POST", f"/cases/{cases[0]}/merge", {"other": private["id"]}, seen=version)
    assert merged.status_code in (200, 202), merged.text
    eventually(lambda: handoff(stack, cases[0])["state"] == "joined", "the one that was chosen", SOON)
    assert handoff(stack, cases[1])["state"] == "invited"


def test_a_customer_who_deletes_the_public_post_midway_keeps_their_way_to_us(stack: Stack, met: Met) -> None:
    case = met.cases["gone_gwen"]
    stack.simulator.delete(met.posts["gone_gwen"])
    look_again(stack, "x")
    eventually(lambda: file(stack, case)["removed"], "the tombstone", SOON)
    assert handoff(stack, case)["state"] == "joined"
    sent = stack.call("responder", "POST", f"/cases/{case}/messages", {"text": f"Still here for you. {NOTICE}"})
    assert sent.status_code == 201, sent.text


def test_a_message_that_x_refuses_is_in_front_of_a_person_and_told(stack: Stack, met: Met) -> None:
    case = met.cases["shut_sid"]
    stack.simulator.fault("x", "403", DMS)
    try:
        sent = stack.call("responder", "POST", f"/cases/{case}/messages", {"text": f"Found it. {NOTICE}"})
        assert sent.status_code == 201, sent.text
        eventually(lambda: stack.reply(case, sent.json()["id"])["state"] == "refused", "the refusal", SOON)
    finally:
        stack.simulator.heal()
    assert "refused" in kinds(stack, case)
    assert handoff(stack, case)["state"] == "joined"


def test_a_customer_in_private_is_in_no_list_of_an_incident(stack: Stack, met: Met) -> None:
    case = file(stack, met.cases["outage_olga"])["case"]
    assert (case["incident"], case["waits"]["incident_id"]) == (met.incident, met.incident)
    assert case["private_since"]
    said = {"channel": "x", "language": "en", "alternatives": ["Sorry, Thornmoor is down. We are on it."]}
    statements = f"/incidents/{met.incident}/statements"
    drafted = stack.call("pr", "POST", statements, {"stage": "holding", "texts": [said]})
    assert drafted.status_code == 201, drafted.text
    preview = stack.call("pr", "GET", f"{statements}/{drafted.json()['id']}/preview").json()
    (on_x,) = [one for one in preview["channels"] if one["channel"] == "x"]
    assert (on_x["reached"], list(on_x["left_out"])) == (0, [IN_PRIVATE])
