"""The teams that reports are cut by, and what people call their rows."""

from functools import cache

from amends.adapters.row_names import RowNames
from amends.adapters.teams import Teams
from amends.wiring.stores import now, settings, table
from amends.work.teams import TeamsNow


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
