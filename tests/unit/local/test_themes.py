"""The bench of themes measures what it says."""

import numpy as np
import pytest
from amends.themes.grouping import unit

from local.themes.measuring import agreement, corpus, handwritten, labels


def test_neighbours_that_always_agree_and_neighbours_by_chance_are_told_apart() -> None:
    rng = np.random.default_rng(1)
    named = labels(["a", "b"] * 100)
    apart = np.zeros((200, 8), np.float32)
    apart[np.arange(200), named] = 1
    near = agreement(unit(apart + 0.01 * rng.random((200, 8), dtype=np.float32)), named)
    assert near.share == 1.0
    assert near.chance == pytest.approx(99 / 199)
    anywhere = agreement(unit(rng.normal(size=(200, 8)).astype(np.float32)), named)
    assert anywhere.share == pytest.approx(anywhere.chance, abs=0.06)


def test_within_a_group_only_its_own_posts_are_neighbours() -> None:
    rng = np.random.default_rng(2)
    groups, named = labels(["x"] * 100 + ["y"] * 100), labels([str(n % 4) for n in range(200)])
    found = agreement(unit(rng.normal(size=(200, 8)).astype(np.float32)), named, groups, 5)
    assert found.chance == pytest.approx(24 / 99)


def test_the_posts_that_are_measured_are_there() -> None:
    assert len(corpus()) > 8_000
    assert {len(posts) for posts in handwritten().values()} == {10}
