"""What wakes a case that sleeps, and gives back one whose owner does nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amends.adapters.case_items import case_item
from amends.adapters.case_timers import timers_set
from amends.adapters.cases import Cases
from amends.adapters.items import Item, put
from amends.brand import Brand
from amends.case import Case
from amends.event import Event
from amends.timers import Effect, Handler, Timer
from amends.work import idle, snooze

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def handlers(table: "Table", brand: Callable[[], Brand]) -> dict[str, Handler]:
    """Who knows what to do when one of these timers is due."""
    cases = Cases(table)

    def wake(timer: Timer, now: datetime) -> Effect:
        case = cases.get(timer.case_id)
        if not snooze.is_over(case, timer):
            return Effect()
        awake = snooze.awake(case)
        events = [Event(at=now, kind="woken", note="its time was over")]
        return Effect(events, _writes(table, awake, events))

    def give_back(timer: Timer, now: datetime) -> Effect:
        file, minutes = cases.file(timer.case_id), brand().idle_minutes
        acted = idle.last_act(file.case, file.events, file.viewers)
        until = idle.idle_until(file.case, acted, timedelta(minutes=minutes) if minutes else None)
        if until is None:
            return Effect()
        if now < until:
            return Effect(again=timer.model_copy(update={"due_at": until}))
        case, event = idle.given_back(file.case, now)
        return Effect([event], _writes(table, case, [event]))

    return {snooze.TIMER: wake, idle.TIMER: give_back}


def _writes(table: "Table", case: Case, events: Sequence[Event]) -> list[Item]:
    return [put(table, case_item(case), if_version=case.version - 1), *timers_set(table, case, events)]
