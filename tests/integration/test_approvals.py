"""Approvals in the table and over the API, and who meets there in one instant."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.edits import Edits
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.review_timers import KIND, ReviewTimers
from amends.adapters.texts import Texts
from amends.adapters.timers import Timers
from amends.deciding import BrandThreshold
from amends.editing import hear
from amends.errors import Stale
from amends.mention import PlatformName
from amends.posting import Mode
from amends.publishing import publish
from amends.quoting import REMOVED
from amends.removal import remove
from amends.reply import Reply, ReplyState
from amends.review import drafting
from amends.review.approving import Ground
from amends.review.desks import ReviewDesk
from amends.review.offering import approve_offer, offer, take_up
from amends.review.path import Path, Step
from amends.review.seen import seen_of
from amends.reviewing import give_approval
from amends.roles import Person, Role
from amends.timers import fire_due
from amends.tombstone import AS_HEARD, Why

from local.endurance.table import Table as InMemory
from tests.builders import ADA, MINUTE, NOON, PIET, ROSA, a_mention, a_person, a_reading, a_threshold, stored
from tests.fakes import (
    FakeBudgets,
    FakeOptOuts,
    FakeOutbox,
    FakePlatform,
    FakeReader,
    FakeRules,
    FakeSwitch,
    FakeVersions,
)
from tests.integration.test_api import Api, submitted

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

MEANT = [{"rule": "admission.fault", "why": "it was, and everybody knows"}]
LENA = a_person("lena", Role.LEGAL)
PATH = Path(name="both", steps=[Step(desk=ReviewDesk.LEGAL), Step(desk=ReviewDesk.PR)], review_hours=2)
S = ReplyState


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    return Api()


def ground(table: Any, path: Path = PATH) -> Ground:
    return Ground(path, seen_of(read.mention for read in Cases(table).file("x-1001").thread))


def in_review(table: Any, path: Path = PATH) -> Reply:
    stored(Cases(table))
    replies = Replies(table)
    reply = drafting.draft(Cases(table).file("x-1001"), "Sorry for that.", None, ROSA, replies, NOON)
    return drafting.submit(reply, Cases(table).get("x-1001"), ROSA, replies, NOON, ground(table, path))


def agree(table: Any, reply: Reply, person: Person) -> Reply:
    return give_approval(reply, 3, person, Replies(table), FakeOutbox(), NOON, ground=ground(table))


class Once:
    """Lets somebody else act right before the next write."""

    def __init__(self) -> None:
        self.act: Callable[[], object] | None = None

    def __call__(self, point: str) -> None:
        if point == "before a write" and self.act:
            act, self.act = self.act, None
            act()


def race(first: Callable[[Any, Reply], Reply], second: Callable[[Any, Reply], Reply]) -> tuple[Reply, Any]:
    """Both look at the same version; the second writes between the first one's look and its write."""
    once = Once()
    table = InMemory(once)
    reply = in_review(table, Path(name="two", steps=[Step(desk=ReviewDesk.SENIOR, need=2)]))
    once.act = lambda: second(table, reply)
    with pytest.raises(Stale, match="first"):
        first(table, reply)
    return Replies(table).get(reply.case_id, reply.id), table  # type: ignore[arg-type]


def approves(person: Person) -> Callable[[Any, Reply], Reply]:
    def act(table: Any, reply: Reply) -> Reply:
        return give_approval(reply, 3, person, Replies(table), FakeOutbox(), NOON)

    return act


def edits(table: Any, reply: Reply) -> Reply:
    return drafting.resubmit(reply, "Sorry, we look.", Cases(table).get("x-1001"), ROSA, Replies(table), Ground(), NOON)


def test_two_who_approve_in_one_instant_count_one_after_the_other() -> None:
    now, table = race(approves(LENA), approves(PIET))
    assert (now.state, [one.by_name for one in now.approvals]) == (S.IN_REVIEW, ["piet"])
    assert approves(LENA)(table, now).state is S.APPROVED


