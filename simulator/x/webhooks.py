"""X's webhooks, what they are subscribed to, and the events that they get."""

import json
import sqlite3
from typing import Any

from simulator.store import Store
from simulator.x.courier import Courier


class Webhooks:
    """Every webhook of the app."""

    def __init__(self, store: Store, courier: Courier) -> None:
        self.store = store
        self.courier = courier

    def all(self) -> list[sqlite3.Row]:
        """The webhooks, in the order of their registration."""
        return self.store.rows("SELECT * FROM x_webhooks ORDER BY id")

    def get(self, webhook_id: int) -> sqlite3.Row | None:
        """A webhook."""
        return self.store.row("SELECT * FROM x_webhooks WHERE id = ?", webhook_id)

    def add(self, url: str, now_ms: int) -> sqlite3.Row:
        """Register an address; raises KeyError where it is registered."""
        if self.store.row("SELECT 1 FROM x_webhooks WHERE url = ?", url):
            raise KeyError(url)
        with self.store.write():
            webhook_id = self.store.next_id(now_ms)
            self.store.run("INSERT INTO x_webhooks VALUES (?, ?, 1, ?)", webhook_id, url, now_ms)
        row = self.get(webhook_id)
        assert row is not None  # noqa: S101  # it was written a line ago
        return row

    def set_valid(self, webhook_id: int, valid: bool) -> None:
        """Give a webhook up, or wake it."""
        with self.store.write():
            self.store.run("UPDATE x_webhooks SET valid = ? WHERE id = ?", valid, webhook_id)

    def remove(self, webhook_id: int) -> None:
        """Forget a webhook with its subscriptions and events."""
        with self.store.write():
            self.store.run("DELETE FROM x_events WHERE webhook_id = ?", webhook_id)
            self.store.run("DELETE FROM x_subscriptions WHERE webhook_id = ?", webhook_id)
            self.store.run("DELETE FROM x_webhooks WHERE id = ?", webhook_id)

    def subscribe(self, event_type: str, user_id: int, webhook_id: int, now_ms: int) -> sqlite3.Row:
        """Have a user's events of a type go to a webhook."""
        with self.store.write():
            self.store.run(
                "INSERT INTO x_subscriptions VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (event_type, user_id) DO UPDATE SET webhook_id = excluded.webhook_id",
                self.store.next_id(now_ms),
                webhook_id,
                event_type,
                user_id,
                now_ms,
            )
        row = self.store.row("SELECT * FROM x_subscriptions WHERE event_type = ? AND user_id = ?", event_type, user_id)
        assert row is not None  # noqa: S101  # it was written a line ago
        return row

    def subscriptions(self) -> list[sqlite3.Row]:
        """The subscriptions, in their order."""
        return self.store.rows("SELECT * FROM x_subscriptions ORDER BY id")

    def has_subscriptions(self) -> bool:
        """Whether anybody wants events."""
        return self.store.row("SELECT 1 FROM x_subscriptions LIMIT 1") is not None

    def happened(self, event_type: str, user_id: int, payload: Any, includes: Any, now_ms: int) -> None:
        """Keep an event for whoever is subscribed to it, and deliver it where the webhook is valid."""
        found = self.store.row(
            "SELECT w.* FROM x_subscriptions s JOIN x_webhooks w ON w.id = s.webhook_id"
            " WHERE s.event_type = ? AND s.user_id = ?",
            event_type,
            user_id,
        )
        if found is None:
            return
        with self.store.write():
            event_id = self.store.next_id(now_ms)
            data = {"event_uuid": str(event_id), "event_type": event_type, "filter": {"user_id": str(user_id)}}
            body = json.dumps({"data": data | {"payload": payload, "includes": includes}}).encode()
            self.store.run("INSERT INTO x_events VALUES (?, ?, ?, ?)", event_id, found["id"], body, now_ms)
        if found["valid"]:
            self.courier.send(found["url"], body)

    def replay(self, webhook: sqlite3.Row, first_ms: int, end_ms: int) -> None:
        """Deliver a span's events again, in their order; the end is not included."""
        for event in self.store.rows(
            "SELECT body FROM x_events WHERE webhook_id = ? AND created_ms >= ? AND created_ms < ? ORDER BY id",
            webhook["id"],
            first_ms,
            end_ms,
        ):
            self.courier.send(webhook["url"], event["body"])
