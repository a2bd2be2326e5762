"""The posts on X: written, deleted, found by id and by thread."""

import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Any
from unicodedata import normalize

from simulator.store import Store, id_at, pack, unpack
from simulator.x.entities import entities_of
from simulator.x.users import Users


@dataclass(frozen=True)
class Draft:
    """A post before it has an id; `prefix` holds the @mentions that X puts before a reply."""

    author_id: int
    text: str
    reply_to: int | None = None
    quote_of: int | None = None
    prefix: str = ""
    lang: str = "en"
    likes: int = 0
    reposts: int = 0
    aliases: frozenset[str] = frozenset()


class Posts:
    """Every post that was made."""

    def __init__(self, store: Store, users: Users) -> None:
        self.store = store
        self.users = users

    def get(self, post_id: int) -> sqlite3.Row | None:
        """A post that is still there, earlier versions of one that was edited included."""
        return self.store.row("SELECT * FROM x_posts WHERE id = ? AND deleted IN (0, 2)", post_id)

    def hidden(self, post_id: int) -> bool:
        """Whether a post is there, and its author protected or suspended."""
        return self.store.row("SELECT 1 FROM x_posts WHERE id = ? AND deleted IN (3, 4)", post_id) is not None

    def versions(self, post_id: int) -> list[int]:
        """The ids of all versions of a post, the first one first."""
        rows = self.store.rows(
            "SELECT id FROM x_versions WHERE first_id = (SELECT first_id FROM x_versions WHERE id = ?) ORDER BY id",
            post_id,
        )
        return [int(row["id"]) for row in rows] or [post_id]

    def add(self, draft: Draft, now_ms: int, *, past: bool = False) -> sqlite3.Row:
        """Write a post with its entities, mentions and place in its thread; a past one has an id of its moment."""
        store, brand = self.store, self.users.brand_id
        parent = self._answered(draft.reply_to)
        quoted = self._answered(draft.quote_of)
        full_text = draft.prefix + draft.text
        entities = entities_of(full_text, self.users.id_of, draft.aliases, brand)
        mentioned = {int(mention["id"]) for mention in entities.get("mentions", ())}
        # A reply mentions the author above it without saying so, as X does it.
        implicit = {int(parent["author_id"])} if parent else set[int]()
        with store.write():
            post_id = self._past_id(now_ms) if past else store.next_id(now_ms)
            conversation = int(parent["conversation_id"]) if parent else post_id
            store.run(
                "INSERT INTO x_posts (id, author_id, conversation_id, in_reply_to_id, in_reply_to_user_id, quoted_id,"
                " prefix, text, entities, lang, created_ms, likes, reposts, digest)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                post_id,
                draft.author_id,
                conversation,
                draft.reply_to,
                parent["author_id"] if parent else None,
                draft.quote_of,
                draft.prefix,
                pack(draft.text),
                pack(entities),
                draft.lang,
                now_ms,
                draft.likes,
                draft.reposts,
                digest(draft.text) if draft.author_id == brand else None,
            )
            for user in mentioned | implicit:
                store.run("INSERT INTO x_mentions VALUES (?, ?, ?)", user, post_id, user in mentioned)
            if parent:
                store.run("UPDATE x_posts SET replies = replies + 1 WHERE id = ?", parent["id"])
            if quoted:
                store.run("UPDATE x_posts SET quotes = quotes + 1 WHERE id = ?", quoted["id"])
            store.run("UPDATE x_users SET posts = posts + 1 WHERE id = ?", draft.author_id)
            words = full_text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
            store.run("INSERT INTO x_words (rowid, text) VALUES (?, ?)", post_id, words)
            touches = brand in mentioned | implicit | {draft.author_id} or (quoted and quoted["author_id"] == brand)
            store.run(
                "INSERT INTO x_conversations VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
                " SET last_id = excluded.last_id, touches_brand = max(touches_brand, excluded.touches_brand)",
                conversation,
                post_id,
                bool(touches),
            )
        row = self.get(post_id)
        assert row is not None  # noqa: S101  # it was written in this very transaction
        return row

    def delete(self, post: sqlite3.Row) -> None:
        """Take a post away; its id answers as unknown from now on."""
        with self.store.write():
            for version in self.versions(post["id"]):
                self.store.run("UPDATE x_posts SET deleted = 1, digest = NULL WHERE id = ?", version)
            self.store.run("UPDATE x_users SET posts = posts - 1 WHERE id = ?", post["author_id"])
            self.store.run("UPDATE x_posts SET replies = replies - 1 WHERE id = ?", post["in_reply_to_id"])
            self.store.run("UPDATE x_posts SET quotes = quotes - 1 WHERE id = ?", post["quoted_id"])
            for user in {int(m["id"]) for m in unpack(post["entities"]).get("mentions", ())} | {
                post["in_reply_to_user_id"]
            }:
                self.store.run("DELETE FROM x_mentions WHERE user_id = ? AND post_id = ?", user, post["id"])

    def hide(self, post_id: int, *, hidden: bool) -> None:
        """Leave a post out of listings, or show it again; by its id it is always found."""
        with self.store.write():
            self.store.run("DELETE FROM x_hidden WHERE post_id = ?", post_id)
            if hidden:
                self.store.run("INSERT INTO x_hidden VALUES (?)", post_id)

    def thread(self, conversation_id: int, limit: int = 1000) -> list[sqlite3.Row]:
        """A conversation's posts, oldest first."""
        return self.store.rows(
            "SELECT p.*, u.username, u.name FROM x_posts p JOIN x_users u ON u.id = p.author_id"
            " WHERE p.conversation_id = ? AND p.deleted = 0 ORDER BY p.id LIMIT ?",
            conversation_id,
            limit,
        )

    def brand_said(self, text: str) -> bool:
        """Whether the brand's timeline holds this text already."""
        return self.store.row("SELECT 1 FROM x_posts WHERE digest = ?", digest(text)) is not None

    def brand_answer_to(self, post_id: int) -> sqlite3.Row | None:
        """The brand's first answer to a post."""
        return self.store.row(
            "SELECT * FROM x_posts WHERE in_reply_to_id = ? AND author_id = ? AND deleted = 0 ORDER BY id LIMIT 1",
            post_id,
            self.users.brand_id,
        )

    def _past_id(self, at_ms: int) -> int:
        """The first id of a moment that no post has yet."""
        first = id_at(at_ms)
        rows = self.store.rows("SELECT id FROM x_posts WHERE id BETWEEN ? AND ?", first, id_at(at_ms + 1))
        taken = {int(row["id"]) for row in rows}
        return next(each for each in count(first) if each not in taken)

    def _answered(self, post_id: int | None) -> sqlite3.Row | None:
        if post_id is None:
            return None
        post = self.get(post_id)
        if post is None:
            raise KeyError(post_id)
        return post


def full_text(post: sqlite3.Row | dict[str, Any]) -> str:
    """The text as the API shows it: with the @mentions that stand before a reply."""
    return str(post["prefix"]) + str(unpack(post["text"]))


def digest(text: str) -> str:
    """What two texts share that X takes for the same."""
    return sha256(normalize("NFC", " ".join(text.split())).encode("utf-8", "surrogatepass")).hexdigest()
