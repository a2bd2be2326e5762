"""What is told of a clock: that it is due soon, that it is overdue, and who is called. Each once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from amends.clocks.calendar import add_business_time
from amends.clocks.service import Service
from amends.clocks.state import Clock, ClockName, Clocks, Told
from amends.event import Event

# The kinds of events by which the steps are told; each stands here as it is, so that it can be found.
KINDS = {
    ClockName.TRIAGE: {
        Told.DUE_SOON: "triage due soon",
        Told.OVERDUE: "triage overdue",
        Told.DEPUTY: "triage escalated to deputy",
        Told.LEAD: "triage escalated to lead",
    },
    ClockName.FIRST_ANSWER: {
        Told.DUE_SOON: "first answer due soon",
        Told.OVERDUE: "first answer overdue",
        Told.DEPUTY: "first answer escalated to deputy",
        Told.LEAD: "first answer escalated to lead",
    },
    ClockName.NEXT_ANSWER: {
        Told.DUE_SOON: "next answer due soon",
        Told.OVERDUE: "next answer overdue",
        Told.DEPUTY: "next answer escalated to deputy",
        Told.LEAD: "next answer escalated to lead",
    },
    ClockName.APPROVAL: {
        Told.DUE_SOON: "approval due soon",
        Told.OVERDUE: "approval overdue",
        Told.DEPUTY: "approval escalated to deputy",
        Told.LEAD: "approval escalated to lead",
    },
    ClockName.RESOLUTION: {
        Told.DUE_SOON: "resolution due soon",
        Told.OVERDUE: "resolution overdue",
        Told.DEPUTY: "resolution escalated to deputy",
        Told.LEAD: "resolution escalated to lead",
    },
}


def tell(clocks: Clocks, service: Service, now: datetime) -> tuple[Clocks, list[Event]]:
    """The clocks, told of as far as now, and the events that tell it, in the order of what they tell."""
    told: list[tuple[datetime, Event]] = []
    after: list[Clock] = []
    for clock in clocks.clocks:
        passed = [(moment, step) for moment, step in _steps(clock, clocks, service) if moment <= now]
        told += [(moment, _event(clock, step, clocks, service, now)) for moment, step in passed]
        after.append(clock.model_copy(update={"told": max([clock.told, *(step for _, step in passed)])}))
    events = [event for _, event in sorted(told, key=lambda one: one[0])]
    return clocks.model_copy(update={"clocks": after}), events


def next_step(clocks: Clocks, service: Service) -> datetime | None:
    """When something is to be told next, if nothing else happens; None where nothing is."""
    return min((moment for clock in clocks.clocks for moment, _ in _steps(clock, clocks, service)), default=None)


def moment_of(clock: Clock, percent: int, clocks: Clocks, service: Service, since: datetime) -> datetime:
    """When so much of a clock's target is used up, if it runs from a moment on."""
    left = clock.target * percent / 100 - clock.used
    return add_business_time(since, max(left, timedelta(0)), service.calendar(clocks.severity))


def _steps(clock: Clock, clocks: Clocks, service: Service) -> Iterator[tuple[datetime, Told]]:
    """The steps of a running clock that were not told yet, with their moments."""
    if clock.since is None:
        return
    rules, staff = service.rules, service.staff(clocks.desk)
    ladder = {Told.DUE_SOON: rules.warn_at, Told.OVERDUE: 100}
    if staff and staff.deputies:
        ladder[Told.DEPUTY] = rules.deputy_at
    if staff and staff.lead:
        ladder[Told.LEAD] = rules.lead_at
    for step, percent in ladder.items():
        if step > clock.told:
            yield moment_of(clock, percent, clocks, service, clock.since), step


def _event(clock: Clock, step: Told, clocks: Clocks, service: Service, now: datetime) -> Event:
    staff = service.staff(clocks.desk)
    called = (
        {Told.DEPUTY: staff.deputies[0], Told.LEAD: staff.lead}.get(step) if staff and step > Told.OVERDUE else None
    )
    due = f"due {clock.due_at:%Y-%m-%d %H:%M} UTC"
    return Event(
        at=now,
        kind=KINDS[clock.name][step],
        reply_id=clock.reply_id or None,
        note=f"to {called.name}, {due}" if called else due,
        to=(called.id,) if called else (),
    )
