"""What X permits a brand to post through the API."""

import re
import sqlite3
from dataclasses import dataclass
from typing import Any

from simulator.store import unpack
from simulator.x.posts import Draft, Posts
from simulator.x.problems import ProblemError, forbidden, invalid
from simulator.x.query import names
from simulator.x.weights import MAX_WEIGHT, weight

BODY_FIELDS = names(
    "card_uri community_id direct_message_deep_link edit_options for_super_followers_only geo "
    "made_with_ai media nullcast paid_partnership poll quote_tweet_id reply reply_settings "
    "share_with_followers text"
)
REPLY_FIELDS = frozenset({"auto_populate_reply_metadata", "exclude_reply_user_ids", "in_reply_to_tweet_id"})
UNKNOWN_HERE = ("media", "poll", "geo", "edit_options", "nullcast", "card_uri", "community_id")
DEEP_LINK = re.compile(r"https://(?:x|twitter)\.com/messages/compose\?recipient_id=[0-9]{1,19}(?:&\S*)?")
DUPLICATE = "You are not allowed to create a Tweet with duplicate content."
TOO_LONG = "Your Tweet text is too long. For information on how length is counted, see counting characters."
NOT_SUMMONED = (
    "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the "
    "author of the post you are replying to."
)
GONE = "You attempted to reply to a Tweet that is deleted or not visible to you."
NO_QUOTES = "Quoting posts through the API is not permitted at your access level."


@dataclass(frozen=True)
class Request:
    """What a client asks X to post."""

    text: str
    reply_to: int | None
    excluded: frozenset[str]
    message_button: bool = False  # X shows one under a post with a deep link to a message


def request_of(body: dict[str, Any]) -> Request:
    """A request out of a body, or a 400."""
    _known(body, BODY_FIELDS, "")
    for name in UNKNOWN_HERE:
        if name in body:
            raise invalid(f"$.{name}", str(body[name]), f"$.{name}: this simulator does not know it")
    if "quote_tweet_id" in body:
        raise forbidden(NO_QUOTES)
    text = body.get("text", "")
    if not isinstance(text, str):
        raise invalid("$.text", str(text), "$.text: must be a string")
    if not text.strip():
        raise invalid("$.text", text, "$.text: the text of a Tweet must not be empty")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise invalid("$.text", "", "$.text: must be well-formed Unicode")
    button = _has_button(body)
    reply = body.get("reply")
    if reply is None:
        return Request(text, None, frozenset(), button)
    if not isinstance(reply, dict):
        raise invalid("$.reply", str(reply), "$.reply: must be an object")
    _known(reply, REPLY_FIELDS, "reply.")
    parent = reply.get("in_reply_to_tweet_id")
    if not isinstance(parent, str) or not re.fullmatch(r"[0-9]{1,19}", parent):
        raise invalid("$.reply.in_reply_to_tweet_id", str(parent), "must be a string matching ^[0-9]{1,19}$")
    excluded = reply.get("exclude_reply_user_ids", [])
    if not isinstance(excluded, list) or not all(isinstance(user, str) for user in excluded):
        raise invalid("$.reply.exclude_reply_user_ids", str(excluded), "must be an array of strings")
    return Request(text, min(int(parent), 2**63 - 1), frozenset(excluded), button)


def permitted(request: Request, posts: Posts) -> Draft:
    """The draft of a post that X's rules let the brand make; raises a 403."""
    brand = posts.users.brand_id
    parent = None
    if request.reply_to is not None:
        parent = posts.get(request.reply_to)
        if parent is None:
            raise forbidden(GONE)
        if not summoned(parent, posts):
            raise forbidden(NOT_SUMMONED)
    if weight(request.text, is_reply=parent is not None) > MAX_WEIGHT:
        raise forbidden(TOO_LONG)
    if posts.brand_said(request.text):
        raise forbidden(DUPLICATE)
    prefix = _prefix(parent, request, posts) if parent is not None else ""
    return Draft(brand, request.text, reply_to=request.reply_to, prefix=prefix)


def summoned(post: sqlite3.Row, posts: Posts) -> bool:
    """Whether a post's author addressed the brand in it; to its own posts the brand may always add."""
    brand = posts.users.brand_id
    if post["author_id"] == brand:
        return True
    if any(int(mention["id"]) == brand for mention in unpack(post["entities"]).get("mentions", ())):
        return True
    quoted = posts.get(post["quoted_id"]) if post["quoted_id"] is not None else None
    return quoted is not None and quoted["author_id"] == brand


def _prefix(parent: sqlite3.Row, request: Request, posts: Posts) -> str:
    """The @mentions that X puts before a reply: the author above and those whom the author mentioned."""
    brand = posts.users.brand_id
    ids = [int(parent["author_id"]), *(int(m["id"]) for m in unpack(parent["entities"]).get("mentions", ()))]
    said = {name.lower() for name in re.findall(r"[@＠]([A-Za-z0-9_]+)", request.text)}
    handles = []
    for user_id in dict.fromkeys(ids):
        user = posts.users.by_id(user_id)
        if user_id == brand or user is None or str(user_id) in request.excluded or user["username"].lower() in said:
            continue
        handles.append(f"@{user['username']} ")
    return "".join(handles)


def _has_button(body: dict[str, Any]) -> bool:
    """Whether the post offers a message to an account; a 400 for a link to anywhere else."""
    link = body.get("direct_message_deep_link")
    if link is None:
        return False
    if not isinstance(link, str) or not DEEP_LINK.fullmatch(link):
        raise invalid("$.direct_message_deep_link", str(link), "must be a link to a message: .../messages/compose?...")
    return True


def _known(body: dict[str, Any], allowed: frozenset[str], where: str) -> None:
    for name in body:
        if name not in allowed:
            raise _unknown_field(where + name)


def _unknown_field(name: str) -> ProblemError:
    return invalid(f"$.{name}", name, f"$.{name}: is not defined in the schema and the schema does not allow it")
