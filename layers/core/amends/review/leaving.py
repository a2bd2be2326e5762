"""Being away: who may stand in for somebody."""

from datetime import datetime

from amends.errors import BadInput
from amends.review.desks import Away, Named, desks_of
from amends.roles import Act, Person
from amends.work.people import Colleague, is_known


def left(person: Person, deputy: Colleague | None, until: datetime | None, now: datetime) -> Away:
    """That a person is away, with their deputy as they signed in last; raises BadInput."""
    person.must(Act.APPROVE)
    if deputy is None or not is_known(deputy, now):
        raise BadInput("nobody here has this id: choose from /people")
    if deputy.id == person.id:
        raise BadInput("nobody stands in for themselves")
    if not deputy.may(Act.APPROVE):
        raise BadInput(f"{deputy.name} does not approve replies, so they can't stand in for you")
    if until is not None and until <= now:
        raise BadInput("this is over already")
    return Away(
        person=Named(id=person.id, name=person.name),
        desks=desks_of(person),
        deputy=Named(id=deputy.id, name=deputy.name),
        until=until,
    )
