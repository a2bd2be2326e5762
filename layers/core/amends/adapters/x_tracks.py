"""How far posts have gone on X: their public metrics, a hundred posts a call."""

import re
from collections.abc import Sequence
from datetime import datetime

import tweepy

from amends.adapters.x_client import reading
from amends.adapters.x_eyes import ID, missing
from amends.outcomes.sampling import Shown
from amends.outcomes.tracking import Metrics


class XTracks:
    """X, asked for nothing but the numbers that everybody sees."""

    def __init__(self, client: tweepy.Client) -> None:
        self._client = client

    def ask(self, posts: Sequence[str], now: datetime) -> Shown:
        """What X says of the posts, and which it does not show; an id that X can't have given is not asked after."""
        wanted = [one for one in posts if re.fullmatch(ID, one, re.ASCII)]
        if not wanted:
            return Shown({})
        with reading(now):
            answer = self._client.get_tweets(ids=wanted, tweet_fields=["public_metrics"], user_auth=True)
        return Shown(
            {str(post.id): _metrics(post.public_metrics or {}) for post in answer.data or []},
            frozenset(name for name, _ in missing(answer.errors)),
        )


def _metrics(known: dict[str, int]) -> Metrics:
    views = known.get("impression_count")
    return Metrics(
        likes=int(known.get("like_count", 0)),
        reshares=int(known.get("retweet_count", 0)),
        quotes=int(known.get("quote_count", 0)),
        replies=int(known.get("reply_count", 0)),
        views=None if views is None else int(views),
    )
