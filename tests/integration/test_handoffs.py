"""Handoffs in the table: what is written, and who wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from amends.adapters import keys
from amends.adapters.handoffs import Handoffs
from amends.adapters.history import write
from amends.errors import NotFound, Overtaken, Stale
from amends.event import Event
from amends.handoff import handoff as rules
from amends.handoff.handoff import Handoff, HandoffState
from amends.timers import Timer

from tests.builders import NOON, a_handoff

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

EVENT = Event(at=NOON, kind="handoff moved")


@pytest.fixture
def handoffs(table: "Table") -> Handoffs:
    return Handoffs(table)


def begun(handoffs: Handoffs, table: "Table", handoff: Handoff | None = None) -> Handoff:
    handoff = handoff or a_handoff()
    write(table, handoff.case_id, [EVENT], handoffs.begun(handoff))
    return handoff


def timers(table: "Table", case_id: str = "x-1001") -> list[Timer]:
    items = table.query(
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": keys.case(case_id)["pk"], ":sk": "TIMER#handoff"},
    )["Items"]
    return [Timer.model_validate(item) for item in items]


def test_a_handoff_is_found_by_its_case_and_by_its_customer(handoffs: Handoffs, table: "Table") -> None:
    handoff = begun(handoffs, table)
    assert handoffs.get("x-1001", "h1") == handoff
    assert handoffs.open_in("x-1001") == handoff
    assert handoffs.of_case("x-1001") == [handoff]
    assert handoffs.open_of("x", "77") == [handoff]
    assert handoffs.open_of("reddit", "77") == []
    assert handoffs.live(NOON + timedelta(days=1), 10) == []
    with pytest.raises(NotFound):
        handoffs.get("x-1001", "h2")


def test_an_invited_one_is_watched_and_looked_after(handoffs: Handoffs, table: "Table") -> None:
    before = begun(handoffs, table)
    after = handoffs.save(before, rules.invited(before, NOON), EVENT)
    assert handoffs.live(NOON, 10) == [after]
    assert handoffs.live(NOON - timedelta(seconds=1), 10) == []
    assert [timer.due_at for timer in timers(table)] == [NOON + timedelta(hours=1)]
    joined = handoffs.save(after, rules.joined(after, NOON), EVENT)
    assert timers(table) == []
    assert handoffs.open_of("x", "77") == [joined]


def test_what_is_over_is_not_found_any_more(handoffs: Handoffs, table: "Table") -> None:
    before = begun(handoffs, table)
    handoffs.save(before, rules.withdrawn(before, NOON), EVENT)
    assert handoffs.open_in("x-1001") is None
    assert handoffs.found_by("x", "77") == []
    # The lock is free: a new one can begin.
    assert begun(handoffs, table, a_handoff(id="h2")).open


def test_one_that_was_given_up_is_found_and_not_open(handoffs: Handoffs, table: "Table") -> None:
    before = begun(handoffs, table)
    invited = handoffs.save(before, rules.invited(before, NOON), EVENT)
    given_up = handoffs.save(invited, rules.unanswered(invited, NOON), EVENT)
    assert handoffs.open_of("x", "77") == []
    assert handoffs.found_by("x", "77") == [given_up]
    assert timers(table) == []


def test_a_late_one_is_not_joined_beside_an_open_one(handoffs: Handoffs, table: "Table") -> None:
    before = begun(handoffs, table)
    invited = handoffs.save(before, rules.invited(before, NOON), EVENT)
    given_up = handoffs.save(invited, rules.unanswered(invited, NOON), EVENT)
    begun(handoffs, table, a_handoff(id="h2"))
    with pytest.raises(Stale, match="open handoff already"):
        handoffs.save(given_up, rules.joined(given_up, NOON), EVENT)
    assert handoffs.get("x-1001", "h1") == given_up


def test_of_many_that_begin_at_once_one_does(handoffs: Handoffs, table: "Table") -> None:
    def start(number: int) -> bool:
        try:
            begun(handoffs, table, a_handoff(id=f"h{number}"))
        except Exception:  # whatever the loser is told
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(start, range(6))) == 1
    assert len(handoffs.of_case("x-1001")) == 1


def test_of_a_join_and_a_giving_up_at_once_one_wins(handoffs: Handoffs, table: "Table") -> None:
    before = begun(handoffs, table)
    invited = handoffs.save(before, rules.invited(before, NOON), EVENT)
    moves = [rules.joined(invited, NOON), rules.unanswered(invited, NOON)] * 3

    def go(after: Handoff) -> HandoffState | None:
        try:
            return handoffs.save(invited, after, EVENT).state
        except Overtaken:
            return None

    with ThreadPoolExecutor(6) as pool:
        won = [state for state in pool.map(go, moves) if state]
    assert len(won) == 1
    assert handoffs.get("x-1001", "h1").state is won[0]
