"""Clocks in the table: moved by every write of a case's history, told once, whoever runs and however late."""

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from amends.adapters import keys
from amends.adapters.brands import Brands
from amends.adapters.cases import Cases
from amends.adapters.clocks import KIND, due_again
from amends.adapters.history import write
from amends.adapters.overdue import overdue
from amends.adapters.replies import Replies
from amends.adapters.timers import Timers
from amends.brand import Brand
from amends.brand_versions import change
from amends.case import Case, CaseState, claim, resolve
from amends.casefile import Page
from amends.clocks.state import ClockName, Holder
from amends.event import Event
from amends.recording import posted
from amends.reply import Reply, ReplyState, move
from amends.timers import Fired, Timer, fire_due
from amends.triage import Desk

from local.endurance.table import Table as InMemory
from tests.builders import ADA, MINUTE, NOON, ROSA, a_mention, a_reply, a_triage, an_approved_reply, stored
from tests.integration.test_api import Api, api
from tests.integration.test_api import submitted as submitted_by

__all__ = ["api"]

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASE = "x-1001"
LATER = NOON + timedelta(hours=1)


def opened(table: "Table", number: int = 1001, severity: int = 3) -> None:
    """A case, opened at noon."""
    name = str(number)
    mention = a_mention(id=name, conversation_id=name, author_id=name)
    stored(Cases(table), mention, decided=a_triage(severity=severity))


def claimed(table: "Table", minutes: int = 0) -> Case:
    event = Event(at=NOON + minutes * MINUTE, kind="claimed", by=ROSA.id, by_name=ROSA.name)
    return Cases(table).save(claim(Cases(table).get(CASE), ROSA), event)


class OfClocks(Timers):
    """The timers without those of owners."""

    def due(self, now: datetime, limit: int, cursor: str | None = None) -> Page[Timer]:
        page = super().due(now, limit, cursor)
        return page.model_copy(update={"items": [timer for timer in page.items if timer.kind == KIND]})


def watched(table: "Table", minutes: int) -> Fired:
    """What `watch` does with the clocks."""
    return fire_due(OfClocks(table), {KIND: due_again}, NOON + minutes * MINUTE)


def kinds(table: "Table", case_id: str = CASE) -> list[str]:
    return [event.kind for event in Cases(table).file(case_id).events]


def submitted(table: "Table", minutes: int) -> Reply:
    draft = Replies(table).add(a_reply(), Event(at=NOON, kind="reply drafted", by=ROSA.id))
    sent = move(draft, ReplyState.IN_REVIEW, NOON + minutes * MINUTE)
    return Replies(table).save(sent, Event(at=sent.since, kind="sent to review", by=ROSA.id))


def test_a_case_is_opened_with_its_clocks_and_stands_in_the_queue_by_what_is_due(table: "Table") -> None:
    opened(table)
    (case,) = Cases(table).queue(Desk.CARE, CaseState.OPEN, 10).items
    assert case.clocks
    assert [clock.name for clock in case.clocks.running()] == ["triage", "first answer", "resolution"]
    assert case.due_at == LATER


def test_a_move_of_a_reply_moves_the_clocks_and_the_place_in_the_queue_but_not_the_cases_version(
    table: "Table",
) -> None:
    opened(table)
    before = claimed(table, 5)
    submitted(table, 10)
    (case,) = Cases(table).queue(Desk.CARE, CaseState.OPEN, 10).items
    assert case.clocks
    assert (case.clocks.holder, case.clocks.owed) == (Holder.APPROVER, ClockName.APPROVAL)
    assert case.due_at == NOON + 70 * MINUTE
    assert case.version == before.version


def test_a_write_that_was_read_before_the_clocks_moved_does_not_turn_them_back(table: "Table") -> None:
    opened(table)
    seen = claimed(table, 5)
    submitted(table, 10)
    Cases(table).save(seen.model_copy(update={"version": seen.version + 1}), Event(at=NOON + 11 * MINUTE, kind="noted"))
    case = Cases(table).get(CASE)
    assert case.clocks
    assert (case.clocks.holder, case.due_at) == (Holder.APPROVER, NOON + 70 * MINUTE)


def test_an_answer_stops_what_was_owed_and_its_timer(table: "Table") -> None:
    opened(table)
    claimed(table, 5)
    reply = an_approved_reply(state=ReplyState.POSTING, created_at=NOON + 5 * MINUTE)
    Replies(table).add(reply, Event(at=NOON + 6 * MINUTE, kind="posting"))
    posted(reply, "1", Replies(table), Cases(table), NOON + 7 * MINUTE)
    case = Cases(table).get(CASE)
    assert case.clocks
    assert (case.state, case.clocks.running(), case.clocks.holder) == ("answered", [], Holder.CUSTOMER)
    assert watched(table, 100_000) == Fired(0, 0)


def test_steps_come_by_timer_at_their_time_and_once(table: "Table") -> None:
    opened(table)
    claimed(table, 1)
    assert watched(table, 179) == Fired(0, 0)
    assert watched(table, 180) == Fired(1, 0)
    assert watched(table, 181) == Fired(0, 0)
    assert watched(table, 240) == Fired(1, 0)
    assert kinds(table)[2:] == ["first answer due soon", "first answer overdue"]


