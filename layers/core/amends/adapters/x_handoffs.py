"""The public side of handoffs on X: their threads, in which deep answers name nobody, and their customers elsewhere."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

import tweepy

from amends.adapters.live_handoffs import Live
from amends.adapters.x_posts import Account
from amends.adapters.x_rounds import CALLS, XRounds
from amends.coverage import Gap
from amends.cursor import Poll
from amends.handoff.cadence import every
from amends.mention import PlatformName
from amends.rounds import Subject

THREAD, AUTHOR = "conversation_id", "from"
REACH = timedelta(days=6)  # the search reaches seven days back
NAMES = 4  # words for the brand that are asked for beside its account: more leave a query little room


class LivesHandoffs(Protocol):
    """Where the handoffs that are watched are known."""

    def live(self, platform: PlatformName, now: datetime) -> tuple[list[Live], int]:
        """Those of a platform, the most urgent first; and how many are left out."""
        ...


class XHandoffs(XRounds):
    """Threads of handoffs, and posts of their customers that name the brand, many in one call."""

    name = "x.handoffs"

    def __init__(
        self,
        client: tweepy.Client,
        account: Account,
        handoffs: LivesHandoffs,
        terms: Sequence[str] = (),
        calls: int = CALLS,
    ) -> None:
        super().__init__(client, account, calls)
        self._handoffs = handoffs
        self._left_out = 0
        words = [f'"{term}"' if " " in term else term for term in terms[:NAMES] if '"' not in term]
        self._names = " OR ".join([f"@{account.username}", *words])

    def poll(self, position: str | None, now: datetime) -> Poll:
        """What is new, and in the receipt for how many handoffs nothing was asked."""
        poll = super().poll(position, now)
        if not self._left_out:
            return poll
        why = f"{self._left_out} handoffs more are open than are watched at once"
        gaps = [*poll.gaps, Gap(since=now - REACH, until=now, why=why)]
        return poll.model_copy(update={"gaps": gaps, "gap": poll.gap or why})

    def subjects(self, now: datetime) -> list[Subject]:
        """Each thread and each customer once, the most urgent handoff's first."""
        live, self._left_out = self._handoffs.live(PlatformName.X, now)
        found: dict[str, Subject] = {}
        for handoff, _ in live:
            start = max(handoff.invited_at or handoff.begun_at, now - REACH)
            for name in (f"{AUTHOR}:{handoff.author_id}", *(f"{THREAD}:{thread}" for thread in handoff.threads)):
                found.setdefault(name, Subject(id=name, start=start, every=every(handoff, now)))
        return list(found.values())

    def query(self, ids: Sequence[str]) -> str:
        """Threads as a whole; of their customers' posts those that name the brand."""
        threads = [one for one in ids if one.startswith(f"{THREAD}:")]
        authors = [one for one in ids if one.startswith(f"{AUTHOR}:")]
        parts = [*threads]
        if authors:
            parts.append(f"(({' OR '.join(authors)}) ({self._names}))")
        return f"({' OR '.join(parts)}) -from:{self._posts.account.username}"
