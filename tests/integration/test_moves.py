"""Merging and splitting on a table: whatever dies or comes in between, nothing is lost and nothing is there twice."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.edits import Edits
from amends.adapters.moves import NEXT_LOOK, Moves
from amends.adapters.notes import Notes
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.timers import Timers
from amends.audit.chain import seal
from amends.case import CaseState
from amends.casefile import ReadMention
from amends.errors import NotFound, Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.removal import go_on, remove
from amends.review.drafting import draft
from amends.timers import fire_due
from amends.tombstone import Why
from amends.work import moving
from amends.work.links import Relation
from amends.work.notes import write

from local.endurance.table import Table as InMemory
from tests.builders import MINUTE, NOON, PIET, ROSA, a_mention, a_reading, a_reply, a_triage, stored
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

POSTS = 30  # in the case that goes into the other: more than one transaction takes


class Killed(BaseException):
    """The function's end."""


@pytest.fixture
def memory() -> "Table":
    """The table in memory, which keeps the rules and is fast."""
    return cast("Table", InMemory())


def a_world(table: "Table", count: int = POSTS) -> tuple[Cases, Moves]:
    """Two cases of one customer; the second holds posts, replies, a note and a verdict's worth of items."""
    cases = Cases(table)
    stored(cases)
    for number in range(count):
        stored(cases, a_mention(id=str(2000 + number), conversation_id="2000", created_at=NOON + number * MINUTE))
    Replies(table).add(a_reply(id="said", case_id="x-2000", in_reply_to="2002"), Event(at=NOON, kind="drafted"))
    Notes(table).save(*write("x-2000", "call her", [], [], ROSA, NOON))
    return cases, Moves(table)


def begin(cases: Cases, moves: Moves) -> Any:
    other = cases.file("x-2000")
    begun = moving.merge(cases.file("x-1001"), other, [], "", ROSA, NOON)
    moves.begin(begun, other)
    return begun.move


def posts(cases: Cases, *names: str) -> list[str]:
    return sorted(entry.mention.id for name in names for entry in cases.file(name).thread)


EVERY = sorted(["1001", *(str(2000 + number) for number in range(POSTS))])


def is_whole(cases: Cases, table: Any) -> None:
    """All of it stands in the survivor, once, and every chain holds."""
    survivor, pointer = cases.file("x-1001"), cases.file("x-2000")
    assert posts(cases, "x-1001") == EVERY
    assert (pointer.thread, pointer.replies, pointer.notes, pointer.moves, survivor.moves) == ([], [], [], [], [])
    assert [(one.id, one.case_id) for one in survivor.replies] == [("said", "x-1001")]
    assert [note.case_id for note in survivor.notes] == ["x-1001"]
    assert (pointer.case.state, pointer.case.merged_into) == (CaseState.MERGED, "x-1001")
    assert [(one.case_id, one.relation) for one in pointer.links] == [("x-1001", Relation.MERGED_INTO)]
    for post in EVERY[1:]:
        assert table.get_item(Key=keys.mention("x", post))["Item"]["case_id"] == "x-1001"
    for file in (survivor, pointer):
        entries = sorted(file.events, key=lambda event: event.seq)
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert all(seal(file.case.id, entry) == entry.seal for entry in entries)
        assert all(later.before == earlier.seal for earlier, later in pairwise(entries))


def test_everything_of_the_other_case_moves_and_its_history_stays(table: "Table") -> None:
    cases, moves = a_world(table)
    moves.go_on(begin(cases, moves), NOON)
    is_whole(cases, table)
    assert cases.get("x-1001").mentions == POSTS + 1
    assert Notes(table).versions("x-1001", cases.file("x-1001").notes[0].id)[0].case_id == "x-1001"
    kinds = [event.kind for event in cases.file("x-2000").events]
    assert (kinds[0], kinds[-2:]) == ("case opened", ["merged", "posts moved"])


@pytest.mark.parametrize("after", range(1, 7))
def test_a_merge_that_dies_at_any_write_is_ended_by_its_timer(after: int) -> None:
    left = [10_000]

    def point(when: str) -> None:
        if when == "after a write":
            left[0] -= 1
            if left[0] == 0:
                raise Killed

    table = cast("Table", InMemory(point))
    cases, moves = a_world(table)
    left[0] = after
    try:
        moves.go_on(begin(cases, moves), NOON)
    except Killed:
        assert posts(cases, "x-1001", "x-2000") == EVERY  # In the one or the other, at any moment.
    left[0] = 10_000
    later = NOON + NEXT_LOOK
    assert fire_due(Timers(table), {"move": moves.fire}, later).failed == 0
    is_whole(cases, table)
    assert "Item" not in table.get_item(Key=keys.timer("x-2000", "move", "x-1001"))


def test_two_runs_that_go_on_with_one_move_do_it_once(memory: "Table") -> None:
    table = memory
    cases, moves = a_world(table)
    move = begin(cases, moves)
    moves.go_on(move, NOON)
    moves.go_on(move, NOON)
    is_whole(cases, table)
    assert [event.kind for event in cases.file("x-1001").events].count("posts moved") == 1


