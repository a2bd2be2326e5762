"""The brand's mentions and its subreddit on Reddit as sources."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Any

import praw

from amends.adapters.reddit_client import reading
from amends.listening import Poll
from amends.mention import Mention, Parent, PlatformName

LOOK_BACK = timedelta(days=1)  # how far the very first poll reads
OVERLAP = timedelta(minutes=2)  # Reddit shows posts out of order, and a post that a cursor names can be deleted
MOST = 1000  # items that a listing shows


class RedditSource:
    """A listing that is read newest first, back to a little before the newest item of the last poll.

    The position holds that moment and the names seen since, so that no item is needed as an anchor: Reddit answers
    nothing at all for `before` an item that was deleted.
    """

    def __init__(self, name: str, client: praw.Reddit, listings: Callable[[], Iterable[Iterable[Any]]]) -> None:
        self.name = name
        self._client = client
        self._listings = listings

    def poll(self, position: str | None, now: datetime) -> Poll:
        """Every item newer than the position that the last poll had not seen."""
        start: dict[str, Any] = {"newest": (now - LOOK_BACK).timestamp(), "seen": []}
        at: dict[str, Any] = json.loads(position) if position else start
        horizon = at["newest"] - OVERLAP.total_seconds()
        items: list[Any] = []
        full = False
        with reading(self._client, now):
            me = str(self._client.config.username).lower()
            for listing in self._listings():
                newer = list(takewhile(lambda item: item.created_utc >= horizon, listing))
                items += newer
                full = full or len(newer) >= MOST
            mentions = [
                _mention(item, self.name) for item in items if item.fullname not in at["seen"] and _is_theirs(item, me)
            ]
        newest = max([at["newest"], *(item.created_utc for item in items)])
        seen = [item.fullname for item in items if item.created_utc >= newest - OVERLAP.total_seconds()]
        gap = f"the listing's {MOST} items do not reach back to the last poll" if full else ""
        return Poll(mentions=mentions, position=json.dumps({"newest": newest, "seen": seen}), gap=gap)


def mentions_of(client: praw.Reddit) -> RedditSource:
    """Comments that name the brand's account."""
    return RedditSource("reddit.mentions", client, lambda: [client.inbox.mentions(limit=MOST)])


def subreddit_of(client: praw.Reddit, subreddit: str) -> RedditSource:
    """Comments and submissions in the brand's own subreddit."""
    where = client.subreddit(subreddit)
    return RedditSource("reddit.subreddit", client, lambda: [where.comments(limit=MOST), where.new(limit=MOST)])


def _is_theirs(item: Any, me: str) -> bool:
    """Whether a customer wrote it and it is still there."""
    return item.author is not None and str(item.author).lower() != me


def _mention(item: Any, source: str) -> Mention:
    is_comment = item.fullname.startswith("t1_")
    author = str(item.author)
    title = getattr(item, "link_title", None) or getattr(item, "title", "")
    return Mention(
        platform=PlatformName.REDDIT,
        id=item.fullname,
        # A comment from the inbox names its submission only in its context path.
        conversation_id=_submission(item) if is_comment else item.fullname,
        author_id=getattr(item, "author_fullname", None) or author,
        author_handle=author,
        author_name=author,
        text=item.body if is_comment else "\n\n".join(part for part in (item.title, item.selftext) if part),
        created_at=datetime.fromtimestamp(item.created_utc, UTC),
        source=source,
        url=f"https://www.reddit.com{getattr(item, 'context', None) or item.permalink}",
        parent=_parent(item, title) if is_comment and title else None,
    )


def _parent(comment: Any, title: str) -> Parent:
    # The inbox leaves `is_submitter` out.
    by_author = bool(getattr(comment, "is_submitter", False))
    return Parent(id=comment.parent_id, text=title, by_brand=False, by_author=by_author)


def _submission(comment: Any) -> str:
    link = getattr(comment, "link_id", None)
    return str(link) if link else f"t3_{comment.context.split('/comments/')[1].split('/')[0]}"
