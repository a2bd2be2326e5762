"""Themes from posts in the table, with the model that ships: found, kept, counted once, and forgotten."""

import tomllib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases
from amends.adapters.knowing import Knowing
from amends.adapters.removals import Removals
from amends.adapters.theme_posts import ThemePosts
from amends.adapters.themes import Themes
from amends.adapters.vectors import Vectors
from amends.case import Case, resolve
from amends.event import Event
from amends.mention import PlatformName
from amends.removal import remove
from amends.themes.following import Done, follow
from amends.themes.post import Row
from amends.themes.theme import Shelf
from amends.tombstone import Why

from tests.builders import a_content_reading, a_mention, a_reading, a_triage, stored
from tests.template import ROOT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

POSTS: dict[str, list[str]] = tomllib.loads((ROOT / "tests/data/themes.toml").read_text())["posts"]
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors.load()


@pytest.fixture
def knowing(vectors: Vectors) -> Knowing:
    return Knowing(vectors)


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
    if Themes(table, "larkfield").shelf() is None:  # as if nothing had been heard before
        Themes(table, "larkfield").save(Shelf(day=MONDAY.date()))
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


def everything(table: "Table") -> list[Any]:
    """All that is stored of themes."""
    items = [item for item in table.scan()["Items"] if str(item["pk"]).startswith("THEMES#")]
    kept = [{name: value for name, value in item.items() if name not in ("version", "state")} for item in items]
    return [sorted(kept, key=lambda item: (item["pk"], item["sk"])), shelf(table).model_copy(update={"version": 0})]


