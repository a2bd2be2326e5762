"""Timelines: mentions of a user, posts by a user, quotes of a post."""

import sqlite3

from simulator.store import Store
from simulator.x.paging import Window

MENTIONS_SHOWN = 800  # X keeps no more of a user's mentions within reach
POSTS_SHOWN = 3200

_BOUNDS = " AND p.id > ? AND p.id < ? AND p.created_ms >= ? AND p.created_ms < ? AND p.deleted = 0"
_BOUNDS += " AND p.id NOT IN (SELECT post_id FROM x_hidden)"  # shown later than they were made


def mentions(store: Store, user_id: int, window: Window) -> list[sqlite3.Row]:
    """Posts that mention a user, replies to them included, out of the latest 800."""
    oldest = store.row(
        "SELECT post_id FROM x_mentions WHERE user_id = ? ORDER BY post_id DESC LIMIT 1 OFFSET ?",
        user_id,
        MENTIONS_SHOWN - 1,
    )
    return store.rows(
        "SELECT p.* FROM x_mentions m JOIN x_posts p ON p.id = m.post_id"  # noqa: S608  # constants only
        " WHERE m.user_id = ? AND m.post_id > ? AND m.post_id < ?" + _BOUNDS + " ORDER BY m.post_id DESC LIMIT ?",
        user_id,
        max(window.above, oldest["post_id"] - 1 if oldest else 0),
        window.below,
        *_bounds(window),
    )


def posts_of(store: Store, user_id: int, window: Window, without_replies: bool) -> list[sqlite3.Row]:
    """A user's own posts, out of the latest 3,200."""
    oldest = store.row(
        "SELECT id FROM x_posts WHERE author_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?", user_id, POSTS_SHOWN - 1
    )
    return store.rows(
        "SELECT p.* FROM x_posts p WHERE p.author_id = ? AND p.id >= ? AND (? = 0 OR p.in_reply_to_id IS NULL)"  # noqa: S608
        + _BOUNDS
        + " ORDER BY p.id DESC LIMIT ?",
        user_id,
        oldest["id"] if oldest else 0,
        without_replies,
        *_bounds(window),
    )


def quotes_of(store: Store, post_id: int, window: Window, without_replies: bool) -> list[sqlite3.Row]:
    """Posts that quote a post."""
    return store.rows(
        "SELECT p.* FROM x_posts p WHERE p.quoted_id = ? AND (? = 0 OR p.in_reply_to_id IS NULL)"  # noqa: S608
        + _BOUNDS
        + " ORDER BY p.id DESC LIMIT ?",
        post_id,
        without_replies,
        *_bounds(window),
    )


def _bounds(window: Window) -> tuple[int, int, int, int, int]:
    return window.above, window.below, window.start_ms, window.end_ms, window.limit + 1