def test_a_post_that_comes_in_the_middle_of_a_merge_lands_in_the_survivor(memory: "Table") -> None:
    table = memory
    cases, moves = a_world(table)
    seen = cases.standing(a_mention(id="3001", conversation_id="2000"))
    move = begin(cases, moves)
    late = a_mention(id="3001", conversation_id="2000", created_at=NOON + 90 * MINUTE)
    with pytest.raises(Stale):  # Who had read the case before its merge has to look again.
        cases.hear(ReadMention(mention=late, reading=a_reading()), seen.case, a_triage(), NOON)
    landed = stored(cases, late)
    assert landed is not None
    assert landed.id == "x-1001"
    moves.go_on(move, NOON)
    assert "3001" in posts(cases, "x-1001")
    after = stored(cases, a_mention(id="3002", conversation_id="2000"))
    assert after is not None
    assert after.id == "x-1001"


def test_a_chain_of_merges_leads_late_posts_to_its_end(memory: "Table") -> None:
    table = memory
    cases, moves = a_world(table)
    moves.go_on(begin(cases, moves), NOON)
    stored(cases, a_mention(id="4000", conversation_id="4000"))
    file = cases.file("x-1001")
    begun = moving.merge(cases.file("x-4000"), file, [], "", ROSA, NOON)
    moves.begin(begun, file)
    moves.go_on(begun.move, NOON)
    landed = stored(cases, a_mention(id="3001", conversation_id="2000"))
    assert landed is not None
    assert landed.id == "x-4000"


def test_a_merge_that_saw_less_than_happened_does_not_begin(memory: "Table") -> None:
    table = memory
    cases, moves = a_world(table)
    other = cases.file("x-2000")
    begun = moving.merge(cases.file("x-1001"), other, [], "", ROSA, NOON)
    Replies(table).add(a_reply(id="new", case_id="x-2000", in_reply_to="2001"), Event(at=NOON, kind="reply drafted"))
    with pytest.raises(Stale):
        moves.begin(begun, other)
    assert cases.get("x-2000").state is CaseState.OPEN


def test_nothing_is_begun_in_a_case_that_went_into_another(memory: "Table") -> None:
    table = memory
    cases, moves = a_world(table)
    before = cases.file("x-2000")
    begin(cases, moves)
    with pytest.raises(Stale):
        draft(before, "Sorry", None, PIET, Replies(table), NOON)
    with pytest.raises(Stale):
        Notes(table).save(*write("x-2000", "late", [], [], ROSA, NOON))
    with pytest.raises(Stale, match="merged"):
        draft(cases.file("x-2000"), "Sorry", None, PIET, Replies(table), NOON)


def test_a_post_that_is_removed_while_it_moves_leaves_no_word_behind() -> None:
    todo: list[Callable[[], object]] = []

    def point(when: str) -> None:
        if when == "before a write" and todo:
            todo.pop()()

    table = cast("Table", InMemory(point))
    cases, moves = a_world(table)
    move = begin(cases, moves)
    removals = Removals(table)
    todo.append(lambda: moves.go_on(move, NOON))  # All of it moves within the removal.
    remove(PlatformName.X, "2005", Why.DELETED, removals, NOON)
    go_on(removals, NOON)
    assert "2005" not in posts(cases, "x-1001", "x-2000")
    assert [stone.id for stone in cases.file("x-1001").removed] == ["2005"]


@pytest.mark.parametrize(("heeds", "ends_as"), [(True, "new words"), (False, "@larkfield no broadband since six")])
def test_an_edit_that_comes_while_a_post_moves_is_not_lost(heeds: bool, ends_as: str) -> None:
    """The control is a table that heeds no condition: there the move writes what it had read before."""
    todo: list[Callable[[], object]] = []

    def point(when: str) -> None:
        if when == "before a write" and todo:
            todo.pop()()

    memory = InMemory(point)
    table = cast("Table", memory)
    cases, moves = a_world(table)
    move = begin(cases, moves)
    case = cases.get("x-2000")
    new = ReadMention(
        mention=a_mention(id="2001", conversation_id="2000", created_at=NOON + MINUTE, text="new words"),
        reading=a_reading(),
    )
    edited = case.model_copy(update={"version": case.version + 1})
    memory._conditional = heeds
    todo.append(lambda: Edits(table).replace(new, "2001", 0, edited, NOON))
    moves.go_on(move, NOON)
    texts = [entry.mention.text for entry in cases.file("x-1001").thread if entry.mention.id == "2001"]
    assert texts == [ends_as]
    memory._conditional = True
    with pytest.raises(Stale):  # One that still believes it to be in the other case looks again.
        Edits(table).replace(new, "2001", 0, edited.model_copy(update={"version": edited.version + 1}), NOON)


