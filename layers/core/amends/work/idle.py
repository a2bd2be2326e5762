"""A case whose owner does nothing goes back to its desk."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from amends.case import Case, CaseState
from amends.event import Event
from amends.timers import Timer
from amends.work.viewers import Viewer

TIMER = "idle"
FIRST_LOOK = timedelta(minutes=5)  # after a case got an owner: the shortest time that a brand can set
IN_WORK = frozenset({CaseState.OPEN, CaseState.ANSWERED})
# What gives a case an owner.
OWNING = frozenset({"claimed", "handed over", "taken over", "reopened", "woken"})
WROTE = "customer wrote again"


def first_look(case: Case, events: Iterable[Event]) -> Timer | None:
    """The timer of a case whose owner has to do something from these events on; how long is asked when it fires."""
    begun = [event.at for event in events if event.kind in OWNING or event.kind == WROTE]
    if case.owner is None or case.state not in IN_WORK or not begun:
        return None
    return Timer(case_id=case.id, kind=TIMER, due_at=max(begun) + FIRST_LOOK)


def last_act(case: Case, events: Iterable[Event], viewers: Iterable[Viewer]) -> datetime:
    """When the owner last did something in the case, was given it, wrote in its page, or got an answer."""
    events = list(events)
    answered = max((event.at for event in events if event.kind == "posted"), default=None)
    acts = [event.at for event in events if event.by == case.owner or case.owner in event.to]
    acts += [event.at for event in events if event.kind in OWNING]
    acts += [one.typing_at for one in viewers if one.id == case.owner and one.typing_at]
    if answered:
        # The first post after our answer begins their time anew; those after it give no more.
        acts += sorted(event.at for event in events if event.kind == WROTE and event.at > answered)[:1]
    return max(acts, default=case.opened_at)


def idle_until(case: Case, acted: datetime, after: timedelta | None) -> datetime | None:
    """Until when the owner may do nothing; None where that does not matter.

    An answered case waits for its customer, so it stays with whoever answered. One whose customer came into private
    stays with whom they came to: its clocks call others, and nobody else may read what was said.
    """
    if case.owner is None or case.state is not CaseState.OPEN or case.private_since or after is None:
        return None
    return acted + after


def given_back(case: Case, now: datetime) -> tuple[Case, Event]:
    """The case on its desk again, without an owner, who is told."""
    event = Event(at=now, kind="released", to=(str(case.owner),), note="its owner did nothing in it for too long")
    changes = {"owner": None, "owner_name": None, "version": case.version + 1}
    return case.model_copy(update=changes), event