def test_an_approval_and_an_edit_in_one_instant_leave_no_approval_of_the_other_text() -> None:
    now, _ = race(approves(LENA), edits)
    assert (now.text, now.approvals) == ("Sorry, we look.", [])
    now, table = race(edits, approves(LENA))
    assert (now.text, [one.by_name for one in now.approvals]) == ("Sorry for that.", ["lena"])
    assert edits(table, now).approvals == []


def test_without_the_condition_one_of_two_approvals_is_lost() -> None:
    once = Once()
    table = InMemory(once, conditional=False)
    reply = in_review(table, Path(name="two", steps=[Step(desk=ReviewDesk.SENIOR, need=2)]))
    once.act = lambda: approves(PIET)(table, reply)
    approves(LENA)(table, reply)
    assert [one.by_name for one in Replies(table).get(reply.case_id, reply.id).approvals] == ["lena"]  # type: ignore[arg-type]


def test_each_desk_has_its_inbox_and_all_are_read_as_one_list(table: "Table") -> None:
    reply = in_review(table)
    replies = Replies(table)
    assert [one.id for one in replies.waiting([ReviewDesk.LEGAL], 10).items] == [reply.id]
    assert replies.waiting([ReviewDesk.PR, ReviewDesk.SENIOR], 10).items == []
    agree(table, reply, LENA)
    assert replies.waiting([ReviewDesk.LEGAL], 10).items == []
    assert [one.id for one in replies.waiting([ReviewDesk.PR], 10).items] == [reply.id]
    assert [one.id for one in replies.by_state(S.IN_REVIEW, 10).items] == [reply.id]


def test_pages_of_several_desks_pass_over_nothing(table: "Table") -> None:
    stored(Cases(table))
    replies = Replies(table)
    order = []
    for number, desk in enumerate([None, ReviewDesk.PR, ReviewDesk.LEGAL, ReviewDesk.PR, ReviewDesk.SENIOR] * 2):
        reply = drafting.draft(Cases(table).file("x-1001"), f"Sorry {number}.", None, ROSA, replies, NOON)
        path = Path(name="p", steps=[Step(desk=desk or ReviewDesk.SENIOR)])
        reply = drafting.submit(reply, Cases(table).get("x-1001"), ROSA, replies, NOON + number * MINUTE, Ground(path))
        if desk is None:  # as it was stored before there were desks
            item = table.get_item(Key=keys.reply(reply.case_id, reply.id))["Item"]
            table.put_item(Item={k: v for k, v in item.items() if k != "path"} | {"state_pk": "REPLY#in_review"})
        order.append(reply.id)
    for limit in (1, 2, 3, 10):
        found: list[str] = []
        cursor: str | None = None
        while True:
            page = replies.waiting(list(ReviewDesk), limit, cursor)
            found += [reply.id for reply in page.items]
            cursor = page.next
            if cursor is None:
                break
        assert found == order


def test_an_inbox_shows_what_the_caller_may_approve(api: Api) -> None:
    reply = submitted(api, "pr")
    for role, ids in (("legal", [reply["id"]]), ("pr", []), ("admin", [reply["id"]])):
        status, page = api.call(role, "GET", "/approvals")
        assert (status, [item["id"] for item in page["items"]]) == (200, ids)
    assert api.call("marketing", "GET", "/approvals")[1]["items"] == []
    status, page = api.call("marketing", "GET", "/approvals", desk="senior")
    assert (status, [item["id"] for item in page["items"]]) == (200, [reply["id"]])
    assert api.call("stranger", "GET", "/approvals")[0] == 403
    assert api.call("legal", "GET", "/approvals", cursor="e30=")[0] == 400


