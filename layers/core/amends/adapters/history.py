"""The one place that writes a case's history: each entry numbered and sealed, in one transaction with its move.

Whoever an event concerns is told of it by a notice in the same transaction, so that no move is made without one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.case_items import event_item
from amends.adapters.items import Item, Lost, put, to_item, transact
from amends.adapters.notice_items import notice_items
from amends.audit.chain import Head, link
from amends.errors import Retry
from amends.event import Event

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TRIES = 8  # at a history to which others write in the same instant


def write(table: "Table", case_id: str, events: Sequence[Event], writes: Sequence[Item]) -> None:
    """All of the writes with their events, or nothing.

    Raises Lost with the places of those writes whose conditions failed. That somebody else wrote history meanwhile is
    no reason to fail: the events are linked to its new end.
    """
    told = [put(table, item) for item in notice_items(case_id, events)]
    for _ in range(TRIES):
        head, found = _head(table, case_id)
        new, linked = head, []
        for event in events:
            entry, new = link(case_id, new, event)
            linked.append(put(table, event_item(case_id, entry)))
        end = put(table, to_item(new, keys.history(case_id)), if_absent=not found)
        if found:
            end["Put"]["ConditionExpression"] = "seq = :seq"
            end["Put"]["ExpressionAttributeValues"] = {":seq": head.seq}
        try:
            transact(table, [*writes, *linked, end, *told])
        except Lost as lost:
            if theirs := {place for place in lost.at if place < len(writes)}:
                raise Lost(frozenset(theirs)) from lost
        else:
            return
    raise Retry("others kept writing this case's history")


def _head(table: "Table", case_id: str) -> tuple[Head, bool]:
    item = table.get_item(Key=keys.history(case_id), ConsistentRead=True).get("Item")
    return (Head.model_validate(item), True) if item else (Head(), False)