def test_the_chosen_posts_move_with_their_answers_and_the_rest_stays(memory: "Table") -> None:
    table = memory
    cases, moves = a_world(table)
    file = cases.file("x-2000")
    begun = moving.split(file, ["2002", "2003"], "", ROSA, NOON)
    moves.begin(begun, file)
    moves.go_on(begun.move, NOON)
    new = cases.file(begun.to.id)
    assert posts(cases, begun.to.id) == ["2002", "2003"]
    assert [reply.id for reply in new.replies] == ["said"]
    assert len(cases.file("x-2000").thread) == POSTS - 2
    with pytest.raises(NotFound):
        Replies(table).get("x-2000", "said")
    # Some of the conversation stayed, so its next post goes where it went before.
    late = stored(cases, a_mention(id="3001", conversation_id="2000"))
    assert late is not None
    assert late.id == "x-2000"


def test_a_merge_is_undone_by_a_split_and_late_posts_follow(memory: "Table") -> None:
    table = memory
    cases, moves = a_world(table)
    moves.go_on(begin(cases, moves), NOON)
    file = cases.file("x-1001")
    begun = moving.split(file, EVERY[1:], "two faults after all", ROSA, NOON)
    moves.begin(begun, file)
    moves.go_on(begun.move, NOON)
    assert (posts(cases, "x-1001"), posts(cases, begun.to.id)) == (["1001"], EVERY[1:])
    late = stored(cases, a_mention(id="3001", conversation_id="2000"))
    assert late is not None
    assert late.id == begun.to.id


class TestOverTheApi:
    @pytest.fixture
    def api(self, table: "Table", queues: dict[str, str]) -> Api:
        a_world(table, 3)
        return Api()

    def test_cases_are_merged_and_split(self, api: Api) -> None:
        path, body = "/cases/x-1001/merge", {"other": "x-2000", "note": "one fault"}
        assert api.call("marketing", "POST", path, body, seen=1)[0] == 403
        assert api.call("responder", "POST", path, body)[0] == 428
        status, case = api.call("responder", "POST", path, body, seen=1)
        assert (status, case["mentions"]) == (200, 4)
        assert api.call("responder", "POST", path, body, seen=case["version"])[0] == 409
        pointer = api.call("responder", "GET", "/cases/x-2000")[1]
        assert (pointer["case"]["state"], pointer["case"]["merged_into"]) == ("merged", "x-1001")
        split: dict[str, Any] = {"posts": ["2002"], "note": "not this one"}
        status, new = api.call("responder", "POST", "/cases/x-1001/split", split, seen=case["version"])
        assert (status, new["mentions"]) == (201, 1)

    def test_cases_are_linked_and_unlinked(self, api: Api) -> None:
        path = "/cases/x-1001/links/x-2000"
        assert api.call("responder", "PUT", path, {"note": "same street"})[1]["case_id"] == "x-2000"
        assert api.call("responder", "PUT", path, {})[0] == 409
        for name in ("x-1001", "x-2000"):
            file = api.call("responder", "GET", f"/cases/{name}")[1]
            assert [one["relation"] for one in file["links"]] == ["related"]
            assert "linked" in {one["kind"] for one in file["events"]}
        assert api.call("responder", "DELETE", "/cases/x-2000/links/x-1001")[0] == 200
        assert api.call("responder", "DELETE", path)[0] == 404

    def test_a_customer_is_known_across_platforms_once_a_person_says_so(self, api: Api, table: "Table") -> None:
        there: dict[str, Any] = {
            "platform": PlatformName.REDDIT,
            "author_id": "t2_a",
            "conversation_id": "t3_a",
            "id": "t1_a",
        }
        stored(Cases(table), a_mention(**there))
        status, history = api.call("marketing", "GET", "/customers/x/77")
        assert (status, [case["id"] for case in history["cases"]["items"]]) == (200, ["x-2000", "x-1001"])
        assert (history["identities"], history["elsewhere"]) == ([], [])
        body = {"platform": "reddit", "author_id": "t2_a", "ground": "gave both names", "case_id": "x-1001"}
        assert api.call("marketing", "POST", "/customers/x/77/identities", body)[0] == 403
        assert api.call("responder", "POST", "/customers/x/77/identities", body)[0] == 201
        assert api.call("responder", "POST", "/customers/x/77/identities", body)[0] == 409
        assert [one["id"] for one in api.call("pr", "GET", "/customers/x/77")[1]["elsewhere"]] == ["reddit-t1_a"]
        back = api.call("pr", "GET", "/customers/reddit/t2_a")[1]
        assert [one["id"] for one in back["elsewhere"]] == ["x-2000", "x-1001"]
        undo = "/customers/reddit/t2_a/identities/x/77/undo"
        assert api.call("pr", "POST", undo, {"why": "a namesake", "case_id": "x-1001"})[0] == 200
        back = api.call("pr", "GET", "/customers/x/77")[1]
        assert (back["elsewhere"], back["identities"][0]["undone_why"]) == ([], "a namesake")
        assert api.call("pr", "GET", "/customers/mastodon/77")[0] == 422