def test_what_two_hundred_cases_owed_in_an_hours_standstill_arrives_once() -> None:
    table = cast("Table", InMemory())
    for number in range(200):
        opened(table, 2000 + number, severity=2)
    assert watched(table, 60) == Fired(200, 0)
    told = Counter(kind for number in range(0, 200, 20) for kind in kinds(table, f"x-{2000 + number}"))
    steps = [f"{name} {word}" for name in ("triage", "first answer") for word in ("due soon", "overdue")]
    assert told == Counter(dict.fromkeys(["case opened", *steps], 10))
    assert watched(table, 61) == Fired(0, 0)


def test_a_resolved_case_is_told_of_no_more(table: "Table") -> None:
    opened(table)
    Cases(table).save(resolve(claimed(table)), Event(at=NOON, kind="resolved", by=ROSA.id))
    assert watched(table, 100_000) == Fired(0, 0)


def test_the_brands_settings_say_what_is_due_and_who_is_called(table: "Table") -> None:
    desk = {"desk": "care", "deputies": [{"id": "dora-id", "name": "Dora"}]}
    targets = {"triage": 10, "first_answer": 20, "next_answer": 20, "approval": 20, "resolution": 500}
    service = {"classes": [{"severity": 3, "targets": targets}], "desks": [desk]}
    Brands(table, "larkfield").add(
        change(Brand(), "larkfield", Brand.model_validate({"service": service}), "we promise more", ADA, NOON)
    )
    opened(table)
    watched(table, 25)
    file = Cases(table).file(CASE)
    called = [event.note for event in file.events if event.kind == "first answer escalated to deputy"]
    assert called == ["to Dora, due 2026-11-20 12:20 UTC"]


def test_a_condition_on_the_case_holds_though_its_clocks_are_written_with_it(table: "Table") -> None:
    opened(table)
    check = {
        "ConditionCheck": {
            "TableName": table.name,
            "Key": keys.case(CASE),
            "ConditionExpression": "#owner = :owner",
            "ExpressionAttributeNames": {"#owner": "owner"},
            "ExpressionAttributeValues": {":owner": ROSA.id},
        }
    }
    with pytest.raises(Exception, match="lost at"):
        write(table, CASE, [Event(at=NOON, kind="noted")], [check])
    claimed(table)
    write(table, CASE, [Event(at=NOON, kind="noted")], [check])
    assert kinds(table)[-1] == "noted"


@pytest.mark.parametrize("pause", range(1, 45))
def test_of_two_watchers_at_once_each_step_is_told_by_one(pause: int) -> None:
    """Wherever in its run the one is, the other may run as a whole."""
    calls, fired = [""], list[int]()

    def point(when: str) -> None:
        calls.append(when)
        if len(calls) == pause:
            fired.append(watched(table, 60).fired)

    inner = InMemory()
    table = cast("Table", inner)
    for number in range(3):
        opened(table, 2000 + number, severity=2)
    inner._point = point
    fired.append(watched(table, 60).fired)
    told = Counter(str(item["kind"]) for item in inner.items.values() if str(item["sk"]).startswith("EVENT"))
    steps = [f"{name} {word}" for name in ("triage", "first answer") for word in ("due soon", "overdue")]
    assert told == Counter(dict.fromkeys(["case opened", *steps], 3))
    assert sum(fired) == 3


@pytest.mark.parametrize("pause", range(1, 20))
def test_a_person_and_a_watcher_at_once_tell_each_step_once(pause: int) -> None:
    calls = [""]

    def point(when: str) -> None:
        calls.append(when)
        if len(calls) == pause:
            write(table, CASE, [Event(at=NOON + 60 * MINUTE, kind="noted", by=ROSA.id)], [])

    inner = InMemory()
    table = cast("Table", inner)
    opened(table, severity=2)
    inner._point = point
    watched(table, 60)
    inner._point = lambda _: None
    told = Counter(kinds(table))
    assert told["triage overdue"] == told["first answer overdue"] == 1
    assert set(told.values()) == {1}


def test_what_is_overdue_is_counted_in_the_queues(table: "Table") -> None:
    opened(table)
    opened(table, 2000, severity=1)
    assert overdue(table, NOON + 4 * MINUTE) == 0
    assert overdue(table, NOON + 6 * MINUTE) == 1
    assert overdue(table, NOON + 90 * MINUTE) == 2


def test_a_cases_clocks_are_shown_with_who_used_up_the_time(api: Api) -> None:
    submitted_by(api)
    status, told = api.call("marketing", "GET", f"/cases/{CASE}/clocks")
    # It was opened two days ago, and its answer was submitted just now.
    assert (status, told["waits_for"], told["owed"], told["overdue"]) == (200, "approver", "first answer", True)
    assert [clock["state"] for clock in told["clocks"] if clock["name"] == "approval"] == ["running"]
    assert told["spent"][0]["who"] == "the responders"
    assert api.call("marketing", "GET", "/cases/x-0/clocks")[0] == 404


def test_the_queue_shows_the_clock_that_is_due(api: Api) -> None:
    status, page = api.call("responder", "GET", "/queue", desk="care", state="open")
    (case,) = page["items"]
    assert (status, case["clocks"]["owed"]) == (200, "triage")
    assert case["due_at"] == min(clock["due_at"] for clock in case["clocks"]["clocks"])
