"""Teams of responders: what reports are cut by in place of persons, of which every version is kept."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Protocol

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from amends.errors import BadInput
from amends.mention import make_storable
from amends.roles import Act, Person

KEPT = timedelta(minutes=1)  # a changed team counts within it; a rebuild asks for each case of a year
MOST = 100  # teams

Line = Annotated[str, BeforeValidator(make_storable), StringConstraints(strip_whitespace=True)]
Name = Annotated[Line, Field(min_length=1, max_length=60)]
Member = Annotated[str, Field(min_length=1, max_length=128)]


class Team(BaseModel):
    """People, by the ids of `GET /me`; two at least, so that no row of a report is somebody's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    members: list[Member] = Field(min_length=2, max_length=200)


class Teams(BaseModel):
    """A version of the teams; version 0 has none."""

    model_config = ConfigDict(frozen=True)

    brand: str
    version: int = 0
    teams: list[Team] = []
    at: AwareDatetime | None = None
    by: str = "amends"
    by_name: str = "Amends"

    def of(self, person_id: str) -> str:
        """The name of a person's team; an empty text where they are in none."""
        return next((team.name for team in self.teams if person_id in team.members), "")


class Versions(Protocol):
    """Where teams are kept."""

    def current(self) -> Teams:
        """The teams as they are now."""
        ...


class TeamsNow:
    """The teams, looked up once a minute at most."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._kept: Teams | None = None
        self._looked_at: datetime | None = None

    def of(self, person_id: str, now: datetime) -> str:
        """The name of a person's team; an empty text where they are in none."""
        if self._kept is None or self._looked_at is None or now - self._looked_at >= KEPT:
            self._kept, self._looked_at = self._versions.current(), now
        return self._kept.of(person_id)


def change(current: Teams, teams: Sequence[Team], known: Collection[str], person: Person, now: datetime) -> Teams:
    """The next version; raises BadInput where somebody is there twice, or is nobody who ever signed in.

    `known` are the ids of those who did: with an invented colleague a team of two would be one person.
    """
    person.must(Act.COMPARE)
    names = [team.name.casefold() for team in teams]
    if len(set(names)) < len(names):
        raise BadInput("two teams have one name")
    members = [member for team in teams for member in team.members]
    if twice := sorted({member for member in members if members.count(member) > 1}):
        raise BadInput(f"{', '.join(twice[:5])} can be in one team, and once")
    before = {member for team in current.teams for member in team.members}
    if strangers := sorted(set(members) - before - set(known)):
        raise BadInput(f"nobody here is {', '.join(strangers[:5])}: choose from /people")
    if list(teams) == current.teams:
        raise BadInput("these are the teams already")
    return Teams(
        brand=current.brand,
        version=current.version + 1,
        teams=list(teams),
        at=now,
        by=person.id,
        by_name=person.name,
    )
