"""Posts that lie close together are one theme, whatever the order in which they come."""

import numpy as np
import pytest
from amends.themes.grouping import LEAST_PEOPLE, LEAST_POSTS, NEAR, SAME, alike, founded, middle, nearest, unit
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.themes.made import vector


def posts(*axes: int) -> np.ndarray:
    return np.stack([vector(axis, number) for number, axis in enumerate(axes)])


def people(count: int) -> list[str]:
    return [f"a{number}" for number in range(count)]


def test_two_crowds_are_two_themes_and_what_lies_apart_is_none() -> None:
    made = posts(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 5, 6)
    assert list(founded(made, people(13))) == [[0, 2, 4, 6, 8, 10], [1, 3, 5, 7, 9]]


def test_too_few_posts_or_too_few_people_begin_nothing() -> None:
    few = posts(*[0] * (LEAST_POSTS - 1))
    assert list(founded(few, people(len(few)))) == []
    many = posts(*[0] * 20)
    assert list(founded(many, people(LEAST_PEOPLE - 1) * 20)) == []
    assert len(list(founded(many, (people(LEAST_PEOPLE) * 5)[:20]))) == 1


def test_nothing_comes_of_nothing() -> None:
    assert list(founded(np.zeros((0, 4), np.float32), [])) == []
    # Texts without a word are vectors of zeros, and alike to nobody.
    assert list(founded(np.zeros((9, 4), np.float32), people(9))) == []
    assert nearest(np.zeros((2, 4), np.float32), posts(0)[:, :4]) == [None, None]
    assert nearest(posts(0, 1), np.zeros((0, 16), np.float32)) == [None, None]


@given(st.permutations(range(13)))
def test_the_order_of_posts_makes_no_difference_to_who_is_together(order: list[int]) -> None:
    axes = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 5, 6]
    made, who = posts(*axes), people(13)
    groups = founded(made[order], [who[place] for place in order])
    together = {frozenset(order[place] for place in group) for group in groups}
    assert together == {frozenset({0, 2, 4, 6, 8, 10}), frozenset({1, 3, 5, 7, 9})}


def test_a_post_joins_the_nearest_middle_that_is_near() -> None:
    middles = np.concatenate([middle(posts(0, 0, 0)), middle(posts(1, 1, 1))])
    assert nearest(posts(1, 0, 7), middles) == [1, 0, None]


@pytest.mark.parametrize(("likeness", "joins"), [(NEAR + 0.01, True), (NEAR - 0.01, False)])
def test_near_is_where_the_line_is(likeness: float, joins: bool) -> None:
    post = np.array([[likeness, np.sqrt(1 - likeness**2)]], np.float32)
    assert (nearest(post, np.array([[1, 0]], np.float32)) == [0]) is joins


def test_middles_that_are_one_go_into_the_earliest() -> None:
    made = np.array([[1, 0], [0, 1], [SAME + 0.01, np.sqrt(1 - (SAME + 0.01) ** 2)]], np.float32)
    assert alike(made) == [(0, 2), (1, 2)][:1]
    assert alike(unit(np.array([[1, 0], [0, 1]], np.float32))) == []
