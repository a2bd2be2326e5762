"""Timers in the table: each fires once, because it is taken away in the transaction that does what it is for."""

from datetime import datetime
from typing import TYPE_CHECKING

from aws_lambda_powertools import Logger
from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.history import write
from amends.adapters.items import Item, Lost
from amends.adapters.pages import after, cursor_of
from amends.adapters.timer_items import cancel_timer, set_timer, timer_item
from amends.casefile import Page
from amends.errors import Stale
from amends.timers import Effect, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

__all__ = ["Timers", "cancel_timer", "set_timer"]

logger = Logger(child=True)


class Timers:
    """The table's timers."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def due(self, now: datetime, limit: int, cursor: str | None = None) -> Page[Timer]:
        """A page of the timers that are due, the first due first."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.timers()) & Key("state_sk").lte(keys.timers_until(now)),
            Limit=limit,
            **after(cursor, keys.timers()),
        )
        return Page(items=[Timer.model_validate(item) for item in found["Items"]], next=cursor_of(found))

    def fire(self, timer: Timer, effect: Effect, now: datetime) -> bool:
        """Take the timer away with its effect; False when it was fired, moved or cancelled since we saw it.

        Raises Stale where the effect's own conditions failed.
        """
        ours = timer_item(timer)
        taken = set_timer(self._table, effect.again) if effect.again else self._cancel(timer)
        # It is there, and due when we saw it due: nobody fired or moved it.
        as_seen = {
            "ConditionExpression": "state_sk = :seen",
            "ExpressionAttributeValues": {":seen": ours["state_sk"]},
        }
        for request in taken.values():
            request.update(as_seen)
        try:
            write(self._table, timer.case_id, effect.events, [taken, *effect.writes], now)
        except Lost as lost:
            if 0 in lost.at:
                return False
            raise Stale("the case moved while its timer fired") from lost
        return True

    def tell(self, timer: Timer, error: Exception) -> None:
        """Say in the log that a timer is left for the next run."""
        logger.error("timer left", case=timer.case_id, kind=timer.kind, due_at=str(timer.due_at), exc_info=error)

    def _cancel(self, timer: Timer) -> Item:
        return cancel_timer(self._table, timer.case_id, timer.kind, timer.id)
