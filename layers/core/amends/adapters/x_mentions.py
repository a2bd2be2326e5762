"""The brand's mentions on X as a source."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import tweepy

from amends.adapters.x_client import reading
from amends.listening import Poll
from amends.mention import Mention, Parent, PlatformName

LOOK_BACK = timedelta(days=1)  # how far the very first poll reads
SEARCHED = timedelta(days=7) - timedelta(minutes=1)  # the recent search refuses an older id
EPOCH_MS = 1288834974657  # X's ids count from here
WINDOW = 800  # X shows no more of an account's mentions than these
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
    "user_auth": True,
    "max_results": 100,
}


class XMentions:
    """Posts that name the brand's account, answers to its posts included."""

    name = "x.mentions"

    def __init__(self, client: tweepy.Client, user_id: str, username: str, site: str = "https://x.com") -> None:
        self._client = client
        self._site = site
        self._user_id = user_id
        self._username = username

    def poll(self, position: str | None, now: datetime) -> Poll:
        """Every mention newer than the position, from the search where the timeline does not reach back far enough."""
        since: dict[str, Any] = {"since_id": position} if position else {"start_time": now - LOOK_BACK}
        gap = ""
        with reading(now):
            posts = list(self._pages(self._client.get_users_mentions, since, id=self._user_id))
            if len(posts) >= WINDOW:
                # The 800 newest are all the timeline gives: older ones are in the search.
                query = f"(@{self._username} OR to:{self._username}) -from:{self._username}"
                bounds = {"until_id": str(min(int(post.id) for post in posts))}
                if position and made_at(position) > now - SEARCHED:
                    bounds["since_id"] = position
                elif position:
                    gap = "the last poll was before what the search reaches back to"
                posts += self._pages(self._client.search_recent_tweets, bounds, query=query)
        newest = max((int(post.id) for post in posts), default=None)
        theirs = [post for post in posts if post.author_id != self._user_id]
        return Poll(mentions=theirs, position=str(newest) if newest else position, gap=gap)

    def _pages(self, call: Any, since: dict[str, Any], **what: Any) -> Iterable[Mention]:
        token: dict[str, str] = {}
        while True:
            answer = call(**what, **since, **FIELDS, **token)
            yield from _mentions(answer, self._user_id, self._site)
            following = answer.meta.get("next_token")
            if not following:
                return
            token = {"pagination_token" if "id" in what else "next_token": following}


def made_at(post_id: str) -> datetime:
    """When X made an id: its upper bits count milliseconds from X's own epoch."""
    return datetime.fromtimestamp(((int(post_id) >> 22) + EPOCH_MS) / 1000, UTC)


def _mentions(answer: Any, brand: str, site: str) -> Iterable[Mention]:
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
            source=XMentions.name,
            url=f"{site}/{handle}/status/{post.id}",
            lang=post.lang or "und",
            parent=_parent(post, posts, brand),
            summoned=_is_summons(post, posts, brand),
        )


def _is_summons(post: Any, posts: dict[str, Any], brand: str) -> bool:
    """Whether the post itself names the brand, or quotes it: X takes answers to nothing else."""
    named = {str(mention.get("id")) for mention in (post.entities or {}).get("mentions", [])}
    quoted = {str(reference.id) for reference in post.referenced_tweets or [] if reference.type == "quoted"}
    return brand in named or any(str(posts[id_].author_id) == brand for id_ in quoted & posts.keys())


def _parent(post: Any, posts: dict[str, Any], brand: str) -> Parent | None:
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
