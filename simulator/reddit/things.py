"""Submissions, comments and messages on Reddit: written, removed, delivered to the brand's inbox."""

import re
import sqlite3

from simulator.brand import BOT, SUBREDDIT
from simulator.reddit.names import COMMENT, MESSAGE, SUBMISSION, fullname, split
from simulator.store import Store, pack

NAME = re.compile(r"[A-Za-z0-9_-]{3,30}")
NAMES_THE_BRAND = re.compile(rf"(?<![A-Za-z0-9_/])/?u/{BOT}(?![A-Za-z0-9_-])", re.IGNORECASE)
MEGATHREAD = "Larkfield help: ask here"
AGE = 30 * 24 * 3600.0  # seconds; it was there long before anybody listened


class Things:
    """Everything that was written on Reddit."""

    def __init__(self, store: Store, now: float) -> None:
        self.store = store
        self.user(BOT, now)
        if store.setting("megathread") is None:
            with store.write():
                number = self.submit("larkfield_mods", MEGATHREAD, "Questions about Larkfield go here.", now - AGE)
                store.put_setting("megathread", str(number))
        self.megathread = int(store.setting("megathread") or 0)

    def user(self, name: str, now: float) -> None:
        """Open an account where there is none."""
        self.store.run("INSERT OR IGNORE INTO reddit_users (name, created) VALUES (?, ?)", name, now)

    def account(self, name: str) -> sqlite3.Row | None:
        """An account by its name, in any case."""
        return self.store.row("SELECT * FROM reddit_users WHERE name = ?", name)

    def submission(self, number: int) -> sqlite3.Row | None:
        """A submission, gone or not."""
        return self.store.row("SELECT * FROM reddit_submissions WHERE id = ?", number)

    def comment(self, number: int) -> sqlite3.Row | None:
        """A comment, gone or not."""
        return self.store.row("SELECT * FROM reddit_comments WHERE id = ?", number)

    def message(self, number: int) -> sqlite3.Row | None:
        """A private message."""
        return self.store.row("SELECT * FROM reddit_messages WHERE id = ?", number)

    def comments_of(self, submission: int, limit: int = 500) -> list[sqlite3.Row]:
        """A submission's comments, oldest first."""
        return self.store.rows(
            "SELECT * FROM reddit_comments WHERE submission_id = ? ORDER BY id LIMIT ?", submission, limit
        )

    def subreddit_of(self, submission: int) -> str:
        """The subreddit that a submission stands in."""
        row = self.store.row("SELECT subreddit FROM reddit_elsewhere WHERE submission_id = ?", submission)
        return str(row["subreddit"]) if row else SUBREDDIT

    def is_subreddit(self, name: str) -> bool:
        """Whether anything stands in a subreddit of that name."""
        elsewhere = self.store.row("SELECT 1 FROM reddit_elsewhere WHERE subreddit = ?", name)
        return name.lower() == SUBREDDIT or elsewhere is not None

    def submit(self, author: str, title: str, body: str, now: float, score: int = 1, subreddit: str = SUBREDDIT) -> int:
        """Open a submission; its number."""
        with self.store.write():
            self.user(author, now)
            number = self._insert(
                "INSERT INTO reddit_submissions (author, title, body, created, score, last_id)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                author,
                pack(title),
                pack(body),
                now,
                score,
                self._turn(),
            )
            if subreddit.lower() != SUBREDDIT:
                self.store.run("INSERT INTO reddit_elsewhere VALUES (?, ?)", number, subreddit)
            if author.lower() != BOT and NAMES_THE_BRAND.search(f"{title}\n{body}"):
                self._deliver(fullname(SUBMISSION, number), "username_mention", mention=True)
        return number

    def comment_on(self, parent: str, author: str, body: str, now: float, score: int = 1) -> int:
        """Answer a submission or a comment; the comment's number. Raises KeyError where there is no such parent."""
        kind, number = split(parent) or ("", 0)
        above = {SUBMISSION: self.submission, COMMENT: self.comment}.get(kind, lambda _: None)(number)
        if above is None:
            raise KeyError(parent)
        submission = above["id"] if kind == SUBMISSION else above["submission_id"]
        with self.store.write():
            self.user(author, now)
            comment = self._insert(
                "INSERT INTO reddit_comments (author, body, submission_id, parent, depth, created, score)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                author,
                pack(body),
                submission,
                parent,
                0 if kind == SUBMISSION else above["depth"] + 1,
                now,
                score,
            )
            self.store.run(
                "UPDATE reddit_submissions SET comments = comments + 1, last_id = ? WHERE id = ?",
                self._turn(),
                submission,
            )
            if author.lower() != BOT:
                mentioned = bool(NAMES_THE_BRAND.search(body))
                answers_brand = above["author"].lower() == BOT and not above["gone"]
                if answers_brand:
                    kind_of_reply = "post_reply" if kind == SUBMISSION else "comment_reply"
                    self._deliver(fullname(COMMENT, comment), kind_of_reply, mentioned)
                elif mentioned:
                    self._deliver(fullname(COMMENT, comment), "username_mention", mention=True)
        return comment

    def send(self, author: str, dest: str, subject: str, body: str, now: float, parent: int | None = None) -> int:
        """Deliver a private message; its number."""
        above = self.message(parent) if parent is not None else None
        first = (above["first"] or above["id"]) if above else None
        with self.store.write():
            self.user(author, now)
            number = self._insert(
                "INSERT INTO reddit_messages (author, dest, subject, body, parent, first, created)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                author,
                dest,
                pack(subject),
                pack(body),
                parent,
                first,
                now,
            )
            if dest.lower() == BOT and author.lower() != BOT:
                self._deliver(fullname(MESSAGE, number), "unknown", mention=False)
        return number

    def brand_answer_to(self, name: str) -> sqlite3.Row | None:
        """The brand's first answer to a submission or a comment."""
        return self.store.row(
            "SELECT * FROM reddit_comments WHERE parent = ? AND author = ? AND gone = '' ORDER BY id LIMIT 1", name, BOT
        )

    def _deliver(self, name: str, kind: str, mention: bool) -> None:
        self.store.run("INSERT INTO reddit_inbox (name, type, mention) VALUES (?, ?, ?)", name, kind, mention)

    def _insert(self, sql: str, *values: object) -> int:
        return int(self.store.db.execute(sql, values).lastrowid or 0)

    def _turn(self) -> int:
        turn = int(self.store.setting("reddit_turn") or 0) + 1
        self.store.put_setting("reddit_turn", str(turn))
        return turn
