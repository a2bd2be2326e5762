"""An evening of themes: ids that last, merges, what fades, and no trace of what was removed."""

from datetime import timedelta

import pytest
from amends.themes.post import WINDOW, Row
from amends.themes.refreshing import in_window
from amends.themes.theme import Theme, now_called
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.themes.made import EVENING, MONDAY, World


def a_world() -> World:
    world = World()
    world.say(0, range(10), "engineer visit")
    world.say(1, range(10, 18), "bill")
    world.say(9, range(18, 20))
    return world


def test_themes_begin_with_the_densest_and_keep_their_numbers() -> None:
    world = a_world()
    world.evening()
    assert [(theme.id, theme.name) for theme in world.shelf.living] == [
        (1, "engineer visit, word0"),
        (2, "bill word1"),
    ]
    assert [world.theme_of(number) for number in (0, 10, 18)] == [1, 2, 0]
    world.say(1, range(30, 60), "bill", EVENING)  # by now it is the larger one
    world.evening(EVENING + timedelta(days=1))
    assert [theme.id for theme in world.shelf.living] == [1, 2]
    assert world.theme_of(45) == 2


def test_an_evening_twice_changes_nothing() -> None:
    world = a_world()
    world.evening()
    before = (world.shelf, world.rows)
    world.evening()
    assert (world.shelf, world.rows) == before


@given(st.randoms())
def test_the_order_in_which_posts_were_placed_changes_nothing(random: object) -> None:
    world, other = a_world(), a_world()
    world.evening()
    random.shuffle(other.rows)  # type: ignore[attr-defined]
    other.evening()
    assert (other.shelf, other.rows) == (world.shelf, world.rows)


def test_rows_of_themes_that_were_never_written_down_find_them_again() -> None:
    world, dead = a_world(), a_world()
    world.evening()
    # The places were written, and the run died before the shelf was.
    dead.evening(rows=world.rows)
    assert (dead.shelf, dead.rows) == (world.shelf, world.rows)


def test_a_post_that_is_gone_leaves_everything_as_if_it_had_never_been() -> None:
    world, without = a_world(), a_world()
    world.evening()
    for key in ("x#3", "x#12"):
        del world.posts[key], without.posts[key]
    without.rows = [row for row in without.rows if row.key in without.posts]
    world.evening()
    without.evening()
    assert world.rows == without.rows
    assert world.shelf.centroids == without.shelf.centroids
    assert [theme.terms for theme in world.shelf.themes] == [theme.terms for theme in without.shelf.themes]


def test_a_theme_whose_posts_are_all_taken_away_has_no_words_left() -> None:
    world = a_world()
    world.evening()
    for number in range(10):
        del world.posts[f"x#{number}"]
    world.evening()
    gone = world.shelf.themes[0]
    assert (gone.retired, gone.terms, gone.name) == (True, [], "theme 1")


def test_a_theme_that_fades_keeps_its_name_and_retires() -> None:
    world = a_world()
    world.evening()
    world.evening(rows=[row for row in world.rows if row.theme != 1])  # they are older than the window
    faded = world.shelf.themes[0]
    assert (faded.retired, faded.name, faded.terms) == (True, "engineer visit, word0", ["engineer visit", "word0"])
    # Whoever speaks of it again begins a new one: an id never means two things.
    world.say(0, range(70, 80), "engineer visit", EVENING)
    world.evening(EVENING + timedelta(days=1))
    assert world.theme_of(75) == 3


def test_themes_that_grow_together_are_one_and_the_older_keeps_its_number() -> None:
    world = a_world()
    world.evening()
    for number in range(10, 18):
        world.vectors[f"x#{number}"] = world.vectors[f"x#{number - 10}"]
    world.evening()
    assert [theme.id for theme in world.shelf.living] == [1]
    assert world.shelf.themes[1].into == 1
    assert {row.theme for row in world.rows if row.at < MONDAY.timestamp() + 18} == {1}


def test_a_post_that_is_edited_into_no_complaint_counts_no_more_and_again_when_it_is_one() -> None:
    world = a_world()
    world.evening()
    as_it_was = world.posts["x#0"]
    world.posts["x#0"] = as_it_was._replace(complaint=False)
    world.evening()
    assert [(row.of, row.theme) for row in world.rows if row.key == "x#0"] == [(0, 0)]
    world.posts["x#0"] = as_it_was
    world.evening()
    assert [(row.of, row.theme) for row in world.rows if row.key == "x#0"] == [(1, 1)]


def test_now_called_follows_every_merge() -> None:
    day = MONDAY.date()
    themes = [Theme(id=1, since=day, last=day), Theme(id=2, since=day, last=day, into=1)]
    themes.append(Theme(id=3, since=day, last=day, into=2))
    assert now_called(themes) == {1: 1, 2: 1, 3: 1}


@pytest.mark.parametrize(("before", "counts"), [(WINDOW, True), (WINDOW + timedelta(seconds=1), False)])
def test_the_window_is_eight_weeks(before: timedelta, counts: bool) -> None:
    assert in_window(int((EVENING - before).timestamp()), EVENING) is counts


def test_a_row_is_ordered_by_when_it_was_written() -> None:
    assert Row("x#1", "x-1", "", 1799, 1).quarter == 1
