"""People work on one case: the real handler, a real table's rules, and two who want it in the same instant."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.notes import Notes, forget
from amends.adapters.replies import Replies
from amends.errors import AmendsError, Forbidden, Stale
from amends.event import Event
from amends.quoting import REMOVED
from amends.review.drafting import submit
from amends.roles import Role
from amends.work.notes import rewrite, write
from amends.work.ownership import claimed, to_colleague

from tests.builders import NOON, PIET, ROSA, a_colleague, a_mention, a_person, a_reply, stored
from tests.integration.test_api import Api, drafted

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASE = "/cases/x-1001"


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    return Api()


def known(api: Api, *names: str) -> None:
    """People who have signed in."""
    for name in names:
        assert api.call("responder", "GET", "/me", name=name)[0] == 200


def at_once(*calls: Callable[[], object]) -> list[Any]:
    """What each call gave, or our error that it ended with, all in the same instant."""

    def ended(call: Callable[[], object]) -> object:
        try:
            return call()
        except AmendsError as error:
            return error

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(ended, calls))


def test_a_case_is_claimed_handed_over_and_released(api: Api) -> None:
    known(api, "kim")
    assert api.call("responder", "POST", f"{CASE}/claim", seen=1, name="rosa")[1]["owner_name"] == "rosa"
    body = {"person": "kim", "note": "speaks Dutch"}
    assert api.call("responder", "POST", f"{CASE}/hand-over", body, seen=2, name="piet")[0] == 403
    status, case = api.call("responder", "POST", f"{CASE}/hand-over", body, seen=2, name="rosa")
    assert (status, case["owner"], case["version"]) == (200, "kim-id", 3)
    status, case = api.call("responder", "POST", f"{CASE}/release", seen=3, name="kim")
    assert (status, "owner" in case and case["owner"]) == (200, None)
    events = api.call("responder", "GET", CASE)[1]["events"]
    assert [(one["kind"], one["case_version"]) for one in events if one["case_version"]] == [
        ("case opened", 1),
        ("claimed", 2),
        ("handed over", 3),
        ("released", 4),
    ]


def test_who_saw_an_older_version_is_told_who_did_what_meanwhile(api: Api) -> None:
    api.call("responder", "POST", f"{CASE}/claim", seen=1, name="rosa")
    status, problem = api.call("responder", "PUT", f"{CASE}/tags", {"tags": ["wifi"]}, seen=1, name="kim")
    assert (status, problem["version"]) == (412, 2)
    assert [(one["who"], one["what"]) for one in problem["changes"]] == [("rosa", "claimed")]
    assert "rosa changed this case (claimed)" in problem["detail"]
    assert api.call("responder", "PUT", f"{CASE}/tags", {"tags": ["wifi"]}, name="kim")[0] == 428


def test_an_admin_takes_a_case_over_with_a_reason_and_a_responder_does_not(api: Api) -> None:
    api.call("responder", "POST", f"{CASE}/claim", seen=1, name="rosa")
    body = {"reason": "she is away"}
    assert api.call("responder", "POST", f"{CASE}/take-over", body, seen=2, name="kim")[0] == 403
    assert api.call("admin", "POST", f"{CASE}/take-over", {}, seen=2)[0] == 422
    status, case = api.call("admin", "POST", f"{CASE}/take-over", body, seen=2)
    assert (status, case["owner"]) == (200, "admin-id")


def test_only_the_owner_sends_and_the_other_hears_whose_case_it_is(api: Api) -> None:
    reply = drafted(api)
    status, problem = api.call("pr", "POST", f"{CASE}/replies", {"text": "A second voice"})
    assert status == 201, problem
    theirs = problem["id"]
    status, problem = api.call("pr", "POST", f"{CASE}/replies/{theirs}/submit", {"version": 1}, seen=1)
    assert (status, problem["detail"]) == (403, "responder owns this case, and only its owner sends")
    status, _ = api.call("responder", "POST", f"{CASE}/replies/{reply['id']}/submit", {"version": 1}, seen=1)
    assert status == 200


def test_a_note_is_written_edited_and_every_version_kept(api: Api) -> None:
    known(api, "kim")
    body = {"text": "@kim the mast at Calder", "mentions": ["kim"]}
    status, note = api.call("responder", "POST", f"{CASE}/notes", body, name="rosa")
    assert (status, note["mentions"]) == (201, ["kim-id"])
    path = f"{CASE}/notes/{note['id']}"
    assert api.call("responder", "PUT", path, {"text": "the mast"}, seen=1, name="kim")[0] == 403
    status, note = api.call("responder", "PUT", path, {"text": "the mast"}, seen=1, name="rosa")
    assert (status, note["version"]) == (200, 2)
    status, problem = api.call("responder", "PUT", path, {"text": "my secret words"}, seen=1, name="rosa")
    assert (status, problem["version"], "secret" in str(problem)) == (412, 2, False)
    assert [one["text"] for one in api.call("responder", "GET", f"{path}/versions")[1]] == [body["text"], "the mast"]
    assert [one["text"] for one in api.call("responder", "GET", CASE)[1]["notes"]] == ["the mast"]
    unknown = {"text": "@lou look", "mentions": ["lou"]}
    assert api.call("responder", "POST", f"{CASE}/notes", unknown)[0] == 400
    assert api.call("responder", "POST", "/cases/x-9/notes", {"text": "hello"})[0] == 404


def test_people_are_known_once_they_have_called_and_a_stranger_is_not(api: Api) -> None:
    known(api, "rosa", "kim")
    api.call("stranger", "GET", "/me", name="mallory")
    status, people = api.call("marketing", "GET", "/people", name="mia")
    assert (status, [(one["name"], one["roles"]) for one in people]) == (
        200,
        [("kim", ["responder"]), ("mia", ["marketing"]), ("rosa", ["responder"])],
    )


def test_who_looks_at_a_case_is_shown_to_others_and_changes_nothing_of_it(api: Api) -> None:
    before = api.call("responder", "GET", CASE)[1]
    assert api.call("responder", "PUT", f"{CASE}/viewers/me", {"typing": True}, name="rosa") == (200, [])
    status, others = api.call("responder", "PUT", f"{CASE}/viewers/me", {}, name="kim")
    assert (status, others) == (200, [{"id": "rosa-id", "name": "rosa", "typing": True}])
    after = api.call("responder", "GET", CASE)[1]
    assert (after["case"], after["events"]) == (before["case"], before["events"])
    assert [one["name"] for one in after["viewers"]] == ["kim", "rosa"]
    assert api.call("responder", "DELETE", f"{CASE}/viewers/me", name="rosa")[0] == 200
    assert api.call("responder", "GET", f"{CASE}/viewers", name="kim") == (200, [])
    assert api.call("responder", "PUT", "/cases/x-9/viewers/me", {})[0] == 404


def test_tags_are_suggested_by_how_often_they_were_given(api: Api, table: "Table") -> None:
    api.call("responder", "PUT", f"{CASE}/tags", {"tags": ["Wi Fi", "outage"]}, seen=1)
    stored(Cases(table), a_mention(id="2", conversation_id="2"))
    api.call("responder", "PUT", "/cases/x-2/tags", {"tags": ["wi-fi"]}, seen=1)
    assert api.call("responder", "GET", "/tags")[1] == [{"tag": "wi-fi", "uses": 2}, {"tag": "outage", "uses": 1}]
    assert api.call("responder", "GET", "/tags", begins="OUT")[1] == [{"tag": "outage", "uses": 1}]
    # Tags that it had already are not counted anew.
    api.call("responder", "PUT", "/cases/x-2/tags", {"tags": ["wi-fi", "slow"]}, seen=2)
    assert api.call("responder", "GET", "/tags", begins="wi")[1] == [{"tag": "wi-fi", "uses": 2}]


def test_of_eight_who_claim_in_the_same_instant_one_wins_and_the_rest_are_told(table: "Table") -> None:
    cases = Cases(table)
    stored(cases)
    seen = cases.get("x-1001")
    people = [a_person(f"p{number}", Role.RESPONDER) for number in range(8)]
    ended = at_once(*(lambda one=one: cases.save(*claimed(seen, one, NOON)) for one in people))
    assert sum(not isinstance(one, AmendsError) for one in ended) == 1
    file = cases.file("x-1001")
    assert [event.by for event in file.events if event.kind == "claimed"] == [file.case.owner]


def test_an_answer_is_not_sent_by_somebody_who_handed_the_case_over_in_the_same_instant(table: "Table") -> None:
    cases, replies = Cases(table), Replies(table)
    stored(cases)
    mine = cases.save(*claimed(cases.get("x-1001"), ROSA, NOON))
    reply = replies.add(a_reply(), Event(at=NOON, kind="reply drafted"))
    cases.save(*to_colleague(mine, a_colleague("kim", Role.RESPONDER), "yours", ROSA, NOON))
    with pytest.raises(Stale):
        submit(reply, mine, ROSA, replies, NOON)  # She had read the case before.
    with pytest.raises(Forbidden, match="kim"):
        submit(reply, cases.get("x-1001"), ROSA, replies, NOON)
    assert replies.get("x-1001", "r1").version == 1


def test_of_two_edits_of_a_note_one_is_kept_and_the_other_told(table: "Table") -> None:
    stored(Cases(table))
    notes = Notes(table)
    note = notes.save(*write("x-1001", "first", [], [], ROSA, NOON))
    ended = at_once(*(lambda text=text: notes.save(*rewrite(note, text, [], [], ROSA, NOON)) for text in ("a", "b")))
    lost = [one for one in ended if isinstance(one, AmendsError)]
    assert len(lost) == 1
    assert notes.versions("x-1001", note.id)[0].text == "first"
    assert len(notes.versions("x-1001", note.id)) == 2


def test_a_note_loses_the_words_of_a_post_that_is_gone_in_every_version(table: "Table") -> None:
    stored(Cases(table))
    notes = Notes(table)
    note = notes.save(*write("x-1001", "she says no broadband since six", [], [], PIET, NOON))
    notes.save(*rewrite(note, "call her", [], [], PIET, NOON))
    forget(table, "x-1001", lambda text: "no broadband since six" in text)
    assert [one.text for one in notes.versions("x-1001", note.id)] == [REMOVED, "call her"]
    assert "no broadband" not in str(table.get_item(Key=keys.note("x-1001", note.id))["Item"])
