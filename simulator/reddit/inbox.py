"""What lies in an inbox, as Reddit writes it: private messages, and notices of comments and submissions."""

import sqlite3
from typing import Any

from simulator.brand import BOT
from simulator.reddit.names import ACCOUNT, COMMENT, MESSAGE, base36, fullname
from simulator.reddit.shapes import as_html
from simulator.store import unpack

SHARED_WITH_INBOX = (
    "author author_fullname created created_utc distinguished id likes name num_comments score "
    "subreddit subreddit_name_prefixed"
)


def message(row: sqlite3.Row, unread: bool, account: sqlite3.Row | None) -> dict[str, Any]:
    """A private message, and the account of its author."""
    first = row["first"]
    data = {
        "new": unread,
        "type": "unknown",
        "dest": row["dest"],
        "associated_awarding_id": None,
        "author": row["author"],
        "author_fullname": fullname(ACCOUNT, account["id"]) if account else None,
        "body": unpack(row["body"]),
        "body_html": as_html(unpack(row["body"])),
        "context": "",
        "created": row["created"],
        "created_utc": row["created"],
        "distinguished": None,
        "first_message": first,
        "first_message_name": None if first is None else fullname(MESSAGE, first),
        "id": base36(row["id"]),
        "likes": None,
        "name": fullname(MESSAGE, row["id"]),
        "num_comments": None,
        "parent_id": None if row["parent"] is None else fullname(MESSAGE, row["parent"]),
        "replies": "",
        "score": 0,
        "subject": unpack(row["subject"]),
        "subreddit": None,
        "subreddit_name_prefixed": None,
        "was_comment": False,
    }
    return {"kind": MESSAGE, "data": data}


def notice(thing: dict[str, Any], unread: bool, kind: str) -> dict[str, Any]:
    """A comment or a submission as the inbox shows it."""
    subjects = {"comment_reply": "comment reply", "post_reply": "post reply"}
    data, is_comment = thing["data"], thing["kind"] == COMMENT
    shared = SHARED_WITH_INBOX.split()
    notice = {name: data[name] for name in shared if name in data}
    notice |= {
        "new": unread,
        "type": kind,
        "dest": BOT,
        "associated_awarding_id": None,
        "body": data["body"] if is_comment else data["selftext"],
        "body_html": data["body_html"] if is_comment else data["selftext_html"] or "",
        "context": data["permalink"] + "?context=3",
        "first_message": None,
        "first_message_name": None,
        "link_title": data["link_title"] if is_comment else data["title"],
        "parent_id": data["parent_id"] if is_comment else None,
        "replies": "",
        "subject": subjects.get(kind, "username mention"),
        "was_comment": is_comment,
    }
    return {"kind": thing["kind"], "data": notice if is_comment else data | notice}
