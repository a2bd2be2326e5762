"""Stopping: one write after which nothing more goes out; and the end, written once nothing is on its way any more."""

from datetime import datetime, timedelta
from typing import Any

from amends.errors import BadInput, Forbidden, Retry, Stale
from amends.event import Event
from amends.outage.incident import LIVE, Halt, Incident, IncidentState
from amends.outage.moves import Moved, told
from amends.roles import Act, Person

_S = IncidentState
DOUBTED = timedelta(minutes=10)  # a text of which nobody knows whether it is public by then may hold up no end


def pause(incident: Incident, why: str, person: Person, now: datetime) -> Moved:
    """The incident with nothing given out until somebody resumes it."""
    _may_stop(person)
    _must_give(incident)
    if incident.halted:
        raise Stale("it is stopped already")
    halted = _halted(incident, _halt(why, person, now))
    return Moved(halted, [_event("statements stopped", person, now, why, told(incident))])


def pause_by_itself(incident: Incident, why: str, now: datetime) -> Moved:
    """As `pause`, because of what was read of the answers; people are asked."""
    _must_give(incident)
    if incident.halted:
        raise Stale("it is stopped already")
    halt = Halt(why=why, by="amends", by_name="Amends", at=now)
    return Moved(_halted(incident, halt), [Event(at=now, kind="statements stopped", note=why, to=told(incident))])


def correct(incident: Incident, why: str, person: Person, now: datetime) -> Moved:
    """The incident with nothing given out until a correction is approved: what was said is wrong."""
    person.must(Act.WRITE_STATEMENTS)
    _must_give(incident)
    halt = _halt(why, person, now).model_copy(update={"correct": True})
    return Moved(_halted(incident, halt), [_event("correction begun", person, now, why, told(incident))])


def resume(incident: Incident, note: str, person: Person, now: datetime) -> Moved:
    """The incident, giving out what is approved still; also where its end was begun and is not written."""
    person.must(Act.RUN_INCIDENTS)
    if not incident.halted or incident.halt is None:
        raise Stale("it is not stopped")
    if incident.halt.correct and not note.strip():
        raise BadInput("say why what was said is right after all")
    going = _next(incident, halted=False, halt=None)
    return Moved(going, [_event("statements resumed", person, now, note, told(incident))])


def resolve(incident: Incident, note: str, person: Person, now: datetime) -> Moved:
    """The first step of the end: from here on nothing more goes out. `ended` is the second."""
    person.must(Act.RUN_INCIDENTS)
    if incident.state not in LIVE:
        raise Stale(f"the incident is {incident.state}")
    if incident.resolving:
        raise Stale("its end is begun already")
    halt = _halt("resolved", person, now).model_copy(update={"resolve": True, "note": note})
    return Moved(_halted(incident, halt), [_event("resolving begun", person, now, note, told(incident))])


def ended(
    incident: Incident,
    in_flight: int,
    last_at: datetime | None,
    now: datetime,
    anyway: bool = False,
    by: Person | None = None,
) -> Moved:
    """The second step: resolved, at a moment behind every text that went out; raises Retry while one is on its way.

    `anyway` is a person's word that nothing comes of those in doubt; it is heeded ten minutes after the first step.
    """
    halt = incident.halt
    if halt is None or not halt.resolve:
        raise Stale("its end was not begun")
    if in_flight and not (anyway and now - halt.at >= DOUBTED):
        raise Retry(f"{in_flight} texts are on their way")
    at = max(now, last_at) if last_at else now
    doubt = f"{in_flight} texts may have become public, and nobody could find out" if in_flight else ""
    resolved = _next(
        incident,
        state=_S.RESOLVED,
        since=at,
        resolved_at=at,
        halted=False,
        halt=None,
        epoch=incident.epoch + 1,
        next_update_at=None,
    )
    who, name = (by.id, by.name) if by and in_flight else (halt.by, halt.by_name)
    note = "; ".join(filter(None, [halt.note, doubt]))
    event = Event(at=at, kind="incident resolved", by=who, by_name=name, note=note, to=told(incident))
    return Moved(resolved, [event])


def reopen(incident: Incident, why: str, person: Person, now: datetime) -> Moved:
    """The incident, live again: what was said of its end is not given to anyone else."""
    person.must(Act.RUN_INCIDENTS)
    if incident.state is not _S.RESOLVED:
        raise Stale(f"the incident is {incident.state}")
    live = _next(
        incident,
        state=_S.OPEN,
        since=now,
        resolved_at=None,
        halted=False,
        halt=None,
        epoch=incident.epoch + 1,
        note=why,
    )
    return Moved(live, [_event("incident reopened", person, now, why, told(incident))])


def _halted(incident: Incident, halt: Halt) -> Incident:
    return _next(incident, halted=True, halt=halt, epoch=incident.epoch + 1)


def _halt(why: str, person: Person, now: datetime) -> Halt:
    return Halt(why=why, by=person.id, by_name=person.name, at=now)


def _must_give(incident: Incident) -> None:
    if incident.state not in LIVE | {_S.RESOLVED}:
        raise Stale(f"the incident is {incident.state}: nothing is given out")
    if incident.resolving:
        raise Stale("its end is begun: nothing more goes out")


def _may_stop(person: Person) -> None:
    if not person.may(Act.HALT):
        raise Forbidden(f"your role does not let you {Act.HALT}")


def _next(incident: Incident, **changes: Any) -> Incident:
    return incident.model_copy(update={"version": incident.version + 1, **changes})


def _event(kind: str, person: Person, now: datetime, note: str, to: tuple[str, ...]) -> Event:
    return Event(at=now, kind=kind, by=person.id, by_name=person.name, note=note, to=to)
