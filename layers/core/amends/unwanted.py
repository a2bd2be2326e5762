"""Taking back approved replies to customers who have opted out since."""

from datetime import datetime
from typing import Protocol

from amends.errors import Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.recording import CaseStore
from amends.reply import ReplyState, move
from amends.watching import WatchedReplies, listed

UNWANTED = "the customer asked us not to answer any more"


class HeldOptOuts(Protocol):
    """Who has opted out."""

    def holds(self, platform: PlatformName, author_id: str) -> bool:
        """Whether this author has opted out."""
        ...


def withdraw_unwanted(replies: WatchedReplies, cases: CaseStore, optouts: HeldOptOuts, now: datetime) -> int:
    """Take back approved replies to customers who have opted out since, so that nobody waits for them; how many."""
    withdrawn = 0
    for reply in listed(replies, ReplyState.APPROVED):
        if reply.answers_nobody or not optouts.holds(reply.platform, cases.get(reply.case_id).author_id):
            continue
        void = move(reply, ReplyState.VOID, now, note=UNWANTED)
        try:
            replies.save(void, Event(at=now, kind="withdrawn", reply_id=reply.id, note=UNWANTED))
            withdrawn += 1
        except Stale:
            continue  # The publisher came first, and looks itself.
    return withdrawn
