"""Replies in the table: every move is a conditional write together with its event."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import ConditionBase, Key

from amends.adapters import keys
from amends.adapters.case_conditions import owned, there
from amends.adapters.case_items import case_item
from amends.adapters.case_timers import timer_writes
from amends.adapters.consents import notice_writes
from amends.adapters.delivery_items import claim_at_gate, follow, stopped
from amends.adapters.history import write as write_history
from amends.adapters.inbox import waiting
from amends.adapters.items import Item, Lost, put, to_item
from amends.adapters.markers import stands
from amends.adapters.pages import after, cursor_of
from amends.adapters.reply_items import reply_item
from amends.adapters.review_timers import timer_of
from amends.adapters.texts import text_item
from amends.adapters.uses import counted
from amends.case import Case
from amends.casefile import Page, Span
from amends.errors import NotFound, Overtaken, Retry, Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.reply import Reply, ReplyState
from amends.review.desks import ReviewDesk
from amends.review.texts import TextVersion
from amends.turns import Turn, following

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


TRIES = 5  # at a gate that others pass


class Replies:
    """The table's replies."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def get(self, case_id: str, reply_id: str) -> Reply:
        """The reply as it is now; raises NotFound."""
        item = self._table.get_item(Key=keys.reply(case_id, reply_id), ConsistentRead=True).get("Item")
        if not item:
            raise NotFound(f"no reply {reply_id} in case {case_id}")
        return Reply.model_validate(item)

    def add(
        self,
        reply: Reply,
        *events: Event,
        text: TextVersion | None = None,
        case: Case | None = None,
        also: Sequence[Item] = (),
        owner: str | None = None,
    ) -> Reply:
        """Store a new reply with its events and text, with its case where that changes, and with what else belongs.

        Raises Stale where the post that it answers was removed, or someone else changed the case first; with an owner,
        where the case is theirs no more.
        """
        post = stands(self._table, reply.platform, reply.in_reply_to)
        items = [reply_item(reply), *([text_item(text)] if text else [])]
        writes = [*(put(self._table, item, if_absent=True) for item in items), post]
        writes += counted(self._table, reply, events[-1].at)
        stays = owned(self._table, reply.case_id, owner) if owner else there(self._table, reply.case_id)
        writes += [*(self._of(case, events) or [stays]), *also]
        self._write(*writes, reply=reply, events=events)
        return reply

    def save(self, reply: Reply, *events: Event, case: Case | None = None, owner: str | None = None) -> Reply:
        """Write the next version of a reply with its events, and of its case; raises Overtaken.

        With an owner: only while the case is theirs.
        """
        reply, given = follow(self._table, reply, events[-1].at)
        writes = [put(self._table, reply_item(reply), if_version=reply.version - 1), *timer_of(self._table, reply)]
        writes += [*given, *self._of(case, events)]
        if owner and not case:
            writes.append(owned(self._table, reply.case_id, owner))
        if reply.state is ReplyState.POSTED:
            writes += [*counted(self._table, reply, events[-1].at), *notice_writes(self._table, reply, events[-1].at)]
        self._write(*writes, reply=reply, events=events, lost=Overtaken)
        return reply

    def revise(self, reply: Reply, event: Event, text: TextVersion) -> Reply:
        """Write the next version of a reply with its event and its new text; raises Overtaken."""
        writes = [put(self._table, reply_item(reply), if_version=reply.version - 1), *timer_of(self._table, reply)]
        writes.append(put(self._table, text_item(text), if_absent=True))
        self._write(*writes, reply=reply, events=[event], lost=Overtaken)
        return reply

    def turn(self, reply: Reply) -> Turn | None:
        """The last turn in the reply's conversation."""
        return self.turn_in(reply.platform, reply.conversation_id)

    def turn_in(self, platform: PlatformName, conversation_id: str) -> Turn | None:
        """The last turn in a conversation."""
        key = keys.turn(platform, conversation_id)
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        return Turn.model_validate(item) if item else None

    def claim(self, reply: Reply, event: Event, after: Turn | None) -> Reply:
        """Write a reply that is about to be posted and take the turn; raises Stale when another came first.

        One that gives out a statement passes its incident's gate in the same transaction, or raises Stale.
        """
        turn = following(reply, after, event.at)
        write = put(self._table, to_item(turn, keys.turn(reply.platform, reply.conversation_id)), if_absent=not after)
        if after:
            # Nobody took the turn since we looked whose it was.
            write["Put"]["ConditionExpression"] = "reply_id = :reply AND #version = :version"
            write["Put"]["ExpressionAttributeNames"] = {"#version": "version"}
            write["Put"]["ExpressionAttributeValues"] = {":reply": after.reply_id, ":version": after.version}
        reply, given = follow(self._table, reply, event.at)
        if reply.statement:
            given.append(claim_at_gate(self._table, reply.statement))
        claim = put(self._table, reply_item(reply), if_version=reply.version - 1)
        for _ in range(TRIES):
            try:
                self._write(claim, write, *given, reply=reply, events=[event])
            except Retry:
                continue  # Other publishers pass the same gate in this moment.
            return reply
        raise Retry("other publishers kept the gate busy")

    def stopped(self, reply: Reply) -> str:
        """Why the statement that a reply gives out is not given out any more; empty while it is."""
        return stopped(self._table, reply.statement) if reply.statement else ""

    def by_state(
        self, state: ReplyState, limit: int, cursor: str | None = None, since: Span | None = None
    ) -> Page[Reply]:
        """A page of the replies in a state, the longest waiting first; only those that entered it within a span."""
        if state is ReplyState.IN_REVIEW and since is None:
            return waiting(self._table, tuple(ReviewDesk), limit, cursor)
        partition = keys.replies_by(state)
        condition: ConditionBase = Key("state_pk").eq(partition)
        if since:
            # "~" sorts behind every reply's id, so that the end of the span is included.
            condition &= Key("state_sk").between(keys.stamp(since[0]), keys.stamp(since[1]) + "~")
        found = self._table.query(
            IndexName=keys.BY_STATE, KeyConditionExpression=condition, Limit=limit, **after(cursor, partition)
        )
        return Page(items=[Reply.model_validate(item) for item in found["Items"]], next=cursor_of(found))

    def waiting(self, desks: Sequence[ReviewDesk], limit: int, cursor: str | None = None) -> Page[Reply]:
        """A page of the replies in review that wait for these desks, the longest waiting first."""
        return waiting(self._table, desks, limit, cursor)

    def _of(self, case: Case | None, events: Sequence[Event]) -> list[Item]:
        """The writes of the case that a reply's move changes."""
        if not case:
            return []
        return [
            put(self._table, case_item(case), if_version=case.version - 1),
            *timer_writes(self._table, case, events),
        ]

    def _write(self, *writes: Item, reply: Reply, events: Sequence[Event], lost: type[Stale] = Stale) -> None:
        about = {"text_sha256": reply.digest}
        try:
            write_history(self._table, reply.case_id, [event.model_copy(update=about) for event in events], writes)
        except Lost as places:
            raise lost("someone else changed it first; look again") from places
