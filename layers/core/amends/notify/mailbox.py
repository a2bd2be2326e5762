"""A mailbox: what one recipient is to be told by one channel. Its moves as pure functions.

waiting -> claimed, with the time -> sent, which empties it; a failed or forgotten claim goes back to waiting. What is
claimed is told at least once: a crash between sending and noting it tells it again, and never loses it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import Stale
from amends.notify.concerning import GRAVEST, Box
from amends.notify.notice import Line
from amends.notify.quiet import quiet_until
from amends.notify.settings import Pace

KEPT = 50  # lines that are told one by one; the rest is counted
GAP = timedelta(minutes=1)  # between two messages, also urgent ones: a flood is a digest each minute
CLAIM = timedelta(minutes=3)  # longer than a function lives
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=30)
PATIENCE = timedelta(days=1)


class Mailbox(BaseModel):
    """What waits and what is being sent; `more` counts what was not kept as a line of its own."""

    model_config = ConfigDict(frozen=True)

    box: Box
    waiting: list[Line] = []
    more: int = 0
    claimed: list[Line] = []
    claimed_more: int = 0
    claimed_at: AwareDatetime | None = None
    sent_at: AwareDatetime | None = None
    failing_since: AwareDatetime | None = None
    tries: int = 0
    not_before: AwareDatetime | None = None
    why: str = ""
    due_at: AwareDatetime | None = None
    version: int = 0


class Dead(BaseModel):
    """A message that nobody took for a day, and why."""

    model_config = ConfigDict(frozen=True)

    box: Box
    lines: list[Line]
    more: int
    since: AwareDatetime
    at: AwareDatetime
    tries: int
    why: str


def count(mailbox: Mailbox) -> int:
    """How many notices it holds."""
    return len(mailbox.waiting) + mailbox.more + len(mailbox.claimed) + mailbox.claimed_more


def add(mailbox: Mailbox, lines: Sequence[Line], pace: Pace, now: datetime) -> Mailbox:
    """The mailbox with further lines."""
    kept, more = _kept([*mailbox.waiting, *lines])
    return timed(mailbox.model_copy(update={"waiting": kept, "more": mailbox.more + more}), pace, now)


def claim(mailbox: Mailbox, pace: Pace, now: datetime) -> Mailbox:
    """The mailbox with all that waits taken to be sent; raises Stale when it is not its time, or someone has it."""
    mailbox = timed(mailbox, pace, now)
    if mailbox.due_at is None or mailbox.due_at > now:
        raise Stale("it is not its time")
    mailbox = _returned(mailbox)
    taken = {"claimed": mailbox.waiting, "claimed_more": mailbox.more, "claimed_at": now, "waiting": [], "more": 0}
    return timed(mailbox.model_copy(update=taken), pace, now)


def sent(mailbox: Mailbox, claimed_at: datetime, pace: Pace, now: datetime) -> Mailbox:
    """The mailbox after its message was taken; as it is when the claim was no longer ours."""
    if mailbox.claimed_at != claimed_at:
        raise Stale("the claim was taken over")
    done = {"claimed": [], "claimed_more": 0, "claimed_at": None, "sent_at": now}
    return timed(mailbox.model_copy(update=done | _CALM), pace, now)


def failed(
    mailbox: Mailbox, claimed_at: datetime, why: str, pace: Pace, now: datetime, until: datetime | None = None
) -> Mailbox:
    """The mailbox after its message was not taken: it waits longer each time, or as long as it was told to."""
    if mailbox.claimed_at != claimed_at:
        raise Stale("the claim was taken over")
    wait = min(FIRST_WAIT * 2 ** min(mailbox.tries, 10), LONGEST_WAIT)
    state = {
        "tries": mailbox.tries + 1,
        "failing_since": mailbox.failing_since or claimed_at,
        "not_before": max(now + wait, min(until, now + LONGEST_WAIT)) if until else now + wait,
        "why": why,
    }
    return timed(_returned(mailbox).model_copy(update=state), pace, now)


def given_up(mailbox: Mailbox, now: datetime) -> tuple[Mailbox, Dead] | None:
    """The mailbox without what nobody took for a day, and that; None while there is nothing to give up."""
    since = mailbox.failing_since
    if since is None or now - since < PATIENCE or _is_claimed(mailbox, now):
        return None
    all_back = _returned(mailbox)
    old = [line for line in all_back.waiting if now - line.at >= PATIENCE]
    if not old and not all_back.more:
        return None
    dead = Dead(
        box=mailbox.box, lines=old, more=all_back.more, since=since, at=now, tries=mailbox.tries, why=mailbox.why
    )
    young = [line for line in all_back.waiting if line not in old]
    return all_back.model_copy(update={"waiting": young, "more": 0}), dead


def emptied(mailbox: Mailbox) -> Mailbox:
    """The mailbox with nothing in it."""
    nothing = {"waiting": [], "more": 0, "claimed": [], "claimed_more": 0, "claimed_at": None, "due_at": None}
    return mailbox.model_copy(update=nothing | _CALM)


_CALM = {"failing_since": None, "tries": 0, "not_before": None, "why": ""}


def _returned(mailbox: Mailbox) -> Mailbox:
    """What was claimed waits again."""
    kept, more = _kept([*mailbox.claimed, *mailbox.waiting])
    more += mailbox.claimed_more + mailbox.more
    back = {"waiting": kept, "more": more, "claimed": [], "claimed_more": 0, "claimed_at": None}
    return mailbox.model_copy(update=back)


def _kept(lines: list[Line]) -> tuple[list[Line], int]:
    """The most urgent lines, and how many are only counted."""
    ordered = sorted(lines, key=lambda line: (not line.urgent, line.severity, line.at, line.id))
    return ordered[:KEPT], max(0, len(ordered) - KEPT)


def _is_claimed(mailbox: Mailbox, now: datetime) -> bool:
    return mailbox.claimed_at is not None and now - mailbox.claimed_at < CLAIM


def timed(mailbox: Mailbox, pace: Pace, now: datetime) -> Mailbox:
    """The mailbox with when it is due: at first at once, then as a digest; what is urgent each minute."""
    return mailbox.model_copy(update={"due_at": _due(mailbox, pace, now)})


def _due(mailbox: Mailbox, pace: Pace, now: datetime) -> datetime | None:
    if mailbox.claimed_at is not None:
        # What came meanwhile waits for the outcome.
        return mailbox.claimed_at + CLAIM
    if not mailbox.waiting:
        return None
    gap = GAP if any(line.urgent for line in mailbox.waiting) else pace.digest
    due = mailbox.sent_at + gap if mailbox.sent_at else mailbox.waiting[0].at
    due = max(due, mailbox.not_before or due)
    grave = pace.gravest_always and any(line.severity == GRAVEST for line in mailbox.waiting)
    until = None if grave else quiet_until(pace.quiet, max(due, now))
    return until or due
