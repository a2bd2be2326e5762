"""How far comments and submissions have gone on Reddit: their score, and of a submission how many comments it has."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from amends.adapters.reddit_client import Client, reading
from amends.adapters.reddit_eyes import gone
from amends.errors import Retry
from amends.outcomes.sampling import Shown
from amends.outcomes.tracking import Metrics

SUBMISSION = "t3_"


class RedditTracks:
    """Reddit, where things are looked up a hundred at a time by their names."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def ask(self, posts: Sequence[str], now: datetime) -> Shown:
        """What Reddit says of them; raises Retry where it shows nothing at all, which no deletion explains."""
        with reading(now):
            items = {item.fullname: item for item in self._client.info(fullnames=list(posts))}
            if not items and len(posts) > 1:
                raise Retry("Reddit showed none of the posts that were asked for")
            lost = frozenset(name for name, item in items.items() if gone(item))
            return Shown({name: _metrics(item) for name, item in items.items() if name not in lost}, lost)


def _metrics(item: Any) -> Metrics:
    # A look-up says of a comment how many comments its whole submission has, and nothing of its own answers.
    replies = int(item.num_comments) if item.fullname.startswith(SUBMISSION) else 0
    # Votes down are no interest in the post; below nothing there is nothing.
    return Metrics(likes=max(int(item.score), 0), replies=replies)
