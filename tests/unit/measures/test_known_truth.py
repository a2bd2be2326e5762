"""The uplift in a world whose truth is known: what its interval promises, and what a careless one would."""

from itertools import chain
from random import Random

from amends.measures.baseline import Matched, matches
from amends.measures.following import follow
from amends.measures.intervals import difference
from amends.measures.uplift import uplift
from amends.reports.line import Line

from tests.made_up import DAYS, HOUR, NOW, QUIET, SPAN, WORLD, complaints, truth

PERIODS = 200
UNMOVED = QUIET._replace(moved=0.0, daily=0.25, recovered={36 * HOUR: 0.5})


def compared(lines: list[Line]) -> list[list[Matched]]:
    return list(matches(follow(lines, DAYS, NOW), DAYS, NOW))


def naive(lines: list[Line]) -> tuple[float, float]:
    """The interval of whoever compares the recovered, from then on, with the never recovered, from the complaint on."""
    told = [case.told for case in follow(lines, DAYS, NOW) if case.since is not None]
    never = [line for line in lines if line.recovered is None]
    others = [any(one.at < line.complained + SPAN for one in line.updates) for line in never]
    return difference(sum(told) / len(told), len(told), sum(others) / len(others), len(others))


def test_the_interval_holds_the_known_uplift_as_often_as_it_says() -> None:
    chance, held, wrong = Random(8), 0, []  # noqa: S311
    for _ in range(PERIODS):
        found = compared(complaints(WORLD, 120, chance))
        figure, known = uplift(found).figure, truth(chain.from_iterable(found), WORLD)
        assert figure.value is not None
        assert figure.low is not None
        assert figure.high is not None
        held += figure.low <= known <= figure.high
        wrong.append(figure.value - known)
    assert 0.94 <= held / PERIODS <= 0.99
    assert abs(sum(wrong) / PERIODS) < 0.005


def test_where_recoveries_move_nobody_a_careless_comparison_finds_that_they_do_and_ours_does_not() -> None:
    chance, ours, careless, above = Random(9), 0, 0, 0  # noqa: S311
    for _ in range(PERIODS):
        lines = complaints([UNMOVED], 400, chance)
        figure = uplift(compared(lines)).figure
        assert figure.low is not None
        assert figure.high is not None
        ours += figure.low <= 0 <= figure.high
        low, high = naive(lines)
        careless += low <= 0 <= high
        above += low > 0
    assert ours / PERIODS >= 0.94
    assert careless / PERIODS < 1 / 3
    assert above == PERIODS - careless
