"""What goes of a case's sealed words when a post of it is removed or edited: nobody compares what nobody opens."""

from datetime import datetime
from typing import Protocol

from amends.casefile import CaseFile
from amends.event import Event
from amends.quoting import REMOVED
from amends.reply import Reply, ReplyState, move
from amends.review.texts import KeptTexts
from amends.review.working import KeptWorking, Working

# Nobody has read these, and nobody will.
_UNSENT = frozenset(set(ReplyState) - {ReplyState.POSTED, ReplyState.MAYBE_POSTED, ReplyState.POSTING})


class Kept(KeptTexts, KeptWorking, Protocol):
    """Where sealed words are kept beside the posts."""

    def save_reply(self, reply: Reply, event: Event) -> None:
        """Write the next version of a reply with its event; raises Stale."""
        ...


def unsaid(file: CaseFile, why: str, kept: Kept, now: datetime) -> None:
    """Take the words out of every private message that was not sent, and of what people are typing as one.

    They may repeat the post, and what erases holds no key to look; what its customer has read is the brand's own.
    """
    for reply in file.replies:
        if reply.private and reply.sealed and reply.state in _UNSENT:
            void = _void(reply, why, now)
            kept.save_reply(void, Event(at=now, kind="withdrawn", reply_id=reply.id, note=void.note))
            for text in kept.texts(reply.id):
                kept.save_text(text.model_copy(update={"text": REMOVED, "sealed": None}))
    for working in kept.working(file.case.id):
        if working.sealed:
            kept.save_working(_emptied(working))


def _void(reply: Reply, why: str, now: datetime) -> Reply:
    gone = {"text": REMOVED, "sealed": None, "note": why}
    if reply.state is ReplyState.VOID:
        return reply.model_copy(update={**gone, "version": reply.version + 1})
    return move(reply, ReplyState.VOID, now, **gone)


def _emptied(working: Working) -> Working:
    return working.model_copy(update={"text": REMOVED, "sealed": None, "version": working.version + 1})
