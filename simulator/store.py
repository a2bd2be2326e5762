"""The simulator's memory: one SQLite file, written before anything is acknowledged."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).with_name("schema.sql")
EPOCH_MS = 1_288_834_974_657  # X counts its ids' milliseconds from here
SEQUENCE_BITS = 22


class Store:
    """A SQLite database in write-ahead mode, with ids that only grow."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.row_factory = sqlite3.Row
        self.db.execute("PRAGMA journal_mode=WAL")
        # A killed process loses nothing in this mode; only a machine that loses power can.
        self.db.execute("PRAGMA synchronous=NORMAL")
        self.db.executescript(SCHEMA.read_text(encoding="utf-8"))
        self._last_id = int(self.setting("last_id") or 0)

    @contextmanager
    def write(self) -> Iterator[None]:
        """One transaction; an inner one joins the outer, so that a batch commits once."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.put_setting("last_id", str(self._last_id))
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def next_id(self, now_ms: int) -> int:
        """A 19-digit id that holds its time of creation and is above every earlier one."""
        self._last_id = max(self._last_id + 1, id_at(now_ms))
        return self._last_id

    def row(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """The first row, or None."""
        row: sqlite3.Row | None = self.db.execute(sql, values).fetchone()
        return row

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """Every row."""
        return self.db.execute(sql, values).fetchall()

    def run(self, sql: str, *values: Any) -> int:
        """Run a statement; how many rows it changed."""
        return self.db.execute(sql, values).rowcount

    def setting(self, name: str) -> str | None:
        """A remembered value."""
        row = self.row("SELECT value FROM settings WHERE name = ?", name)
        return str(row["value"]) if row else None

    def put_setting(self, name: str, value: str) -> None:
        """Remember a value."""
        self.run(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value
        )

    def close(self) -> None:
        """Close the file."""
        self.db.close()


def id_at(at_ms: int) -> int:
    """The lowest id that is made at a time."""
    return (at_ms - EPOCH_MS) << SEQUENCE_BITS


def id_time_ms(snowflake: int) -> int:
    """The time at which an id was made."""
    return (snowflake >> SEQUENCE_BITS) + EPOCH_MS


def pack(text: object) -> str:
    """A value as JSON in ASCII: SQLite then keeps NULs and lone surrogates as they came."""
    return json.dumps(text)


def unpack(stored: str) -> Any:
    """The value that `pack` stored."""
    return json.loads(stored)
