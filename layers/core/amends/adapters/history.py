"""The one place that writes a case's history: each entry numbered and sealed, in one transaction with its move.

Whoever an event concerns is told of it by a notice in the same transaction, so that no move is made without one.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.case_items import event_item
from amends.adapters.clocks import follow_write
from amends.adapters.items import Item, Lost, put, to_item, transact
from amends.adapters.notice_items import notice_items
from amends.audit.chain import Head, link
from amends.clocks.state import Clocks
from amends.errors import Retry
from amends.event import Event

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TRIES = 8  # at a history to which others write in the same instant


def write(
    table: "Table", case_id: str, events: Sequence[Event], writes: Sequence[Item], now: datetime | None = None
) -> None:
    """All of the writes with their events, or nothing; the case's clocks move with them.

    Raises Lost with the places of those writes whose conditions failed. That somebody else wrote history meanwhile is
    no reason to fail: the events are linked to its new end. Without `now` the clocks are told as far as the last event.
    """
    version, moves = _version_of(case_id, writes), {event.id for event in events}
    for _ in range(TRIES):
        head, clocks, found = _end(table, case_id)
        whole = follow_write(table, case_id, clocks, events, writes, now)
        told = [put(table, item) for item in notice_items(case_id, whole.events)]
        new, linked = head, []
        for event in whole.events:
            led_to = {"case_version": version if event.id in moves else 0}
            entry, new = link(case_id, new, event.model_copy(update=led_to))
            linked.append(put(table, event_item(case_id, entry)))
        item = to_item(new, keys.history(case_id))
        if whole.clocks:
            item["clocks"] = to_item(whole.clocks)
        end = put(table, item, if_absent=not found)
        if found:
            end["Put"]["ConditionExpression"] = "seq = :seq"
            end["Put"]["ExpressionAttributeValues"] = {":seq": head.seq}
        try:
            transact(table, [*whole.writes, *linked, end, *told])
        except Lost as lost:
            if theirs := {place for place in lost.at if place < len(writes)}:
                raise Lost(frozenset(theirs)) from lost
        else:
            return
    raise Retry("others kept writing this case's history")


def _version_of(case_id: str, writes: Sequence[Item]) -> int:
    """The case's version that these writes lead to, so that whoever saw an earlier one can be told what happened."""
    key = keys.case(case_id)
    for write in writes:
        item = write.get("Put", {}).get("Item", {})
        if (item.get("pk"), item.get("sk")) == (key["pk"], key["sk"]):
            return int(item.get("version", 0))
    return 0


def _end(table: "Table", case_id: str) -> tuple[Head, Clocks | None, bool]:
    item = table.get_item(Key=keys.history(case_id), ConsistentRead=True).get("Item")
    if not item:
        return Head(), None, False
    return Head.model_validate(item), Clocks.model_validate(item["clocks"]) if "clocks" in item else None, True
