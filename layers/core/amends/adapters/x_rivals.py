"""What was posted to other brands, and by them, on X: nothing of who wrote it is asked for."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import tweepy

from amends.adapters.x_client import reading
from amends.adapters.x_eyes import missing
from amends.adapters.x_posts import EMPTY, SETTLED
from amends.errors import Retry
from amends.rivals.posts import Seen
from amends.walk import Window, made_at

# No expansions: X bills every account that comes beside a post, and nobody here needs to know who complained.
FIELDS: dict[str, Any] = {
    "tweet_fields": ["conversation_id", "created_at", "referenced_tweets"],
    "max_results": 100,
}


class XRivals:
    """The recent search, asked as the brand's account."""

    def __init__(self, client: tweepy.Client) -> None:
        self._client = client

    def page(self, query: str, window: Window, now: datetime) -> tuple[list[Seen], bool]:
        """The newest hundred posts of the window, and whether those are all; raises RateLimited or Retry."""
        bounds: dict[str, Any] = {"start_time": min(made_at(window.above), now - SETTLED)}
        if window.below is not None:
            bounds["until_id"] = str(window.below)
        token: dict[str, str] = {}
        with reading(now):
            for _ in range(EMPTY):
                answer = self._client.search_recent_tweets(query=query, user_auth=True, **bounds, **FIELDS, **token)
                found = list(_seen(answer))
                following = answer.meta.get("next_token")
                if found or not following:
                    break
                token = {"next_token": following}
            else:
                raise Retry("X showed one empty page after the other")
        inside = [one for one in found if _within(int(one.id), window)]
        below = any(int(one.id) <= window.above for one in found)
        return inside, below or not following

    def unshown(self, ids: Sequence[str], now: datetime) -> set[str]:
        """Which of a hundred posts at most X shows no longer, or in other words; raises RateLimited or Retry."""
        with reading(now):
            answer = self._client.get_tweets(ids=list(ids), user_auth=True)
        # X names what is missing in an answer that succeeds; of what it names nowhere nothing is known, so it stays.
        gone = {name for name, _ in missing(answer.errors)}
        latest = {str(post.id): str((post.edit_history_tweet_ids or [post.id])[-1]) for post in answer.data or []}
        edited = {name for name, last in latest.items() if last != name}
        return (gone | edited) & set(ids)


def _seen(answer: Any) -> Iterator[Seen]:
    for post in answer.data or []:
        answered = next((one.id for one in post.referenced_tweets or [] if one.type == "replied_to"), None)
        yield Seen(
            id=str(post.id),
            conversation=str(post.conversation_id or post.id),
            at=post.created_at,
            text=post.text,
            replies_to=str(answered) if answered else None,
        )


def _within(post_id: int, window: Window) -> bool:
    return post_id > window.above and (window.below is None or post_id < window.below)
