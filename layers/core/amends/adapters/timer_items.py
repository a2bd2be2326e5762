"""Timers as items of the table, and the writes that set and cancel them within other transactions."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put, to_item
from amends.timers import Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def set_timer(table: "Table", timer: Timer) -> Item:
    """The write, for a transaction, that sets a timer, or moves the one of its kind and id."""
    return put(table, timer_item(timer))


def cancel_timer(table: "Table", case_id: str, kind: str, timer_id: str = "") -> Item:
    """The write, for a transaction, that takes a timer away, whether it is there or not."""
    return {"Delete": {"TableName": table.name, "Key": keys.timer(case_id, kind, timer_id)}}


def timer_item(timer: Timer) -> Item:
    """The timer in its case, with its place among all timers."""
    place = {
        "state_pk": keys.timers(),
        "state_sk": keys.timer_place(timer.due_at, timer.case_id, timer.kind, timer.id),
    }
    return to_item(timer, keys.timer(timer.case_id, timer.kind, timer.id), place)
