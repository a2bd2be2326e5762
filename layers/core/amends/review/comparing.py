"""Replies of a case that wait at once, side by side: two answers to one post want one decision."""

from collections.abc import Sequence
from datetime import datetime
from itertools import combinations

from pydantic import BaseModel

from amends.reply import Reply, ReplyState
from amends.review.approving import may_approve
from amends.review.desks import Away
from amends.review.diffs import Part, diff
from amends.review.proposing import taken
from amends.review.voiding import WAITING
from amends.roles import Person

MOST = 5  # replies that are compared with each other


class Pair(BaseModel):
    """Two replies by their ids, whether they answer one post, and what differs between them."""

    one: str
    other: str
    same_post: bool
    parts: list[Part]


class Pending(BaseModel):
    """The replies of a case that are in review or approved, the first submitted first, and each two compared.

    `yours` are the ids of those that the caller may approve now; where other words are proposed, with those.
    """

    replies: list[Reply]
    pairs: list[Pair]
    yours: list[str] = []


def pending(replies: Sequence[Reply], person: Person, absent: Sequence[Away], now: datetime) -> Pending:
    """Those that wait, what differs between them, and which of them wait for this person."""
    reviewed = (reply for reply in replies if reply.state in WAITING and not reply.private)
    waiting = sorted(reviewed, key=lambda reply: reply.since)
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
        yours=[
            reply.id
            for reply in waiting
            if reply.state is ReplyState.IN_REVIEW and may_approve(taken(reply), person, absent, now)
        ],
    )
