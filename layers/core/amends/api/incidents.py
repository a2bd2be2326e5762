"""Routes: incidents, from a suspicion to their end."""

from http import HTTPStatus
from typing import Annotated
from uuid import uuid4

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch
from amends.api.incident_moves import INCIDENT, Move, Reason, Remark, move, seen
from amends.api.people import permitted
from amends.audit.logged import History
from amends.casefile import Page
from amends.errors import BadInput
from amends.event import Event
from amends.outage import moves
from amends.outage.belonging import faults
from amends.outage.incident import Incident, IncidentState, Scope, Title, Watched
from amends.outage.statement import Statement
from amends.review.desks import Named
from amends.roles import Act
from amends.suspect.complaints import ANY

router = APIGatewayHttpRouter()


class NewIncident(BaseModel):
    """What is wrong, and for whom."""

    title: Title
    scope: Scope = Scope()
    industry_wide: bool = False


class Description(NewIncident):
    """All that people say of an incident; owner and deputies by id, out of GET /people."""

    owner: Annotated[str, Field(min_length=1, max_length=128)] | None = None
    deputies: list[Annotated[str, Field(min_length=1, max_length=128)]] = Field(default=[], max_length=10)


class Into(Reason):
    """The incident that this one is."""

    into: str = Field(min_length=1, max_length=80)


class IncidentFile(BaseModel):
    """An incident with its statements and its timeline, the oldest first."""

    incident: Incident
    statements: list[Statement]
    events: list[Event]


@router.get("/incidents", summary="Incidents in a state", tags=["incidents"])
def list_incidents(
    state: Annotated[IncidentState, Query()] = IncidentState.OPEN,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
) -> Page[Incident]:
    """The newest first."""
    permitted(router, Act.READ)
    return wiring.incidents().page(state, limit, cursor)


@router.get("/incidents/live", summary="What is suspected or goes on", tags=["incidents"])
def live_incidents() -> list[Watched]:
    """As hearing sees it: strongly read, the oldest first."""
    permitted(router, Act.READ)
    return wiring.watched()


@router.post("/incidents", summary="Open an incident", tags=["incidents"], status_code=HTTPStatus.CREATED)
def open_incident(body: NewIncident) -> Incident:
    """An incident that somebody knows of; it is live at once, and the caller's."""
    person = permitted(router, Act.RUN_INCIDENTS)
    _must_ask(body.scope)
    brand, now = wiring.settings().brand, wiring.now()
    moved = moves.open_incident(uuid4().hex, brand, body.title, body.scope, body.industry_wide, person, now)
    return wiring.incidents().add(moved)


@router.get(INCIDENT, summary="An incident with its statements and timeline", tags=["incidents"])
def incident_file(incident_id: str) -> IncidentFile:
    """Who did what, when and why."""
    permitted(router, Act.READ)
    kept = wiring.incidents()
    incident = kept.get(incident_id)
    return IncidentFile(incident=incident, statements=kept.statements(incident_id), events=kept.history(incident_id))


@router.put(INCIDENT, summary="Describe an incident", tags=["incidents"])
def describe_incident(incident_id: str, body: Description, if_match: IfMatch = "") -> Incident:
    """Title, scope, owner and deputies; another scope takes approvals of statements back."""
    person = permitted(router, Act.RUN_INCIDENTS)
    before = seen(incident_id, if_match)
    if body.scope != before.scope:
        _must_ask(body.scope)
    known = {one.id: one for one in [*([before.owner] if before.owner else []), *before.deputies]}
    owner = _named(body.owner, known) if body.owner else None
    deputies = [_named(one, known) for one in dict.fromkeys(body.deputies)]
    now = wiring.now()
    moved = moves.describe(before, body.title, body.scope, body.industry_wide, owner, deputies, person, now)
    return wiring.incidents().save(before, moved, now)


@router.post(f"{INCIDENT}/confirm", summary="Confirm a suspicion", tags=["incidents"])
def confirm_incident(incident_id: str, body: Remark, if_match: IfMatch = "") -> Incident:
    """It is true: the incident is live."""
    confirmed = _moved(incident_id, if_match, lambda one, person, now: moves.confirm(one, body.note, person, now))
    return _teach(confirmed, confirmed=True)


@router.post(f"{INCIDENT}/dismiss", summary="Dismiss a suspicion", tags=["incidents"])
def dismiss_incident(incident_id: str, body: Reason, if_match: IfMatch = "") -> Incident:
    """It is none; its topic is suspected less easily for a while."""
    dismissed = _moved(incident_id, if_match, lambda one, person, now: moves.dismiss(one, body.why, person, now))
    return _teach(dismissed, confirmed=False)


@router.post(f"{INCIDENT}/merge", summary="Merge an incident into another", tags=["incidents"])
def merge_incident(incident_id: str, body: Into, if_match: IfMatch = "") -> Incident:
    """Both are one: cases and suspicions go to the other, and nothing more of this one's is given out."""
    person = permitted(router, Act.RUN_INCIDENTS)
    before, kept, now = seen(incident_id, if_match), wiring.incidents(), wiring.now()
    into = kept.get(body.into)
    gone, larger = moves.merge(before, into, body.why, person, now)
    kept.save_two([(before, gone), (into, larger)], now)
    return kept.get(into.id)


@router.post(f"{INCIDENT}/monitor", summary="Watch an incident, or take it up again", tags=["incidents"])
def monitor_incident(incident_id: str, body: Remark, if_match: IfMatch = "") -> Incident:
    """Mended as far as is known; from there, worse again. Approvals were given for how it stood before."""
    return _moved(incident_id, if_match, lambda one, person, now: moves.monitor(one, body.note, person, now))


@router.get(f"{INCIDENT}/audit", summary="An incident's log, and whether it is whole", tags=["audit"])
def incident_audit(incident_id: str) -> History:
    """Every entry with its seal, and what a proof of the whole chain found."""
    permitted(router, Act.AUDIT)
    return wiring.audit().incident(incident_id)


def _moved(incident_id: str, if_match: str, rule: Move) -> Incident:
    return move(incident_id, if_match, rule, permitted(router, Act.RUN_INCIDENTS))


def _teach(incident: Incident, *, confirmed: bool) -> Incident:
    """The incident; whoever counts complaints learns from what people made of the suspicion."""
    for topic in dict.fromkeys(one.topic or ANY for one in incident.suspicions):
        wiring.counts().teach(topic, incident.id, confirmed, wiring.now())
    return incident


def _must_ask(scope: Scope) -> None:
    if wrong := faults(scope, list(wiring.triage_rules().book(wiring.now()).lists)):
        raise BadInput(f"scope.rule: {'; '.join(wrong)}")


def _named(person_id: str, known: dict[str, Named]) -> Named:
    """Somebody by name; raises BadInput for whom nobody knows."""
    if person_id in known:
        return known[person_id]
    for one in wiring.colleagues().known(wiring.now()):
        if one.id == person_id:
            return Named(id=one.id, name=one.name)
    raise BadInput(f"nobody here is called {person_id}")
