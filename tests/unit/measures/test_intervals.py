"""The intervals against scipy, and against what their authors printed."""

from math import exp, log, sqrt

import pytest
from amends.measures.intervals import difference, mean, median, ratio, student, wilson
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

SHARES = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(SHARES)
def test_wilson_is_scipys(counted: tuple[int, int]) -> None:
    hits, n = counted
    theirs = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert wilson(hits / n, n) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
    ],
)
def test_a_difference_is_what_newcombe_printed(
    one: tuple[int, int], other: tuple[int, int], printed: tuple[float, float]
) -> None:
    found = difference(one[0] / one[1], one[1], other[0] / other[1], other[1])
    assert found == pytest.approx(printed, abs=6e-5)


def test_students_centile_is_scipys_from_nine_degrees_on() -> None:
    for freedom in (*range(9, 200), 1000, 50_000):
        assert student(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=1e-3)


@given(st.lists(st.floats(-2, 2), min_size=10, max_size=60).filter(lambda values: len(set(values)) > 1))
def test_a_mean_is_scipys(values: list[float]) -> None:
    middle, (low, high) = mean(values)
    error = stats.sem(values)
    assert middle == pytest.approx(sum(values) / len(values), abs=1e-9)
    assert (high - low) / 2 == pytest.approx(stats.t.ppf(0.975, len(values) - 1) * error, rel=1e-3, abs=1e-6)


def test_between_the_medians_ranks_lies_the_median_in_95_of_100_and_no_narrower_ranks_would_do() -> None:
    for n in (*range(10, 300), 1001, 50_000):
        _, (low, _) = median(list(range(1, n + 1)))
        outside = [2 * stats.binom.cdf(rank - 1, n, 0.5) for rank in (low, low + 1)]
        assert outside[0] <= 0.0505
        assert outside[1] > 0.048


@given(st.lists(st.tuples(st.integers(1, 10**7), st.integers(0, 10**7)), min_size=10, max_size=40))
def test_a_ratio_is_its_formula_written_out(pairs: list[tuple[int, int]]) -> None:
    under, over = [x for x, _ in pairs], [y for _, y in pairs]
    if not sum(over):
        return
    n, value = len(pairs), sum(over) / sum(under)
    missed = [y - value * x for x, y in pairs]
    error = sqrt(sum(one * one for one in missed) / (n - 1) / n) / (sum(under) / n)
    half = stats.t.ppf(0.975, n - 1) * error / value
    found, (low, high) = ratio(over, under)
    assert found == pytest.approx(value)
    assert (low, high) == pytest.approx((exp(log(value) - half), exp(log(value) + half)), rel=1e-2, abs=1e-9)


@given(st.permutations(list(range(30))))
def test_no_order_of_the_cases_changes_anything(order: list[int]) -> None:
    under, over = [7 * number + 1 for number in order], [number % 5 for number in order]
    assert ratio(over, under) == ratio(sorted_by(over, order), sorted_by(under, order))
    tones = [number / 7 for number in order]
    assert mean(tones) == mean(sorted(tones))
    assert median(tones) == median(sorted(tones))


def sorted_by(values: list[int], order: list[int]) -> list[int]:
    return [value for _, value in sorted(zip(order, values, strict=True))]
