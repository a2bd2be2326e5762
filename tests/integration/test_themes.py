"""Themes from posts in the table, with the model that ships: found, kept, counted once, and forgotten."""

import tomllib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases
from amends.adapters.knowing import Knowing
from amends.adapters.theme_posts import ThemePosts
from amends.adapters.themes import Themes
from amends.adapters.vectors import Vectors
from amends.case import Case
from amends.themes.following import Done, follow
from amends.themes.theme import Shelf

from tests.builders import a_mention, a_reading, a_triage, stored
from tests.template import ROOT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

POSTS: dict[str, list[str]] = tomllib.loads((ROOT / "tests/data/themes.toml").read_text())["posts"]
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.fixture(scope="module")
def knowing() -> Knowing:
    return Knowing(Vectors.load())


def always() -> bool:
    return True


def heard(table: "Table", number: int, text: str, at: datetime, **changes: Any) -> Case:
    """A complaint of somebody's own, heard as it was written."""
    reading = changes.pop("reading", a_reading())
    mention = a_mention(
        **{
            "id": str(number),
            "conversation_id": str(number),
            "author_id": f"a{number}",
            "text": text,
            "created_at": at,
            **changes,
        }
    )
    case = stored(Cases(table), mention, reading, a_triage(topic="reach"), now=at)
    assert case
    return case


def say(table: "Table", theme: str, first: int, at: datetime, count: int = 10) -> None:
    for place, text in enumerate(POSTS[theme][:count]):
        heard(table, first + place, text, at + place * timedelta(minutes=7))


def followed(table: "Table", knowing: Knowing, now: datetime) -> Done:
    return follow(ThemePosts(table), Themes(table, "larkfield"), knowing, now, always, {"larkfield"})


def shelf(table: "Table") -> Shelf:
    found = Themes(table, "larkfield").shelf()
    assert found
    return found


def by_theme(table: "Table", since: datetime, until: datetime) -> dict[str, list[int]]:
    """The numbers of the posts of each theme, by the theme's name."""
    names = {theme.id: theme.name for theme in shelf(table).themes} | {0: "none"}
    found: dict[str, list[int]] = {}
    for row in Themes(table, "larkfield").rows(since.date(), until.date()):
        found.setdefault(names[row.theme], []).append(int(row.key.partition("#")[2]))
    return {name: sorted(numbers) for name, numbers in found.items()}


def test_two_themes_are_found_named_and_the_same_a_week_later(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    say(table, "billing", 200, MONDAY + timedelta(hours=2))
    say(table, "other", 300, MONDAY + timedelta(hours=4))
    assert followed(table, knowing, MONDAY + DAY).posts == 30
    first = {theme.id: theme.name for theme in shelf(table).living}
    assert sorted(first.values()) == ["bill, charged", "engineer, appointment"]
    again = MONDAY + WEEK
    heard(table, 400, "@larkfield engineer cancelled my appointment this morning", again)
    heard(table, 401, "my bill is wrong, charged for a film I never watched", again)
    heard(table, 402, "@larkfield your van blocks the pavement", again)
    followed(table, knowing, again + DAY)
    assert {theme.id: theme.name for theme in shelf(table).living} == first
    found = by_theme(table, MONDAY, again)
    assert 400 in found["engineer, appointment"]
    assert 401 in found["bill, charged"]
    assert 402 in found["none"]
    assert set(range(300, 310)) <= set(found["none"])