def test_a_second_run_changes_nothing_and_reads_nothing(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    followed(table, knowing, MONDAY + DAY)
    before = everything(table)
    assert followed(table, knowing, MONDAY + DAY) == Done()
    assert everything(table) == before


def test_a_day_counts_only_once_it_is_over_unless_somebody_asks_early(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    evening = MONDAY + timedelta(hours=10)
    assert followed(table, knowing, evening).posts == 0
    assert shelf(table).day == MONDAY.date()
    parts = (ThemePosts(table), Themes(table, "larkfield"), knowing)
    assert follow(*parts, evening, always, early=True).posts == 10
    say(table, "billing", 200, evening)
    assert follow(*parts, evening + timedelta(hours=2), always, early=True).posts == 10
    followed(table, knowing, MONDAY + DAY)
    assert sum(map(len, by_theme(table, MONDAY, MONDAY).values())) == 20


class Dies(Exception):
    """The function's time is up, or its machine is gone."""


class Dying(Themes):
    """Themes that die before one of their writes."""

    def __init__(self, table: "Table", at: int) -> None:
        super().__init__(_DyingTable(table, at), "larkfield")  # type: ignore[arg-type]


class _DyingTable:
    def __init__(self, table: "Table", at: int) -> None:
        self._table = table
        self._left = at

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._table, name)
        if name in ("put_item", "update_item", "delete_item", "meta"):
            self._left -= 1
            if self._left < 0:
                raise Dies
        return found


def test_a_run_that_dies_at_any_write_is_made_up_for_and_leaves_the_same(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    say(table, "billing", 200, MONDAY + DAY)
    Themes(table, "larkfield").save(Shelf(day=MONDAY.date()))
    now, deaths = MONDAY + 2 * DAY, 0
    for at in range(100):
        try:
            follow(ThemePosts(table), Dying(table, at), knowing, now, always, {"larkfield"})
            break
        except Dies:
            deaths += 1
            now += timedelta(minutes=17)  # until its claim has ended
    assert deaths > 3
    followed(table, knowing, now)
    names = [theme.name for theme in shelf(table).living]
    assert names == ["engineer, appointment", "bill, charged"]
    assert sorted(map(len, by_theme(table, MONDAY, now).values())) == [2, 8, 10]


def test_two_runs_at_once_are_one(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    themes = Themes(table, "larkfield")
    now = MONDAY + DAY
    assert themes.claim(MONDAY.date(), now, now + timedelta(minutes=16))
    assert followed(table, knowing, now) == Done()
    assert followed(table, knowing, now + timedelta(minutes=17)).posts == 10


def test_a_removed_post_leaves_the_counts_the_middle_and_the_words(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    for number in (110, 111, 112):
        heard(table, number, "the @larkfield engineer missed my appointment and broke the gatepost", MONDAY)
    followed(table, knowing, MONDAY + DAY)
    (before,) = shelf(table).living
    assert any("gatepost" in term for term in before.terms)
    remove(PlatformName.X, "110", Why.DELETED, Removals(table), MONDAY + DAY)
    followed(table, knowing, MONDAY + 2 * DAY)
    (after,) = shelf(table).living
    assert not any("gatepost" in term for term in after.terms)
    assert 110 not in by_theme(table, MONDAY, MONDAY)[after.name]
    assert after.name == before.name
    assert len(shelf(table).centroids) == 384 * 2


def test_a_word_that_only_two_people_say_is_shown_to_nobody(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    for number in (110, 111, 112):
        author = f"b{min(number, 111)}"  # the third of them is one of the two
        text = "the @larkfield engineer missed my appointment and broke the gatepost"
        heard(table, number, text, MONDAY, author_id=author)
    followed(table, knowing, MONDAY + DAY)
    assert not any("gatepost" in term for theme in shelf(table).themes for term in theme.terms)


def test_what_is_private_or_in_another_language_or_pleased_is_left_alone(table: "Table", knowing: Knowing) -> None:
    at, text = MONDAY, POSTS["engineer"][0]
    heard(table, 1, text, at, private=True, source="x.messages")
    heard(table, 2, text, at, reading=a_reading(language="de", is_dissatisfied=False))
    heard(table, 3, text, at, reading=a_content_reading())
    assert followed(table, knowing, MONDAY + DAY).posts == 0
    heard(table, 4, text, at + DAY)
    assert followed(table, knowing, MONDAY + 2 * DAY).posts == 1


def test_what_a_customer_writes_after_a_recovery_counts_as_that_wherever_it_stands(
    table: "Table", knowing: Knowing
) -> None:
    case = heard(table, 1, POSTS["engineer"][0], MONDAY, author_id="77")
    heard(table, 2, POSTS["engineer"][1], MONDAY, author_id="78")
    content = a_content_reading()
    heard(table, 3, "@larkfield thank you, all good", MONDAY + timedelta(hours=1), author_id="77", reading=content)
    resolved = MONDAY + timedelta(hours=2)
    Cases(table).save(resolve(case), Event(at=resolved, kind="resolved"))
    later = MONDAY + timedelta(hours=3)
    heard(table, 4, "@larkfield engineer came and fixed it, thank you", later, author_id="77", reading=content)
    heard(table, 5, "@larkfield engineer came", later, author_id="78", reading=content)
    heard(table, 6, "@larkfield engineer broke it again", later, author_id="77")
    followed(table, knowing, MONDAY + DAY)
    of = {row.key: row.of for row in Themes(table, "larkfield").rows(MONDAY.date(), MONDAY.date())}
    assert of == {"x#1": 1, "x#2": 1, "x#4": 2, "x#6": 3}


def test_a_root_cause_that_is_found_late_counts_once_for_its_case(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    same = {"author_id": "a100", "conversation_id": "100"}
    heard(table, 150, "@larkfield engineer missed the appointment again", MONDAY + timedelta(hours=2), **same)
    followed(table, knowing, MONDAY + DAY)
    case = Cases(table).get("x-100")
    caused = resolve(case).model_copy(update={"root_cause": "no van"})
    Cases(table).save(caused, Event(at=MONDAY + DAY, kind="resolved"))
    followed(table, knowing, MONDAY + 2 * DAY)
    rows = Themes(table, "larkfield").rows(MONDAY.date(), MONDAY.date())
    assert [(row.key, row.cause) for row in rows if row.cause] == [("x#100", "no van")]


def test_after_eight_weeks_a_theme_retires_and_only_its_counts_stand(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    themes = Themes(table, "larkfield")
    followed(table, knowing, MONDAY + DAY)
    followed(table, knowing, MONDAY + 8 * WEEK + 3 * DAY)
    (theme,) = shelf(table).themes
    assert (theme.retired, theme.name, shelf(table).centroids) == (True, "engineer, appointment", b"")
    assert themes.rows(MONDAY.date(), MONDAY.date()) == []
    ((day, counts),) = themes.counts(MONDAY.date(), MONDAY.date())
    assert (day, [counts.kinds[place][0] for place in counts.which]) == (MONDAY.date(), [theme.id] * 10)


def test_nothing_that_is_stored_of_themes_holds_a_name_a_handle_or_a_sentence(table: "Table", knowing: Knowing) -> None:
    say(table, "engineer", 100, MONDAY)
    say(table, "other", 300, MONDAY)
    followed(table, knowing, MONDAY + DAY)
    text = repr(shelf(table).model_dump(exclude={"centroids"})) + repr(
        [tuple(row) for row in Themes(table, "larkfield").rows(MONDAY.date(), MONDAY.date())]
    )
    assert "appointment" in text  # what several say
    for private in ("ada", "larkfield", "gift card", "turned up", "a100"):
        assert private not in text


def test_a_day_of_an_outage_is_kept_in_parts_and_read_as_one(table: "Table") -> None:
    at = int(MONDAY.timestamp())
    rows = [Row(f"x#{n}", f"x-{n}", "MENTION#", at + n * 60, 1, topic="reach", region="north") for n in range(10)]
    themes, day = Themes(table, "larkfield", 4), MONDAY.date()
    themes.put(day, day, rows)
    assert themes.rows(day, day) == rows
    assert [len(counts.quarters) for _, counts in themes.counts(day, day)] == [4, 4, 2]
    themes.put(day, day, rows[:3])
    assert themes.rows(day, day) == rows[:3]
    assert len(list(themes.counts(day, day))) == 1


@pytest.mark.parametrize(("settled", "read"), [(0, True), (-1, False)])
def test_a_month_that_no_evening_changes_any_more_is_read_once(table: "Table", settled: int, read: bool) -> None:
    day, another = MONDAY.date(), MONDAY.date() + DAY
    following = (day.replace(day=1) + timedelta(days=31)).replace(day=1) + settled * DAY
    row = Row("x#1", "x-1", "MENTION#", int(MONDAY.timestamp()), 1, topic="reach", region="north")
    themes = Themes(table, "larkfield")
    themes.put(day, day, [row])
    assert [one for one, _ in themes.counts(day, day, following)] == [day]
    Themes(table, "larkfield").put(day, day, [])
    assert bool(list(themes.counts(day, day, following))) is read
    assert list(themes.counts(another, another, following)) == []
