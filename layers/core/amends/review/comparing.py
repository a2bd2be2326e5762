"""Replies of a case that wait at once, side by side: two answers to one post want one decision."""

from collections.abc import Sequence
from itertools import combinations

from pydantic import BaseModel

from amends.reply import Reply
from amends.review.diffs import Part, diff
from amends.review.voiding import WAITING

MOST = 5  # replies that are compared with each other


class Pair(BaseModel):
    """Two replies by their ids, whether they answer one post, and what differs between them."""

    one: str
    other: str
    same_post: bool
    parts: list[Part]


class Pending(BaseModel):
    """The replies of a case that are in review or approved, the first submitted first, and each two compared."""

    replies: list[Reply]
    pairs: list[Pair]


def pending(replies: Sequence[Reply]) -> Pending:
    """Those that wait, and what differs between them."""
    waiting = sorted((reply for reply in replies if reply.state in WAITING), key=lambda reply: reply.since)
    return Pending(
        replies=waiting,
        pairs=[
            Pair(
                one=one.id,
                other=other.id,
                same_post=one.in_reply_to == other.in_reply_to,
                parts=diff(one.text, other.text),
            )
            for one, other in combinations(waiting[:MOST], 2)
        ],
    )
