"""Direct messages: kept, and open to the brand only where the customer wrote first."""

import sqlite3

from simulator.store import Store, pack


class Messages:
    """Every direct message to and from the brand."""

    def __init__(self, store: Store, brand_id: int) -> None:
        self.store = store
        self.brand_id = brand_id

    def add(self, sender: int, recipient: int, text: str, now_ms: int) -> sqlite3.Row:
        """Deliver a message."""
        with self.store.write():
            message_id = self.store.next_id(now_ms)
            self.store.run(
                "INSERT INTO x_messages VALUES (?, ?, ?, ?, ?, ?)",
                message_id,
                conversation_of(sender, recipient),
                sender,
                recipient,
                pack(text),
                now_ms,
            )
        row = self.store.row("SELECT * FROM x_messages WHERE id = ?", message_id)
        assert row is not None  # noqa: S101  # it was written a line ago
        return row

    def wrote_first(self, user_id: int) -> bool:
        """Whether this user opened a conversation with the brand."""
        return (
            self.store.row(
                "SELECT 1 FROM x_messages WHERE sender_id = ? AND recipient_id = ? LIMIT 1", user_id, self.brand_id
            )
            is not None
        )

    def with_user(self, user_id: int) -> list[sqlite3.Row]:
        """The conversation with a user, oldest first."""
        return self.store.rows(
            "SELECT * FROM x_messages WHERE conversation = ? ORDER BY id", conversation_of(user_id, self.brand_id)
        )

    def page(self, conversation: str | None, older_than: int, since_ms: int, limit: int) -> list[sqlite3.Row]:
        """Messages of one conversation, or of all, newest first."""
        if conversation is None:
            return self.store.rows(
                "SELECT * FROM x_messages WHERE id < ? AND created_ms >= ? ORDER BY id DESC LIMIT ?",
                older_than,
                since_ms,
                limit,
            )
        return self.store.rows(
            "SELECT * FROM x_messages WHERE conversation = ? AND id < ? AND created_ms >= ? ORDER BY id DESC LIMIT ?",
            conversation,
            older_than,
            since_ms,
            limit,
        )


def conversation_of(one: int, other: int) -> str:
    """The name of a conversation between two users."""
    return f"{min(one, other)}-{max(one, other)}"
