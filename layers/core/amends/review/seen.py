"""What an approval is for: the customer's posts as they stood, and how the incident stood."""

import hashlib
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from amends.mention import Mention

NO_INCIDENT = "none"


class Seen(BaseModel):
    """A thread and an incident at a moment; `thread` is a hash that each post, each edit and each removal changes."""

    model_config = ConfigDict(frozen=True)

    thread: str
    posts: int
    latest: str = ""  # the id of the newest post
    incident: str = NO_INCIDENT


def seen_of(posts: Iterable[Mention], incident: str = NO_INCIDENT) -> Seen:
    """What there is to see now."""
    ordered = sorted(posts, key=lambda post: (post.created_at, post.id))
    # A private one counts without its words, whether or not they are opened: a hash of few words tells what they are.
    said = "\n".join(f"{post.id} {_sha256('' if post.private else post.text)}" for post in ordered)
    latest = ordered[-1].id if ordered else ""
    return Seen(thread=_sha256(said), posts=len(ordered), latest=latest, incident=incident)


def change(before: Seen, now: Seen) -> str:
    """What is different, in words; empty where nothing is."""
    if before.incident != now.incident:
        return f"the incident was {before.incident} and is {now.incident}"
    if before.thread == now.thread:
        return ""
    if now.posts > before.posts or (now.posts and now.latest != before.latest and now.posts == before.posts):
        return "the customer wrote again"
    if now.posts < before.posts:
        return "a post of the thread was removed"
    return "a post of the thread was edited"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
