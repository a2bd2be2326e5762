"""Cases that have to do with each other."""

from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.case import Case
from amends.errors import BadInput
from amends.event import SYSTEM, Event
from amends.roles import Act, Person


class Relation(StrEnum):
    """What the other case is to this one."""

    RELATED = "related"
    EARLIER = "earlier"  # of the same customer in the same conversation
    LATER = "later"
    MERGED_IN = "merged in"  # its posts stand here by now
    MERGED_INTO = "merged into"  # the posts of this one stand there
    SPLIT_OFF = "split off"  # it has posts that stood here
    SPLIT_FROM = "split from"


OPPOSITE = {
    Relation.RELATED: Relation.RELATED,
    Relation.EARLIER: Relation.LATER,
    Relation.MERGED_IN: Relation.MERGED_INTO,
    Relation.SPLIT_OFF: Relation.SPLIT_FROM,
}
OPPOSITE |= {there: here for here, there in OPPOSITE.items()}


class Link(BaseModel):
    """The other case, what it is to this one, and who said so."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    relation: Relation
    at: AwareDatetime
    by: str = SYSTEM
    by_name: str = "Amends"


def both(case_id: str, other: str, relation: Relation, now: datetime, person: Person | None = None) -> dict[str, Link]:
    """The links of both cases, by whose they are; `relation` is what the other is to the first."""
    who = {"by": person.id, "by_name": person.name} if person else {}
    return {
        case_id: Link(case_id=other, relation=relation, at=now, **who),
        other: Link(case_id=case_id, relation=OPPOSITE[relation], at=now, **who),
    }


def related(case: Case, other: Case, note: str, person: Person, now: datetime) -> tuple[dict[str, Link], Event]:
    """Two cases that have to do with each other, by a person, and the event for both histories."""
    person.must(Act.WORK)
    if case.id == other.id:
        raise BadInput("a case has always to do with itself")
    event = Event(at=now, kind="linked", by=person.id, by_name=person.name, note=note.strip())
    return both(case.id, other.id, Relation.RELATED, now, person), event


def told(event: Event, other: str) -> Event:
    """The event in the words of one of the cases, which names the other."""
    return event.model_copy(update={"note": f"{other}: {event.note}" if event.note else other})
