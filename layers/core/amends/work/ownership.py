"""Whose case it is: claimed, handed over, released, taken over; and that only its owner sends."""

from datetime import datetime

from amends.case import CLOSED, Case, claim
from amends.errors import BadInput, Forbidden, Stale
from amends.event import Event
from amends.roles import Act, Person
from amends.triage import Desk
from amends.work.people import Colleague

Move = tuple[Case, Event]  # the case's next version, and what happened


def claimed(case: Case, person: Person, now: datetime) -> Move:
    """The case, claimed by a person for themselves."""
    _in_work(case)
    return claim(case, person), Event(at=now, kind="claimed", by=person.id, by_name=person.name)


def to_colleague(case: Case, to: Colleague, note: str, person: Person, now: datetime) -> Move:
    """The case with another owner, who is told why."""
    _may_give_away(case, person)
    if not to.may(Act.WORK):
        raise BadInput(f"{to.name} may not work on cases")
    if to.id == case.owner:
        raise BadInput(f"{to.name} owns this case already")
    event = Event(at=now, kind="handed over", by=person.id, by_name=person.name, to=(to.id,), note=_to(to.name, note))
    return _next(case, owner=to.id, owner_name=to.name), event


def to_desk(case: Case, desk: Desk, note: str, person: Person, now: datetime) -> Move:
    """The case on a desk's queue, with nobody as its owner."""
    _may_give_away(case, person)
    if desk is case.desk and case.owner is None:
        raise BadInput(f"it lies on the desk {desk} already")
    event = Event(
        at=now, kind="handed over", by=person.id, by_name=person.name, to=(f"desk:{desk}",), note=_to(desk, note)
    )
    return _next(case, desk=desk, owner=None, owner_name=None), event


def released(case: Case, person: Person, now: datetime) -> Move:
    """The case without an owner: anybody of its desk may claim it."""
    if case.owner is None:
        raise Stale("nobody owns this case")
    _may_give_away(case, person)
    return _next(case, owner=None, owner_name=None), Event(
        at=now, kind="released", by=person.id, by_name=person.name, to=(case.owner,)
    )


def taken_over(case: Case, reason: str, person: Person, now: datetime) -> Move:
    """The case, taken from its owner by somebody who may, with the reason."""
    person.must(Act.TAKE_OVER)
    _in_work(case)
    if case.owner in (None, person.id):
        raise BadInput("nobody else owns this case: claim it")
    event = Event(
        at=now, kind="taken over", by=person.id, by_name=person.name, to=(str(case.owner),), note=_said(reason)
    )
    return _next(case, owner=person.id, owner_name=person.name), event


def own(case: Case, person: Person) -> Case | None:
    """The case as it must be for this person to send: claimed where it was nobody's, None where it is theirs.

    Raises Forbidden with the owner's name where it is somebody else's.
    """
    _in_work(case)
    if case.owner == person.id:
        return None
    if case.owner is not None:
        raise Forbidden(f"{case.owner_name} owns this case, and only its owner sends")
    return claim(case, person)


def _may_give_away(case: Case, person: Person) -> None:
    person.must(Act.WORK)
    _in_work(case)
    if case.owner not in (None, person.id) and not person.may(Act.TAKE_OVER):
        raise Forbidden(f"{case.owner_name} owns this case")


def _in_work(case: Case) -> None:
    if case.state in CLOSED:
        raise Stale(f"the case is {case.state}")


def _to(name: str, note: str) -> str:
    return f"to {name}: {_said(note)}"


def _said(words: str) -> str:
    if not words.strip():
        raise BadInput("say why, for whoever looks at it next")
    return words.strip()


def _next(case: Case, **changes: object) -> Case:
    return case.model_copy(update={**changes, "version": case.version + 1})
