"""Reddit's listings: newest first, a thousand deep, paged by the names of things."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.store import Store

DEEPEST = 1000  # a listing shows no more, whatever there is

Position = Callable[[str], int | None]


@dataclass(frozen=True)
class Source:
    """A table in its order: the columns and conditions of a listing, and where a name stands in it."""

    table: str
    where: str
    values: tuple[Any, ...]
    position: Position


def listing(children: list[dict[str, Any]], after: str | None = None, before: str | None = None) -> dict[str, Any]:
    """A page of things."""
    return {
        "kind": "Listing",
        "data": {
            "after": after,
            "before": before,
            "dist": len(children),
            "modhash": None,
            "geo_filter": "",
            "children": children,
        },
    }


def page(
    store: Store, source: Source, query: Mapping[str, str], shape: Callable[[sqlite3.Row], dict[str, Any]]
) -> dict[str, Any]:
    """The page that a query asks for: behind `after`, or just in front of `before`."""
    limit = _limit(query.get("limit"))
    oldest = store.row(
        f"SELECT id FROM {source.table} WHERE {source.where} ORDER BY id DESC LIMIT 1 OFFSET ?",  # noqa: S608
        *source.values,
        DEEPEST - 1,
    )
    low = oldest["id"] - 1 if oldest else 0
    if before := query.get("before"):
        # An anchor that was deleted or never was gives nothing at all, as on Reddit itself.
        anchor = source.position(before)
        rows = [] if anchor is None else _rows(store, source, max(anchor, low), 2**62, "ASC", limit + 1)
        more, rows = len(rows) > limit, rows[:limit][::-1]
        children = [shape(row) for row in rows]
        return listing(children, after=_name(children, -1), before=_name(children, 0) if more else None)
    high = 2**62
    if after := query.get("after"):
        anchor = source.position(after)
        if anchor is None:
            return listing([])
        high = anchor
    rows = _rows(store, source, low, high, "DESC", limit + 1)
    children = [shape(row) for row in rows[:limit]]
    return listing(
        children,
        after=_name(children, -1) if len(rows) > limit else None,
        before=_name(children, 0) if query.get("after") and query.get("count") else None,
    )


def _rows(store: Store, source: Source, low: int, high: int, order: str, limit: int) -> list[sqlite3.Row]:
    return store.rows(
        f"SELECT * FROM {source.table} WHERE {source.where} AND id > ? AND id < ?"  # noqa: S608  # constants only
        f" ORDER BY id {order} LIMIT ?",
        *source.values,
        low,
        high,
        limit,
    )


def _limit(value: str | None) -> int:
    if value is None or not value.isascii() or not value.isdigit():
        return 25
    return min(max(int(value[:9]), 1), 100)


def _name(children: list[dict[str, Any]], index: int) -> str | None:
    return str(children[index]["data"]["name"]) if children else None
