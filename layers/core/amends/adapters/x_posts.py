"""Posts of X as mentions, and a page of X's search or of a timeline as a page of a walk."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import tweepy

from amends.adapters.x_client import reading
from amends.coverage import Gap
from amends.errors import Retry
from amends.mention import Mention, Parent, PlatformName
from amends.walk import Page, Window, id_at, made_at

SEARCHED = timedelta(days=7) - timedelta(minutes=1)  # the recent search refuses what is older
EMPTY = 10  # pages in a row on which X may show nothing and still name a next one
SETTLED = timedelta(minutes=1)  # X refuses a start that is nearer to now than its newest searchable post
OWN_PAGES = 5  # of a hundred posts of the brand's own
QUERY = 512  # characters that X takes
FIELDS: dict[str, Any] = {
    "tweet_fields": [
        "author_id",
        "conversation_id",
        "created_at",
        "entities",
        "lang",
        "referenced_tweets",
    ],
    "expansions": ["author_id", "referenced_tweets.id"],
    "user_fields": ["name", "username", "public_metrics"],
    "max_results": 100,
}


class Account(NamedTuple):
    """The brand's account on X; `archive` says whether its access reaches beyond the recent search."""

    user_id: str
    username: str
    site: str = "https://x.com"
    archive: bool = False


class Shown(NamedTuple):
    """What X showed of a window, its own posts of the brand left out, and what of it is out of reach."""

    page: Page
    mentions: list[Mention]
    lost: list[Gap]


class Own(NamedTuple):
    """A post of the brand's own."""

    id: str
    created_at: datetime
    quotes: int


class XPosts:
    """Reads windows of posts as the brand's account."""

    def __init__(self, client: tweepy.Client, account: Account) -> None:
        self._client = client
        self.account = account

    def search(self, query: str, window: Window, now: datetime, source: str) -> Shown:
        """A page of the search; from the full archive where the recent search does not reach and the access does."""
        oldest = now - SEARCHED
        start = made_at(window.above)
        if self.account.archive and start < oldest:
            with reading(now):
                return self._page(self._client.search_all_tweets, window, now, source, query=query)
        lost: list[Gap] = []
        if start < oldest:
            until = min(oldest, made_at(window.below)) if window.below is not None else oldest
            # What is looked at again was read before: nothing of it is lost.
            if not window.again:
                lost = [Gap(since=start, until=until, why="older than the seven days that X's search reaches back")]
            if window.below is not None and made_at(window.below) <= oldest:
                return Shown(Page(ids=[], ends=True), [], lost)
            window = window.model_copy(update={"above": id_at(oldest)})
        with reading(now):
            shown = self._page(self._client.search_recent_tweets, window, now, source, query=query, user_auth=True)
        return shown._replace(lost=lost)

    def mentions(self, window: Window, now: datetime, source: str) -> Shown:
        """A page of the timeline of mentions."""
        with reading(now):
            return self._page(
                self._client.get_users_mentions, window, now, source, id=self.account.user_id, user_auth=True
            )

    def own(self, since: datetime, now: datetime) -> list[Own]:
        """The brand's own posts since a moment, the newest first, with how often each was quoted."""
        found: list[Own] = []
        token: dict[str, str] = {}
        with reading(now):
            for _ in range(OWN_PAGES):
                answer = self._client.get_users_tweets(
                    id=self.account.user_id,
                    start_time=since,
                    exclude="retweets",
                    max_results=100,
                    tweet_fields=["created_at", "public_metrics"],
                    user_auth=True,
                    **token,
                )
                found += [Own(str(p.id), p.created_at, int(p.public_metrics["quote_count"])) for p in answer.data or []]
                if not (following := answer.meta.get("next_token")):
                    break
                token = {"pagination_token": following}
        return found

    def _page(self, call: Any, window: Window, now: datetime, source: str, **what: Any) -> Shown:
        # The lower bound is a moment and not a post: a post can be deleted, a moment can't.
        bounds: dict[str, Any] = {"start_time": min(made_at(window.above), now - SETTLED)}
        if window.below is not None:
            bounds["until_id"] = str(window.below)
        token: dict[str, str] = {}
        for _ in range(EMPTY):
            answer = call(**what, **bounds, **FIELDS, **token)
            found = list(mentions_of(answer, self.account, source))
            ids = [int(mention.id) for mention in found]
            following = answer.meta.get("next_token")
            if ids or not following:
                break
            token = {"pagination_token" if "id" in what else "next_token": following}
        else:
            raise Retry("X showed one empty page after the other")
        bottom = any(one <= window.above for one in ids)
        inside = {one for one in ids if one > window.above and (window.below is None or one < window.below)}
        theirs = [one for one in found if int(one.id) in inside and one.author_id != self.account.user_id]
        return Shown(Page(ids=sorted(inside), ends=bottom or not following), theirs, [])


def mentions_of(answer: Any, account: Account, source: str) -> Iterable[Mention]:
    """The posts of an answer of tweepy's."""
    users = {str(user.id): user for user in answer.includes.get("users", [])}
    posts = {str(post.id): post for post in answer.includes.get("tweets", [])}
    for post in answer.data or []:
        author = users.get(str(post.author_id))
        handle = author.username if author else str(post.author_id)
        metrics = (author.public_metrics or {}) if author else {}
        yield Mention(
            platform=PlatformName.X,
            id=str(post.id),
            conversation_id=str(post.conversation_id or post.id),
            author_id=str(post.author_id),
            author_handle=handle,
            author_name=author.name if author else "",
            author_followers=metrics.get("followers_count", 0),
            text=post.text,
            created_at=post.created_at,
            source=source,
            url=f"{account.site}/{handle}/status/{post.id}",
            lang=post.lang or "und",
            parent=_parent(post, posts, account.user_id),
            summoned=_is_summons(post, posts, account.user_id),
            replaces=_first_version(post),
        )


def _first_version(post: Any) -> str | None:
    """The id of the post's first version where this is a later one: X gives each edit an id of its own."""
    history = [str(version) for version in post.edit_history_tweet_ids or []]
    return history[0] if history and history[0] != str(post.id) else None


def _is_summons(post: Any, posts: Mapping[str, Any], brand: str) -> bool:
    """Whether the post itself names the brand, or quotes it: X takes answers to nothing else."""
    named = {str(mention.get("id")) for mention in (post.entities or {}).get("mentions", [])}
    quoted = {str(reference.id) for reference in post.referenced_tweets or [] if reference.type == "quoted"}
    return brand in named or any(str(posts[id_].author_id) == brand for id_ in quoted & posts.keys())


def _parent(post: Any, posts: Mapping[str, Any], brand: str) -> Parent | None:
    for reference in post.referenced_tweets or []:
        parent = posts.get(str(reference.id))
        if parent and reference.type in ("replied_to", "quoted"):
            author = str(parent.author_id)
            return Parent(
                id=str(parent.id),
                text=parent.text,
                by_brand=author == brand,
                by_author=author == str(post.author_id),
            )
    return None
