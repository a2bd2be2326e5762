"""The count model agrees with scipy's, and with what every distribution must do."""

import math

import pytest
from amends.suspect.negative_binomial import at_least, pmf
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom, poisson

means = st.floats(0.001, 200)
spreads = st.floats(0.01, 5)
counts = st.integers(0, 400)


@given(st.floats(0.001, 30), st.floats(0.01, 2))
def test_the_probabilities_sum_to_one_with_the_mean_and_the_variance_that_are_said(mean: float, spread: float) -> None:
    each = [pmf(count, mean, spread) for count in range(6000)]
    assert math.isclose(sum(each), 1, abs_tol=1e-6)
    seen = sum(count * p for count, p in enumerate(each))
    assert math.isclose(seen, mean, rel_tol=1e-3)
    variance = sum((count - mean) ** 2 * p for count, p in enumerate(each))
    assert math.isclose(variance, mean + spread * mean**2, rel_tol=1e-2)


@given(counts, means, spreads)
def test_the_tail_is_scipys(count: int, mean: float, spread: float) -> None:
    size = 1 / spread
    theirs = float(nbinom.sf(count - 1, size, size / (size + mean)))
    assert math.isclose(at_least(count, mean, spread), theirs, rel_tol=1e-6, abs_tol=1e-12)


@given(counts, means)
def test_without_spread_it_is_poissons(count: int, mean: float) -> None:
    theirs = float(poisson.sf(count - 1, mean))
    assert math.isclose(at_least(count, mean, 0), theirs, rel_tol=1e-5, abs_tol=1e-12)


@given(counts, means, spreads)
def test_more_is_never_likelier_and_a_higher_mean_never_makes_it_less_likely(
    count: int, mean: float, spread: float
) -> None:
    here = at_least(count, mean, spread)
    assert 0 <= here <= 1
    assert at_least(count + 1, mean, spread) <= here + 1e-12
    assert at_least(count, mean * 1.1, spread) >= here - 1e-12


@pytest.mark.parametrize(("count", "mean"), [(0, 3.0), (-1, 3.0)])
def test_nothing_or_more_is_certain(count: int, mean: float) -> None:
    assert at_least(count, mean, 0.3) == 1


def test_what_is_never_expected_never_comes() -> None:
    assert (pmf(0, 0, 0.3), pmf(1, 0, 0.3)) == (1, 0)


def test_far_out_the_tail_keeps_its_size_where_a_difference_would_be_nothing() -> None:
    assert 0 < at_least(120, 5, 0.05) < 1e-20
