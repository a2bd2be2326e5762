"""Answers about posts: `data`, with `includes`, `errors` and `meta` where there are any."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from simulator.marks import Marks
from simulator.store import unpack
from simulator.x.messages import Messages
from simulator.x.objects import Selection, post_object, references, user_object
from simulator.x.posts import Posts
from simulator.x.problems import missing, unauthorized_for


class Answers:
    """Writes answers about posts and users."""

    def __init__(self, posts: Posts, messages: Messages) -> None:
        self.posts = posts
        self.messages = messages
        self._marks = Marks(posts.store)

    def about_posts(
        self,
        found: Sequence[sqlite3.Row],
        selection: Selection,
        errors: Sequence[dict[str, Any]] = (),
        meta: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """A list of posts with what the selection expands."""
        answer: dict[str, Any] = {}
        if found:
            answer["data"] = [self.post(post, selection) for post in found]
        includes, lost = self._includes(found, selection)
        if includes:
            answer["includes"] = includes
        if problems := [*errors, *lost]:
            answer["errors"] = problems
        if meta is not None:
            answer["meta"] = meta
        return answer

    def post(self, post: sqlite3.Row, selection: Selection) -> dict[str, Any]:
        """A post with the ids of all its versions."""
        versions = [str(version) for version in self.posts.versions(post["id"])]
        shown = post_object(post, selection, self._marks.of("post", str(post["id"])))
        # A post that is only marked as edited has its own history.
        return shown if len(versions) == 1 else shown | {"edit_history_tweet_ids": versions}

    def user(self, user: sqlite3.Row, fields: frozenset[str]) -> dict[str, Any]:
        """A user as the brand sees them."""
        return user_object(
            user, fields, self.messages.wrote_first(user["id"]), self._marks.of("user", user["username"])
        )

    def closed_to_messages(self, user: sqlite3.Row) -> bool:
        """Whether a user takes no messages, whoever wrote first."""
        marks = self._marks.of("user", user["username"])
        return bool(marks.get("dms_closed") or marks.get("suspended"))

    def unseen(self, post: sqlite3.Row, parameter: str) -> dict[str, Any] | None:
        """Why a post that exists is not shown to the brand: its author is suspended, or protects it."""
        author = self.posts.users.by_id(post["author_id"])
        marks = self._marks.of("user", author["username"]) if author else {}
        if marks.get("suspended"):
            return missing("tweet", parameter, str(post["id"]))
        return unauthorized_for("tweet", parameter, str(post["id"])) if marks.get("protected") else None

    def _includes(
        self, found: Sequence[sqlite3.Row], selection: Selection
    ) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        expansions = selection.expansions
        users: dict[int, None] = {}
        posts: dict[int, sqlite3.Row] = {}
        lost: dict[str, dict[str, Any]] = {}
        for post in found:
            if "author_id" in expansions:
                users[post["author_id"]] = None
            if "in_reply_to_user_id" in expansions and post["in_reply_to_user_id"] is not None:
                users[post["in_reply_to_user_id"]] = None
            if "entities.mentions.username" in expansions:
                users.update(dict.fromkeys(int(m["id"]) for m in unpack(post["entities"]).get("mentions", ())))
            if expansions & {"referenced_tweets.id", "referenced_tweets.id.author_id"}:
                for reference in references(post):
                    other = self.posts.get(int(reference["id"]))
                    if other is None:
                        lost[reference["id"]] = missing("tweet", "referenced_tweets.id", reference["id"])
                        continue
                    posts[other["id"]] = other
                    if "referenced_tweets.id.author_id" in expansions:
                        users[other["author_id"]] = None
        includes: dict[str, Any] = {}
        rows = [row for user in users if (row := self.posts.users.by_id(user))]
        if rows:
            includes["users"] = [self.user(row, selection.user) for row in rows]
        if posts:
            includes["tweets"] = [self.post(post, selection) for post in posts.values()]
        return includes, list(lost.values())
