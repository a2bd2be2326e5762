"""Reddit's comments, submissions and private messages as mentions."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import praw

from amends.mention import Mention, Parent, PlatformName

COMMENT, MESSAGE = "t1", "t4"
SITE = "https://www.reddit.com"


def kind(item: Any) -> str:
    """What it is, as the first part of its name says."""
    return str(item.fullname).partition("_")[0]


def author(item: Any) -> str:
    """Who wrote it: nobody, where the account is gone; moderators who write together sign as their subreddit."""
    if item.author is not None:
        return str(item.author)
    subreddit = community(item) if kind(item) == MESSAGE else ""
    return f"r/{subreddit}" if subreddit else ""


def community(item: Any) -> str:
    """The subreddit that it stands in."""
    return str(getattr(item, "subreddit", None) or "")


def words(item: Any) -> str:
    """What it says. A first message's subject belongs to it; an answer's only repeats it."""
    if kind(item) == COMMENT:
        return str(item.body)
    if kind(item) == MESSAGE:
        parts = (item.body,) if item.first_message_name else (item.subject, item.body)
    else:
        parts = (item.title, item.selftext)
    return "\n\n".join(part for part in parts if part)


def names_account(text: str, name: str) -> bool:
    """Whether a text names the account as Reddit links it."""
    return re.search(rf"(?<![\w/])/?u/{re.escape(name)}(?![\w-])", text, re.IGNORECASE) is not None


def parents_of(items: Iterable[Any], client: praw.Reddit) -> dict[str, Any]:
    """The comments that these items answer, by name: one request for a hundred."""
    wanted = {str(item.parent_id) for item in items if kind(item) == COMMENT}
    names = sorted(name for name in wanted if name.startswith(COMMENT))
    return {thing.fullname: thing for thing in client.info(fullnames=names)} if names else {}


def mention(item: Any, source: str, me: str, parents: Mapping[str, Any], *, all_summon: bool) -> Mention:
    """The item as a mention; where not all summon the brand, only naming or answering it does."""
    text = words(item)
    parent = _parent(item, me, parents) if kind(item) == COMMENT else None
    private = kind(item) == MESSAGE
    named = names_account(text, me)
    return Mention(
        platform=PlatformName.REDDIT,
        id=item.fullname,
        conversation_id=_conversation(item),
        author_id=getattr(item, "author_fullname", None) or author(item),
        author_handle=author(item),
        author_name=author(item),
        text=text,
        created_at=datetime.fromtimestamp(item.created_utc, UTC),
        source=source,
        url=f"{SITE}/message/messages/{item.id}" if private else f"{SITE}{_path(item)}",
        parent=parent,
        summoned=all_summon or named or (parent is not None and parent.by_brand),
        private=private,
        community="" if private else community(item),
        named=named,
    )


def _path(item: Any) -> str:
    return str(getattr(item, "context", None) or item.permalink)


def _conversation(item: Any) -> str:
    if kind(item) == MESSAGE:
        return str(item.first_message_name or item.fullname)
    if kind(item) != COMMENT:
        return str(item.fullname)
    # A comment from the inbox names its submission only in its context path.
    link = getattr(item, "link_id", None)
    return str(link) if link else f"t3_{item.context.split('/comments/')[1].split('/')[0]}"


def _parent(comment: Any, me: str, parents: Mapping[str, Any]) -> Parent | None:
    above = parents.get(comment.parent_id)
    # The inbox says by the type that it is ours; a subreddit's listing says who wrote the submission.
    answers_us = getattr(comment, "type", "") in ("comment_reply", "post_reply")
    if above is not None:
        writer = str(above.author or "").lower()
        return Parent(
            id=comment.parent_id,
            text=str(above.body),
            by_brand=writer == me.lower(),
            by_author=bool(writer) and writer == str(comment.author).lower(),
        )
    title = getattr(comment, "link_title", None)
    if not title:
        return None
    top = comment.parent_id.startswith("t3_")
    opened_by = str(getattr(comment, "link_author", "") or "").lower()
    return Parent(
        id=comment.parent_id,
        text=title,
        by_brand=answers_us or (top and opened_by == me.lower()),
        by_author=top and bool(getattr(comment, "is_submitter", False)),
    )
