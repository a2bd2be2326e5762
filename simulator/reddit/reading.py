"""What Reddit answers to those who read."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from simulator.brand import BOT, SUBREDDIT
from simulator.reddit.inbox import message, notice
from simulator.reddit.listings import Source, listing, page
from simulator.reddit.names import COMMENT, MESSAGE, SUBMISSION, base36, fullname, split
from simulator.reddit.names import SUBREDDIT as SUBREDDIT_KIND
from simulator.reddit.shapes import SUBREDDIT_ID, Shapes
from simulator.reddit.things import Things

INBOXES = {
    "mentions": "mention = 1 AND name LIKE 't1%'",
    "unread": "unread = 1",
    "inbox": "1",
    "messages": "name LIKE 't4%'",  # served as threads
    "comments": "type = 'comment_reply'",
    "selfreply": "type = 'post_reply'",
}


class Reading:
    """Listings, threads and lookups."""

    def __init__(self, things: Things, shapes: Shapes) -> None:
        self.things = things
        self.shapes = shapes

    def new_comments(self, subreddit: str, query: Mapping[str, str]) -> dict[str, Any]:
        """A subreddit's comments."""
        where, values = _standing_in(subreddit, "submission_id")
        source = Source("reddit_comments", where, values, lambda name: self._standing(COMMENT, name))
        return page(self.things.store, source, query, self.shapes.comment)

    def new_submissions(self, subreddit: str, query: Mapping[str, str]) -> dict[str, Any]:
        """A subreddit's submissions."""
        where, values = _standing_in(subreddit, "id")
        source = Source("reddit_submissions", where, values, lambda name: self._standing(SUBMISSION, name))
        return page(self.things.store, source, query, self.shapes.submission)

    def comments_by(self, name: str, query: Mapping[str, str]) -> dict[str, Any] | None:
        """A user's comments."""
        if self.things.account(name) is None:
            return None
        source = Source(
            "reddit_comments", "author = ? AND gone = ''", (name,), lambda anchor: self._standing(COMMENT, anchor)
        )
        return page(self.things.store, source, query, self.shapes.comment)

    def submissions_by(self, name: str, query: Mapping[str, str]) -> dict[str, Any] | None:
        """A user's submissions."""
        if self.things.account(name) is None:
            return None
        source = Source(
            "reddit_submissions", "author = ? AND gone = ''", (name,), lambda anchor: self._standing(SUBMISSION, anchor)
        )
        return page(self.things.store, source, query, self.shapes.submission)

    def inbox(self, which: str, query: Mapping[str, str]) -> dict[str, Any]:
        """The brand's inbox, or a part of it."""
        if which == "messages":
            return self._threads(query)
        source = Source("reddit_inbox", INBOXES[which], (), self._in_inbox)
        return page(self.things.store, source, query, self._notice)

    def _threads(self, query: Mapping[str, str]) -> dict[str, Any]:
        """Private messages as threads: an answer stands under its first message, however old that one is."""

        def shape(row: sqlite3.Row) -> dict[str, Any]:
            answers = self.things.store.rows("SELECT * FROM reddit_messages WHERE first = ? ORDER BY id", row["id"])
            thread = self._message(row)
            if answers:
                thread["data"]["replies"] = listing([self._message(answer) for answer in answers])
            return thread

        where = "first IS NULL AND (dest = ? OR author = ?)"
        source = Source("reddit_messages", where, (BOT, BOT), lambda name: (split(name) or ("", None))[1])
        return page(self.things.store, source, query, shape)

    def _message(self, row: sqlite3.Row) -> dict[str, Any]:
        entry = self.things.store.row("SELECT unread FROM reddit_inbox WHERE name = ?", fullname(MESSAGE, row["id"]))
        return message(row, bool(entry and entry["unread"]), self.things.account(row["author"]))

    def sent(self, query: Mapping[str, str]) -> dict[str, Any]:
        """The private messages that the brand sent."""
        bot = self.things.account(BOT)
        source = Source("reddit_messages", "author = ?", (BOT,), lambda name: (split(name) or ("", None))[1])
        return page(self.things.store, source, query, lambda row: message(row, False, bot))

    def info(self, names: str) -> dict[str, Any]:
        """Things by their names, those that are gone included; an unknown name is passed over."""
        return listing([thing for name in names.split(",")[:100] if (thing := self.thing(name.strip()))])

    def thing(self, name: str) -> dict[str, Any] | None:
        """One thing by its name."""
        kind, number = split(name) or ("", 0)
        if kind == SUBREDDIT_KIND and name == SUBREDDIT_ID:
            return self.subreddit()
        if kind == COMMENT and (row := self.things.comment(number)):
            return self.shapes.comment(row)
        if kind == SUBMISSION and (row := self.things.submission(number)):
            return self.shapes.submission(row)
        return None

    def thread(self, submission: int, focus: int | None, context: int) -> list[dict[str, Any]] | None:
        """A submission and the tree of its comments, or the branch that holds one of them."""
        row = self.things.submission(submission)
        if row is None:
            return None
        comments = self.things.comments_of(submission, 100_000)
        children: dict[str, list[sqlite3.Row]] = {}
        for comment in comments:
            children.setdefault(comment["parent"], []).append(comment)
        roots = children.get(fullname(SUBMISSION, submission), [])
        if focus is not None:
            by_name = {fullname(COMMENT, comment["id"]): comment for comment in comments}
            root = by_name.get(fullname(COMMENT, focus))
            for _ in range(context):
                root = by_name.get(root["parent"], root) if root else None
            roots = [root] if root else []
        # Children are written before their parents: a long chain of answers must not exhaust the stack.
        shaped: dict[str, dict[str, Any]] = {}
        for comment in reversed(comments):
            name = fullname(COMMENT, comment["id"])
            replies = [shaped[fullname(COMMENT, child["id"])] for child in children.get(name, [])]
            shaped[name] = self.shapes.comment(comment, listing(replies) if replies else "")
        tree = [shaped[fullname(COMMENT, root["id"])] for root in roots]
        return [listing([self.shapes.submission(row)]), listing(tree)]

    def subreddit(self) -> dict[str, Any]:
        """The brand's subreddit."""
        return {
            "kind": SUBREDDIT_KIND,
            "data": {
                "id": base36(1),
                "name": SUBREDDIT_ID,
                "display_name": SUBREDDIT,
                "display_name_prefixed": f"r/{SUBREDDIT}",
                "title": "Larkfield",
                "public_description": "For customers of Larkfield.",
                "description": "",
                "subreddit_type": "public",
                "subscribers": 5120,
                "over18": False,
                "quarantine": False,
                "created": 1_500_000_000.0,
                "created_utc": 1_500_000_000.0,
                "url": f"/r/{SUBREDDIT}/",
            },
        }

    def _notice(self, entry: sqlite3.Row) -> dict[str, Any]:
        kind, number = split(entry["name"]) or ("", 0)
        unread = bool(entry["unread"])
        if kind == MESSAGE and (row := self.things.message(number)):
            return message(row, unread, self.things.account(row["author"]))
        thing = self.thing(entry["name"])
        assert thing is not None  # noqa: S101  # the inbox holds things that exist
        return notice(thing, unread, entry["type"])

    def _standing(self, kind: str, name: str) -> int | None:
        found, number = split(name) or ("", 0)
        lookup = self.things.comment if kind == COMMENT else self.things.submission
        row = lookup(number) if found == kind else None
        return None if row is None or row["gone"] else number

    def _in_inbox(self, name: str) -> int | None:
        row = self.things.store.row("SELECT id FROM reddit_inbox WHERE name = ? AND id > 0", name)
        return int(row["id"]) if row else None


def _standing_in(subreddit: str, column: str) -> tuple[str, tuple[str, ...]]:
    """The condition for what is visible in a subreddit; `column` names the submission."""
    if subreddit.lower() == SUBREDDIT:
        return f"gone = '' AND {column} NOT IN (SELECT submission_id FROM reddit_elsewhere)", ()  # noqa: S608
    return f"gone = '' AND {column} IN (SELECT submission_id FROM reddit_elsewhere WHERE subreddit = ?)", (subreddit,)  # noqa: S608
