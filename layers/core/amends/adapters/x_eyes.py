"""Looking posts up on X."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import tweepy

from amends.adapters.x_client import reading
from amends.adapters.x_posts import FIELDS, Account, mentions_of
from amends.mention import Mention
from amends.sweeping import Finding, Stored
from amends.tombstone import Why

# What X says of a post that it does not show; of a protected and of a suspended author it says the same.
GONE = {
    "resource-not-found": Why.DELETED,
    "not-authorized-for-resource": Why.NOT_SHOWN,
    "resource-unavailable": Why.NOT_SHOWN,
}
ID = r"[0-9]{1,19}"
LOOK_UP = {name: value for name, value in FIELDS.items() if name != "max_results"}


class XEyes:
    """X, where posts are looked up a hundred at a time."""

    def __init__(self, client: tweepy.Client, account: Account) -> None:
        self._client = client
        self._account = account

    def look(self, posts: Sequence[Stored], now: datetime) -> list[Finding]:
        """What X no longer shows, and what has a later version than the one that is stored.

        X names what is missing in an answer that succeeds; of what it names nowhere nothing is known, so it stays. It
        declines a whole question for one id that it can't have given, so such a post is not asked after.
        """
        wanted = {post.newest: post for post in posts if re.fullmatch(ID, post.newest, re.ASCII)}
        if not wanted:
            return []
        with reading(now):
            answer = self._client.get_tweets(ids=list(wanted), **LOOK_UP)
            found = [Finding(post=wanted[name], gone=why) for name, why in missing(answer.errors) if name in wanted]
            later = {
                str(post.edit_history_tweet_ids[-1]): wanted[str(post.id)]
                for post in answer.data or []
                if str(post.id) in wanted and str((post.edit_history_tweet_ids or [post.id])[-1]) != str(post.id)
            }
            edits = self._edits(later) if later else []
        return found + edits

    def _edits(self, later: Mapping[str, Stored]) -> list[Finding]:
        answer = self._client.get_tweets(ids=list(later), **LOOK_UP)
        return [
            Finding(post=later[mention.id], edit=_as_edit(mention, later[mention.id]))
            for mention in mentions_of(answer, self._account, "x.sweep")
            if mention.id in later
        ]


def _as_edit(mention: Mention, post: Stored) -> Mention:
    return mention.model_copy(update={"replaces": post.id})


def missing(errors: Sequence[Mapping[str, Any]]) -> list[tuple[str, Why]]:
    """The posts that were asked for and are not shown; other things may be missing too, such as what a post quotes."""
    return [
        (str(error.get("value") or error.get("resource_id")), GONE[kind])
        for error in errors
        if (kind := str(error.get("type", "")).rsplit("/", 1)[-1]) in GONE and error.get("parameter") == "ids"
    ]
