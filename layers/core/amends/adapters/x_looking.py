"""What X says of a customer's post now, and what is left of a window."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import requests
import tweepy

from amends.adapters.x_client import reading
from amends.errors import Retry
from amends.looking import Presence, SourceFacts, fingerprint
from amends.outbox import Headroom, Kind

FIELDS: dict[str, Any] = {
    "tweet_fields": ["author_id", "edit_history_tweet_ids", "entities", "note_tweet", "reply_settings"],
    "expansions": ["author_id"],
    "user_fields": ["connection_status", "protected", "receives_your_dm"],
    "user_auth": True,
}
_SUSPENDED = "suspended"
_HIDDEN = ("not-authorized-for-resource", "resource-unavailable", "disallowed-resource")


def look(client: tweepy.Client, brand: str, ids: Sequence[str]) -> dict[str, SourceFacts]:
    """The facts of up to a hundred posts; raises Retry where X says nothing of one."""
    with reading(datetime.now(UTC)):
        answer = client.get_tweets(ids=list(ids), **FIELDS)
    users = {str(user.id): user for user in answer.includes.get("users", [])}
    found = {str(post.id): _facts(post, users.get(str(post.author_id)), brand) for post in answer.data or []}
    found |= {facts.id: facts for facts in _missing(answer.errors or [])}
    if silent := set(ids) - found.keys():
        raise Retry(f"X said nothing of {len(silent)} of {len(ids)} posts")
    return found


def look_at_author(client: tweepy.Client, user_id: str) -> SourceFacts:
    """What X says of an account: whether it is there, and whether a message of the brand's reaches it."""
    with reading(datetime.now(UTC)):
        answer = client.get_user(id=user_id, user_fields=["protected", "receives_your_dm"], user_auth=True)
    if answer.data is None:
        told = " ".join(str(error.get("detail", "")) for error in answer.errors or []).lower()
        return SourceFacts(id=user_id, presence=Presence.SUSPENDED if _SUSPENDED in told else Presence.GONE)
    return SourceFacts(
        id=user_id,
        protected=bool(answer.data.data.get("protected")),
        receives_dm=answer.data.data.get("receives_your_dm"),
    )


def _facts(post: Any, author: Any, brand: str) -> SourceFacts:
    note = (post.data.get("note_tweet") or {}).get("text")
    named = {str(mention.get("id")) for mention in (post.entities or {}).get("mentions", [])}
    status = author.data.get("connection_status") if author else None
    return SourceFacts(
        id=str(post.id),
        texts=frozenset(fingerprint(text) for text in (post.text, note) if text is not None),
        newest_version=max(map(str, post.data.get("edit_history_tweet_ids") or [post.id]), key=int),
        reply_settings=post.data.get("reply_settings") or "everyone",
        names_us=brand in named,
        follows_us=None if status is None else "followed_by" in status,
        protected=bool(author and author.data.get("protected")),
        receives_dm=author.data.get("receives_your_dm") if author else None,
    )


def _missing(errors: Iterable[dict[str, Any]]) -> Iterable[SourceFacts]:
    """The posts that X lists as errors, and not what only an expansion lacks."""
    for error in errors:
        if error.get("parameter") not in (None, "ids") or error.get("resource_type") not in (None, "tweet", "post"):
            continue
        kind = str(error.get("type", "")).rpartition("/")[2]
        presence = Presence.HIDDEN if kind in _HIDDEN else Presence.GONE
        if _SUSPENDED in str(error.get("detail", "")).lower():
            presence = Presence.SUSPENDED
        yield SourceFacts(id=str(error.get("resource_id") or error.get("value")), presence=presence)


class Headers:
    """Remembers what X's last answer to a post or a message said of its window."""

    def __init__(self, client: tweepy.Client) -> None:
        self.last: dict[Kind, Headroom] = {}
        client.session.hooks["response"].append(self._hear)

    def _hear(self, response: requests.Response, *_: Any, **__: Any) -> None:
        if response.request.method != "POST":
            return
        kind = Kind.DM if "/dm_conversations" in str(response.request.url) else Kind.POST
        remaining = response.headers.get("x-rate-limit-remaining", "")
        reset = response.headers.get("x-rate-limit-reset", "")
        if remaining.isdigit() and reset.isdigit():
            self.last[kind] = Headroom(remaining=int(remaining), resets_at=datetime.fromtimestamp(int(reset), UTC))
