"""Whose turn it is: one reply at a time in a conversation, and within a case in the order of their approvals."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from amends.errors import NotFound
from amends.event import Event
from amends.outbox import is_before
from amends.reply import Reply, ReplyState

IN_THE_AIR = frozenset({ReplyState.POSTING, ReplyState.MAYBE_POSTED})


class Turn(BaseModel):
    """The reply that was last taken to be posted in a conversation, and as which version."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    reply_id: str
    version: int
    day: str = ""  # in UTC, on which it was taken
    count: int = 0  # turns taken on that day, this one among them

    def taken_on(self, now: datetime) -> int:
        """How many turns were taken in the conversation on this day."""
        return self.count if self.day == _day(now) else 0


def following(reply: Reply, after: Turn | None, now: datetime) -> Turn:
    """The turn of a reply that is about to be posted; one that tries again counts once."""
    before = after.taken_on(now) if after else 0
    again = after is not None and after.reply_id == reply.id and before > 0
    return Turn(
        case_id=reply.case_id,
        reply_id=reply.id,
        version=reply.version,
        day=_day(now),
        count=before if again else before + 1,
    )


class TurnStore(Protocol):
    """Where turns and replies are kept."""

    def get(self, case_id: str, reply_id: str) -> Reply:
        """The reply as it is now."""
        ...

    def turn(self, reply: Reply) -> Turn | None:
        """The last turn in the reply's conversation."""
        ...

    def claim(self, reply: Reply, event: Event, after: Turn | None) -> Reply:
        """Write a reply that is about to be posted and take the turn; raises Stale when another came first."""
        ...


def ahead(reply: Reply, siblings: Sequence[Reply], turn: Turn | None, replies: TurnStore) -> str:
    """Why a reply has to wait for another one; empty when it is its turn."""
    others = [other for other in siblings if other.id != reply.id]
    if turn and turn.reply_id != reply.id and all(other.id != turn.reply_id for other in others):
        others += _still_kept(turn, replies)
    states = {other.state for other in others if other.conversation_id == reply.conversation_id}
    if ReplyState.MAYBE_POSTED in states:
        return "an answer in this conversation may be public: it is settled first"
    if ReplyState.POSTING in states:
        return "another answer in this conversation is being posted"
    waiting = [other for other in siblings if other.state is ReplyState.APPROVED and other.id != reply.id]
    if any(is_before(other, reply) for other in waiting):
        return "an answer that was approved earlier goes first"
    return ""


def _still_kept(turn: Turn, replies: TurnStore) -> list[Reply]:
    """The reply whose turn it was; a private one may be kept no longer, and was sent long ago."""
    try:
        return [replies.get(turn.case_id, turn.reply_id)]
    except NotFound:
        return []


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()