def test_what_admits_a_fault_waits_for_legal(api: Api, queues: dict[str, str]) -> None:
    status, reply = api.call("responder", "POST", "/cases/x-1001/replies", {"text": "It was our fault, Ada."})
    path = f"/cases/x-1001/replies/{reply['id']}"
    status, reply = api.call("responder", "POST", f"{path}/submit", {"overrides": MEANT}, seen=1)
    assert (status, reply["path"]["name"], reply["path"]["steps"][0]["desk"]) == (200, "legal", "legal")
    status, problem = api.call("pr", "POST", f"{path}/approve", seen=2)
    assert (status, problem["detail"]) == (403, "it waits for legal")
    assert "Messages" not in boto3.client("sqs").receive_message(QueueUrl=queues["outbox"])
    status, reply = api.call("legal", "POST", f"{path}/approve", seen=2)
    assert (status, reply["state"]) == (200, "approved")


def test_whoever_approves_after_the_customer_wrote_again_is_told_and_looks_again(api: Api, table: "Table") -> None:
    reply = submitted(api)
    stored(Cases(table), a_mention(id="1002", text="@larkfield it works, never mind"))
    path = f"/cases/x-1001/replies/{reply['id']}"
    status, problem = api.call("pr", "POST", f"{path}/approve", seen=2)
    assert (status, problem["detail"]) == (409, "the customer wrote again: look again")
    event = Cases(table).file("x-1001").events[-1]
    assert (event.kind, event.note) == ("approval void", "the customer wrote again")
    assert api.call("pr", "POST", f"{path}/approve", seen=3)[1]["state"] == "approved"


def test_a_note_of_ours_voids_nothing(api: Api) -> None:
    reply = submitted(api)
    assert api.call("responder", "POST", "/cases/x-1001/notes", {"text": "We know of it."})[0] == 201
    path = f"/cases/x-1001/replies/{reply['id']}"
    assert api.call("pr", "POST", f"{path}/approve", seen=2)[0] == 200


def test_an_edit_in_review_starts_over_and_says_whose_approval_is_void(table: "Table") -> None:
    half = agree(table, in_review(table), LENA)
    again = drafting.resubmit(
        half, "Sorry, we look at it.", Cases(table).get("x-1001"), ROSA, Replies(table), ground(table), NOON
    )
    assert (again.state, again.step, again.approvals) == (S.IN_REVIEW, 0, [])
    event = Cases(table).file("x-1001").events[-1]
    assert (event.kind, event.note) == ("reply edited", "the approval of lena is void")
    assert LENA.id in event.to


def heard(table: "Table", text: str) -> None:
    mention = a_mention(id="1002", text=text, created_at=NOON)
    brand = BrandThreshold("larkfield", FakeVersions())
    brand = BrandThreshold("larkfield", FakeVersions(a_threshold()))
    stores = (FakeRules(), Cases(table), FakeOptOuts(), Edits(table))
    hear(mention, FakeReader(a_reading(model="again")), brand, *stores, NOON + MINUTE)


def test_hearing_the_customer_again_takes_approvals_back_at_once(table: "Table") -> None:
    approved = agree(table, agree(table, in_review(table), LENA), PIET)
    assert approved.state is S.APPROVED
    heard(table, "@larkfield now the telephone is dead, too")
    now = Replies(table).get(approved.case_id, approved.id)
    assert (now.state, now.note, now.approvals, now.approver) == (
        S.CHANGES_REQUESTED,
        "the customer wrote again",
        [],
        None,
    )
    assert {LENA.id, PIET.id} <= set(Cases(table).file("x-1001").events[-1].to)


def posted(table: "Table", reply: Reply, minutes: int = 1) -> tuple[Reply, FakePlatform]:
    platform = FakePlatform()
    stores = (Replies(table), Cases(table), FakeBudgets(), FakeSwitch(Mode.ON))
    return publish(reply, platform, *stores, NOON + minutes * MINUTE), platform


def test_the_publisher_posts_what_all_of_the_path_approved(table: "Table") -> None:
    done, platform = posted(table, agree(table, agree(table, in_review(table), LENA), PIET))
    assert (done.state, len(platform.posted)) == (S.POSTED, 1)


