"""Direct messages to the brand on X as a source, beside the webhooks that are known to lose some."""

from datetime import datetime, timedelta
from typing import Any

import tweepy

from amends.adapters.x_client import reading
from amends.adapters.x_posts import Account
from amends.coverage import Gap
from amends.cursor import Poll
from amends.mention import Mention, PlatformName
from amends.walk import LATE, Page, Walk, Window, after, begin, covered, id_at, made_at, window

LOOK_BACK = timedelta(days=1)
REACH = timedelta(days=30)  # X shows no older message
FIRST, MOST = 10, 100  # events on a page: each one costs, so a quiet poll asks for few
FIELDS: dict[str, Any] = {
    "dm_event_fields": ["created_at", "dm_conversation_id", "event_type", "sender_id", "text"],
    "event_types": "MessageCreate",
    "expansions": ["sender_id"],
    "user_fields": ["name", "username", "public_metrics"],
    "user_auth": True,
}


class XMessages:
    """What customers write to the brand in private.

    X gives no bounds to ask for, only pages from the newest on. A backlog goes on by the page's token; where X no
    longer knows the token, it starts over at the newest, and what was read already is passed over.
    """

    name = "x.messages"

    def __init__(self, client: tweepy.Client, account: Account) -> None:
        self._client = client
        self._account = account

    def poll(self, position: str | None, now: datetime) -> Poll:
        """One page of messages: of the newest at first, then of what earlier pages left."""
        walk = Walk.model_validate_json(position) if position else begin(now, LOOK_BACK)
        read = window(walk, now)
        if read is None:
            return Poll(mentions=[], position=position, covered=(now, now))
        page, messages, token = self._page(read, now)
        following = _sure(after(walk, read, page, now, token), now)
        gaps = [
            Gap(since=made_at(one.above), until=made_at(one.below or one.above), why="a backlog is still being read")
            for one in following.unread
        ]
        lost = _lost(read, page, now)
        return Poll(
            mentions=messages,
            position=following.model_dump_json(exclude_none=True),
            gap=lost[0].why if lost else "",
            gaps=[*lost, *gaps],
            covered=_covered(read, page, lost, now),
            more=bool(following.unread),
        )

    def _page(self, read: Window, now: datetime) -> tuple[Page, list[Mention], str]:
        token = {"pagination_token": read.token} if read.token else {}
        size = FIRST if read.below is None else MOST
        with reading(now):
            try:
                answer = self._client.get_direct_message_events(max_results=size, **FIELDS, **token)
            except tweepy.BadRequest:
                if not token:
                    raise
                answer = self._client.get_direct_message_events(max_results=size, **FIELDS)
        events = answer.data or []
        following = str(answer.meta.get("next_token") or "")
        ids = [int(event.id) for event in events]
        ends = not following or any(one <= read.above for one in ids)
        fresh = [event for event in events if read.above < int(event.id) < (read.below or 2**63)]
        seen = [int(event.id) for event in fresh]
        users = {str(user.id): user for user in answer.includes.get("users", [])}
        theirs = [event for event in fresh if str(event.sender_id) != self._account.user_id]
        return Page(ids=seen, ends=ends), [_mention(event, users, self._account) for event in theirs], following


def _sure(walk: Walk, now: datetime) -> Walk:
    """The walk with a top that lags: X takes no bounds, so a late message is found by reading a little again."""
    top = min(walk.top, id_at(now - LATE))
    return walk.model_copy(update={"top": top, "sure": top, "unread": tuple(w for w in walk.unread if not w.again)})


def _lost(read: Window, page: Page, now: datetime) -> list[Gap]:
    oldest = now - REACH
    if not page.ends or made_at(read.above) >= oldest:
        return []
    return [Gap(since=made_at(read.above), until=oldest, why="older than the thirty days of messages that X shows")]


def _covered(read: Window, page: Page, lost: list[Gap], now: datetime) -> tuple[datetime, datetime]:
    since, until = covered(read, page, now)
    since = max([since, *(gap.until for gap in lost)])
    return min(since, until), until


def _mention(event: Any, users: dict[str, Any], account: Account) -> Mention:
    sender = str(event.sender_id)
    author = users.get(sender)
    metrics = (author.public_metrics or {}) if author else {}
    return Mention(
        platform=PlatformName.X,
        id=str(event.id),
        conversation_id=str(event.dm_conversation_id),
        author_id=sender,
        author_handle=author.username if author else sender,
        author_name=author.name if author else "",
        author_followers=metrics.get("followers_count", 0),
        text=event.text or "",
        created_at=event.created_at,
        source=XMessages.name,
        url=f"{account.site}/messages/{event.dm_conversation_id}",
        private=True,
    )
