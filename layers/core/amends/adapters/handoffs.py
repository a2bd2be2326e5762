"""Handoffs in the table: one open one in a case, found by their customers, each move with its event."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.handoff_items import begun_writes, moved_writes
from amends.adapters.history import write
from amends.adapters.items import Item, Lost, every, get_all
from amends.errors import NotFound, Overtaken, Stale
from amends.event import Event
from amends.handoff.handoff import Handoff

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

ALREADY = "the case has an open handoff already: go on with that one, or withdraw its invitation"


class Handoffs:
    """The table's handoffs."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def get(self, case_id: str, handoff_id: str) -> Handoff:
        """The handoff as it is now; raises NotFound."""
        item = self._table.get_item(Key=keys.handoff(case_id, handoff_id), ConsistentRead=True).get("Item")
        if not item:
            raise NotFound(f"no handoff {handoff_id} in case {case_id}")
        return Handoff.model_validate(item)

    def of_case(self, case_id: str) -> list[Handoff]:
        """All handoffs of a case, the oldest first."""
        key = keys.handoff(case_id, "")
        found = every(
            self._table,
            KeyConditionExpression=Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"]),
            ConsistentRead=True,
        )
        return sorted((Handoff.model_validate(item) for item in found), key=lambda one: (one.begun_at, one.id))

    def open_in(self, case_id: str) -> Handoff | None:
        """The open handoff of a case."""
        held = self._table.get_item(Key=keys.open_handoff(case_id), ConsistentRead=True).get("Item")
        return self.get(case_id, str(held["handoff_id"])) if held else None

    def open_of(self, platform: str, author_id: str) -> list[Handoff]:
        """A customer's open handoffs on a platform, the oldest first."""
        return [one for one in self.found_by(platform, author_id) if one.open]

    def found_by(self, platform: str, author_id: str) -> list[Handoff]:
        """The open ones, and those that were given up lately."""
        condition = Key("pk").eq(keys.handoff_of(platform, author_id, "")["pk"])
        pointers = list(every(self._table, KeyConditionExpression=condition, ConsistentRead=True))
        if not pointers:
            return []
        there = [keys.handoff(str(one["case_id"]), str(one["handoff_id"])) for one in pointers]
        found = [Handoff.model_validate(item) for item in get_all(self._table, there)]
        return sorted(found, key=lambda one: (one.begun_at, one.id))

    def live(self, now: datetime, limit: int) -> list[Handoff]:
        """Those whose public thread is to be looked at by now, the longest waiting first."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.handoffs_watched())
            & Key("state_sk").lte(keys.handoff_place(now, "~")),
            Limit=limit,
        )
        return [Handoff.model_validate(item) for item in found["Items"]]

    def begun(self, handoff: Handoff) -> list[Item]:
        """The writes of a new handoff, for the transaction that drafts its invitation."""
        return begun_writes(self._table, handoff)

    def save(self, before: Handoff, after: Handoff, *events: Event, also: Sequence[Item] = ()) -> Handoff:
        """Write a handoff's next version with its events, and with what else belongs to the move.

        Raises Overtaken when another came first, and Stale where it would be open beside another one.
        """
        writes = [*moved_writes(self._table, before, after), *also]
        try:
            write(self._table, after.case_id, events, writes)
        except Lost as lost:
            if 0 not in lost.at and after.open and not before.open:
                raise Stale(ALREADY) from lost
            raise Overtaken("someone else changed this handoff first; look again") from lost
        return after
