"""The timers that a case's change sets, for its transaction."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amends.adapters.items import Item
from amends.adapters.timer_items import cancel_timer, set_timer
from amends.case import Case
from amends.event import Event
from amends.work.idle import TIMER, first_look
from amends.work.snooze import alarm

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

ENDS = frozenset({"released", "resolved"})  # of an owner's time


def timer_writes(table: "Table", case: Case, events: Sequence[Event]) -> list[Item]:
    """What looks after an owner who does nothing, and what wakes a case that sleeps."""
    ended = any(event.kind in ENDS for event in events)
    return [*timers_set(table, case, events), *([cancel_timer(table, case.id, TIMER)] if ended else [])]


def timers_set(table: "Table", case: Case, events: Sequence[Event]) -> list[Item]:
    """Those alone that are set: a timer that fires is taken away by whoever fires it."""
    slept = any(event.kind == "snoozed" for event in events)
    timers = (first_look(case, events), alarm(case) if slept else None)
    return [set_timer(table, timer) for timer in timers if timer]
