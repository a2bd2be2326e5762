"""Teams: two people at least, each in one, who are really there."""

from datetime import timedelta

import pytest
from amends.errors import BadInput, Forbidden
from amends.roles import Role
from amends.work.teams import KEPT, Team, Teams, TeamsNow, change
from pydantic import ValidationError

from tests.builders import NOON, a_person

MIA = a_person("mia", Role.MARKETING)
KNOWN = {"ada", "ben", "cy", "dee"}
NONE = Teams(brand="larkfield")
LATE = Team(name="Late shift", members=["ada", "ben"])
EARLY = Team(name="Early shift", members=["cy", "dee"])


def test_a_change_is_the_next_version_with_who_made_it() -> None:
    first = change(NONE, [LATE], KNOWN, MIA, NOON)
    assert (first.version, first.by_name, first.at, first.teams) == (1, MIA.name, NOON, [LATE])
    assert change(first, [LATE, EARLY], KNOWN, MIA, NOON).version == 2
    assert change(first, [], KNOWN, MIA, NOON).teams == []


def test_a_person_belongs_to_their_team_and_most_to_none() -> None:
    teams = change(NONE, [LATE, EARLY], KNOWN, MIA, NOON)
    assert [teams.of(name) for name in ("ada", "cy", "eve", "")] == ["Late shift", "Early shift", "", ""]


@pytest.mark.parametrize(
    ("teams", "why"),
    [
        ([LATE, Team(name="LATE SHIFT", members=["cy", "dee"])], "one name"),
        ([LATE, Team(name="Others", members=["ben", "cy"])], "ben can be in one team"),
        ([Team(name="Alone", members=["ada", "ada"])], "ada can be in one team, and once"),
        ([Team(name="Alone", members=["ada", "nobody"])], "nobody here is nobody"),
        ([], "already"),
    ],
)
def test_no_team_is_one_persons(teams: list[Team], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        change(NONE, teams, KNOWN, MIA, NOON)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Alone", "members": ["ada"]},
        {"name": "", "members": ["ada", "ben"]},
        {"name": "  ", "members": ["ada", "ben"]},
        {"name": "x" * 61, "members": ["ada", "ben"]},
        {"name": "Many", "members": [str(number) for number in range(201)]},
        {"name": "Late", "members": ["ada", "x" * 129]},
        {"name": "Late", "members": ["ada", "ben"], "lead": "ada"},
    ],
)
def test_a_team_has_a_bounded_name_and_two_members_at_least(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Team.model_validate(fields)


def test_who_left_may_stay_in_their_team_and_not_come_into_one() -> None:
    first = change(NONE, [LATE], KNOWN, MIA, NOON)
    renamed = LATE.model_copy(update={"name": "Nights"})
    assert change(first, [renamed], {"ben"}, MIA, NOON).of("ada") == "Nights"
    with pytest.raises(BadInput):
        change(NONE, [LATE], {"ben"}, MIA, NOON)


def test_responders_change_no_teams() -> None:
    with pytest.raises(Forbidden):
        change(NONE, [LATE], KNOWN, a_person("rosa", Role.RESPONDER, Role.SENIOR), NOON)


def test_teams_are_looked_up_once_a_minute() -> None:
    asked: list[Teams] = []

    class Store:
        kept = change(NONE, [LATE], KNOWN, MIA, NOON)

        def current(self) -> Teams:
            asked.append(self.kept)
            return self.kept

    store = Store()
    now = TeamsNow(store)
    assert [now.of("ada", NOON), now.of("cy", NOON + KEPT / 2)] == ["Late shift", ""]
    assert len(asked) == 1
    store.kept = change(store.kept, [LATE, EARLY], KNOWN, MIA, NOON)
    assert now.of("cy", NOON + KEPT - timedelta(seconds=1)) == ""
    assert now.of("cy", NOON + KEPT) == "Early shift"
