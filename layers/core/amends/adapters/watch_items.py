"""By what a public post finds the handoffs that it concerns, and when that ends: part of each move of a handoff."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put
from amends.adapters.timer_items import cancel_timer, set_timer
from amends.handoff.handoff import Handoff, HandoffState
from amends.handoff.noticing import AFTER, WATCHED
from amends.timers import Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WATCH_ENDS = "handoff_watch"


def watch_writes(table: "Table", before: Handoff | None, after: Handoff) -> list[Item]:
    """The pointers that begin or end with a handoff's move, or go with it to another case; and its watch's end."""
    old = _pointers(before) if before and before.state in WATCHED else {}
    new = _pointers(after) if after.state in WATCHED else {}
    writes = [put(table, item) for place, item in new.items() if place not in old]
    writes += [_delete(table, item) for place, item in old.items() if place not in new]
    ends, ended = _end(after), _end(before) if before else None
    if ended and (ends is None or ended.case_id != ends.case_id):
        writes.append(cancel_timer(table, ended.case_id, WATCH_ENDS, ended.id))
    if ends and ends != ended:
        writes.append(set_timer(table, ends))
    return writes


def watch_over(table: "Table", handoff: Handoff) -> list[Item]:
    """The deletion of the pointers, when its time is over."""
    return [_delete(table, item) for item in _pointers(handoff).values()]


def _pointers(handoff: Handoff) -> dict[tuple[str, str], Item]:
    platform, name = handoff.platform, (handoff.case_id, handoff.id)
    here = [keys.watch_author(platform, handoff.author_id, *name)]
    here += [keys.watch_thread(platform, thread, *name) for thread in handoff.threads]
    return {(key["pk"], key["sk"]): {**key, "case_id": handoff.case_id, "handoff_id": handoff.id} for key in here}


def _end(handoff: Handoff) -> Timer | None:
    """When the watch of a resolved handoff ends."""
    if handoff.state is not HandoffState.RESOLVED or handoff.resolved_at is None:
        return None
    return Timer(case_id=handoff.case_id, kind=WATCH_ENDS, id=handoff.id, due_at=handoff.resolved_at + AFTER)


def _delete(table: "Table", item: Item) -> Item:
    return {"Delete": {"TableName": table.name, "Key": {"pk": item["pk"], "sk": item["sk"]}}}
