"""A theme emerges when its week is too much for its own past, and seldom else."""

import numpy as np
import pytest
from amends.themes.emerging import FEWEST, LEAST_PAST, PAST, judged


def test_a_week_of_five_times_the_usual_emerges_and_says_why() -> None:
    found = judged(30, [6, 5, 7, 6, 4, 6, 7, 5], known=8, among=20)
    assert found.emerging
    assert found.why.startswith("30 posts in the last 7 days, 5.8 a week in the 8 weeks before: by chance less often")


def test_what_is_new_emerges_where_the_weeks_before_are_known() -> None:
    assert judged(12, [0] * 8, known=8, among=20).emerging
    assert "none in the 8 weeks before" in judged(12, [0] * 8, known=8, among=20).why


@pytest.mark.parametrize("count", [0, FEWEST - 1, 6, 9])
def test_a_usual_week_and_a_handful_of_posts_do_not(count: int) -> None:
    assert not judged(count, [6, 5, 7, 6, 4, 6, 7, 5], known=8, among=20).emerging


def test_a_theme_that_always_varies_much_must_vary_more() -> None:
    assert judged(25, [5, 6, 5, 6, 5, 6, 5, 6], known=8, among=20).emerging
    assert not judged(25, [1, 14, 0, 9, 2, 17, 0, 3], known=8, among=20).emerging


def test_where_hardly_a_week_is_known_nothing_is_judged_and_it_says_so() -> None:
    found = judged(99, [0] * PAST, known=LEAST_PAST - 1, among=1)
    assert (found.emerging, found.why) == (False, "not judged: 1 of the 2 weeks before that it takes are known")


@pytest.mark.parametrize("mean", [1.0, 8.0, 60.0])
def test_of_forty_steady_themes_together_one_is_called_in_twenty_weeks_at_most(mean: float) -> None:
    themes, weeks, called = 40, 200, 0
    # A little more than chance: each week's rate varies, too.
    rates = np.random.default_rng(7).gamma(20, mean / 20, size=(themes, weeks + PAST))
    for counts in np.random.default_rng(8).poisson(rates).tolist():
        called += sum(
            judged(counts[at], counts[at - PAST : at][::-1], known=PAST, among=themes).emerging
            for at in range(PAST, weeks + PAST)
        )
    assert called <= weeks / 20
