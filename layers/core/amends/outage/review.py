"""What is learnt of an outage: a document made from its timeline, without blame, which people complete."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from amends.errors import Overtaken
from amends.event import Event
from amends.mention import make_storable
from amends.outage.delivery import Delivery
from amends.outage.incident import Incident
from amends.outage.promise import Promise, promises
from amends.outage.starting import STARTED
from amends.outage.turning import Echo
from amends.roles import Act, Person

HOUR = timedelta(hours=1)  # before and after the first statement, in which complaints are counted
MOST = 200  # moments that a document shows; the whole timeline stands on the incident's page

Words = Annotated[str, BeforeValidator(make_storable), Field(max_length=10_000)]
Line = Annotated[str, BeforeValidator(make_storable), Field(min_length=1, max_length=500, pattern=r"\S")]


class ActionItem(BaseModel):
    """What somebody does by a day so that it goes better next time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: Line
    owner: str = Field(min_length=1, max_length=128)
    owner_name: Annotated[str, BeforeValidator(make_storable), Field(min_length=1, max_length=128)]
    due: date
    done: bool = False


class Learnt(BaseModel):
    """What people write."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    summary: Words = ""
    went_well: Words = ""
    went_badly: Words = ""
    was_lucky: Words = ""
    open_questions: list[Line] = Field(default=[], max_length=50)
    actions: list[ActionItem] = Field(default=[], max_length=50)


class Moment(BaseModel):
    """What happened when; who did it is no part of what is learnt, and stands in the log."""

    at: AwareDatetime
    what: str
    note: str = ""


class Chronicle(BaseModel):
    """What the timeline says."""

    title: str
    industry_wide: bool
    first_heard_at: AwareDatetime | None = None
    suspected_at: AwareDatetime | None = None
    confirmed_at: AwareDatetime | None = None
    first_statement_at: AwareDatetime | None = None
    resolved_at: AwareDatetime | None = None
    promises: list[Promise]
    # By stage, how many deliveries ended how.
    deliveries: dict[str, dict[str, int]]
    customers: int
    complaints_hour_before: int
    complaints_hour_after: int
    answers: int
    dissatisfied_answers: int
    moments: list[Moment]


class AfterReview(BaseModel):
    """The document; `version` is 0 until somebody has written something."""

    model_config = ConfigDict(frozen=True)

    incident_id: str
    chronicle: Chronicle
    learnt: Learnt = Learnt()
    by: str = ""
    by_name: str = ""
    at: AwareDatetime
    version: int = 0


def chronicle(
    incident: Incident,
    events: Sequence[Event],
    deliveries: Iterable[Delivery],
    joined: Sequence[datetime],
    echoes: Sequence[Echo],
) -> Chronicle:
    """What happened, from the incident's history, its deliveries, when its cases joined, and what was answered."""
    first = _first(events, STARTED)
    by_stage: dict[str, Counter[str]] = {}
    for one in deliveries:
        by_stage.setdefault(one.stage, Counter())[one.state] += 1
    return Chronicle(
        title=incident.title,
        industry_wide=incident.industry_wide,
        first_heard_at=min(joined, default=None),
        suspected_at=_first(events, "incident suspected"),
        confirmed_at=incident.confirmed_at,
        first_statement_at=first,
        resolved_at=incident.resolved_at,
        promises=promises(events),
        deliveries={stage: dict(sorted(counts.items())) for stage, counts in sorted(by_stage.items())},
        customers=len(joined),
        complaints_hour_before=sum(first - HOUR <= at < first for at in joined) if first else 0,
        complaints_hour_after=sum(first <= at < first + HOUR for at in joined) if first else 0,
        answers=len(echoes),
        dissatisfied_answers=sum(echo.dissatisfied for echo in echoes),
        moments=[Moment(at=event.at, what=event.kind, note=event.note) for event in events[:MOST]],
    )


def complete(
    before: AfterReview, made: Chronicle, learnt: Learnt, seen: int, person: Person, now: datetime
) -> AfterReview:
    """The next version of the document, by whoever works on cases; raises Overtaken for another than they saw."""
    person.must(Act.WORK)
    if before.version != seen:
        raise Overtaken("someone else changed the review first; look again")
    return AfterReview(
        incident_id=before.incident_id,
        chronicle=made,
        learnt=learnt,
        by=person.id,
        by_name=person.name,
        at=now,
        version=before.version + 1,
    )


def _first(events: Iterable[Event], kind: str) -> datetime | None:
    return next((event.at for event in events if event.kind == kind), None)
