"""Starting to give a statement out: a person's word, and from here on what it promises is a promise."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from amends.errors import Stale
from amends.event import Event
from amends.outage.following import lapsed
from amends.outage.incident import LIVE, Incident
from amends.outage.promise import kept, made, promises
from amends.outage.statement import Stage, Statement, StatementState, digest
from amends.roles import Act, Person

STARTED = "statement given out"


class Started(NamedTuple):
    """A statement that goes out from now on, and what happened."""

    statement: Statement
    events: list[Event]


def start(statement: Statement, incident: Incident, history: Iterable[Event], person: Person, now: datetime) -> Started:
    """The statement, given out from now on; the last words wait until the incident's end is written."""
    person.must(Act.RUN_INCIDENTS)
    if statement.state is not StatementState.APPROVED:
        raise Stale(f"the statement is {statement.state}")
    if incident.halted and not (incident.resolving and statement.stage is Stage.RESOLVED):
        raise Stale("giving out is stopped: resume it first")
    if statement.stage in (Stage.HOLDING, Stage.UPDATE) and incident.state not in LIVE:
        raise Stale(f"the incident is {incident.state}")
    if statement.digest != digest(statement):
        raise Stale("the words are not those that were approved")
    if why := lapsed(statement, incident, now):
        raise Stale(why)
    if statement.next_update_at and statement.next_update_at <= now:
        raise Stale("the time of the next update has passed")
    going = statement.model_copy(
        update={"state": StatementState.GIVING, "since": now, "note": "", "version": statement.version + 1}
    )
    about = {"note": str(statement.stage), "text_sha256": statement.digest}
    events = [Event(at=now, kind=STARTED, by=person.id, by_name=person.name, **about)]
    events += kept(promises(history), statement.next_update_at, now)
    if statement.next_update_at:
        events.append(made(statement.next_update_at, person, now))
    return Started(going, events)
