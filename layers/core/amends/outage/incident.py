"""An incident: what is wrong, for whom, what may be said of it, and whether anything may be given out."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from amends.mention import make_storable
from amends.outage.facts import Fact
from amends.review.desks import Named
from amends.review.seen import NO_INCIDENT
from amends.rules.ruleset import Topic

LIVE_IN_RULES = "open"  # what triage, linters and approval paths are told while any incident is live

Title = Annotated[str, BeforeValidator(make_storable), Field(min_length=3, max_length=120, pattern=r"\S")]
Place = Annotated[str, BeforeValidator(make_storable), Field(min_length=1, max_length=60, pattern=r"\S")]


class IncidentState(StrEnum):
    """Where an incident stands; MOVES says where it can go from there."""

    SUSPECTED = "suspected"
    OPEN = "open"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"
    MERGED = "merged"


_S = IncidentState
LIVE = frozenset({_S.OPEN, _S.MONITORING})
HEARS = LIVE | {_S.SUSPECTED}  # posts that are heard join it
MOVES: dict[IncidentState, frozenset[IncidentState]] = {
    _S.SUSPECTED: frozenset({_S.OPEN, _S.DISMISSED, _S.MERGED}),
    _S.OPEN: frozenset({_S.MONITORING, _S.RESOLVED, _S.MERGED}),
    _S.MONITORING: frozenset({_S.OPEN, _S.RESOLVED, _S.MERGED}),
    _S.RESOLVED: frozenset({_S.OPEN}),
    _S.DISMISSED: frozenset(),
    _S.MERGED: frozenset(),
}


class Scope(BaseModel):
    """What and whom it concerns; `rule` asks what triage rules ask, and tells which cases belong."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topics: list[Topic] = Field(default=[], max_length=20)
    regions: list[Place] = Field(default=[], max_length=20)
    products: list[Place] = Field(default=[], max_length=20)
    rule: str = Field(default="", max_length=1000)


class Suspicion(BaseModel):
    """That more complain of a topic than usual, or that a monitor fired; `p` is how unlikely chance is."""

    model_config = ConfigDict(frozen=True)

    topic: str
    region: str = "anywhere"
    at: AwareDatetime
    count: int = 0
    expected: float = 0.0
    p: float = 1.0
    why: str = ""
    cases: tuple[str, ...] = ()


class Halt(BaseModel):
    """Why nothing more is given out, who said so and when; `resolve` where it ends the incident."""

    model_config = ConfigDict(frozen=True)

    why: str
    resolve: bool = False
    correct: bool = False
    by: str
    by_name: str
    at: AwareDatetime
    note: str = ""


class Incident(BaseModel):
    """One outage; `version` counts its changes and settles races.

    `epoch` grows with whatever stops deliveries: what was queued in an earlier one is never posted. `in_flight` is how
    many are on their way to a platform; it is kept beside the incident, where publishers count, and read with it.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    brand: str
    title: Title
    state: IncidentState
    scope: Scope = Scope()
    facts: list[Fact] = []
    industry_wide: bool = False
    owner: Named | None = None
    deputies: list[Named] = []
    opened_at: AwareDatetime  # when it was suspected, or opened by a person
    confirmed_at: AwareDatetime | None = None
    resolved_at: AwareDatetime | None = None
    since: AwareDatetime  # in this state
    next_update_at: AwareDatetime | None = None  # what was promised last
    suspicions: list[Suspicion] = []
    merged_into: str | None = None
    note: str = ""  # why it was dismissed, merged or opened again
    epoch: int = 1
    halted: bool = False
    halt: Halt | None = None
    in_flight: int = 0
    version: int = 1

    @property
    def live(self) -> bool:
        """Whether it goes on."""
        return self.state in LIVE

    @property
    def resolving(self) -> bool:
        """Whether it was ended, and waits for texts that are on their way."""
        return self.halt is not None and self.halt.resolve


class Watched(BaseModel):
    """What hearing and linting ask of an incident that is suspected or live: a copy, in one place for all of them."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    state: IncidentState
    scope: Scope
    facts: list[Fact] = []
    epoch: int
    opened_at: AwareDatetime
    confirmed_at: AwareDatetime | None = None

    @property
    def live(self) -> bool:
        """Whether it goes on."""
        return self.state in LIVE


def watched(incident: Incident) -> Watched:
    """The copy of an incident."""
    return Watched.model_validate(incident.model_dump(include=set(Watched.model_fields)))


def in_rules(incidents: Sequence[Watched]) -> str:
    """What rules and approvals are told: that any is live, or none."""
    return LIVE_IN_RULES if any(one.live for one in incidents) else NO_INCIDENT


def cleared(incidents: Sequence[Watched], now: datetime) -> tuple[str, ...]:
    """What may be said of those that are live."""
    return tuple(fact.text for one in incidents if one.live for fact in one.facts if fact.holds(now))
