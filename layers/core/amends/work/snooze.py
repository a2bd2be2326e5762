"""A case that sleeps: out of the queue until a moment, or until its customer writes."""

from datetime import datetime, timedelta

from amends.case import Case, CaseState
from amends.errors import BadInput, Stale
from amends.event import Event
from amends.roles import Act, Person
from amends.timers import Timer
from amends.triage import Lane

TIMER = "snooze"
LONGEST = timedelta(days=90)  # what sleeps for longer is forgotten


def snoozed(case: Case, until: datetime | None, note: str, person: Person, now: datetime) -> tuple[Case, Event]:
    """The case, asleep until a moment; without one, until its customer writes."""
    person.must(Act.WORK)
    if case.state not in (CaseState.OPEN, CaseState.ANSWERED, CaseState.SNOOZED):
        raise Stale(f"the case is {case.state}")
    if until is not None and not now < until <= now + LONGEST:
        raise BadInput(f"it can sleep until a moment within the next {LONGEST.days} days")
    changes = {
        "state": CaseState.SNOOZED,
        "snoozed_until": until,
        "before_snooze": case.before_snooze if case.state is CaseState.SNOOZED else case.state,
        "lane": Lane.ORDINARY,
        "version": case.version + 1,
    }
    when = f"until {until.isoformat(timespec='minutes')}" if until else "until the customer writes"
    event = Event(at=now, kind="snoozed", by=person.id, by_name=person.name, note=": ".join(filter(None, (when, note))))
    return case.model_copy(update=changes), event


def woken(case: Case, person: Person, now: datetime) -> tuple[Case, Event]:
    """The case, back in the queue before its time, by a person."""
    person.must(Act.WORK)
    if case.state is not CaseState.SNOOZED:
        raise Stale(f"the case is {case.state}")
    return awake(case), Event(at=now, kind="woken", by=person.id, by_name=person.name)


def awake(case: Case) -> Case:
    """The case, our turn again."""
    changes = {"state": CaseState.OPEN, "snoozed_until": None, "before_snooze": None, "version": case.version + 1}
    return case.model_copy(update=changes)


def is_over(case: Case, timer: Timer) -> bool:
    """Whether the timer is the one that the case sleeps until; it may have been sent to sleep anew since."""
    return case.state is CaseState.SNOOZED and case.snoozed_until == timer.due_at


def alarm(case: Case) -> Timer | None:
    """What wakes the case; None where only its customer does."""
    if case.state is not CaseState.SNOOZED or case.snoozed_until is None:
        return None
    return Timer(case_id=case.id, kind=TIMER, due_at=case.snoozed_until)
