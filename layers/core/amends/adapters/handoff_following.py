"""Handoffs follow every write of their cases, in its own transaction, so that no move of a text can forget them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.handoff_items import moved_writes
from amends.adapters.items import Item, every
from amends.case import CaseState
from amends.event import Event
from amends.handoff.following import PUBLIC_OR_GONE, Followed, after_case, after_reply
from amends.handoff.handoff import Handoff
from amends.reply import Reply

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def follow_handoffs(
    table: "Table", case_id: str, events: Sequence[Event], writes: Sequence[Item]
) -> tuple[list[Event], list[Item]]:
    """The events and writes with what they do to the case's handoffs; as they are where they do nothing.

    Ours stand behind the caller's, which keep their places: when somebody else moves a handoff in this moment, the
    whole write is worked out anew.
    """
    writes, new = list(writes), list(events)
    if not events:
        return new, writes
    now, theirs = events[-1].at, {str(item["sk"]) for item in _puts(case_id, writes)}
    for before, followed in _followed(table, case_id, writes, now):
        if keys.handoff(case_id, before.id)["sk"] in theirs:
            continue  # Whoever writes the handoff itself has said what becomes of it.
        writes += moved_writes(table, before, followed.handoff)
        if followed.event:
            new.append(followed.event)
    return new, writes


def _followed(
    table: "Table", case_id: str, writes: Sequence[Item], now: datetime
) -> Iterator[tuple[Handoff, Followed]]:
    for item in _puts(case_id, writes):
        if str(item["sk"]).startswith("REPLY#") and "handoff_id" in item and item["state"] in PUBLIC_OR_GONE:
            found = table.get_item(Key=keys.handoff(case_id, str(item["handoff_id"])), ConsistentRead=True).get("Item")
            handoff = Handoff.model_validate(found) if found else None
            if handoff and (followed := after_reply(handoff, Reply.model_validate(item), now)):
                yield handoff, followed
        # With its last post a case loses its customer's name and its work, and not their way to us.
        if item["sk"] == keys.case(case_id)["sk"] and item["state"] == CaseState.RESOLVED and "removed_at" not in item:
            for handoff in _of(table, case_id):
                if followed := after_case(handoff, now):
                    yield handoff, followed


def _of(table: "Table", case_id: str) -> list[Handoff]:
    key = keys.handoff(case_id, "")
    condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
    return [
        Handoff.model_validate(item) for item in every(table, KeyConditionExpression=condition, ConsistentRead=True)
    ]


def _puts(case_id: str, writes: Sequence[Item]) -> Iterator[Item]:
    partition = keys.case(case_id)["pk"]
    for write in writes:
        item = write.get("Put", {}).get("Item", {})
        if item.get("pk") == partition:
            yield item
