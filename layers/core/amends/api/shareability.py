"""Routes: what came of recoveries, and the teams that reports are cut by."""

from datetime import date
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.errors import Overtaken
from amends.measures.cuts import By, Narrowed
from amends.measures.period import asked_for
from amends.measures.shareability import LONGEST, USUAL, Asked, Shareability, shareability
from amends.roles import Act
from amends.uncollected import uncollected
from amends.work import teams
from amends.work.teams import MOST, Team, Teams

router = APIGatewayHttpRouter()

Only = Annotated[str | None, Query(max_length=128, description="Empty: those that have none")]


class NewTeams(BaseModel):
    """All teams; people by the ids of GET /people."""

    teams: list[Team] = Field(max_length=MOST)


@router.get("/reports/shareability", summary="What recoveries are worth", tags=["reports"])
def get_shareability(
    since: Annotated[date | None, Query(description="A day in `tz`; twelve weeks before the last one")] = None,
    until: Annotated[date | None, Query(description="A day in `tz`; today")] = None,
    tz: Annotated[str, Query(max_length=64, description="A time zone of IANA's list, as Europe/London")] = "UTC",
    by: By = By.WEEK,
    days: Annotated[int, Query(ge=1, le=LONGEST, description="After a recovery, in which an update counts")] = USUAL,
    topic: Only = None,
    desk: Only = None,
    template: Only = None,
    incident: Only = None,
    platform: Only = None,
    private: bool | None = None,
    team: Only = None,
    region: Only = None,
    severity: Annotated[int | None, Query(ge=1, le=4)] = None,
    cause: Only = None,
) -> Shareability:
    """Who told others after a recovery, and how much more often than similar customers; 366 days at most.

    The cases are those that were opened on these days, both included; docs/shareability.md defines each figure.
    """
    permitted(router, Act.REPORT)
    now = wiring.now()
    period = asked_for(since, until, tz, now)
    narrowed = Narrowed(topic, desk, template, incident, platform, private, team, region, severity, cause)
    names = wiring.row_names()
    with uncollected():
        lines = wiring.sheets().between(*period.sheets())
        return shareability(Asked(period, by, days, narrowed), lines, now, lambda rows: names.of(by, rows))


@router.get("/reports/teams", summary="Teams", tags=["reports"])
def get_teams() -> Teams:
    """The teams that reports are cut by, as they are now."""
    permitted(router, Act.REPORT)
    return wiring.teams().current()


@router.put("/reports/teams", summary="Change the teams", tags=["reports"])
def set_teams(body: NewTeams, if_match: IfMatch = "") -> Teams:
    """Put these teams in the place of those that the caller saw, by If-Match; of two people at least, each in one."""
    person, version = permitted(router, Act.COMPARE), seen_in(if_match)
    current, now = wiring.teams().current(), wiring.now()
    if current.version != version:
        raise Overtaken(f"{current.by_name} changed the teams after you opened them; look again")
    known = {one.id for one in wiring.colleagues().known(now)}
    return wiring.teams().add(teams.change(current, body.teams, known, person, now))
