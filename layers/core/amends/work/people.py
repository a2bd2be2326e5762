"""The colleagues that a case can be handed to or mentioned to: whoever has signed in."""

from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import BadInput
from amends.roles import Act, Person, Role

KNOWN = timedelta(days=180)  # since somebody's last call; who was away for longer has to sign in first
OFTEN = timedelta(hours=1)  # how exactly the last call is known


class Colleague(BaseModel):
    """Somebody who has signed in, with the roles that they had then."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    roles: list[Role]
    seen_at: AwareDatetime

    def may(self, act: Act) -> bool:
        """Whether any of their roles allowed the act."""
        return Person(id=self.id, name=self.name, roles=frozenset(self.roles)).may(act)


def colleague(person: Person, now: datetime) -> Colleague:
    """What is kept of a person who calls."""
    return Colleague(id=person.id, name=person.name, roles=sorted(person.roles), seen_at=now)


def is_known(one: Colleague, now: datetime) -> bool:
    """Whether they called lately enough to be counted on."""
    return now - one.seen_at <= KNOWN


def find(name: str, known: list[Colleague]) -> Colleague:
    """The colleague of that id or name; raises BadInput where there is none, or more than one of the name."""
    found = [one for one in known if one.id == name] or [one for one in known if one.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise BadInput(f"{'nobody' if not found else 'more than one person'} here is called that: choose from /people")
    return found[0]
