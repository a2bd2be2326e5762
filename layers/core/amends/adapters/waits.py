"""Who waits for a statement, in the table: every write of a case keeps its place in the list; none can forget it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put, to_item
from amends.case import Case, Waiting
from amends.event import Event
from amends.outage.waiting import waiting_of, waits_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def follow_waits(table: "Table", case_id: str, events: Sequence[Event], writes: Sequence[Item]) -> list[Item]:
    """The writes with what they do to the lists of incidents; as they are where they leave the case alone.

    What the case says of its place is what the list holds: both are only ever written together, on the condition of the
    case's own write.
    """
    key = keys.case(case_id)
    place = next((at for at, write in enumerate(writes) if _is(write, key)), None)
    if place is None:
        return list(writes)
    theirs = writes[place]["Put"]
    case = Case.model_validate(theirs["Item"])
    if case.incident is None and case.waits is None and case.joined is None:
        return list(writes)
    now = waiting_of(case, _language(writes))
    ours = _listed(table, case, now) + _joined(table, case, events)
    item = {name: value for name, value in theirs["Item"].items() if name not in ("waits", "joined")}
    if now:
        item["waits"] = to_item(now)
    if case.incident:
        item["joined"] = case.incident
    return [*writes[:place], {"Put": {**theirs, "Item": item}}, *writes[place + 1 :], *ours]


def _listed(table: "Table", case: Case, now: Waiting | None) -> list[Item]:
    was, writes = case.waits, list[Item]()
    there = keys.waiting(now.incident_id, now.severity, now.since, case.id) if now else None
    if was:
        gone = keys.waiting(was.incident_id, was.severity, was.since, case.id)
        if gone != there:
            writes.append({"Delete": {"TableName": table.name, "Key": gone}})
    if now and there:
        writes.append(put(table, to_item(waits_of(case, now), there)))
    return writes


def _joined(table: "Table", case: Case, events: Sequence[Event]) -> list[Item]:
    if case.joined == case.incident:
        return []
    writes: list[Item] = []
    if case.joined:
        writes.append({"Delete": {"TableName": table.name, "Key": keys.incident_case(case.joined, case.id)}})
    if case.incident:
        by = events[-1]
        item = {
            **keys.incident_case(case.incident, case.id),
            "case_id": case.id,
            "platform": str(case.platform),
            "at": _text(by.at),
            "by_name": by.by_name,
        }
        writes.append(put(table, item))
    return writes


def _language(writes: Sequence[Item]) -> str:
    """The language of the post that is heard in these writes; empty where none is."""
    for write in writes:
        item = write.get("Put", {}).get("Item", {})
        if str(item.get("sk", "")).startswith("MENTION#") and "reading" in item:
            return str(item["reading"].get("language", ""))
    return ""


def _is(write: Item, key: keys.Key) -> bool:
    item = write.get("Put", {}).get("Item", {})
    return (item.get("pk"), item.get("sk")) == (key["pk"], key["sk"])


def _text(at: datetime) -> str:
    return at.isoformat()
