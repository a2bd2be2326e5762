"""What a write does to a case's clocks: derived from the state in which it leaves the case and its replies."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from amends.clocks.calendar import business_time_between
from amends.clocks.service import Service
from amends.clocks.state import Clock, ClockName, Clocks, Holder, Seen
from amends.clocks.steps import moment_of, next_step, tell
from amends.event import Event

OPEN, ANSWERED, RESOLVED = "open", "answered", "resolved"
IN_REVIEW, POSTED = "in_review", "posted"
ON_ITS_WAY = frozenset({"approved", "posting", "maybe_posted"})
UNDER_WAY = ON_ITS_WAY | {IN_REVIEW}
ANSWERS = (ClockName.FIRST_ANSWER, ClockName.NEXT_ANSWER)


def follow(before: Clocks | None, seen: Seen, service: Service, now: datetime) -> tuple[Clocks, list[Event]]:
    """The clocks after a write, and what became due before it: what was missed in a standstill is told here, once.

    Moments never go backwards: a function whose own clock is behind counts no time twice.
    """
    clocks = before or Clocks(at=now, state=OPEN, severity=seen.severity, channel=seen.channel, desk=seen.desk)
    now = max(now, clocks.at)
    clocks, events = tell(clocks, service, now)
    counted = [_counted(clock, clocks, service, now) for clock in clocks.clocks]
    known: dict[str, Any] = {"at": now, "replies": _under_way(clocks, seen)}
    if seen.state is not None:
        known |= {name: getattr(seen, name) for name in ("state", "severity", "channel", "desk", "snoozed_until")}
    posted = POSTED in seen.replies.values()
    after = clocks.model_copy(update=known)
    after = after.model_copy(update={"answered": clocks.answered or posted or after.state == ANSWERED})
    kept = [_moved(clock, after, seen, now, ended=posted) for clock in counted]
    new = list(_begun(kept, after, seen, now, service, posted=posted))
    return _timed(after.model_copy(update={"clocks": _latest([*kept, *new])}), service), events


def due_of(clocks: Clocks, service: Service) -> datetime | None:
    """What orders a case in its queue: when the first clock that runs is due.

    While it is snoozed: when that would be, if they ran again from then on. None where nothing is owed.
    """
    if running := clocks.running():
        return running[0].due_at
    until = clocks.snoozed_until
    standing = [clock for clock in clocks.clocks if clock.ended_at is None] if until and clocks.state == OPEN else []
    return min((moment_of(clock, 100, clocks, service, until) for clock in standing if until), default=None)


def _under_way(clocks: Clocks, seen: Seen) -> dict[str, str]:
    return {name: state for name, state in {**clocks.replies, **seen.replies}.items() if state in UNDER_WAY}


def _counted(clock: Clock, clocks: Clocks, service: Service, now: datetime) -> Clock:
    """The clock with its time up to now counted, by the hours of the severity that it had."""
    if clock.since is None:
        return clock
    used = clock.used + business_time_between(clock.since, now, service.calendar(clocks.severity))
    return clock.model_copy(update={"used": used, "since": now})


def _moved(clock: Clock, clocks: Clocks, seen: Seen, now: datetime, *, ended: bool) -> Clock:
    """The clock, run, standing or ended, as the case's state has it."""
    over, awake = clocks.state == RESOLVED, clocks.snoozed_until is None
    if clock.name is ClockName.RESOLUTION:  # Reopening lets it go on: the customer waited all along.
        return _set(clock, now, ended=over, runs=clocks.state == OPEN and awake)
    if clock.ended_at:
        return clock
    if clock.name is ClockName.TRIAGE:
        return _set(clock, now, ended=over or seen.by_person or ended, runs=True)
    if clock.name is ClockName.APPROVAL:
        return _set(clock, now, ended=over or clocks.replies.get(clock.reply_id) != IN_REVIEW, runs=True)
    return _set(clock, now, ended=clocks.state != OPEN or ended, runs=awake)


def _set(clock: Clock, now: datetime, *, ended: bool, runs: bool) -> Clock:
    runs = runs and not ended
    ended_at = (clock.ended_at or now) if ended else None
    return clock.model_copy(update={"since": now if runs else None, "due_at": None, "ended_at": ended_at})


def _begun(
    kept: list[Clock], clocks: Clocks, seen: Seen, now: datetime, service: Service, *, posted: bool
) -> Iterator[Clock]:
    """The clocks that begin with this write."""

    def begin(name: ClockName, reply_id: str = "") -> Clock:
        target = service.target(name, clocks.severity, clocks.channel)
        return Clock(name=name, reply_id=reply_id, began_at=now, since=now, target=target)

    there = {(clock.name, clock.reply_id) for clock in kept if clock.ended_at is None}
    if not kept and clocks.state == OPEN and not seen.by_person:
        yield begin(ClockName.TRIAGE)
    if not kept:
        yield _moved(begin(ClockName.RESOLUTION), clocks, seen, now, ended=False)
    if clocks.state == OPEN and clocks.snoozed_until is None and not any((name, "") in there for name in ANSWERS):
        answer = begin(ClockName.NEXT_ANSWER if clocks.answered else ClockName.FIRST_ANSWER)
        # A post that came while the answer was written waits since then.
        waits_since = max(seen.wrote_at, kept[0].began_at) if posted and seen.wrote_at and kept else now
        yield answer.model_copy(update={"since": min(waits_since, now)})
    for reply_id, state in clocks.replies.items():
        if state == IN_REVIEW and clocks.state != RESOLVED and (ClockName.APPROVAL, reply_id) not in there:
            yield begin(ClockName.APPROVAL, reply_id)


def _latest(clocks: list[Clock]) -> list[Clock]:
    """Those that have not ended, and of the others the last of each name."""
    last = {clock.name: clock for clock in clocks if clock.ended_at}
    going = {clock.name for clock in clocks if clock.ended_at is None}
    ended = [clock for name, clock in last.items() if name not in going]
    return [*ended, *(clock for clock in clocks if clock.ended_at is None)]


def _timed(clocks: Clocks, service: Service) -> Clocks:
    """The clocks with their targets and moments by the settings as they are now, and for whom the case waits."""
    aimed = [
        clock
        if clock.ended_at
        else clock.model_copy(update={"target": service.target(clock.name, clocks.severity, clocks.channel)})
        for clock in clocks.clocks
    ]
    due = [
        clock.model_copy(update={"due_at": moment_of(clock, 100, clocks, service, clock.since)})
        if clock.since
        else clock
        for clock in aimed
    ]
    timed = clocks.model_copy(update={"clocks": due, "holder": _holder(clocks)})
    running = timed.running()
    return timed.model_copy(update={"owed": running[0].name if running else None, "next_at": next_step(timed, service)})


def _holder(clocks: Clocks) -> Holder:
    if clocks.state == RESOLVED or clocks.snoozed_until:
        return Holder.NOBODY
    states = set(clocks.replies.values())
    if IN_REVIEW in states:
        return Holder.APPROVER
    if states & ON_ITS_WAY:
        return Holder.OUTBOX
    return Holder.CUSTOMER if clocks.state == ANSWERED else Holder.RESPONDER
