"""The clocks of a case as people are shown them."""

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.clocks.calendar import business_time_between
from amends.clocks.service import Service
from amends.clocks.spent import Spent, in_words, spent
from amends.clocks.state import Clock, ClockName, Clocks, Holder
from amends.event import Event


class ClockState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"


class ShownClock(BaseModel):
    """One clock; its times are business time, in seconds. `left_seconds` is below zero where it is overdue."""

    model_config = ConfigDict(frozen=True)

    name: ClockName
    reply_id: str | None = None
    state: ClockState
    began_at: AwareDatetime
    due_at: AwareDatetime | None = None
    ended_at: AwareDatetime | None = None
    target_seconds: int
    used_seconds: int
    left_seconds: int
    words: str


class CaseClocks(BaseModel):
    """Which clocks run, whose turn it is, and who used up the time; the running come first, the first due first."""

    owed: ClockName | None
    overdue: bool
    waits_for: Holder
    clocks: list[ShownClock]
    spent: list[Spent]


def shown(clocks: Clocks | None, events: list[Event], service: Service, now: datetime) -> CaseClocks:
    """A case's clocks as they stand now."""
    if clocks is None:
        return CaseClocks(owed=None, overdue=False, waits_for=Holder.RESPONDER, clocks=[], spent=[])
    ordered = [*clocks.running(), *(clock for clock in clocks.clocks if not clock.since)]
    told = [_shown(clock, clocks.severity, service, now) for clock in ordered]
    return CaseClocks(
        owed=clocks.owed,
        overdue=any(one.state is ClockState.OVERDUE for one in told),
        waits_for=clocks.holder,
        clocks=told,
        spent=spent(events, service.calendar(clocks.severity), now),
    )


def _shown(clock: Clock, severity: int, service: Service, now: datetime) -> ShownClock:
    used = clock.used
    if clock.since:
        used += business_time_between(clock.since, now, service.calendar(severity))
    state = _state(clock, used, service)
    left = clock.target - used
    return ShownClock(
        name=clock.name,
        reply_id=clock.reply_id or None,
        state=state,
        began_at=clock.began_at,
        due_at=clock.due_at,
        ended_at=clock.ended_at,
        target_seconds=int(clock.target.total_seconds()),
        used_seconds=int(used.total_seconds()),
        left_seconds=int(left.total_seconds()),
        words=f"{state}: {in_words(used)} of {in_words(clock.target)} used",
    )


def _state(clock: Clock, used: timedelta, service: Service) -> ClockState:
    if clock.ended_at:
        return ClockState.MET if used <= clock.target else ClockState.MISSED
    if clock.since is None:
        return ClockState.PAUSED
    if used >= clock.target:
        return ClockState.OVERDUE
    return ClockState.DUE_SOON if used * 100 >= clock.target * service.rules.warn_at else ClockState.RUNNING
