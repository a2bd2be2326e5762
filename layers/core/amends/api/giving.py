"""Routes: giving a statement out, how far it is, and who was given what."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.api.conditions import IfMatch
from amends.api.incident_moves import INCIDENT, seen_statement
from amends.api.people import permitted
from amends.casefile import Page
from amends.mention import PlatformName
from amends.outage.delivery import Delivery
from amends.outage.forecast import Forecast
from amends.outage.progress import progress
from amends.outage.promise import Promise, Standing, promises, standing
from amends.outage.starting import start
from amends.outage.statement import Statement, StatementState
from amends.outage.turning import Mood, mood
from amends.outbox import Kind
from amends.roles import Act

router = APIGatewayHttpRouter()
SHOWN = frozenset({StatementState.APPROVED, StatementState.GIVING, StatementState.PAUSED})


class Going(BaseModel):
    """A statement on its way: when all will have been told, how many were, and how people take it."""

    statement_id: str
    stage: str
    state: StatementState
    forecast: Forecast
    words: str
    told: int
    on_their_way: int
    cannot_be_told: int
    mood: Mood


class Progress(BaseModel):
    """How far an incident's statements are, and what was promised."""

    going: list[Going]
    promises: list[Promise]
    next_update: Standing | None


@router.post(f"{INCIDENT}/statements/<statement_id>/give", summary="Give a statement out", tags=["statements"])
def give_statement(incident_id: str, statement_id: str, if_match: IfMatch = "") -> Statement:
    """To everyone who waits, a minute's worth at a time; what it promises is watched from now on."""
    person = permitted(router, Act.RUN_INCIDENTS)
    incident, statement = seen_statement(incident_id, statement_id, if_match)
    now = wiring.now()
    started = start(statement, incident, wiring.incidents().history(incident_id), person, now)
    return wiring.givings().start(incident, started, now)


@router.get(f"{INCIDENT}/progress", summary="How far an incident's statements are", tags=["statements"])
def show_progress(incident_id: str) -> Progress:
    """The forecast is never better than what was seen in the last quarter of an hour."""
    permitted(router, Act.READ)
    kept, now = wiring.incidents(), wiring.now()
    kept.get(incident_id)  # Or it is not found.
    deliveries = wiring.deliveries().deliveries(incident_id)
    waiting = list(kept.waiting(incident_id))
    windows = {platform: wiring.windows().window(platform, Kind.POST, now) for platform in PlatformName}
    going = []
    for one in (one for one in kept.statements(incident_id) if one.state in SHOWN):
        found = progress(one, waiting, deliveries, windows, now, wiring.brand().outages.follow_up)
        echoes = wiring.deliveries().echoes(incident_id, one.id)
        going.append(
            Going(
                statement_id=one.id,
                stage=one.stage,
                state=one.state,
                forecast=found.forecast,
                words=found.forecast.words,
                told=found.told,
                on_their_way=found.on_their_way,
                cannot_be_told=found.cannot_be_told,
                mood=mood(echoes, one.since, now),
            )
        )
    made = promises(kept.history(incident_id))
    ahead = [one.at for one in made if one.standing in (Standing.OPEN, Standing.MISSED)]
    return Progress(going=going, promises=made, next_update=standing(max(ahead, default=None), now))


@router.get(f"{INCIDENT}/deliveries", summary="Who was given what", tags=["statements"])
def list_deliveries(
    incident_id: str,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
) -> Page[Delivery]:
    """The newest first; one that was refused says why."""
    permitted(router, Act.READ)
    return wiring.deliveries().page(incident_id, limit, cursor)
