"""Conversations as a person sees them."""

from typing import Any

from simulator.brand import BOT
from simulator.marks import Marks
from simulator.reddit.names import COMMENT, SUBMISSION, base36, fullname
from simulator.reddit.shapes import author, text, title
from simulator.reddit.things import Things
from simulator.store import unpack
from simulator.x.objects import iso
from simulator.x.posts import Posts


def x_thread(posts: Posts, conversation_id: int) -> list[dict[str, Any]]:
    """A conversation on X, without the @mentions that X puts before replies."""
    marks = Marks(posts.store)
    return [
        {
            "id": str(row["id"]),
            "author": row["username"],
            "name": unpack(row["name"]),
            "by_brand": row["author_id"] == posts.users.brand_id,
            "text": unpack(row["text"]),
            "created_at": iso(row["created_ms"]),
            "in_reply_to": None if row["in_reply_to_id"] is None else str(row["in_reply_to_id"]),
            "quoted": None if row["quoted_id"] is None else str(row["quoted_id"]),
            "message_button": bool(marks.of("post", str(row["id"])).get("message_button")),
        }
        for row in posts.thread(conversation_id)
    ]


def answers(posts: Posts, things: Things) -> list[dict[str, Any]]:
    """What the brand answered in public on both platforms, oldest first, also what was deleted since."""
    of_x = posts.store.rows(
        "SELECT * FROM x_posts WHERE author_id = ? AND in_reply_to_id IS NOT NULL", posts.users.brand_id
    )
    of_reddit = things.store.rows("SELECT * FROM reddit_comments WHERE author = ?", BOT)
    found = [(row["created_ms"], str(row["id"]), str(row["in_reply_to_id"]), unpack(row["text"])) for row in of_x] + [
        (int(row["created"] * 1000), fullname(COMMENT, row["id"]), row["parent"], unpack(row["body"]))
        for row in of_reddit
    ]
    return [{"id": name, "in_reply_to": above, "text": text, "at": iso(at)} for at, name, above, text in sorted(found)]


def reddit_thread(things: Things, number: int) -> dict[str, Any] | None:
    """A submission on Reddit with its comments."""
    row = things.submission(number)
    if row is None:
        return None
    return {
        "submission": {
            "id": base36(number),
            "name": fullname(SUBMISSION, number),
            "author": author(row),
            "by_brand": row["author"].lower() == BOT,
            "title": title(row),
            "body": text(row),
            "created_at": iso(int(row["created"] * 1000)),
        },
        "comments": [
            {
                "id": base36(comment["id"]),
                "name": fullname(COMMENT, comment["id"]),
                "author": author(comment),
                "by_brand": comment["author"].lower() == BOT,
                "body": text(comment),
                "created_at": iso(int(comment["created"] * 1000)),
                "parent": comment["parent"],
            }
            for comment in things.comments_of(number, 1000)
        ],
    }