@pytest.mark.parametrize("void", ["wrote", "expired", "one of two", "own words"])
def test_the_publisher_looks_again_whether_the_approvals_hold(table: "Table", void: str) -> None:
    approved = agree(table, agree(table, in_review(table), LENA), PIET)
    if void == "wrote":
        stored(Cases(table), a_mention(id="1002", text="@larkfield it works, never mind"))
    if void == "one of two":
        approved = approved.model_copy(update={"approvals": approved.approvals[1:]})
    if void == "own words":
        approved = approved.model_copy(update={"writers": [LENA.id]})
    done, platform = posted(table, approved, 60 * 24 if void == "expired" else 1)
    assert platform.posted == []
    assert done.state is (S.REFUSED if void in ("one of two", "own words") else S.CHANGES_REQUESTED)
    assert done.note


def test_what_nobody_approves_in_time_goes_back_once(table: "Table") -> None:
    reply = agree(table, in_review(table), LENA)
    handlers = {KIND: ReviewTimers(table).fire}
    assert fire_due(Timers(table), handlers, NOON + timedelta(hours=1, minutes=59)).fired == 0
    assert fire_due(Timers(table), handlers, NOON + timedelta(hours=3)).fired == 1
    now = Replies(table).get(reply.case_id, reply.id)
    assert (now.state, now.note, now.approvals) == (S.CHANGES_REQUESTED, "not everybody approved it in time", [])
    assert fire_due(Timers(table), handlers, NOON + timedelta(hours=4)).fired == 0


def test_the_timer_of_a_reply_that_is_settled_does_nothing(table: "Table") -> None:
    done, _ = posted(table, agree(table, agree(table, in_review(table), LENA), PIET))
    fire_due(Timers(table), {KIND: ReviewTimers(table).fire}, NOON + timedelta(days=9))
    assert Replies(table).get(done.case_id, done.id) == done


def put(api: Api, role: str, body: object, seen: int = 0) -> tuple[int, Any]:
    """Set the approval paths, as whoever saw this version."""
    return api.call(role, "PUT", "/approval-paths", body, seen=seen)


RULES = {"rules": [{"when": "severity <= 3", "path": {"name": "pr", "steps": [{"desk": "pr"}]}}], "note": "for now"}


def test_an_administrator_sets_the_paths_and_replies_in_review_follow(api: Api) -> None:
    reply = submitted(api)
    assert api.call("admin", "GET", "/approval-paths")[1]["version"] == 0
    assert put(api, "pr", RULES)[0] == 403
    assert api.call("admin", "PUT", "/approval-paths", RULES)[0] == 428
    wrong = {"rules": [{"when": "severty == 1", "path": RULES["rules"][0]["path"]}], "note": "for now"}  # type: ignore[index]
    assert "did you mean severity" in put(api, "admin", wrong)[1]["detail"]
    assert api.call("admin", "POST", "/approval-paths/check", wrong)[1]["faults"]
    status, paths = put(api, "admin", RULES)
    assert (status, paths["version"], paths["by_name"]) == (200, 1, "admin")
    assert put(api, "admin", RULES)[0] == 412
    assert [one["version"] for one in api.call("legal", "GET", "/approval-paths/versions")[1]] == [1, 0]
    path = f"/cases/x-1001/replies/{reply['id']}"
    status, problem = api.call("legal", "POST", f"{path}/approve", seen=2)
    assert (status, problem["detail"]) == (409, "it takes another path now: pr: look again")
    assert api.call("legal", "POST", f"{path}/approve", seen=3)[0] == 403
    assert api.call("pr", "POST", f"{path}/approve", seen=3)[0] == 200


def restore(api: Api, role: str, to: int, seen: int) -> tuple[int, Any]:
    return api.call(role, "POST", "/approval-paths/restore", {"to": to, "note": "it was better"}, seen=seen)


