"""Who a customer is on other platforms: said by a person, on a ground that is kept, and taken back by one."""

from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from amends.case import Case
from amends.errors import BadInput, Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.roles import Act, Person

MOST = 10  # identities of a customer that are shown; more would be a mistake


class Customer(BaseModel):
    """An author on a platform."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    author_id: str = Field(min_length=1, max_length=64)


class Identity(BaseModel):
    """That a customer is another one, too: who said so, on which ground and in which case, and who took it back."""

    model_config = ConfigDict(frozen=True)

    of: Customer
    also: Customer
    ground: str
    case_id: str
    at: AwareDatetime
    by: str
    by_name: str
    undone_at: AwareDatetime | None = None
    undone_by: str | None = None
    undone_by_name: str | None = None
    undone_why: str = ""
    version: int = 1

    def mirrored(self) -> "Identity":
        """The same, from the other side."""
        return self.model_copy(update={"of": self.also, "also": self.of})


def linked(
    of: Customer, also: Customer, case: Case, ground: str, before: Identity | None, person: Person, now: datetime
) -> tuple[Identity, Event]:
    """A customer who is another one, too, as a case of one of them shows."""
    person.must(Act.WORK)
    if of == also:
        raise BadInput("that is the same account")
    if before and before.undone_at is None:
        raise Stale(f"{before.by_name} linked these two already")
    identity = Identity(
        of=of,
        also=also,
        ground=_said(ground),
        case_id=_of_one(case, of, also),
        at=now,
        by=person.id,
        by_name=person.name,
        version=before.version + 1 if before else 1,
    )
    return identity, Event(at=now, kind="identity linked", by=person.id, by_name=person.name, note=identity.ground)


def undone(before: Identity | None, case: Case, why: str, person: Person, now: datetime) -> tuple[Identity, Event]:
    """Two customers who are not one after all."""
    person.must(Act.WORK)
    if before is None or before.undone_at is not None:
        raise Stale("these two are not linked")
    changes = {"undone_at": now, "undone_by": person.id, "undone_by_name": person.name, "undone_why": _said(why)}
    _of_one(case, before.of, before.also)
    identity = before.model_copy(update={**changes, "version": before.version + 1})
    return identity, Event(at=now, kind="identity unlinked", by=person.id, by_name=person.name, note=why.strip())


def customer_of(case: Case) -> Customer:
    """Whose problem a case is."""
    return Customer(platform=case.platform, author_id=case.author_id)


def _of_one(case: Case, *customers: Customer) -> str:
    if customer_of(case) not in customers:
        raise BadInput(f"case {case.id} is of neither of them: name the case that shows it")
    return case.id


def _said(words: str) -> str:
    if not words.strip():
        raise BadInput("say on which ground, for whoever looks at it later")
    return words.strip()
