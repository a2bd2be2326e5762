"""Submissions, comments, messages and accounts as Reddit writes them."""

import html
import re
import sqlite3
from typing import Any

from simulator.marks import Marks
from simulator.reddit.names import ACCOUNT, COMMENT, SUBMISSION, base36, fullname
from simulator.reddit.names import SUBREDDIT as SUBREDDIT_KIND
from simulator.reddit.things import Things
from simulator.reddit.upkeep import Upkeep
from simulator.store import unpack

SUBREDDIT_ID = fullname(SUBREDDIT_KIND, 1)
NULL = (
    "approved_by author_flair_css_class author_flair_text banned_by distinguished likes "
    "mod_note num_reports removal_reason report_reasons"
)


class Shapes:
    """Writes things; a thing that is gone keeps its place and loses its author and its text."""

    def __init__(self, things: Things) -> None:
        self.things = things

    def comment(self, row: sqlite3.Row, replies: Any = "") -> dict[str, Any]:
        """A comment as a listing holds it."""
        submission = self.things.submission(row["submission_id"])
        assert submission is not None  # noqa: S101  # a comment stands under its submission
        link = self.permalink(submission)
        data = _common(row, self.things.subreddit_of(submission["id"])) | {
            "approved_at_utc": None,
            "body": text(row),
            "body_html": as_html(text(row)),
            "collapsed": False,
            "collapsed_reason": None,
            "comment_type": None,
            "controversiality": 0,
            "depth": row["depth"],
            "id": base36(row["id"]),
            "is_submitter": row["author"].lower() == submission["author"].lower(),
            "link_author": author(submission),
            "link_id": fullname(SUBMISSION, submission["id"]),
            "link_permalink": f"https://www.reddit.com{link}",
            "link_title": title(submission),
            "link_url": f"https://www.reddit.com{link}",
            "name": fullname(COMMENT, row["id"]),
            "num_comments": submission["comments"],
            "over_18": False,
            "parent_id": row["parent"],
            "permalink": f"{link}{base36(row['id'])}/",
            "quarantine": False,
            "replies": replies,
            "score_hidden": False,
        }
        return _with_account(data, row, self.things, COMMENT)

    def submission(self, row: sqlite3.Row) -> dict[str, Any]:
        """A submission, always a text of its own."""
        link = self.permalink(row)
        subreddit = self.things.subreddit_of(row["id"])
        data = _common(row, subreddit) | {
            "clicked": False,
            "domain": f"self.{subreddit}",
            "hidden": False,
            "hide_score": False,
            "id": base36(row["id"]),
            "is_self": True,
            "is_video": False,
            "link_flair_css_class": None,
            "link_flair_text": None,
            "media": None,
            "media_embed": {},
            "name": fullname(SUBMISSION, row["id"]),
            "num_comments": row["comments"],
            "over_18": False,
            "permalink": link,
            "quarantine": False,
            "secure_media": None,
            "secure_media_embed": {},
            "selftext": text(row),
            "selftext_html": as_html(text(row)) if text(row) else None,
            "spoiler": False,
            "suggested_sort": None,
            "thumbnail": "self",
            "title": title(row),
            "upvote_ratio": 1.0,
            "url": f"https://www.reddit.com{link}",
            "visited": False,
        }
        return _with_account(data, row, self.things, SUBMISSION)

    def permalink(self, row: sqlite3.Row) -> str:
        """The path of a submission."""
        slug = "_".join(re.findall(r"[a-z0-9]+", title(row).lower()))[:50].strip("_") or "_"
        return f"/r/{self.things.subreddit_of(row['id'])}/comments/{base36(row['id'])}/{slug}/"

    def account(self, row: sqlite3.Row) -> dict[str, Any]:
        """An account."""
        data = {
            "accept_followers": True,
            "comment_karma": 1,
            "created": row["created"],
            "created_utc": row["created"],
            "has_subscribed": True,
            "has_verified_email": True,
            "hide_from_robots": False,
            "icon_img": "",
            "id": base36(row["id"]),
            "is_blocked": False,
            "is_employee": False,
            "is_friend": False,
            "is_gold": False,
            "is_mod": False,
            "link_karma": 1,
            "name": row["name"],
            "snoovatar_img": "",
            "subreddit": None,
            "total_karma": 2,
            "verified": True,
        }
        return {"kind": ACCOUNT, "data": data}


def author(row: sqlite3.Row) -> str:
    """Who wrote it, as far as Reddit still says."""
    return "[deleted]" if row["gone"] else str(row["author"])


def text(row: sqlite3.Row) -> str:
    """What it says, as far as Reddit still shows it."""
    return str(row["gone"] or unpack(row["body"]))


def title(row: sqlite3.Row) -> str:
    """A submission's title, which outlives its text when a moderator removed it."""
    return "[deleted by user]" if row["gone"] == "[deleted]" else str(unpack(row["title"]))


def as_html(body: str) -> str:
    """Markdown as HTML, as far as paragraphs go."""
    paragraphs = "\n\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in body.split("\n\n"))
    return f'<!-- SC_OFF --><div class="md">{paragraphs}\n</div><!-- SC_ON -->'


def _common(row: sqlite3.Row, subreddit: str) -> dict[str, Any]:
    """What a comment and a submission share."""
    nothing = dict.fromkeys(NULL.split())
    return nothing | {
        "all_awardings": [],
        "archived": False,
        "author": author(row),
        "author_is_blocked": False,
        "can_gild": False,
        "can_mod_post": False,
        "created": row["created"],
        "created_utc": row["created"],
        "downs": 0,
        "edited": False,
        "gilded": 0,
        "locked": False,
        "mod_reports": [],
        "no_follow": True,
        "saved": False,
        "score": row["score"],
        "send_replies": True,
        "stickied": False,
        "subreddit": subreddit,
        "subreddit_id": SUBREDDIT_ID,
        "subreddit_name_prefixed": f"r/{subreddit}",
        "subreddit_type": "public",
        "ups": row["score"],
        "user_reports": [],
    }


def _with_account(data: dict[str, Any], row: sqlite3.Row, things: Things, kind: str) -> dict[str, Any]:
    data |= Marks(things.store).of("reddit", data["name"])
    upkeep = Upkeep(things.store)
    left = upkeep.has_left(row["author"])
    account = None if row["gone"] or left else things.account(row["author"])
    if left:
        data["author"] = "[deleted]"
    if not row["gone"] and (edited_at := upkeep.edited_at(data["name"])):
        data["edited"] = edited_at
    if account:
        data["author_fullname"] = fullname(ACCOUNT, account["id"])
    return {"kind": kind, "data": data}