def test_an_administrator_goes_back_to_earlier_paths_and_to_those_that_ship(api: Api) -> None:
    shipped = api.call("admin", "GET", "/approval-paths")[1]["rules"]
    assert put(api, "admin", RULES)[0] == 200
    for role in ("pr", "senior", "auditor"):
        assert restore(api, role, 0, 1)[0] == 403
    assert restore(api, "admin", 0, 0)[0] == 412
    assert restore(api, "admin", 7, 1)[0] == 404
    assert restore(api, "admin", 1, 1)[1]["detail"] == "these are the approval paths already"
    status, paths = restore(api, "admin", 0, 1)
    assert (status, paths["version"], paths["restores"], paths["rules"]) == (200, 2, 0, shipped)
    assert restore(api, "admin", 1, 2)[1]["rules"][0]["path"]["name"] == "pr"
    told = api.call("auditor", "GET", "/approval-paths/versions")[1]
    assert [(one["version"], one["restores"]) for one in told] == [(3, 1), (2, 0), (1, None), (0, None)]
    assert len(api.call("auditor", "GET", "/approval-paths/versions", limit="3")[1]) == 3


def test_rules_are_checked_before_anybody_says_why_they_change(api: Api) -> None:
    checked = api.call("admin", "POST", "/approval-paths/check", {"rules": RULES["rules"]})
    assert (checked[0], checked[1]["faults"], "reach" in checked[1]["fields"]) == (200, [], True)
    assert put(api, "admin", {**RULES, "note": "  "})[0] == 400


def test_nobody_is_away_without_a_deputy_who_is_here_and_approves(api: Api) -> None:
    status, problem = api.call("legal", "PUT", "/me/away", {"deputy_id": "pr-id"})
    assert (status, "choose from /people" in problem["detail"]) == (400, True)
    for role in ("pr", "responder", "auditor"):
        api.call(role, "GET", "/queue", desk="care")
    for role in ("responder", "auditor"):
        status, problem = api.call("legal", "PUT", "/me/away", {"deputy_id": f"{role}-id"})
        assert (status, problem["detail"]) == (400, f"{role} does not approve replies, so they can't stand in for you")
    over = {"deputy_id": "pr-id", "until": "2020-01-01T00:00:00Z"}
    assert api.call("legal", "PUT", "/me/away", over)[0] == 400
    assert api.call("legal", "GET", "/me/away")[1]["away"] is None
    status, away = api.call("legal", "PUT", "/me/away", {"deputy_id": "pr-id"})
    assert (status, away["deputy"]) == (200, {"id": "pr-id", "name": "pr"})


def test_a_deputy_approves_for_who_is_away_and_no_longer_than_that(api: Api) -> None:
    status, reply = api.call("responder", "POST", "/cases/x-1001/replies", {"text": "It was our fault, Ada."})
    path = f"/cases/x-1001/replies/{reply['id']}"
    api.call("responder", "POST", f"{path}/submit", {"overrides": MEANT}, seen=1)
    deputy = {"deputy_id": "pr-id"}
    assert api.call("pr", "GET", "/approvals")[1]["items"] == []
    assert api.call("responder", "PUT", "/me/away", deputy)[0] == 403
    assert api.call("legal", "PUT", "/me/away", {"deputy_id": "legal-id"})[0] == 400
    assert api.call("legal", "PUT", "/me/away", deputy)[0] == 200
    assert api.call("pr", "GET", "/me/away")[1]["stands_in_for"][0]["person"]["name"] == "legal"
    assert [item["id"] for item in api.call("pr", "GET", "/approvals")[1]["items"]] == [reply["id"]]
    assert api.call("legal", "DELETE", "/me/away")[1]["away"] is None
    assert api.call("pr", "POST", f"{path}/approve", seen=2)[0] == 403
    assert api.call("legal", "PUT", "/me/away", deputy)[0] == 200
    status, approved = api.call("pr", "POST", f"{path}/approve", seen=2)
    assert (status, approved["approvals"][0]["stands_for"]["name"]) == (200, "legal")
    assert ADA.id not in {one["by"] for one in approved["approvals"]}


def test_two_replies_that_wait_stand_side_by_side(api: Api) -> None:
    first, second = submitted(api), submitted(api)
    status, pending = api.call("pr", "GET", "/cases/x-1001/pending")
    assert (status, [reply["id"] for reply in pending["replies"]]) == (200, [first["id"], second["id"]])
    (pair,) = pending["pairs"]
    assert (pair["one"], pair["other"], pair["same_post"]) == (first["id"], second["id"], True)
    assert [part["kind"] for part in pair["parts"]] == ["same"]
    api.call("responder", "POST", f"/cases/x-1001/replies/{second['id']}/withdraw", seen=2)
    assert api.call("pr", "GET", "/cases/x-1001/pending")[1]["pairs"] == []


