"""The public side of handoffs on Reddit: comments under their submissions, and what their customers write elsewhere.

Reddit has no search by author that could be asked for words: a customer's latest public comments and submissions are
looked through here, and what does not name the brand is dropped at once and never stored.
"""

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import praw.models

from amends.adapters.live_handoffs import Live
from amends.adapters.reddit_client import Client, reading
from amends.adapters.reddit_items import author, community, mention, names_account, parents_of, words
from amends.adapters.x_handoffs import LivesHandoffs
from amends.cursor import Poll
from amends.handoff.cadence import every
from amends.mention import PlatformName

OVERLAP = timedelta(minutes=2)  # Reddit shows some items late
SPARE = 200  # requests that are left to all other sources; Reddit's window of ten minutes has a thousand
COMMENTS, LATEST = 200, 25  # under a submission, the newest first; of a customer's own
CALLS = 3  # requests that a submission or a customer can need

SUBMISSION = "t3_"


class Due(NamedTuple):
    """A submission by its name, or a customer by theirs, and from when on their items are new."""

    key: str
    since: datetime
    every: timedelta


class RedditHandoffs:
    """Looks at each submission and each customer when it is their turn; the position says when that was last."""

    name = "reddit.handoffs"

    def __init__(
        self,
        client: Client,
        handoffs: LivesHandoffs,
        concerns: Callable[[str], bool],
        left_alone: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._client = client
        self._handoffs = handoffs
        self._concerns = concerns
        self._left_alone = left_alone

    def poll(self, position: str | None, now: datetime) -> Poll:
        """What is new under the submissions and of the customers whose turn it is, as far as the window has room."""
        looked: dict[str, float] = json.loads(position) if position else {}
        live, left_out = self._handoffs.live(PlatformName.REDDIT, now)
        subjects = _subjects(live, now)
        waiting = [one for one in subjects if now.timestamp() - looked.get(one.key, 0) >= one.every.total_seconds()]
        items: dict[str, Any] = {}
        asked = 0
        with reading(now):
            for one in waiting:
                if not self._client.window.has_room(SPARE + CALLS):
                    break
                since = max(one.since.timestamp(), looked.get(one.key, 0) - OVERLAP.total_seconds())
                items |= {item.fullname: item for item in self._shown(one.key) if item.created_utc >= since}
                looked[one.key] = now.timestamp()
                asked += 1
            me = str(self._client.config.username)
            news = [item for item in items.values() if self._is_theirs(item, me)]
            parents = parents_of(news, self._client) if news else {}
        known = {one.key for one in subjects}
        return Poll(
            mentions=[mention(item, self.name, me, parents, all_summon=False) for item in news],
            position=json.dumps({key: at for key, at in looked.items() if key in known}),
            gap=_left(len(waiting) - asked, left_out),
        )

    def _shown(self, key: str) -> Iterable[Any]:
        if not key.startswith(SUBMISSION):
            person = self._client.redditor(key)
            found = [*person.comments.new(limit=LATEST), *person.submissions.new(limit=LATEST)]
            return [item for item in found if self._names_us(item)]
        submission = self._client.submission(key.removeprefix(SUBMISSION))
        submission.comment_sort, submission.comment_limit = "new", COMMENTS
        # What Reddit folds away beyond that is older, or so deep that the inbox and the subreddit's listing bring it.
        return [item for item in submission.comments.list() if not isinstance(item, praw.models.MoreComments)]

    def _names_us(self, item: Any) -> bool:
        text = words(item)
        return self._concerns(text) or names_account(text, str(self._client.config.username))

    def _is_theirs(self, item: Any, me: str) -> bool:
        writer = author(item)
        return bool(writer) and writer.lower() != me.lower() and not self._left_alone(community(item))


def _subjects(live: Iterable[Live], now: datetime) -> list[Due]:
    found: dict[str, Due] = {}
    for handoff, handle in live:
        since, pace = handoff.invited_at or handoff.begun_at, every(handoff, now)
        submissions = [thread for thread in handoff.threads if thread.startswith(SUBMISSION)]
        for key in ([handle] if handle else []) + submissions:
            found.setdefault(key, Due(key, since, pace))
    return list(found.values())


def _left(waiting: int, left_out: int) -> str:
    parts = []
    if waiting:
        parts.append(f"Reddit's window has little room: {waiting} threads and customers wait for the next poll")
    if left_out:
        parts.append(f"{left_out} handoffs more are open than are watched at once")
    return "; ".join(parts)
