"""The accounts on X."""

import re
import sqlite3

from simulator.store import Store, pack

HANDLE = re.compile(r"[A-Za-z0-9_]{1,30}")  # X allows 15; recorded feeds carry longer pseudonyms


class Users:
    """Everyone who has an account."""

    def __init__(self, store: Store, brand_id: int, brand_handle: str, brand_name: str, now_ms: int) -> None:
        self.store = store
        self.brand_id = brand_id
        store.run(
            "INSERT OR IGNORE INTO x_users (id, username, name, followers, created_ms) VALUES (?, ?, ?, ?, ?)",
            brand_id,
            brand_handle,
            pack(brand_name),
            48_213,
            now_ms,
        )

    def by_id(self, user_id: int) -> sqlite3.Row | None:
        """The account with an id."""
        return self.store.row("SELECT * FROM x_users WHERE id = ?", user_id)

    def by_handle(self, handle: str) -> sqlite3.Row | None:
        """The account with a handle, in any case."""
        return self.store.row("SELECT * FROM x_users WHERE username = ?", handle)

    def id_of(self, handle: str) -> int | None:
        """The id behind a handle."""
        row = self.by_handle(handle)
        return int(row["id"]) if row else None

    def ensure(self, handle: str, now_ms: int, name: str | None = None, followers: int | None = None) -> int:
        """The id behind a handle, for which an account is opened where there is none."""
        known = self.by_handle(handle)
        if known is None:
            user_id = self.store.next_id(now_ms)
            self.store.run(
                "INSERT INTO x_users (id, username, name, followers, created_ms) VALUES (?, ?, ?, ?, ?)",
                user_id,
                handle,
                pack(name or handle),
                followers or 0,
                now_ms,
            )
            return user_id
        if name is not None or followers is not None:
            self.store.run(
                "UPDATE x_users SET name = coalesce(?, name), followers = coalesce(?, followers) WHERE id = ?",
                None if name is None else pack(name),
                followers,
                known["id"],
            )
        return int(known["id"])
