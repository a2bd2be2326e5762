"""Closing a case with its root cause, and for how long its customer reopens it by writing again."""

from datetime import datetime, timedelta

from amends.case import Case, resolve
from amends.event import Event
from amends.roles import Act, Person
from amends.work.causes import Taxonomy, chosen


def resolved(
    case: Case, cause: str, note: str, taxonomy: Taxonomy, reopens: timedelta, person: Person, now: datetime
) -> tuple[Case, Event]:
    """The case, closed for a reason of the list; a post of its customer within `reopens` opens it again."""
    person.must(Act.WORK)
    done = resolve(case).model_copy(
        update={
            "root_cause": chosen(taxonomy, cause, note),
            "root_cause_version": taxonomy.version,
            "reopens_until": now + reopens,
        }
    )
    said = f"{done.root_cause}: {note.strip()}" if note.strip() else str(done.root_cause)
    return done, Event(at=now, kind="resolved", by=person.id, by_name=person.name, note=said)
