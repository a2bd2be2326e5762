"""Timers in the table: whoever is first fires one, and its effect is there once."""

from typing import TYPE_CHECKING, cast

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.history import write
from amends.adapters.items import put
from amends.adapters.timers import Timers, cancel_timer, set_timer
from amends.errors import Stale
from amends.event import Event
from amends.timers import Effect, Timer, fire_due

from local.endurance.table import Table as InMemory
from tests.builders import MINUTE, NOON, stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASE = "x-1001"
IDLE = Timer(case_id=CASE, kind="idle", due_at=NOON, data={"owner": "rosa-id"})
NOTED = Effect([Event(at=NOON, kind="released")])


def kept(table: "Table", *timers: Timer) -> None:
    """Set timers with an event."""
    for timer in timers:
        write(table, timer.case_id, [Event(at=NOON, kind="claimed")], [set_timer(table, timer)])


def due(table: "Table", minutes: int = 0) -> list[Timer]:
    found = Timers(table).due(NOON + minutes * MINUTE, 50).items
    return [timer for timer in found if timer.kind != "clocks"]


def test_a_timer_is_due_from_its_moment_on_and_a_case_is_read_without_it(table: "Table") -> None:
    stored(Cases(table))
    kept(table, IDLE)
    assert due(table, -1) == []
    assert due(table) == due(table, 90) == [IDLE]
    assert [event.kind for event in Cases(table).file(CASE).events] == ["case opened", "claimed"]


def test_a_case_has_one_timer_of_a_kind_and_one_for_each_id(table: "Table") -> None:
    kept(table, IDLE, IDLE.model_copy(update={"due_at": NOON + MINUTE}))
    assert due(table) == []
    kept(table, *(IDLE.model_copy(update={"kind": "expiry", "id": name}) for name in ("r1", "r2")))
    assert [timer.id for timer in due(table)] == ["r1", "r2"]


def test_those_that_are_due_come_page_by_page(table: "Table") -> None:
    kept(table, *(IDLE.model_copy(update={"id": str(number)}) for number in range(5)))
    first = Timers(table).due(NOON, 3)
    second = Timers(table).due(NOON, 3, first.next)
    assert [timer.id for timer in [*first.items, *second.items]] == ["0", "1", "2", "3", "4"]


def test_a_cancelled_timer_does_not_fire_though_we_saw_it(table: "Table") -> None:
    kept(table, IDLE)
    write(table, CASE, [Event(at=NOON, kind="noted")], [cancel_timer(table, CASE, "idle")])
    assert not Timers(table).fire(IDLE, NOTED, NOON)
    assert "released" not in kinds(table)


def test_a_timer_that_was_moved_meanwhile_does_not_fire(table: "Table") -> None:
    later = IDLE.model_copy(update={"due_at": NOON + MINUTE})
    kept(table, IDLE, later)
    assert not Timers(table).fire(IDLE, NOTED, NOON)
    assert due(table, 1) == [later]


def test_what_fires_is_gone_and_its_effect_is_there(table: "Table") -> None:
    kept(table, IDLE)
    assert Timers(table).fire(IDLE, NOTED, NOON)
    assert due(table, 90) == []
    assert kinds(table).count("released") == 1
    assert not Timers(table).fire(IDLE, NOTED, NOON)
    assert kinds(table).count("released") == 1


def test_one_that_comes_again_takes_its_own_place(table: "Table") -> None:
    kept(table, IDLE)
    again = IDLE.model_copy(update={"due_at": NOON + MINUTE})
    assert Timers(table).fire(IDLE, Effect(again=again), NOON)
    assert due(table, 1) == [again]
    assert not Timers(table).fire(IDLE, Effect(again=IDLE), NOON)
    assert due(table, 1) == [again]


def test_an_effect_whose_own_condition_fails_leaves_the_timer(table: "Table") -> None:
    stored(Cases(table))
    kept(table, IDLE)
    taken = put(table, {**keys.mention("x", "1001"), "text": "no"}, if_absent=True)
    with pytest.raises(Stale):
        Timers(table).fire(IDLE, Effect(NOTED.events, [taken]), NOON)
    assert due(table) == [IDLE]
    assert "released" not in kinds(table)


@pytest.mark.parametrize("pause", range(1, 60))
def test_of_two_watchers_at_once_each_timer_is_fired_by_one(pause: int) -> None:
    """Wherever in its run the one is, the other may run as a whole."""
    calls, fired = [""], list[int]()

    def point(when: str) -> None:
        calls.append(when)
        if len(calls) == pause:
            fired.append(watched(cast("Table", table)))

    table = InMemory()
    kept(cast("Table", table), *(IDLE.model_copy(update={"case_id": f"x-{number}"}) for number in range(5)))
    table._point = point
    fired.append(watched(cast("Table", table)))
    released = [item for item in table.items.values() if item.get("kind") == "released" and "seal" in item]
    assert len(released) == sum(fired) == 5


def watched(table: "Table") -> int:
    """What `watch` does with timers."""
    return fire_due(Timers(table), {"idle": lambda _, now: Effect([Event(at=now, kind="released")])}, NOON).fired


def kinds(table: "Table") -> list[str]:
    return [
        str(item["kind"])
        for item in table.scan()["Items"]
        if str(item["sk"]).startswith("EVENT") and item["pk"] == f"CASE#{CASE}"
    ]
