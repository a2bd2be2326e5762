"""Which events X makes of what people do, in the shape of its Activity API."""

import sqlite3
from typing import Any

from simulator.store import unpack
from simulator.x.answers import Answers
from simulator.x.objects import Selection, user_object
from simulator.x.webhooks import Webhooks

FIELDS = "author_id conversation_id created_at display_text_range edit_controls entities in_reply_to_user_id lang"
SELECTION = Selection(
    frozenset([*FIELDS.split(), "possibly_sensitive", "public_metrics", "referenced_tweets", "reply_settings"]),
    frozenset({"created_at", "protected", "public_metrics", "verified"}),
    frozenset({"author_id", "entities.mentions.username", "referenced_tweets.id"}),
)


class Activity:
    """Tells the webhooks what happened."""

    def __init__(self, answers: Answers, webhooks: Webhooks) -> None:
        self.answers = answers
        self.webhooks = webhooks

    def posted(self, post: sqlite3.Row) -> None:
        """Someone posted; what X leaves out, as it does: implicit mentions, and replies to replies."""
        if not self.webhooks.has_subscriptions():
            return
        posts = self.answers.posts
        brand = posts.users.brand_id
        parent, quoted = (posts.get(post[name]) if post[name] else None for name in ("in_reply_to_id", "quoted_id"))
        kinds = {
            "post.create": post["author_id"],
            "post.mention.create": brand if _names(post, brand) else None,
            "post.reply.create": parent["author_id"] if parent and parent["in_reply_to_id"] is None else None,
            "post.quote.create": quoted["author_id"] if quoted else None,
        }
        answer = self.answers.about_posts([post], SELECTION)
        for kind, user_id in kinds.items():
            if user_id is not None:
                self.webhooks.happened(kind, user_id, answer["data"][0], answer["includes"], post["created_ms"])

    def deleted(self, post: sqlite3.Row, now_ms: int) -> None:
        """An author deleted a post."""
        author = self.answers.posts.users.by_id(post["author_id"])
        # X wraps the users of this event.
        users = [{"data": user_object(author, SELECTION.user)}] if author else []
        payload = {"id": str(post["id"]), "author_id": str(post["author_id"])}
        self.webhooks.happened("post.delete", post["author_id"], payload, {"users": users}, now_ms)

    def wrote(self, message: sqlite3.Row) -> None:
        """Someone wrote a direct message, in the older shape that X gives it."""
        users: dict[str, Any] = {}
        for user_id in (message["sender_id"], message["recipient_id"]):
            user = self.answers.posts.users.by_id(user_id)
            if user:
                users[str(user_id)] = {"data": user_object(user, SELECTION.user)}
        said = {
            "target": {"recipient_id": str(message["recipient_id"])},
            "sender_id": str(message["sender_id"]),
            "message_data": {"text": unpack(message["text"]), "entities": {}},
        }
        event = {
            "type": "message_create",
            "id": str(message["id"]),
            "created_timestamp": str(message["created_ms"]),
            "message_create": said,
        }
        payload = {"direct_message_events": [event], "users": users}
        self.webhooks.happened("dm.received", message["recipient_id"], payload, {}, message["created_ms"])


def _names(post: sqlite3.Row, user_id: int) -> bool:
    return any(int(mention["id"]) == user_id for mention in unpack(post["entities"]).get("mentions", ()))
