"""The clocks of a case in the table: every write of its history moves them, so that no move can forget them.

They lie in the item where the history ends, which every such write replaces on the condition that it is as it was
read; a copy lies in the case, for its page and its place in the queue.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from amends.adapters import keys
from amends.adapters.case_items import case_item, queue_place
from amends.adapters.items import Item, to_item
from amends.adapters.timer_items import cancel_timer, set_timer
from amends.brand import BrandSettings, service_of
from amends.case import Case, CaseState
from amends.clocks.moves import due_of, follow
from amends.clocks.service import Service
from amends.clocks.state import Channel, Clocks, Seen
from amends.event import SYSTEM, Event
from amends.timers import Effect, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KIND = "clocks"
_AS = {str(CaseState.MERGED): CaseState.RESOLVED}  # nothing is owed in a case that went into another one


class Followed(NamedTuple):
    """A write as it is done: with the clocks' own events and writes behind the caller's, which keep their places."""

    clocks: Clocks | None
    events: list[Event]
    writes: list[Item]


def follow_write(
    table: "Table",
    case_id: str,
    before: Clocks | None,
    events: Sequence[Event],
    writes: Sequence[Item],
    now: datetime | None,
) -> Followed:
    """The write with what it does to the case's clocks; as it is where it concerns no case that has any."""
    seen = _seen(case_id, events, writes)
    if before is None and seen.state is None:
        return Followed(None, list(events), list(writes))
    service = service_now(table)
    moments = [event.at for event in events] + ([now] if now else []) + ([before.at] if before else [])
    clocks, told = follow(before, seen, service, max(moments))
    waits_for = clocks.holder
    # What was due came before what is done now.
    entries = [*told, *events]
    stamped = [entry.model_copy(update={"waits_for": waits_for}) for entry in entries]
    kept = _with_case(table, case_id, clocks, due_of(clocks, service), writes)
    if before is None or before.next_at != clocks.next_at or _place(kept, keys.timer(case_id, KIND)) is not None:
        kept = _in_place(kept, _timer(table, case_id, clocks))
    return Followed(clocks, stamped, kept)


def due_again(timer: Timer, now: datetime) -> Effect:
    """What a timer of clocks does: nothing but the write itself, which tells what is due."""
    del timer, now
    return Effect()


def service_now(table: "Table") -> Service:
    """What the brand promises its customers, as it is now."""
    item = table.get_item(Key=keys.service()).get("Item")
    return service_of(BrandSettings.model_validate(item["settings"])) if item else Service()


def _seen(case_id: str, events: Sequence[Event], writes: Sequence[Item]) -> Seen:
    items = [write["Put"]["Item"] for write in writes if "Put" in write]
    ours = {str(item["sk"]): item for item in items if item["pk"] == keys.case(case_id)["pk"]}
    replies = {
        str(item["id"]): str(item["state"])
        for sk, item in ours.items()
        if "id" in item and sk == keys.reply(case_id, str(item["id"]))["sk"]
    }
    by_person = any(event.by != SYSTEM for event in events)
    case = ours.get(keys.case(case_id)["sk"])
    if not case:
        return Seen(replies=replies, by_person=by_person)
    private = bool(case.get("private") or case.get("private_since"))
    asleep = case["state"] == CaseState.SNOOZED
    return Seen(
        state=case.get("before_snooze", CaseState.OPEN) if asleep else _AS.get(case["state"], case["state"]),
        severity=case["severity"],
        channel=Channel.PRIVATE if private else Channel(case["platform"]),
        desk=case["desk"],
        # Without a moment it sleeps until its customer writes: the last time that they did only says that it does.
        snoozed_until=case.get("snoozed_until", case["last_mention_at"]) if asleep else None,
        wrote_at=case["last_mention_at"],
        replies=replies,
        by_person=by_person,
    )


def _with_case(
    table: "Table", case_id: str, clocks: Clocks, due_at: datetime | None, writes: Sequence[Item]
) -> list[Item]:
    """The writes with the clocks in the case: in its own write, or in one of theirs that leaves its version alone."""
    key = keys.case(case_id)
    place = _place(writes, key)
    if place is not None and "Put" in writes[place]:
        write = writes[place]["Put"]
        case = Case.model_validate(write["Item"])
        shown = case.model_copy(update={"clocks": clocks, "due_at": due_at or case.due_at})
        item = {**write["Item"], **case_item(shown)}
        return [*writes[:place], {"Put": {**write, "Item": item}}, *writes[place + 1 :]]
    values: Item = {":clocks": to_item(clocks)}
    change = "SET clocks = :clocks"
    if due_at:
        values |= {":due": keys.stamp(due_at), ":place": queue_place(clocks.severity, due_at, case_id)}
        change += ", due_at = :due, state_sk = :place"
    update = {"TableName": table.name, "Key": key, "UpdateExpression": change, "ExpressionAttributeValues": values}
    return _in_place(writes, {"Update": update | {"ConditionExpression": "attribute_exists(pk)"}})


def _timer(table: "Table", case_id: str, clocks: Clocks) -> Item:
    if clocks.next_at is None:
        return cancel_timer(table, case_id, KIND)
    return set_timer(table, Timer(case_id=case_id, kind=KIND, due_at=clocks.next_at))


def _in_place(writes: Sequence[Item], ours: Item) -> list[Item]:
    """The writes with ours; where one is on the same item already, in its place and on its condition.

    A transaction takes one write for an item.
    """
    (request,) = ours.values()
    place = _place(writes, request.get("Key") or request["Item"])
    if place is None:
        return [*writes, ours]
    (kind, theirs), *_ = writes[place].items()
    if kind == "Update":
        raise ValueError("write the whole case, or a condition on it: its clocks are written with it")
    merged = {**request}
    for name in ("ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues"):
        if name == "ConditionExpression" and name in theirs:
            merged[name] = theirs[name]
        elif name in theirs:
            merged[name] = {**merged.get(name, {}), **theirs[name]}
    return [*writes[:place], {next(iter(ours)): merged}, *writes[place + 1 :]]


def _place(writes: Sequence[Item], key: Mapping[str, str]) -> int | None:
    """Where the write on an item stands."""
    for place, write in enumerate(writes):
        (request,) = write.values()
        found = request.get("Key") or request["Item"]
        if (found["pk"], found["sk"]) == (key["pk"], key["sk"]):
            return place
    return None
