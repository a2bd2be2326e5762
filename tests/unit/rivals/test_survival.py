"""How long people wait, with those who wait still: the estimate, its quantiles and their intervals."""

from itertools import pairwise
from random import Random
from warnings import catch_warnings, simplefilter

import pytest
from amends.rivals.survival import Quantile, Wait, quantile, steps
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

WAITS = st.lists(st.builds(Wait, st.integers(1, 200), st.booleans()), min_size=1, max_size=60)


def waits(said: str) -> list[Wait]:
    """Times as textbooks write them: 13 is answered, 13+ is lost sight of."""
    return [Wait(int(one.rstrip("+")), not one.endswith("+")) for one in said.split()]


# Leukaemia, as R's `survival` has it (Miller, 1997); its survfit(conf.type = "log-log") prints these figures.
MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+"
OTHERS = "5 5 8 8 12 16+ 23 27 30 33 43 45"


@pytest.mark.parametrize(("said", "median"), [(MAINTAINED, Quantile(31, 13, None)), (OTHERS, Quantile(23, 5, 33))])
def test_a_published_example_has_its_published_median(said: str, median: Quantile) -> None:
    assert quantile(steps(waits(said)), 0.5) == median


def test_the_estimate_by_hand() -> None:
    # Of five one is answered after 10 s; of the four left one is lost sight of at 20 s, one of three answered at 30 s.
    found = steps(waits("10 20+ 30 40+ 50+"))
    assert [(step.after, round(step.waiting, 9)) for step in found] == [(10, 0.8), (30, round(0.8 * 2 / 3, 9))]
    assert quantile(found, 0.5) == Quantile(None, 10, None)


def test_who_waits_still_counts_and_dropping_them_would_make_a_brand_look_fast() -> None:
    everybody = waits("60 120 180 600+ 600+ 600+ 600+")
    assert quantile(steps(everybody), 0.5).value is None
    assert quantile(steps(one for one in everybody if one.answered), 0.5).value == 120


def test_an_answer_in_the_moment_in_which_others_are_lost_sight_of_was_among_all_of_them() -> None:
    assert steps(waits("10 10+ 10+ 20+"))[0].waiting == 0.75


def test_of_nobody_nothing_is_known() -> None:
    assert steps([]) == []
    assert quantile([], 0.5) == Quantile(None, None, None)


@given(WAITS)
def test_estimate_and_interval_are_those_of_scipy(found: list[Wait]) -> None:
    answered = [float(one.seconds) for one in found if one.answered]
    waiting = [float(one.seconds) for one in found if not one.answered]
    if not answered:
        assert steps(found) == []
        return
    theirs = ecdf(CensoredData(uncensored=answered, right=waiting)).sf
    with catch_warnings():
        simplefilter("ignore", RuntimeWarning)  # At the end, where nobody waits, neither of us has an interval.
        bounds = theirs.confidence_interval(method="log-log")
    for step in steps(found):
        assert step.waiting == pytest.approx(float(theirs.evaluate(step.after)))
        if step.low is not None:
            assert step.low == pytest.approx(float(bounds.low.evaluate(step.after)), abs=1e-6)
            assert step.high == pytest.approx(float(bounds.high.evaluate(step.after)), abs=1e-6)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=60), st.sampled_from([0.5, 0.9]))
def test_where_everybody_was_answered_a_quantile_is_that_of_the_sorted_times(times: list[int], share: float) -> None:
    plain = next(one for at, one in enumerate(sorted(times), 1) if at >= share * len(times) - 1e-6)
    assert quantile(steps(Wait(one, answered=True) for one in times), share).value == plain


@given(WAITS, st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_listed_changes_nothing(found: list[Wait], chance: Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert steps(shuffled) == steps(found)


@given(WAITS)
def test_fewer_and_fewer_wait_and_the_interval_holds_the_estimate(found: list[Wait]) -> None:
    estimate = steps(found)
    assert all(later.waiting <= before.waiting for before, later in pairwise(estimate))
    for step in estimate:
        if step.low is not None and step.high is not None:
            assert 0 <= step.low <= step.waiting <= step.high <= 1
