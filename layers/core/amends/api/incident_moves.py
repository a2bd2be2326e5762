"""One change of an incident by a person, for the routes that make one."""

from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel

from amends import wiring
from amends.api.conditions import seen_in
from amends.api.words import Note, Why
from amends.errors import Overtaken, Retry
from amends.outage.incident import Incident
from amends.outage.moves import Moved
from amends.outage.statement import Statement
from amends.roles import Person

INCIDENT = "/incidents/<incident_id>"
TRIES = 10  # of a stop, at an incident that others change in the same moment
Move = Callable[[Incident, Person, datetime], Moved]


class Remark(BaseModel):
    """Whatever there is to say of it."""

    note: Note = ""


class Reason(BaseModel):
    """Why, for those who look at it later."""

    why: Why


def seen(incident_id: str, if_match: str) -> Incident:
    """The incident, when it is still the version that the caller saw; raises Overtaken."""
    version = seen_in(if_match)
    incident = wiring.incidents().get(incident_id)
    if incident.version != version:
        raise Overtaken("someone changed this incident after you opened it; look again")
    return incident


def seen_statement(incident_id: str, statement_id: str, if_match: str) -> tuple[Incident, Statement]:
    """A statement and its incident, when the statement is still the version that the caller saw; raises Overtaken."""
    version = seen_in(if_match)
    incident, statement = wiring.incidents().get(incident_id), wiring.statements().get(incident_id, statement_id)
    if statement.version != version:
        raise Overtaken("someone changed this statement after you opened it; look again")
    return incident, statement


def move(incident_id: str, if_match: str, rule: Move, person: Person) -> Incident:
    """The incident after a person's change of what they saw."""
    before, now = seen(incident_id, if_match), wiring.now()
    return wiring.incidents().save(before, rule(before, person, now), now)


def stop(incident_id: str, rule: Move, person: Person) -> Incident:
    """As `move`, whoever else changes the incident meanwhile."""
    kept = wiring.incidents()
    for _ in range(TRIES):
        before, now = kept.get(incident_id), wiring.now()
        try:
            return kept.save(before, rule(before, person, now), now)
        except Overtaken:
            continue
    raise Retry("others change this incident again and again; stop it once more")
