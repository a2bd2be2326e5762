"""What legal has cleared to be said of an incident: an allow-list, each entry with its end."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated
from uuid import uuid4

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from amends.errors import BadInput, NotFound, Stale
from amends.mention import make_storable
from amends.roles import Act, Person

MOST = 50  # facts of an incident; more of them nobody keeps in mind
LONGEST_HELD = timedelta(days=30)  # what was true for a month is looked at again

FactText = Annotated[str, BeforeValidator(make_storable), Field(min_length=3, max_length=300)]


class Fact(BaseModel):
    """A sentence that may be said, by whom it was cleared, and until when."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    text: FactText
    by: str
    by_name: str
    at: AwareDatetime
    expires_at: AwareDatetime
    # Who took it back and when; it stays in the list, for whoever asks later what was cleared at the time.
    withdrawn_at: AwareDatetime | None = None
    withdrawn_by_name: str | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it may be said at this moment."""
        return self.withdrawn_at is None and now < self.expires_at


def holding(facts: Sequence[Fact], now: datetime) -> tuple[str, ...]:
    """The texts of those that may be said now."""
    return tuple(fact.text for fact in facts if fact.holds(now))


def clear(facts: Sequence[Fact], text: str, expires_at: datetime, person: Person, now: datetime) -> list[Fact]:
    """The facts with one more, cleared by this person until then."""
    person.must(Act.CLEAR_FACTS)
    if not now < expires_at <= now + LONGEST_HELD:
        raise BadInput("a fact is cleared for up to 30 days from now")
    if text in holding(facts, now):
        raise BadInput("this is cleared already")
    if len(facts) >= MOST:
        raise BadInput(f"an incident has {MOST} facts at most")
    fact = Fact(id=uuid4().hex, text=text, by=person.id, by_name=person.name, at=now, expires_at=expires_at)
    return [*facts, fact]


def withdraw(facts: Sequence[Fact], fact_id: str, person: Person, now: datetime) -> list[Fact]:
    """The facts with one that holds no more."""
    person.must(Act.CLEAR_FACTS)
    found = next((fact for fact in facts if fact.id == fact_id), None)
    if found is None:
        raise NotFound("there is no such fact")
    if not found.holds(now):
        raise Stale("it does not hold any more as it is")
    taken = found.model_copy(update={"withdrawn_at": now, "withdrawn_by_name": person.name})
    return [taken if fact.id == fact_id else fact for fact in facts]
