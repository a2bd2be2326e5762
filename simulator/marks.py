"""What else is true of posts, users and things: protected, suspended, locked, archived, limited or edited."""

from typing import Any

from simulator.store import Store, pack, unpack

SETTINGS = ("everyone", "mentionedUsers", "following", "subscribers", "verified")
# What can be said of a user on X, of a post on X, of a comment or a submission on Reddit.
NAMES = {
    "user": {"protected", "suspended", "follows_brand", "dms_closed"},
    "post": {"reply_settings", "edited", "message_button"},
    "reddit": {"locked", "archived"},
}


class Marks:
    """Every mark, by the thing that carries it, as in `user:ada`, `post:206…` or `reddit:t1_a`."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def of(self, kind: str, name: str) -> dict[str, Any]:
        """The marks of a thing."""
        rows = self.store.rows("SELECT name, value FROM marks WHERE thing = ?", f"{kind}:{name.lower()}")
        return {row["name"]: unpack(row["value"]) for row in rows}

    def put(self, kind: str, name: str, marks: dict[str, Any]) -> None:
        """Set marks of a thing; raises ValueError for one that it can't carry."""
        if kind not in NAMES or marks.keys() - NAMES[kind]:
            raise ValueError(f"of a {kind} there is only {', '.join(sorted(NAMES.get(kind, ()))) or 'nothing'}")
        for mark, value in marks.items():
            if value not in SETTINGS if mark == "reply_settings" else not isinstance(value, bool):
                raise ValueError(f"{mark} can't be {value}")
        with self.store.write():
            for mark, value in marks.items():
                self.store.run(
                    "INSERT OR REPLACE INTO marks VALUES (?, ?, ?)", f"{kind}:{name.lower()}", mark, pack(value)
                )
