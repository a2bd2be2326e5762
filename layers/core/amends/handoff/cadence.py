"""How often the public side of a handoff is looked at: often while it is fresh, seldom once it is quiet or resolved."""

from datetime import datetime, timedelta

from amends.handoff.handoff import Handoff, HandoffState

FRESH = timedelta(hours=6)  # since its latest move, or since its customer was in public again
SOON, LATER, SELDOM = timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1)


def every(handoff: Handoff, now: datetime) -> timedelta:
    """The time between two looks; the budget of its source may make it longer, and never shorter."""
    latest = max(handoff.since, handoff.last_public_again_at or handoff.since)
    if now - latest <= FRESH:
        return SOON
    return SELDOM if handoff.state is HandoffState.RESOLVED else LATER


def urgency(handoff: Handoff, now: datetime) -> tuple[timedelta, float]:
    """Who goes first where not all have a turn: who is looked at most often, of those the one that moved last."""
    return every(handoff, now), -handoff.since.timestamp()