def test_words_are_proposed_and_approved_by_a_third_person(api: Api) -> None:
    reply = submitted(api)
    path = f"/cases/x-1001/replies/{reply['id']}/proposal"
    words = {"text": "Sorry, Ada. We look at it now.", "note": "say what we do"}
    assert as_seen(api, "responder", path, words, 2)[0] == 403
    status, proposed = as_seen(api, "pr", path, words, 2)
    assert (status, proposed["proposal"]["by_name"], proposed["text"]) == (200, "pr", "Sorry about that, Ada.")
    assert as_seen(api, "legal", f"{path}/approve", {}, 2)[0] == 412
    assert as_seen(api, "pr", f"{path}/approve", {}, 3)[0] == 403
    status, done = as_seen(api, "legal", f"{path}/approve", {}, 3)
    assert (status, done["state"], done["text"]) == (200, "approved", words["text"])
    assert [text["by_name"] for text in api.call("legal", "GET", path[:-9] + "/texts")[1]] == ["responder", "pr"]


def test_a_proposal_is_accepted_or_declined_by_its_author(api: Api) -> None:
    reply = submitted(api)
    path = f"/cases/x-1001/replies/{reply['id']}/proposal"
    as_seen(api, "pr", path, {"text": "Sorry, Ada."}, 2)
    status, declined = as_seen(api, "responder", f"{path}/decline", {"why": "too short"}, 3)
    assert (status, declined.get("proposal"), declined["note"]) == (200, None, "too short")
    as_seen(api, "pr", path, {"text": "It was our fault, Ada."}, 4)
    assert as_seen(api, "responder", f"{path}/accept", {}, 5)[0] == 400
    status, taken = as_seen(api, "responder", f"{path}/accept", {"overrides": MEANT}, 5)
    assert (status, taken["path"]["name"], taken["writers"]) == (200, "legal", ["pr-id"])


def as_seen(api: Api, role: str, path: str, body: object, seen: int) -> tuple[int, Any]:
    """A call by whoever saw this version."""
    return api.call(role, "POST", path, body, seen=seen)


def test_an_acceptance_and_a_third_persons_approval_in_one_instant() -> None:
    def accepts(table: Any, reply: Reply) -> Reply:
        return take_up(reply, ROSA, Replies(table), Ground(), NOON)

    once = Once()
    table = InMemory(once)
    reply = offer(in_review(table), "Sorry, we look.", "", PIET, Replies(table), NOON)  # type: ignore[arg-type]
    once.act = lambda: accepts(table, reply)
    third = (LENA, Replies(table), FakeOutbox(), Ground(), NOON, AS_HEARD)  # type: ignore[arg-type]
    with pytest.raises(Stale, match="first"):
        approve_offer(reply, 3, *third)
    now = Replies(table).get(reply.case_id, reply.id)  # type: ignore[arg-type]
    assert (now.text, now.approvals, now.state) == ("Sorry, we look.", [], S.IN_REVIEW)


def test_a_removal_takes_a_proposal_with_the_posts_words_away(table: "Table") -> None:
    reply = in_review(table)
    stored(Cases(table), a_mention(id="1002", text="@larkfield my pendant alarm went dead at nine"))
    offer(reply, "Sorry that your pendant alarm went dead at nine", "", PIET, Replies(table), NOON)
    assert remove(PlatformName.X, "1002", Why.DELETED, Removals(table), NOON)
    now = Replies(table).get(reply.case_id, reply.id)
    assert (now.proposal, now.text, now.state) == (None, "Sorry for that.", S.IN_REVIEW)
    assert [text.text for text in Texts(table).texts(reply.id)] == ["Sorry for that.", REMOVED]
