"""The promised time of the next update: PR is warned before it passes; a missed one stays in the record."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.event import Event
from amends.roles import Person
from amends.timers import Timer

WARNED = timedelta(minutes=10)  # as long as a prepared text needs to be approved
MADE, DUE_SOON, KEPT, MISSED = "promise made", "update due soon", "promise kept", "update missed"
WARNING_TIMER, PROMISE_TIMER = "promise_warning", "promise"


class Standing(StrEnum):
    """How a promise stands."""

    OPEN = "open"
    DUE_SOON = "due_soon"
    KEPT = "kept"
    MISSED = "missed"


class Promise(BaseModel):
    """A promised moment, and when it was kept or found missed."""

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    made_at: AwareDatetime
    standing: Standing
    settled_at: AwareDatetime | None = None


def standing(next_update_at: datetime | None, now: datetime) -> Standing | None:
    """How the promise that holds now stands; None without one. The console shows a missed one red."""
    if next_update_at is None:
        return None
    if now >= next_update_at:
        return Standing.MISSED
    return Standing.DUE_SOON if now >= next_update_at - WARNED else Standing.OPEN


def timers_of(subject: str, at: datetime, now: datetime) -> list[Timer]:
    """The timers of a promise: a warning and its end; each promise has its own."""
    name = named(at)
    end = Timer(case_id=subject, kind=PROMISE_TIMER, id=name, due_at=at)
    warning = Timer(case_id=subject, kind=WARNING_TIMER, id=name, due_at=max(at - WARNED, now))
    return [warning, end]


def named(at: datetime) -> str:
    """A promised moment as histories and timers call it."""
    return at.astimezone(UTC).isoformat(timespec="minutes")


def made(at: datetime, person: Person, now: datetime) -> Event:
    """That the customers are told from now on when the next word comes."""
    return Event(at=now, kind=MADE, by=person.id, by_name=person.name, note=named(at))


def kept(promises: Iterable[Promise], again: datetime | None, now: datetime) -> list[Event]:
    """What the next statement says of promises before it: kept, in time; a missed one said so itself.

    Where it promises the same moment `again`, that one is still to be kept.
    """
    return [
        Event(at=now, kind=KEPT, note=named(one.at))
        for one in promises
        if one.standing is Standing.OPEN and now <= one.at and not (again and named(again) == named(one.at))
    ]


def promises(events: Iterable[Event]) -> list[Promise]:
    """Every promise of an incident that customers were told, in their order, from its history."""
    found: dict[str, Promise] = {}
    for event in events:
        before = found.get(event.note)
        if event.kind == MADE and (before is None or before.standing is not Standing.OPEN):
            at = datetime.fromisoformat(event.note)
            found[event.note] = Promise(at=at, made_at=event.at, standing=Standing.OPEN)
        elif event.kind in (KEPT, MISSED) and before and before.standing is Standing.OPEN:
            ends = Standing.KEPT if event.kind == KEPT else Standing.MISSED
            found[event.note] = before.model_copy(update={"standing": ends, "settled_at": event.at})
    return list(found.values())
