"""Cases that people put into an incident, or take out of it."""

from datetime import datetime

from amends.case import Case
from amends.errors import Forbidden, Stale
from amends.event import SYSTEM, Event
from amends.outage.incident import HEARS, Incident, IncidentState
from amends.roles import Act, Person


def link(case: Case, incident: Incident, person: Person | None, now: datetime) -> tuple[Case, Event]:
    """The case as one of the incident's, and of no other; by a person, or by what was counted."""
    _may(person)
    if incident.state not in HEARS | {IncidentState.RESOLVED}:
        raise Stale(f"the incident is {incident.state}")
    if case.merged_into:
        raise Stale(f"the case went into {case.merged_into}")
    if case.incident == incident.id:
        raise Stale("the case belongs to this incident already")
    return _next(case, incident.id), _event("joined an incident", incident.id, person, now)


def unlink(case: Case, incident_id: str, person: Person, now: datetime) -> tuple[Case, Event]:
    """The case without the incident: its customer waits for nothing that is said of it."""
    _may(person)
    if case.incident != incident_id:
        raise Stale("the case does not belong to this incident")
    return _next(case, None), _event("left an incident", incident_id, person, now)


def _may(person: Person | None) -> None:
    if person and not person.may(Act.WORK):
        raise Forbidden(f"your role does not let you {Act.WORK}")


def _next(case: Case, incident_id: str | None) -> Case:
    return case.model_copy(update={"incident": incident_id, "version": case.version + 1})


def _event(kind: str, note: str, person: Person | None, now: datetime) -> Event:
    by, name = (person.id, person.name) if person else (SYSTEM, "Amends")
    return Event(at=now, kind=kind, note=note, by=by, by_name=name)
