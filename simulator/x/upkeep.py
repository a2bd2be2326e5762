"""What authors do to their posts and accounts on X: edit, delete, protect, be suspended, leave."""

import sqlite3

from simulator.store import Store, pack
from simulator.x.posts import Posts

# What `deleted` of a post means, beside 0 for one that stands and 1 for one that its author deleted.
OLDER_VERSION, OF_PROTECTED, OF_SUSPENDED, OF_NOBODY = 2, 3, 4, 5
METRICS = ("likes", "reposts", "replies", "quotes", "views")
STATES = {"active": 0, "protected": OF_PROTECTED, "suspended": OF_SUSPENDED, "deleted": OF_NOBODY}
REASONS = {1: "deleted", OF_PROTECTED: "protected", OF_SUSPENDED: "suspended", OF_NOBODY: "deactivated"}


class Upkeep:
    """Changes what was posted."""

    def __init__(self, store: Store, posts: Posts) -> None:
        self.store = store
        self.posts = posts

    def edit(self, post: sqlite3.Row, text: str, now_ms: int) -> int:
        """A new version of a post, with an id of its own; the id. The older one is found by its id alone."""
        with self.store.write():
            version = self.store.next_id(now_ms)
            columns = [name for name in post.keys() if name not in ("id", "text", "digest")]  # noqa: SIM118
            names = ", ".join(columns)
            self.store.run(
                f"INSERT INTO x_posts (id, text, {names}) SELECT ?, ?, {names} FROM x_posts WHERE id = ?",  # noqa: S608
                version,
                pack(text),
                post["id"],
            )
            first = self.posts.versions(post["id"])[0]
            self.store.run("INSERT OR IGNORE INTO x_versions VALUES (?, ?)", first, first)
            self.store.run("INSERT INTO x_versions VALUES (?, ?)", version, first)
            self.store.run("UPDATE x_posts SET deleted = ? WHERE id = ?", OLDER_VERSION, post["id"])
            self.store.run(
                "INSERT OR IGNORE INTO x_mentions SELECT user_id, ?, explicit FROM x_mentions WHERE post_id = ?",
                version,
                post["id"],
            )
            self.store.run("INSERT INTO x_words (rowid, text) VALUES (?, ?)", version, text.replace("\0", " "))
        return version

    def set_metrics(self, post_id: int, counts: dict[str, int]) -> bool:
        """How far a post has gone by now; views that are not set follow from likes and reposts."""
        columns = {name: value for name, value in counts.items() if name != "views"}
        with self.store.write():
            for name, value in columns.items():
                self.store.run(f"UPDATE x_posts SET {name} = ? WHERE id = ?", value, post_id)  # noqa: S608  # of METRICS
            if "views" in counts:
                thing = f"post:{post_id}"
                self.store.run("INSERT OR REPLACE INTO marks VALUES (?, 'views', ?)", thing, pack(counts["views"]))
        return self.posts.get(post_id) is not None

    def set_state(self, user_id: int, state: str) -> None:
        """Hide an account's posts, or show those again that its author did not delete."""
        hidden = tuple(STATES.values())[1:]
        with self.store.write():
            self.store.run(
                "UPDATE x_posts SET deleted = ? WHERE author_id = ? AND deleted IN (0, ?, ?, ?)",
                STATES[state],
                user_id,
                *hidden,
            )

    def why_gone(self, post_id: int) -> str | None:
        """Why a post is not shown, in the words of a compliance job; None while it is shown."""
        row = self.store.row("SELECT deleted FROM x_posts WHERE id = ?", post_id)
        return REASONS.get(row["deleted"]) if row else "deleted"
