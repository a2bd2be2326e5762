"""Templates for a case, and what is counted of them: in a real table's rules, through the API and as watch counts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.library import Library
from amends.adapters.replies import Replies
from amends.adapters.timers import Timers, set_timer
from amends.adapters.uses import Uses
from amends.case import resolve
from amends.errors import Stale
from amends.event import Event
from amends.library.outcome import GIVEN_UP, SETTLED
from amends.library.tally import Tally
from amends.library.template import create
from amends.reply import Reply, ReplyState, move
from amends.timers import Fired, Timer, fire_due

from tests.builders import MINUTE, NOON, ROSA, a_content_reading, a_mention, a_reading, a_reply, stored
from tests.integration.one_by_one import one_by_one
from tests.integration.test_templates import Api, kept
from tests.unit.library.builders import a_template, words

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

SETTLED_AT = NOON + SETTLED
LATE = {"template": "late", "number": "1"}
EVENT = Event(at=NOON, kind="reply drafted")


@pytest.fixture
def library(table: "Table") -> Library:
    library = Library(table, "larkfield")
    kept(library, a_template())
    return library


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table), a_mention(text="@larkfield my parcel is late", author_name="Ada"))
    return Api()


def watched(table: "Table", now: datetime) -> Fired:
    return fire_due(Timers(table), Uses(table, "larkfield").handlers(), now)


def drafted(table: "Table", name: str = "r1", case: str = "x-1001") -> Reply:
    reply = a_reply(id=name, case_id=case, template_id="late", template_version=1)
    return Replies(table).add(reply, EVENT)


def posted(table: "Table", reply: Reply) -> Reply:
    for state in (ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.POSTING, ReplyState.POSTED):
        reply = Replies(table).save(move(reply, state, NOON), Event(at=NOON, kind=state))
    return reply


def resolved(table: "Table", case: str = "x-1001") -> None:
    Cases(table).save(resolve(Cases(table).get(case)), Event(at=NOON, kind="resolved"))


def tally(table: "Table", number: int = 1) -> dict[str, int]:
    (found,) = [one for one in Library(table, "larkfield").tallies("late") if one.number == number]
    return {name: getattr(found, name) for name in ("drafted", "posted", "resolved", "thanked", "unhappy")}


def counts(**more: int) -> dict[str, int]:
    return {"drafted": 0, "posted": 0, "resolved": 0, "thanked": 0, "unhappy": 0, **more}


def test_an_answer_is_counted_when_drafted_when_posted_and_for_what_came_of_it(
    table: "Table", library: Library
) -> None:
    stored(Cases(table), a_mention(text="my parcel is late, says Byron"))
    reply = drafted(table)
    assert watched(table, NOON).fired == 1
    assert tally(table) == counts(drafted=1)
    posted(table, reply)
    assert watched(table, NOON).fired == 1
    resolved(table)
    assert watched(table, SETTLED_AT - MINUTE).fired == 0
    assert watched(table, SETTLED_AT).fired == 1
    assert tally(table) == counts(drafted=1, posted=1, resolved=1)
    # The library's own words of what the customer wrote, and no other.
    assert library.tallies("late")[0].words == {"late": 1, "parce": 1}
    assert watched(table, NOON + 2 * GIVEN_UP).fired == 0


@pytest.mark.parametrize(("reading", "found"), [(a_reading(), {"unhappy": 1}), (a_content_reading(), {"thanked": 1})])
def test_what_the_customer_writes_next_is_counted(
    table: "Table", library: Library, reading: Any, found: dict[str, int]
) -> None:
    stored(Cases(table))
    posted(table, drafted(table))
    later = a_mention(id="1002", created_at=NOON + MINUTE, text="parcel")
    stored(Cases(table), later, reading, now=NOON + MINUTE)
    watched(table, NOON)
    watched(table, SETTLED_AT)
    assert tally(table) == counts(drafted=1, posted=1, **found)
    assert bool(library.tallies("late")[0].words) is ("thanked" in found)


def test_a_case_that_says_nothing_is_asked_each_day_and_given_up(table: "Table", library: Library) -> None:
    stored(Cases(table))
    posted(table, drafted(table))
    watched(table, NOON)
    looks = sum(watched(table, NOON + timedelta(hours=12 * half)).fired for half in range(1, 60))
    assert looks == (GIVEN_UP - SETTLED).days + 1
    assert tally(table) == counts(drafted=1, posted=1)


def test_two_answers_with_one_wording_in_one_case_count_its_outcome_once(table: "Table", library: Library) -> None:
    stored(Cases(table))
    for name in ("r1", "r2"):
        posted(table, drafted(table, name))
    resolved(table)
    for at in (NOON, SETTLED_AT, SETTLED_AT + timedelta(days=1)):
        watched(table, at)
    assert tally(table) == counts(drafted=2, posted=2, resolved=1)


def test_a_count_that_is_delivered_again_is_not_counted_again(table: "Table", library: Library) -> None:
    stored(Cases(table))
    posted(table, drafted(table))
    seen = Timers(table).due(NOON, 9).items
    assert len(seen) == 2
    handlers = Uses(table, "larkfield").handlers()
    fired = [Timers(table).fire(timer, handlers[timer.kind](timer, NOON), NOON) for timer in seen * 3]
    assert fired == [True, True, False, False, False, False]
    assert tally(table) == counts(drafted=1, posted=1)
    # An old outcome timer that comes back, say from a backup, finds the case counted.
    resolved(table)
    watched(table, SETTLED_AT)
    again = Timer(case_id="x-1001", kind="template_outcome", id="r1", due_at=NOON, data=seen[0].data)
    table.meta.client.transact_write_items(TransactItems=[set_timer(table, again)])  # type: ignore[list-item]
    assert watched(table, SETTLED_AT).fired == 1
    assert tally(table) == counts(drafted=1, posted=1, resolved=1)


def test_a_post_that_lost_its_race_is_not_counted(table: "Table", library: Library) -> None:
    stored(Cases(table))
    reply = drafted(table)
    posted(table, reply)
    with pytest.raises(Stale):
        Replies(table).save(reply.model_copy(update={"state": ReplyState.POSTED, "version": 2}), EVENT)
    watched(table, NOON)
    assert tally(table) == counts(drafted=1, posted=1)


def test_many_watches_at_once_count_each_thing_once(table: "Table", library: Library) -> None:
    shared = one_by_one(table)
    for number in range(6):
        stored(Cases(table), a_mention(id=f"c{number}", author_id=f"c{number}", conversation_id=f"c{number}"))
        posted(table, drafted(table, f"r{number}", f"x-c{number}"))
        resolved(table, f"x-c{number}")
    everybody = Barrier(4)

    def watch(_: int) -> None:
        for at in (NOON, SETTLED_AT):
            everybody.wait(30)
            watched(shared, at)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(watch, range(4)))
    watched(table, SETTLED_AT)
    assert tally(table) == counts(drafted=6, posted=6, resolved=6)


def test_a_count_without_its_conditions_would_be_taken_twice(table: "Table", library: Library) -> None:
    """The control: the writes of an outcome without the mark that holds them to once."""
    stored(Cases(table))
    posted(table, drafted(table))
    resolved(table)
    timer = Timer(case_id="x-1001", kind="template_outcome", id="r1", due_at=NOON, data=LATE)
    effect = Uses(table, "larkfield").handlers()[timer.kind](timer, SETTLED_AT)
    for _ in range(2):
        table.meta.client.transact_write_items(TransactItems=list(effect.writes[1:]))  # type: ignore[arg-type]
    assert tally(table)["resolved"] == 2


def test_a_removed_case_is_let_go(table: "Table", library: Library) -> None:
    gone = Timer(case_id="x-9", kind="template_outcome", id="r1", due_at=NOON, data=LATE)
    table.meta.client.transact_write_items(TransactItems=[set_timer(table, gone)])  # type: ignore[list-item]
    assert watched(table, NOON) == Fired(1, 0)


def test_suggestions_are_ranked_filled_and_explained_and_the_draft_says_what_it_began_with(
    api: Api, library: Library, table: "Table"
) -> None:
    kept(library, a_template("bill", topic="billing", name="Bill", description="", keywords=["refund"]))
    status, (first,) = api.call("responder", "GET", "/cases/x-1001/suggestions")
    assert (status, first["template_id"], first["template_version"]) == (200, "late", 1)
    assert (first["text"][:11], first["unfilled"], first["tally"]["ended"]) == ("Sorry, Ada,", ["next_update"], 0)
    assert "parcel, late" in first["reason"]
    begun = {"template_id": first["template_id"], "template_version": first["template_version"]}
    status, reply = api.call("responder", "POST", "/cases/x-1001/replies", {"text": first["text"], "begun_with": begun})
    assert (status, reply["template_id"], reply["template_version"]) == (201, "late", 1)
    assert fire_due(Timers(table), wiring.timer_handlers(), datetime.now(UTC)).failed == 0
    _, file = api.call("responder", "GET", "/templates/late")
    assert [(one["number"], one["drafted"], one["posted"]) for one in file["tallies"]] == [(1, 1, 0)]


def test_a_person_chooses_any_template_and_is_told_what_is_gone(api: Api, library: Library) -> None:
    draft = create("new", "larkfield", words(), ROSA, NOON)
    kept(library, a_template("bill", topic="billing", keywords=["refund"], platform="reddit"), draft)
    status, chosen = api.call("responder", "GET", "/cases/x-1001/suggestions/bill")
    assert (status, chosen["text"][:11]) == (200, "Sorry, Ada,")
    for path in ("/cases/x-1001/suggestions/new", "/cases/x-9/suggestions", "/cases/x-9/suggestions/bill"):
        assert api.call("responder", "GET", path)[0] == 404
    assert api.call("marketing", "GET", "/cases/x-1001/suggestions")[0] == 403


@pytest.mark.parametrize(
    ("begun", "status"),
    [
        ({"template_id": "late", "template_version": 2}, 409),
        ({"template_id": "none", "template_version": 1}, 404),
        ({"template_id": "late"}, 422),
        ({"template_id": "Late!", "template_version": 1}, 422),
    ],
)
def test_a_draft_that_began_with_what_is_not_in_use_is_declined(
    api: Api, library: Library, begun: dict[str, object], status: int
) -> None:
    asked = {"text": "Sorry, Ada.", "begun_with": begun}
    assert api.call("responder", "POST", "/cases/x-1001/replies", asked)[0] == status


def test_a_text_with_a_placeholder_left_is_not_reviewed(api: Api, library: Library) -> None:
    _, reply = api.call("responder", "POST", "/cases/x-1001/replies", {"text": "Sorry, we write by {next_update}."})
    path = f"/cases/x-1001/replies/{reply['id']}"
    status, problem = api.call("responder", "POST", f"{path}/submit", {"version": 1}, seen=1)
    assert (status, problem["detail"]) == (400, "fill in {next_update} first")


def test_an_answer_of_a_persons_own_is_counted_nowhere(table: "Table", library: Library) -> None:
    stored(Cases(table))
    posted(table, Replies(table).add(a_reply(), EVENT))
    assert {timer.kind for timer in Timers(table).due(SETTLED_AT, 9).items} == {"clocks"}
    assert library.tallies("late") == []


def test_nothing_of_a_post_lies_in_the_library(table: "Table", library: Library) -> None:
    stored(Cases(table), a_mention(text="parcel secretword", author_name="Zoltan"))
    posted(table, drafted(table))
    resolved(table)
    for at in (NOON, SETTLED_AT):
        watched(table, at)
    lying = [item for item in table.scan()["Items"] if item["pk"] == keys.library("larkfield")]
    assert "parce" in str(lying)
    assert not any(word in str(lying) for word in ("secre", "Zoltan", "ada"))
    assert Tally.model_validate(library.tallies("late")[0]).well == 1
