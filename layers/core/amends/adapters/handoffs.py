"""Handoffs in the table: one open one in a case, found by their customers, each move with its event."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_items import case_item
from amends.adapters.handoff_items import begun_writes, moved_writes
from amends.adapters.history import write
from amends.adapters.items import Item, Lost, every, put
from amends.case import Case
from amends.errors import NotFound, Overtaken, Retry, Stale
from amends.event import Event
from amends.handoff.handoff import Handoff, HandoffState
from amends.handoff.inviting import ALREADY
from amends.reply import Reply
from amends.review.texts import TextVersion

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

    from amends.adapters.replies import Replies

TRIES = 5  # at a case that others change meanwhile


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
        pointers = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        there = [keys.handoff(str(one["case_id"]), str(one["handoff_id"])) for one in pointers]
        items = [self._table.get_item(Key=key, ConsistentRead=True).get("Item") for key in there]
        found = [Handoff.model_validate(item) for item in items if item]
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

    def moved(self, before: Handoff, after: Handoff) -> list[Item]:
        """The writes of a handoff's next version, for a transaction of another's."""
        return moved_writes(self._table, before, after)

    def save(self, before: Handoff, after: Handoff, *events: Event) -> Handoff:
        """Write a handoff's next version with its events, and the case where its customer comes or goes.

        Raises Overtaken when another came first, and Stale where it would be open beside another one.
        """
        for _ in range(TRIES):
            writes = self.moved(before, after)
            case = self._case_with(after)
            try:
                write(self._table, after.case_id, events, [*writes, *case])
            except Lost as lost:
                if lost.at == {len(writes)}:
                    continue  # Somebody changed the case, which decides nothing here.
                if 0 not in lost.at and after.open and not before.open:
                    raise Stale(ALREADY) from lost
                raise Overtaken("someone else changed this handoff first; look again") from lost
            return after
        raise Retry("others kept changing the case of this handoff")

    def _case_with(self, after: Handoff) -> list[Item]:
        """The write of its case, where that does not say yet whether its customer is in private."""
        item = self._table.get_item(Key=keys.case(after.case_id), ConsistentRead=True).get("Item")
        if not item:
            return []
        case = Case.model_validate(item)
        since = (after.joined_at or after.since) if after.state is HandoffState.JOINED else None
        if (since is None) == (case.private_since is None):
            return []
        changed = case.model_copy(update={"private_since": since, "version": case.version + 1})
        return [put(self._table, case_item(changed), if_version=case.version)]


class Beside:
    """Replies that are drafted together with their handoff's move, in one transaction with their case."""

    def __init__(self, replies: "Replies", case: Case, writes: Sequence[Item], event: Event) -> None:
        self._replies = replies
        self._case = case.model_copy(update={"version": case.version + 1})
        self._writes = writes
        self._event = event

    def add(self, reply: Reply, *events: Event, text: TextVersion | None = None, case: Case | None = None) -> Reply:
        """Store a new reply; raises Stale where somebody changed its case or handoff first."""
        told = [*events, self._event]
        return self._replies.add(reply, *told, text=text, case=case or self._case, also=self._writes)
