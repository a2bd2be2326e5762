"""What the brand hears on Reddit: its mentions, its inbox, its own subreddit and chosen ones."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from amends.adapters.reddit_client import Client, reading
from amends.adapters.reddit_items import COMMENT, author, community, kind, mention, names_account, parents_of, words
from amends.cursor import Poll

LOOK_BACK = timedelta(days=1)  # how far the very first poll reads, and every deep one
OVERLAP = timedelta(minutes=2)  # Reddit shows posts out of order, and a post that a cursor names can be deleted
DEEP_EVERY = timedelta(hours=1)  # what a filter held back appears at its old place, behind the overlap
DEEP_ROOM = 300  # requests left in the window; two listings to their end and their parents take 30
MOST = 1000  # items that a listing shows
NEARLY_MOST = 900  # it counts those that it leaves out, so that it ends with fewer
OLDER = 10  # older items in a row that end the reading; the page that holds them is here already
READ = "api/read_message"
MARKED = 25  # items that Reddit marks as read in one request

Listings = Callable[[], Iterable[Iterable[Any]]]


@dataclass(frozen=True)
class Ear:
    """Which items of a listing concern the brand: `hears` an item, or not; `all_summon` the brand, or only some."""

    hears: Callable[[Any], bool] = lambda _: True
    left_alone: Callable[[str], bool] = lambda _: False
    all_summon: bool = True
    marks: bool = False  # as read, once an item is queued


class RedditSource:
    """A listing that is read newest first, back to a little before the newest item of the last poll.

    The position holds that moment and the names seen since, so that no item is needed as an anchor: Reddit answers
    nothing at all for `before` an item that was deleted. Once an hour it reads back a whole day; what was heard before
    is found out by whoever reads the queue.
    """

    def __init__(self, name: str, client: Client, listings: Listings, ear: Ear) -> None:
        self.name = name
        self._client = client
        self._listings = listings
        self._ear = ear

    def poll(self, position: str | None, now: datetime) -> Poll:
        """Every item newer than the position that the last poll had not seen; a day's items once an hour."""
        day_ago = (now - LOOK_BACK).timestamp()
        start: dict[str, Any] = {"newest": day_ago, "seen": [], "deep": now.timestamp()}
        at: dict[str, Any] = json.loads(position) if position else start
        horizon = at["newest"] - OVERLAP.total_seconds()
        due = now.timestamp() - at.get("deep", 0) >= DEEP_EVERY.total_seconds()
        deep = due and self._client.window.has_room(DEEP_ROOM)
        with reading(now):
            stretches = [_back_to(listing, min(horizon, day_ago) if deep else horizon) for listing in self._listings()]
            items = [item for stretch in stretches for item in stretch.items]
            me = str(self._client.config.username)
            news = [item for item in items if item.fullname not in at["seen"] and self._concerns(item, me)]
            parents = parents_of(news, self._client)
            mentions = [mention(item, self.name, me, parents, all_summon=self._ear.all_summon) for item in news]
        newest = max([at["newest"], *(item.created_utc for item in items)])
        seen = [item.fullname for item in items if item.created_utc >= newest - OVERLAP.total_seconds()]
        ended_early = any(stretch.shown >= NEARLY_MOST and stretch.oldest >= horizon for stretch in stretches)
        return Poll(
            mentions=mentions,
            position=json.dumps(
                {"newest": newest, "seen": seen, "deep": now.timestamp() if deep else at.get("deep", 0)}
            ),
            gap=f"the listing's {MOST} items do not reach back to the last poll" if ended_early else "",
            unread=[item.fullname for item in news if self._ear.marks and item.new and item.created_utc >= horizon],
        )

    def acknowledge(self, names: Sequence[str], now: datetime) -> None:
        """Mark items of the inbox as read."""
        with reading(now):
            for first in range(0, len(names), MARKED):
                self._client.post(READ, data={"id": ",".join(names[first : first + MARKED])})

    def _concerns(self, item: Any, me: str) -> bool:
        """Whether a customer wrote it, it is still there, and it is for us."""
        writer = author(item)
        if not writer or writer.lower() == me.lower() or self._ear.left_alone(community(item)):
            return False
        return self._ear.hears(item)


@dataclass(frozen=True)
class _Stretch:
    items: list[Any]
    shown: int
    oldest: float


def _back_to(listing: Iterable[Any], moment: float) -> _Stretch:
    items, shown, oldest, older = list[Any](), 0, float("inf"), 0
    for item in listing:
        shown += 1
        oldest = min(oldest, item.created_utc)
        if item.created_utc >= moment:
            items.append(item)
            older = 0
        else:
            older += 1
        if older == OLDER:
            break
    return _Stretch(items, shown, oldest)


def mentions_of(client: Client, left_alone: Callable[[str], bool] = lambda _: False) -> RedditSource:
    """Comments that name the brand's account."""
    ear = Ear(left_alone=left_alone)
    return RedditSource("reddit.mentions", client, lambda: [client.inbox.mentions(limit=MOST)], ear)


def messages_of(client: Client, left_alone: Callable[[str], bool] = lambda _: False) -> RedditSource:
    """Private messages, and answers to the brand's comments and submissions.

    The whole inbox is read, read or unread: somebody who opens it in a browser must not make a hole. The listing of
    messages alone would not do: it shows threads, in which an answer stands under its first message, however old.
    """

    def hears(item: Any) -> bool:
        return not (kind(item) == COMMENT and item.type == "username_mention")  # those are another source's

    ear = Ear(hears=hears, left_alone=left_alone, marks=True)
    return RedditSource("reddit.messages", client, lambda: [client.inbox.all(limit=MOST)], ear)


def subreddit_of(
    client: Client,
    subreddit: str,
    concerns: Callable[[str], bool],
    *,
    own: bool,
    left_alone: Callable[[str], bool] = lambda _: False,
) -> RedditSource:
    """Comments and submissions of a subreddit: all in the brand's own, elsewhere those that speak of the brand."""
    where = client.subreddit(subreddit)
    me = str(client.config.username)

    def hears(item: Any) -> bool:
        text = words(item)
        return own or concerns(text) or names_account(text, me)

    ear = Ear(hears=hears, left_alone=left_alone, all_summon=own)
    name = f"reddit.subreddit.{subreddit.lower()}"
    return RedditSource(name, client, lambda: [where.comments(limit=MOST), where.new(limit=MOST)], ear)
