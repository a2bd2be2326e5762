"""Replies that wait too long go back to their authors: a timer for each, moved with the reply."""

from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put
from amends.adapters.reply_items import reply_item
from amends.adapters.timers import set_timer
from amends.event import Event
from amends.reply import Reply
from amends.review.approving import unapprove
from amends.review.voiding import WAITING, overdue
from amends.timers import Effect, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KIND = "review"


def timer_of(table: "Table", reply: Reply) -> list[Item]:
    """The write that sets the reply's timer; none for a reply that waits for nobody.

    A timer that has lost its object is not taken away: it fires once, and does nothing.
    """
    if reply.state not in WAITING or reply.expires_at is None:
        return []
    return [set_timer(table, Timer(case_id=reply.case_id, kind=KIND, id=reply.id, due_at=reply.expires_at))]


class ReviewTimers:
    """What is done when a reply's time is over."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def fire(self, timer: Timer, now: datetime) -> Effect:
        """The reply, back with its author, with the reason; nothing where it waits for nobody any more."""
        item = self._table.get_item(Key=keys.reply(timer.case_id, timer.id), ConsistentRead=True).get("Item")
        reply = Reply.model_validate(item) if item else None
        if reply is None or not (why := overdue(reply, now)):
            return Effect()
        late = unapprove(reply, why, now)
        return Effect(
            events=[Event(at=now, kind="review expired", reply_id=reply.id, note=why)],
            writes=[put(self._table, reply_item(late), if_version=reply.version)],
        )
