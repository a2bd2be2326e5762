"""Pages of posts, newest first, and the tokens that lead from one to the next."""

import sqlite3
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.x.problems import invalid
from simulator.x.query import count, id_or_none, time_ms

PAGING = frozenset({"max_results", "pagination_token", "since_id", "until_id", "start_time", "end_time"})
NO_BOUND = 2**63 - 1


@dataclass(frozen=True)
class Window:
    """Which posts a page may hold: ids between two bounds, both excluded, and times from start up to end."""

    above: int
    below: int
    start_ms: int
    end_ms: int
    limit: int


def window(query: Mapping[str, str], least: int, most: int, default: int) -> Window:
    """The window that a query asks for."""
    token = query.get("next_token", query.get("pagination_token"))
    name = "next_token" if "next_token" in query else "pagination_token"
    below = min(id_or_none(query, "until_id") or NO_BOUND, _older_than(name, token) if token else NO_BOUND)
    start, end = time_ms(query, "start_time"), time_ms(query, "end_time")
    if start is not None and end is not None and start >= end:
        raise invalid("start_time", query["start_time"], "'start_time' must be a time before 'end_time'")
    return Window(
        above=id_or_none(query, "since_id") or 0,
        below=below,
        start_ms=0 if start is None else start,
        end_ms=NO_BOUND if end is None else end,
        limit=count(query, "max_results", least, most, default),
    )


def page(found: Sequence[sqlite3.Row], limit: int) -> tuple[list[sqlite3.Row], dict[str, Any]]:
    """A page and its `meta`, from one row more than the page holds."""
    rows = list(found[:limit])
    meta: dict[str, Any] = {"result_count": len(rows)}
    if rows:
        meta = {"newest_id": str(rows[0]["id"]), "oldest_id": str(rows[-1]["id"]), **meta}
    if len(found) > limit:
        meta["next_token"] = token_after(rows[-1]["id"])
    return rows, meta


def token_after(post_id: int) -> str:
    """The token of the page behind a post."""
    return urlsafe_b64encode(b"older:%d" % post_id).decode().rstrip("=")


def older_than(query: Mapping[str, str]) -> int:
    """The bound that a query's token holds."""
    token = query.get("pagination_token")
    return _older_than("pagination_token", token) if token is not None else NO_BOUND


def _older_than(name: str, token: str) -> int:
    try:
        kind, _, value = urlsafe_b64decode(token + "=" * (-len(token) % 4)).partition(b":")
        if kind == b"older" and value.isdigit() and len(value) <= 19:
            return int(value)
    except ValueError:
        pass  # It is no token of ours, which the next line says.
    raise invalid(name, token, f"The `{name}` query parameter value [{token}] is not valid")
