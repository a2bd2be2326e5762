"""Posts, users and messages as X writes them: partial unless more is asked for."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from simulator.store import unpack
from simulator.x.posts import full_text
from simulator.x.query import chosen, names

POST_FIELDS = names(
    "article attachments author_id card_uri community_id context_annotations conversation_id "
    "created_at display_text_range edit_controls edit_history_tweet_ids entities geo id "
    "in_reply_to_user_id lang media_metadata non_public_metrics note_tweet organic_metrics "
    "possibly_sensitive promoted_metrics public_metrics referenced_tweets reply_settings scopes "
    "source text withheld"
)
USER_FIELDS = names(
    "affiliation connection_status created_at description entities id is_identity_verified "
    "location most_recent_tweet_id name parody pinned_tweet_id profile_banner_url "
    "profile_image_url protected public_metrics receives_your_dm subscription subscription_type "
    "url username verified verified_followers_count verified_type withheld"
)
EXPANSIONS = names(
    "article.cover_media article.media_entities attachments.media_keys "
    "attachments.media_source_tweet attachments.poll_ids author_id edit_history_tweet_ids "
    "entities.mentions.username geo.place_id in_reply_to_user_id "
    "entities.note.mentions.username referenced_tweets.id "
    "referenced_tweets.id.attachments.media_keys referenced_tweets.id.author_id"
)
SELECTING = frozenset({"tweet.fields", "user.fields", "expansions", "media.fields", "poll.fields", "place.fields"})


@dataclass(frozen=True)
class Selection:
    """What a caller wants to see of posts and users."""

    post: frozenset[str]
    user: frozenset[str]
    expansions: frozenset[str]

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Selection":
        """The selection that a query makes."""
        return cls(
            chosen(query, "tweet.fields", POST_FIELDS),
            chosen(query, "user.fields", USER_FIELDS),
            chosen(query, "expansions", EXPANSIONS),
        )


def iso(ms: int) -> str:
    """Milliseconds as X writes a time."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{ms % 1000:03d}Z"


def references(post: sqlite3.Row) -> list[dict[str, str]]:
    """The posts that a post refers to."""
    pairs = [("quoted", post["quoted_id"]), ("replied_to", post["in_reply_to_id"])]
    return [{"type": kind, "id": str(value)} for kind, value in pairs if value is not None]


def post_object(post: sqlite3.Row, selection: Selection, marks: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A post; an expansion brings the field that it expands. An edited one names its newer version."""
    marks = marks or {}
    text = full_text(post)
    whole: dict[str, Any] = {
        "author_id": str(post["author_id"]),
        "conversation_id": str(post["conversation_id"]),
        "created_at": iso(post["created_ms"]),
        "display_text_range": [len(post["prefix"]), len(text)],
        "edit_controls": {
            "edits_remaining": 5,
            "is_edit_eligible": False,
            "editable_until": iso(post["created_ms"] + 3_600_000),
        },
        "lang": post["lang"],
        "possibly_sensitive": False,
        "public_metrics": {
            "retweet_count": post["reposts"],
            "reply_count": post["replies"],
            "like_count": post["likes"],
            "quote_count": post["quotes"],
            "bookmark_count": 0,
            "impression_count": marks.get("views", 12 + 40 * post["likes"] + 90 * post["reposts"]),
        },
        "reply_settings": marks.get("reply_settings", "everyone"),
    }
    if post["in_reply_to_user_id"] is not None:
        whole["in_reply_to_user_id"] = str(post["in_reply_to_user_id"])
    if found := references(post):
        whole["referenced_tweets"] = found
    if entities := unpack(post["entities"]):
        whole["entities"] = entities
    wanted = selection.post | {expansion.split(".")[0] for expansion in selection.expansions}
    versions = [str(post["id"]), *([str(post["id"] + 1)] if marks.get("edited") else [])]
    basics = {"id": str(post["id"]), "text": text, "edit_history_tweet_ids": versions}
    return basics | {name: value for name, value in whole.items() if name in wanted}


def user_object(
    user: sqlite3.Row, fields: frozenset[str], wrote_first: bool = False, marks: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A user; `wrote_first` says whether they opened a conversation of direct messages with the caller."""
    marks = marks or {}
    whole: dict[str, Any] = {
        "created_at": iso(user["created_ms"]),
        "description": "",
        "profile_image_url": "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png",
        "protected": bool(marks.get("protected")),
        "connection_status": ["followed_by"] if marks.get("follows_brand") else [],
        "public_metrics": {
            "followers_count": user["followers"],
            "following_count": 0,
            "tweet_count": user["posts"],
            "listed_count": 0,
            "like_count": 0,
            "media_count": 0,
        },
        "receives_your_dm": wrote_first and not marks.get("dms_closed"),
        "url": "",
        "verified": False,
        "verified_type": "none",
    }
    basics = {"id": str(user["id"]), "name": unpack(user["name"]), "username": user["username"]}
    return basics | {name: value for name, value in whole.items() if name in fields}
