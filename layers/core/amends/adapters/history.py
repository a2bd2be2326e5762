"""The one place that writes a case's history: each entry numbered and sealed, in one transaction with its move.

The new end's seal is logged, so that a history whose end was cut off shows against the logs. Whoever an event concerns
is told of it by a notice in the same transaction, so that no move is made without one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from aws_lambda_powertools import Logger

from amends.adapters import keys
from amends.adapters.case_items import event_item
from amends.adapters.clocks import follow_write
from amends.adapters.handoff_following import follow_handoffs
from amends.adapters.items import Item, Lost, put, to_item, transact
from amends.adapters.notice_items import notice_items
from amends.adapters.waits import follow_waits
from amends.audit.chain import Head, link
from amends.audit.origin import origin
from amends.clocks.state import Clocks
from amends.errors import Retry, Stale
from amends.event import Event

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

logger = Logger(child=True)
SEALED = "history sealed"
AT_ONCE = 50  # entries in one transaction, which takes a hundred items
TRIES = 8  # at a history to which others write in the same instant


def write(
    table: "Table", case_id: str, events: Sequence[Event], writes: Sequence[Item], now: datetime | None = None
) -> None:
    """All of the writes with their events, or nothing; the case's clocks move with them.

    Raises Lost with the places of those writes whose conditions failed. That somebody else wrote history meanwhile is
    no reason to fail: the events are linked to its new end. Without `now` the clocks are told as far as the last event.
    """
    write_all(table, {case_id: events}, writes, now)


def write_all(
    table: "Table",
    histories: Mapping[str, Sequence[Event]],
    writes: Sequence[Item],
    now: datetime | None = None,
    ends: Mapping[str, int] | None = None,
) -> None:
    """As `write`, with events in the histories of several cases or incidents, by their ids (`keys.subject`).

    Raises Stale where a case's history does not end where `ends` says: something happened in it that its reader missed.
    """
    for _ in range(TRIES):
        whole, entries, after = list(writes), list[Item](), dict[str, Head]()
        for case_id, events in histories.items():
            whole, linked, after[case_id] = _linked(table, case_id, events, whole, now, (ends or {}).get(case_id))
            entries += linked
        try:
            transact(table, [*whole, *entries])
        except Lost as lost:
            if theirs := {place for place in lost.at if place < len(writes)}:
                raise Lost(frozenset(theirs)) from lost
        else:
            for case_id, end in after.items():
                logger.info(SEALED, case=case_id, seq=end.seq, seal=end.seal)
            return
    raise Retry("others kept writing this case's history")


def take_out(table: "Table", case_id: str, cleaned: Sequence[Event], now: datetime) -> None:
    """Write entries again without the words of a removed post; an entry behind them says which they are."""
    for start in range(0, len(cleaned), AT_ONCE):
        some = cleaned[start : start + AT_ONCE]
        said = Event(at=now, kind="words removed", cleared=tuple(event.seq for event in some if event.seq))
        write(table, case_id, [said], [put(table, event_item(case_id, event)) for event in some])


def _linked(
    table: "Table", case_id: str, events: Sequence[Event], writes: Sequence[Item], now: datetime | None, at: int | None
) -> tuple[list[Item], list[Item], Head]:
    """The writes with what they do to the case's clocks; its entries, their end and the notices; and the end itself."""
    head, clocks, found = _end(table, case_id)
    if at is not None and head.seq != at:
        raise Stale("something happened in the case since you opened it; look again")
    version = _version_of(case_id, writes)
    events, writes = follow_handoffs(table, case_id, events, writes)
    moves = {event.id for event in events}
    followed = follow_write(table, case_id, clocks, events, writes, now)
    new, entries = head, []
    for event in followed.events:
        known = {"case_version": version if event.id in moves else 0, "via": event.via or origin()}
        entry, new = link(case_id, new, event.model_copy(update=known))
        entries.append(put(table, event_item(case_id, entry)))
    writes = follow_waits(table, case_id, events, followed.writes)
    item = to_item(new, keys.history(case_id))
    if followed.clocks:
        item["clocks"] = to_item(followed.clocks)
    end = put(table, item, if_absent=not found)
    if found:
        end["Put"]["ConditionExpression"] = "seq = :seq"
        end["Put"]["ExpressionAttributeValues"] = {":seq": head.seq}
    told = [put(table, notice) for notice in notice_items(case_id, followed.events)]
    return writes, [*entries, end, *told], new


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
