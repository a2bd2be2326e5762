"""Looking comments and submissions up on Reddit."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from amends.adapters.reddit_client import Client, reading
from amends.adapters.reddit_items import mention
from amends.errors import Retry
from amends.sweeping import Finding, Stored
from amends.tombstone import Why

CLOCKS = timedelta(minutes=5)  # by which our clock and Reddit's may differ
MODERATED = ("[removed]", "[ Removed by Reddit ]")


class RedditEyes:
    """Reddit, where things are looked up a hundred at a time by their names."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def look(self, posts: Sequence[Stored], now: datetime) -> list[Finding]:
        """What is gone or was edited; raises Retry where Reddit shows nothing at all, which no deletion explains."""
        with reading(now):
            shown = {item.fullname: item for item in self._client.info(fullnames=[post.id for post in posts])}
            if not shown and len(posts) > 1:
                raise Retry("Reddit showed none of the posts that were asked for")
            return [finding for post in posts if (finding := self._finding(post, shown.get(post.id)))]

    def _finding(self, post: Stored, item: Any) -> Finding | None:
        if item is None:
            return Finding(post=post, gone=Why.NOT_SHOWN)
        if why := gone(item):
            return Finding(post=post, gone=why)
        if item.edited and datetime.fromtimestamp(item.edited, UTC) > post.read_at - CLOCKS:
            # Whether the words differ is seen where they are stored; there the look is remembered, too. What the post
            # answers is known there as well.
            found = mention(item, "reddit.sweep", str(self._client.config.username), {}, all_summon=False)
            return Finding(post=post, edit=found.model_copy(update={"replaces": post.id}))
        return None


def gone(item: Any) -> Why | None:
    """Why a thing that Reddit still shows is gone: it keeps its place and loses its text, its author or both."""
    text = item.body if item.fullname.startswith("t1_") else item.selftext
    if text in MODERATED or getattr(item, "removed_by_category", None) == "moderator":
        return Why.MODERATED
    if text == "[deleted]":
        return Why.DELETED
    return Why.ACCOUNT_DELETED if item.author is None else None
