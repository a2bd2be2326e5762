"""What becomes of what was written on Reddit: edited, deleted, removed, let through; and of who wrote it."""

from simulator.reddit.names import COMMENT, SUBMISSION, split
from simulator.store import Store, pack

REMOVED = "[removed]"
TABLES = {SUBMISSION: "reddit_submissions", COMMENT: "reddit_comments"}


class Upkeep:
    """Changes what was written."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def take_away(self, name: str, how: str) -> bool:
        """Blank a submission or a comment as `[deleted]` by its author or `[removed]` by a moderator."""
        kind, number = split(name) or ("", 0)
        if kind not in TABLES:
            return False
        changed = self.store.run(
            f"UPDATE {TABLES[kind]} SET gone = ? WHERE id = ?",  # noqa: S608  # one of two table names
            how,
            number,
        )
        if how == REMOVED:
            # Its notice waits under a number that no listing shows, and comes back to its old place.
            self.store.run("UPDATE reddit_inbox SET id = -abs(id) WHERE name = ?", name)
        else:
            self.store.run("DELETE FROM reddit_inbox WHERE name = ?", name)
        return bool(changed)

    def approve(self, name: str) -> bool:
        """Let through what a moderator or the spam filter removed; it appears where it would have stood."""
        kind, number = split(name) or ("", 0)
        if kind not in TABLES:
            return False
        changed = self.store.run(
            f"UPDATE {TABLES[kind]} SET gone = '' WHERE id = ? AND gone = ?",  # noqa: S608  # one of two table names
            number,
            REMOVED,
        )
        self.store.run("UPDATE reddit_inbox SET id = abs(id) WHERE name = ?", name)
        return bool(changed)

    def set_score(self, name: str, score: int) -> bool:
        """How many more votes up than down a submission or a comment has by now."""
        kind, number = split(name) or ("", 0)
        if kind not in TABLES:
            return False
        changed = self.store.run(
            f"UPDATE {TABLES[kind]} SET score = ? WHERE id = ?",  # noqa: S608  # one of two table names
            score,
            number,
        )
        return bool(changed)

    def edit(self, name: str, body: str, now: float) -> bool:
        """Change the text of a submission or a comment that is still there."""
        kind, number = split(name) or ("", 0)
        if kind not in TABLES:
            return False
        changed = self.store.run(
            f"UPDATE {TABLES[kind]} SET body = ? WHERE id = ? AND gone = ''",  # noqa: S608  # one of two table names
            pack(body),
            number,
        )
        self.store.run("INSERT OR REPLACE INTO reddit_edits VALUES (?, ?)", name, now)
        return bool(changed)

    def edited_at(self, name: str) -> float | None:
        """When a submission or a comment was edited last."""
        row = self.store.row("SELECT at FROM reddit_edits WHERE name = ?", name)
        return float(row["at"]) if row else None

    def leave(self, author: str) -> None:
        """Delete an account; what it wrote stays."""
        self.store.run("INSERT OR IGNORE INTO reddit_gone VALUES (?)", author)

    def has_left(self, author: str) -> bool:
        """Whether an account was deleted."""
        return self.store.row("SELECT 1 FROM reddit_gone WHERE author = ?", author) is not None
