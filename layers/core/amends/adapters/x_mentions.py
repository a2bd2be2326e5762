"""The brand's mentions on X, and what an operator's query finds there, as sources."""

from datetime import datetime, timedelta
from typing import NamedTuple

import tweepy

from amends.adapters.x_posts import QUERY, Account, Shown, XPosts
from amends.coverage import Gap
from amends.cursor import Poll
from amends.errors import BadInput
from amends.walk import Page, Walk, Window, after, begin, covered, made_at, window

LOOK_BACK = timedelta(days=1)  # how far the very first poll reads
NEAR = 700  # X shows the last 800 mentions; what it leaves out for the reader counts against them


class Query(NamedTuple):
    """An operator's query, under the name that its source gets."""

    name: str
    text: str


class XPages:
    """A source that walks through posts page by page; what a page shows is the subclass's affair."""

    name: str

    def poll(self, position: str | None, now: datetime) -> Poll:
        """One page: of what is newest at first, then of what earlier pages left."""
        walk = _walk(position, now)
        read = window(walk, now)
        if read is None:
            return Poll(mentions=[], position=position, covered=(now, now))
        shown = self.show(read, now)
        following = after(walk, read, shown.page, now)
        left = [gap for one in following.unread if not one.again for gap in [_left(one, now)]]
        return Poll(
            mentions=shown.mentions,
            position=following.model_dump_json(exclude_none=True),
            gap=shown.lost[0].why if shown.lost else "",
            gaps=[*shown.lost, *left],
            covered=_covered(read, shown, now),
            more=bool(following.unread),
        )

    def show(self, read: Window, now: datetime) -> Shown:
        """A page of the window."""
        raise NotImplementedError


class XMentions(XPages):
    """Posts that name the brand's account, answers to its posts included."""

    name = "x.mentions"

    def __init__(
        self, client: tweepy.Client, user_id: str, username: str, site: str = "https://x.com", archive: bool = False
    ) -> None:
        self._posts = XPosts(client, Account(user_id, username, site, archive))
        self._query = f"(@{username} OR to:{username}) -from:{username}"

    def show(self, read: Window, now: datetime) -> Shown:
        """From the timeline as far as it reaches, then from the search, which costs five times as much.

        A second look asks the search at once: of posts that were paid for today it costs nothing, and it is a second
        witness.
        """
        if read.again or read.depth >= NEAR:
            return self._posts.search(self._query, read, now, self.name)
        shown = self._posts.mentions(read, now, self.name)
        if shown.page.ends and read.depth + len(shown.page.ids) >= NEAR:
            return shown._replace(page=shown.page.model_copy(update={"ends": False}))
        return shown


class XSearch(XPages):
    """What an operator's own query finds: to be listened to, and answered only where it names or quotes the brand."""

    def __init__(self, client: tweepy.Client, account: Account, query: Query) -> None:
        self.name = f"x.search.{query.name}"
        self._posts = XPosts(client, account)
        self._query = f"({query.text}) -from:{account.username}"

    def show(self, read: Window, now: datetime) -> Shown:
        """From the search; a query that is longer than X takes is for an operator to shorten."""
        if len(self._query) > QUERY:
            raise BadInput(f"the query is longer than the {QUERY} characters that X takes")
        return self._posts.search(self._query, read, now, self.name)


def _walk(position: str | None, now: datetime) -> Walk:
    """The walk that a position holds; cursors of old hold the newest id."""
    if position is None:
        return begin(now, LOOK_BACK)
    if position.isdigit():
        return Walk(top=int(position), sure=int(position))
    return Walk.model_validate_json(position)


def _left(one: Window, now: datetime) -> Gap:
    until = made_at(one.below) if one.below is not None else now
    return Gap(since=made_at(one.above), until=max(until, made_at(one.above)), why="a backlog is still being read")


def _covered(read: Window, shown: Shown, now: datetime) -> tuple[datetime, datetime]:
    """The span that the page covers, less what was out of reach."""
    since, until = covered(read, Page(ids=shown.page.ids, ends=shown.page.ends), now)
    lost = max((gap.until for gap in shown.lost), default=since)
    return min(max(since, lost), until), until
