"""What is due fires once; what fails stays and holds nobody up."""

from collections.abc import Callable
from datetime import datetime

import pytest
from amends.casefile import Page
from amends.errors import Broken, Retry, Stale
from amends.event import Event
from amends.timers import PAGE, TRIES, Effect, Fired, Timer, fire_due
from pydantic import ValidationError

from tests.builders import MINUTE, NOON


class FakeTimers:
    """Timers in memory; a page of them, and whoever fires one takes it away."""

    def __init__(self, *timers: Timer) -> None:
        self.now = list(timers)
        self.effects: list[Effect] = []
        self.told: list[tuple[str, type[Exception]]] = []
        self.stale = 0

    def due(self, now: datetime, limit: int, cursor: str | None = None) -> Page[Timer]:
        found = sorted((timer for timer in self.now if timer.due_at <= now), key=lambda timer: timer.due_at)
        found = [timer for timer in found if cursor is None or timer.case_id > cursor]
        return Page(items=found[:limit], next=found[limit - 1].case_id if len(found) > limit else None)

    def fire(self, timer: Timer, effect: Effect, now: datetime) -> bool:
        del now
        if self.stale:
            self.stale -= 1
            raise Stale("the case moved")
        if timer not in self.now:
            return False
        self.now.remove(timer)
        self.effects.append(effect)
        return True

    def tell(self, timer: Timer, error: Exception) -> None:
        self.told.append((timer.case_id, type(error)))


def a_timer(case_id: str = "x-1", minutes: int = 0, kind: str = "idle") -> Timer:
    return Timer(case_id=case_id, kind=kind, due_at=NOON + minutes * MINUTE)


def noted(timer: Timer, now: datetime) -> Effect:
    return Effect([Event(at=now, kind=timer.kind)])


def test_what_is_due_fires_in_its_order_and_what_is_not_stays() -> None:
    timers = FakeTimers(a_timer("x-2", 0), a_timer("x-1", -5), a_timer("x-3", 1))
    order: list[str] = []

    def told(timer: Timer, now: datetime) -> Effect:
        order.append(timer.case_id)
        return noted(timer, now)

    assert fire_due(timers, {"idle": told}, NOON) == Fired(2, 0)
    assert order == ["x-1", "x-2"]
    assert [timer.case_id for timer in timers.now] == ["x-3"]


def test_after_a_standstill_everything_arrives_once_however_much_it_is() -> None:
    timers = FakeTimers(*(a_timer(f"x-{number:03}", -number % 60) for number in range(4 * PAGE)))
    timers.now.sort(key=lambda timer: timer.case_id)
    for timer in list(timers.now):
        timers.now[timers.now.index(timer)] = timer.model_copy(update={"due_at": NOON - MINUTE})
    assert fire_due(timers, {"idle": noted}, NOON).fired == 4 * PAGE
    assert fire_due(timers, {"idle": noted}, NOON) == Fired(0, 0)
    assert len(timers.effects) == 4 * PAGE


def test_a_handler_that_fails_leaves_its_timer_and_the_others_fire() -> None:
    def failing(timer: Timer, now: datetime) -> Effect:
        raise KeyError(timer.case_id)

    timers = FakeTimers(a_timer("x-1", -2, "broken"), a_timer("x-2", -1))
    assert fire_due(timers, {"idle": noted, "broken": failing}, NOON) == Fired(1, 1)
    assert timers.told == [("x-1", KeyError)]
    assert [timer.case_id for timer in timers.now] == ["x-1"]
    assert fire_due(timers, {"idle": noted, "broken": noted}, NOON) == Fired(1, 0)


def test_a_kind_that_nobody_knows_is_seen_and_kept() -> None:
    timers = FakeTimers(a_timer(kind="mystery"))
    assert fire_due(timers, {}, NOON) == Fired(0, 1)
    assert timers.told == [("x-1", Broken)]
    assert timers.now


def test_a_case_that_moves_meanwhile_is_looked_at_again_and_then_left() -> None:
    timers = FakeTimers(a_timer())
    timers.stale = TRIES - 1
    assert fire_due(timers, {"idle": noted}, NOON) == Fired(1, 0)
    timers = FakeTimers(a_timer())
    timers.stale = TRIES
    assert fire_due(timers, {"idle": noted}, NOON) == Fired(0, 1)
    assert timers.told == [("x-1", Retry)]


def test_a_timer_that_someone_fired_first_is_no_failure_and_does_not_count() -> None:
    def taken(timer: Timer, now: datetime) -> Effect:
        timers.now.remove(timer)
        return noted(timer, now)

    timers = FakeTimers(a_timer())
    assert fire_due(timers, {"idle": taken}, NOON) == Fired(0, 0)


def test_a_run_without_time_leaves_the_rest_to_the_next() -> None:
    timers = FakeTimers(a_timer("x-1", -2), a_timer("x-2", -1))
    looks = iter([True, True, False])
    has_time: Callable[[], bool] = lambda: next(looks)  # noqa: E731
    assert fire_due(timers, {"idle": noted}, NOON, has_time) == Fired(1, 0)
    assert [timer.case_id for timer in timers.now] == ["x-2"]


@pytest.mark.parametrize("kind", ["", "Idle", "idle#1", "with space"])
def test_a_kind_is_one_small_word(kind: str) -> None:
    with pytest.raises(ValidationError):
        a_timer(kind=kind)
