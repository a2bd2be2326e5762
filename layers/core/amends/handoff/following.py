"""What becomes of a handoff when one of its public texts moves, or its case ends."""

from datetime import datetime
from typing import NamedTuple

from amends.event import Event
from amends.handoff.handoff import Handoff, HandoffState, changed, closed, invited, withdrawn
from amends.reply import Reply, ReplyState

PUBLIC_OR_GONE = frozenset({ReplyState.POSTED, ReplyState.VOID})
_S = HandoffState
# What a case that ends leaves with nothing more to do; who was given up stays so.
ENDS_WITH_ITS_CASE = frozenset({_S.DRAFTED, _S.INVITED, _S.JOINED, _S.RESOLVED})


class Followed(NamedTuple):
    """The handoff's next version, and what happened; no event where only a note of it changed."""

    handoff: Handoff
    event: Event | None = None


def after_reply(handoff: Handoff, reply: Reply, now: datetime) -> Followed | None:
    """The handoff after one of its texts became public, or was discarded; None where that changes nothing."""
    if reply.state not in PUBLIC_OR_GONE:
        return None
    public = reply.state is ReplyState.POSTED
    if reply.id == handoff.reply_id:
        return _invitation(handoff, reply, now, public=public)
    if reply.id == handoff.follow_up_id:
        if not public:
            return Followed(changed(handoff, follow_up_id=None))
        return Followed(changed(handoff, followed_up_at=now), _event("invitation followed up", reply, now))
    if reply.id == handoff.closing_id:
        if not public:
            return Followed(changed(handoff, closing_id=None))
        if handoff.state is not _S.RESOLVED:
            return Followed(changed(handoff))
        return Followed(closed(handoff, now), _event("closed in public", reply, now))
    return None


def _invitation(handoff: Handoff, reply: Reply, now: datetime, *, public: bool) -> Followed | None:
    if public:
        return Followed(invited(handoff, now), _event("invited to private", reply, now))
    if handoff.state is _S.DRAFTED:
        return Followed(withdrawn(handoff, now), _event("invitation withdrawn", reply, now))
    return None  # They came without it: nothing is taken back by what was never said.


def after_case(handoff: Handoff, now: datetime) -> Followed | None:
    """The handoff after its case was resolved; None where it had ended before."""
    if handoff.state not in ENDS_WITH_ITS_CASE:
        return None
    return Followed(closed(handoff, now), Event(at=now, kind="handoff closed", note="with its case"))


def _event(kind: str, reply: Reply, now: datetime) -> Event:
    return Event(at=now, kind=kind, reply_id=reply.id)
