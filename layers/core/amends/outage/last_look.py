"""What speaks against a delivery right before it is posted, and before it is handed out."""

from collections.abc import Iterable
from datetime import datetime

from amends.case import Case
from amends.reply import Reply, ReplyState

# A person is about to answer.
AT_WORK = frozenset({ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.POSTING, ReplyState.MAYBE_POSTED})
TO_COME = "a person answers this customer"
DONE = "a person has answered this customer"
IN_PRIVATE = "speaks with one of us in private"


def persons(replies: Iterable[Reply]) -> list[Reply]:
    """The answers that are no statements."""
    return [reply for reply in replies if reply.statement is None]


def at_work(replies: Iterable[Reply]) -> str:
    """Why a person's own answer goes first; empty where none is about to go."""
    return TO_COME if any(reply.state in AT_WORK for reply in persons(replies)) else ""


def answered(replies: Iterable[Reply], wrote_at: datetime) -> str:
    """Why a person's own answer makes a statement needless; empty where the customer wrote again behind it."""
    posted = [reply for reply in persons(replies) if reply.state is ReplyState.POSTED]
    return DONE if any(reply.created_at >= wrote_at for reply in posted) else ""


def in_private(case: Case) -> str:
    """Why a customer who speaks with one of us is told nothing in public; empty where they do not."""
    return IN_PRIVATE if case.private_since else ""


def persons_turn(reply: Reply, replies: Iterable[Reply], wrote_at: datetime) -> str:
    """Why a person's own answer takes this customer off the list; empty where there is none."""
    ours = list(replies)
    return at_work(ours) or ("" if reply.again else answered(ours, wrote_at))


def over(reply: Reply, now: datetime) -> str:
    """Why what was approved holds no more; empty while it does."""
    ref = reply.statement
    return "the statement's approval expired" if ref and ref.expires_at and ref.expires_at <= now else ""
