"""The desks that review, and who may speak for one."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.roles import Act, Person, Role


class ReviewDesk(StrEnum):
    """Who has to agree: care, by anyone who approves; the lawyers; the press office."""

    SENIOR = "senior"
    LEGAL = "legal"
    PR = "pr"


class Named(BaseModel):
    """Someone by name."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str


class Away(BaseModel):
    """Someone who is away, and who decides meanwhile; without an end until they are back."""

    model_config = ConfigDict(frozen=True)

    person: Named
    desks: list[ReviewDesk]
    deputy: Named
    until: AwareDatetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether they are away at this moment."""
        return self.until is None or now < self.until


class Seat(BaseModel):
    """How somebody may speak at a step: for themselves, or for the one who is away."""

    model_config = ConfigDict(frozen=True)

    stands_for: Named | None = None


def desks_of(person: Person) -> list[ReviewDesk]:
    """The desks at which a person may speak for themselves."""
    sits = {
        ReviewDesk.SENIOR: person.may(Act.APPROVE),
        ReviewDesk.LEGAL: Role.LEGAL in person.roles,
        ReviewDesk.PR: Role.PR in person.roles,
    }
    return [desk for desk in ReviewDesk if sits[desk]]


def seat(
    desk: ReviewDesk, named: Sequence[Named], person: Person, absent: Sequence[Away], now: datetime
) -> Seat | None:
    """How the person may speak at a desk, or among the named; None where they may not.

    `absent` are those who named this person as their deputy. A deputy must be one who approves at all.
    """
    ids = {one.id for one in named}
    if not person.may(Act.APPROVE):
        return None
    if person.id in ids or (not ids and desk in desks_of(person)):
        return Seat()
    for away in absent:
        theirs = away.person.id in ids if ids else desk in away.desks
        if away.deputy.id == person.id and theirs and away.holds(now):
            return Seat(stands_for=away.person)
    return None
