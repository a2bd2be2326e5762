"""Routes: stopping an incident's statements, its end, and what legal clears."""

from datetime import datetime

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel

from amends import wiring
from amends.api.conditions import IfMatch
from amends.api.incident_moves import INCIDENT, Reason, Remark, move, stop
from amends.api.people import permitted
from amends.errors import Retry
from amends.outage import halting, moves
from amends.outage.facts import FactText
from amends.outage.incident import Incident
from amends.outage.moves import Moved
from amends.roles import Act, Person

router = APIGatewayHttpRouter()


class Resolution(Remark):
    """`anyway` ends it although nobody knows what became of a text, ten minutes after the end was begun."""

    anyway: bool = False


class NewFact(BaseModel):
    """What may be said, and until when; 30 days at most."""

    text: FactText
    expires_at: AwareDatetime


@router.post(f"{INCIDENT}/pause", summary="Stop giving statements out", tags=["incidents"])
def pause_incident(incident_id: str, body: Reason) -> Incident:
    """Nothing that is queued goes out from here on. A stop wins over whoever changes the incident meanwhile."""
    return stop(
        incident_id, lambda one, person, now: halting.pause(one, body.why, person, now), permitted(router, Act.HALT)
    )


@router.post(f"{INCIDENT}/resume", summary="Give statements out again", tags=["incidents"])
def resume_incident(incident_id: str, body: Remark, if_match: IfMatch = "") -> Incident:
    """What is approved still goes out; also where the incident's end was begun and is not written."""
    return move(
        incident_id,
        if_match,
        lambda one, person, now: halting.resume(one, body.note, person, now),
        permitted(router, Act.RUN_INCIDENTS),
    )


@router.post(f"{INCIDENT}/resolve", summary="Resolve an incident", tags=["incidents"])
def resolve_incident(incident_id: str, body: Resolution) -> Incident:
    """Nothing more goes out from here on; it is resolved once no text is on its way, and says `halt` until then."""
    person, kept = permitted(router, Act.RUN_INCIDENTS), wiring.incidents()
    incident = kept.get(incident_id)
    if not (incident.resolving and body.anyway):
        stop(incident_id, lambda one, person, now: halting.resolve(one, body.note, person, now), person)
    try:
        return kept.end(incident_id, wiring.now(), anyway=body.anyway, by=person)
    except Retry:
        return kept.get(incident_id)


@router.post(f"{INCIDENT}/reopen", summary="Open a resolved incident again", tags=["incidents"])
def reopen_incident(incident_id: str, body: Reason, if_match: IfMatch = "") -> Incident:
    """It goes on; what was said of its end is not given to anyone else."""
    return move(
        incident_id,
        if_match,
        lambda one, person, now: halting.reopen(one, body.why, person, now),
        permitted(router, Act.RUN_INCIDENTS),
    )


@router.post(f"{INCIDENT}/facts", summary="Clear a fact", tags=["incidents"])
def clear_fact(incident_id: str, body: NewFact, if_match: IfMatch = "") -> Incident:
    """What may be said from here on, in statements and in answers."""

    def rule(one: Incident, person: Person, now: datetime) -> Moved:
        return moves.clear_fact(one, body.text, body.expires_at, person, now)

    return move(incident_id, if_match, rule, permitted(router, Act.CLEAR_FACTS))


@router.post(f"{INCIDENT}/facts/<fact_id>/withdraw", summary="Take a fact back", tags=["incidents"])
def withdraw_fact(incident_id: str, fact_id: str, body: Reason, if_match: IfMatch = "") -> Incident:
    """It must not be said any more; approvals that were given while it held are void."""

    def rule(one: Incident, person: Person, now: datetime) -> Moved:
        return moves.withdraw_fact(one, fact_id, body.why, person, now)

    return move(incident_id, if_match, rule, permitted(router, Act.CLEAR_FACTS))
