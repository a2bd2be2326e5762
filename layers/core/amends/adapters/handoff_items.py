"""A handoff as an item of the table, and all that moves with it in one transaction."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.handoff_tallies import tally_writes
from amends.adapters.items import Item, put, to_item
from amends.adapters.timer_items import cancel_timer, set_timer
from amends.adapters.watch_items import watch_writes
from amends.handoff.handoff import LATE, Handoff, HandoffState
from amends.timers import Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TIMER = "handoff"
FIRST_LOOK = timedelta(hours=1)  # at an invitation that nobody answered: the shortest time that a brand can set
FOUND_BY = frozenset({HandoffState.DRAFTED, HandoffState.INVITED, HandoffState.JOINED, HandoffState.UNANSWERED})


def handoff_item(handoff: Handoff) -> Item:
    """The handoff in its case, with its place among those whose public thread is watched."""
    place = {}
    if handoff.look_at:
        place = {"state_pk": keys.handoffs_watched(), "state_sk": keys.handoff_place(handoff.look_at, handoff.id)}
    return to_item(handoff, keys.handoff(handoff.case_id, handoff.id), place)


def begun_writes(table: "Table", handoff: Handoff) -> list[Item]:
    """The writes of a new handoff; the second is lost where the case has an open one."""
    return [put(table, handoff_item(handoff), if_absent=True), _lock(table, handoff), _pointer(table, handoff)]


def moved_writes(table: "Table", before: Handoff, after: Handoff) -> list[Item]:
    """The writes of a handoff's next version, the handoff first: all that belongs to it moves with it."""
    writes = [put(table, handoff_item(after), if_version=before.version)]
    if after.open and not before.open:
        writes.append(_lock(table, after))
    if before.open and not after.open:
        writes.append(_unlock(table, before))
    if after.author_id != before.author_id:
        writes += [_forget(table, before), *_timer(table, before, after)]
    elif after.state is not before.state:
        writes.append(_pointer(table, after) if after.state in FOUND_BY else _forget(table, before))
        writes += _timer(table, before, after)
    return [*writes, *watch_writes(table, before, after), *tally_writes(table, before, after)]


def carried_writes(table: "Table", before: Handoff, after: Handoff) -> list[Item]:
    """The writes that take a handoff from its case to another one, open as it is."""
    gone = {"TableName": table.name, "Key": keys.handoff(before.case_id, before.id)}
    gone["ConditionExpression"] = "#version = :version"
    gone["ExpressionAttributeNames"] = {"#version": "version"}
    gone["ExpressionAttributeValues"] = {":version": before.version}
    writes = [{"Delete": gone}, put(table, handoff_item(after), if_absent=True)]
    if before.open:
        writes.append(_unlock(table, before))
    if after.open:
        writes.append(_lock(table, after))
    if before.state in FOUND_BY:
        writes.append(_forget(table, before))
    if after.state in FOUND_BY:
        writes.append(_pointer(table, after))
    if before.state is HandoffState.INVITED:
        writes.append(cancel_timer(table, before.case_id, TIMER, before.id))
    if after.state is HandoffState.INVITED:
        writes.append(set_timer(table, first_look(after)))
    return [*writes, *watch_writes(table, before, after)]


def merged_writes(table: "Table", changed: Iterable[tuple[Handoff, Handoff]], lost: Iterable[Handoff]) -> list[Item]:
    """The writes of what a merge does to handoffs: some move on, one may come along, and some are found no more."""
    writes: list[Item] = []
    for before, after in changed:
        same = before.case_id == after.case_id
        writes += moved_writes(table, before, after) if same else carried_writes(table, before, after)
    return [*writes, *(_forget(table, one) for one in lost)]


def first_look(handoff: Handoff) -> Timer:
    """When it is looked at for the first time whether the customer came; the brand's own times are asked then."""
    since = handoff.invited_at or handoff.since
    return Timer(case_id=handoff.case_id, kind=TIMER, id=handoff.id, due_at=since + FIRST_LOOK)


def _timer(table: "Table", before: Handoff, after: Handoff) -> list[Item]:
    if after.state is HandoffState.INVITED:
        return [set_timer(table, first_look(after))]
    if before.state is HandoffState.INVITED:
        return [cancel_timer(table, before.case_id, TIMER, before.id)]
    return []


def _lock(table: "Table", handoff: Handoff) -> Item:
    return put(table, {**keys.open_handoff(handoff.case_id), "handoff_id": handoff.id}, if_absent=True)


def _unlock(table: "Table", handoff: Handoff) -> Item:
    """Only its own: an item that another handoff took since stays."""
    delete: Item = {"TableName": table.name, "Key": keys.open_handoff(handoff.case_id)}
    delete["ConditionExpression"] = "handoff_id = :handoff"
    delete["ExpressionAttributeValues"] = {":handoff": handoff.id}
    return {"Delete": delete}


def _pointer(table: "Table", handoff: Handoff) -> Item:
    """What a private message finds it by; one that was given up, for a while."""
    key = keys.handoff_of(handoff.platform, handoff.author_id, handoff.case_id)
    item: Item = {**key, "case_id": handoff.case_id, "handoff_id": handoff.id}
    if handoff.state is HandoffState.UNANSWERED and handoff.closed_at:
        item["expires_at"] = int((handoff.closed_at + LATE).timestamp())
    return put(table, item)


def _forget(table: "Table", handoff: Handoff) -> Item:
    key = keys.handoff_of(handoff.platform, handoff.author_id, handoff.case_id)
    return {"Delete": {"TableName": table.name, "Key": key}}
