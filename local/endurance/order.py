"""Whether answers went out by severity, window by window."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from amends.outbox import Kind, allowance, asked_at
from amends.reply import Reply, ReplyState

SETTLES = timedelta(seconds=90)  # who was approved just before a window opened may find it full


def windows(replies: Sequence[Reply]) -> list[list[Reply]]:
    """The posted replies, by the platform's window in which they were tried."""
    posted = [reply for reply in replies if reply.state is ReplyState.POSTED and reply.tried_at]
    posted.sort(key=lambda reply: (reply.tried_at or reply.since, reply.id))
    found: list[list[Reply]] = []
    for reply in posted:
        length = allowance(reply.platform, Kind.POST).length
        if not found or _at(reply) - _at(found[-1][0]) >= length:
            found.append([])
        found[-1].append(reply)
    return found


def overtaken(replies: Sequence[Reply]) -> list[str]:
    """Replies that waited when a window opened, and saw a less grave one go before them in it."""
    found: list[str] = []
    for one, following in pairwise(windows(replies)):
        opened = _at(one[0])
        waited = [reply for reply in one if opened - asked_at(reply) > SETTLES]
        least = max((reply.severity for reply in waited), default=0)
        found += [reply.id for reply in following if reply.severity < least and opened - asked_at(reply) > SETTLES]
    return found


def _at(reply: Reply) -> datetime:
    return reply.tried_at or reply.since
