"""An invitation that nobody answered: when its responder is reminded, and when it is given up."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from amends.case import Case
from amends.handoff.handoff import Handoff, HandoffState, changed, unanswered
from amends.handoff.settings import HandoffSettings
from amends.reply import Reply, ReplyState

# A reminder in public that is about to appear: who gives the invitation up before it does would look confused.
ON_ITS_WAY = frozenset({ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.POSTING, ReplyState.MAYBE_POSTED})
LOOK_AGAIN = timedelta(hours=1)  # at a reminder that is on its way
GONE = "removed"  # in the place of an author whose posts are all gone


class Next(StrEnum):
    """What is done when an invitation has waited."""

    REMIND = "remind"
    GIVE_UP = "give up"


class Step(NamedTuple):
    """What is done next, and when."""

    what: Next
    at: datetime


def next_step(handoff: Handoff, follow_up: Reply | None, settings: HandoffSettings, now: datetime) -> Step | None:
    """What an invitation waits for; None where somebody came, or it is over.

    The time until it is given up begins anew with the reminder in public.
    """
    if handoff.state is not HandoffState.INVITED:
        return None
    invited = handoff.invited_at or handoff.since
    last = max(invited, handoff.followed_up_at or invited)
    give_up = last + timedelta(hours=settings.close_hours)
    remind = invited + timedelta(hours=settings.remind_hours)
    if handoff.reminded_at is None and remind < give_up and now < give_up:
        return Step(Next.REMIND, remind)
    if follow_up and follow_up.state in ON_ITS_WAY:
        return Step(Next.GIVE_UP, max(give_up, now + LOOK_AGAIN))
    return Step(Next.GIVE_UP, give_up)


def reminded(handoff: Handoff, now: datetime) -> Handoff:
    """The handoff whose responder was told that nobody came so far."""
    return changed(handoff, reminded_at=now)


def given_up(handoff: Handoff, case: Case, now: datetime) -> Handoff:
    """The handoff, given up; where all that its customer wrote is gone, so is who they were."""
    after = unanswered(handoff, now)
    return after.model_copy(update={"author_id": GONE}) if case.removed_at else after
