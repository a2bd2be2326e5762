"""What measures are made of, and the teams that they are cut by."""

from functools import cache

from amends.adapters.row_names import RowNames
from amends.adapters.sheets import Sheets
from amends.adapters.teams import Teams
from amends.measures.period import Period
from amends.reports.line import Line
from amends.wiring.stores import now, settings, table
from amends.work.teams import TeamsNow


@cache
def sheets() -> Sheets:
    """The lines of this deployment's brand; what was read of them is kept for the next page."""
    return Sheets(table(), settings().brand, now)


def lines_in(period: Period) -> list[Line]:
    """The lines of the days that a period touches."""
    return sheets().between(*period.sheets())


def row_names() -> RowNames:
    """What people call the rows of reports."""
    return RowNames(table(), settings().brand)


def teams() -> Teams:
    """The brand's teams."""
    return Teams(table(), settings().brand)


def team_of(person_id: str | None) -> str:
    """The name of a person's team as it is now, within a minute; empty where they are in none, or there is nobody."""
    return _teams_now().of(person_id, now()) if person_id else ""


@cache
def _teams_now() -> TeamsNow:
    return TeamsNow(teams())
