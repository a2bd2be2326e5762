"""Whom the recovered are compared with, and what comes out, against a slow count of everybody beside everybody."""

from itertools import chain
from math import sqrt
from random import Random

import pytest
from amends.measures.baseline import matches, stratum
from amends.measures.following import LEAST, Followed, follow
from amends.measures.intervals import Z, wilson
from amends.measures.uplift import Uplift, uplift
from amends.reports.line import Line, Update
from hypothesis import given
from hypothesis import strategies as st

from tests.lines import AT_NOON, DAY, a_line
from tests.unit.measures.lines import HOUR, NOW, some_lines

DAYS = 5
SPAN = DAYS * DAY


def of(lines: list[Line], now: int = NOW) -> Uplift:
    return uplift(matches(follow(lines, DAYS, now), DAYS, now))


def told_between(line: Line, start: int) -> bool:
    return any(not one.prompted and start <= one.at < start + SPAN for one in line.updates)


def beside(case: Followed, cases: list[Followed]) -> list[Followed]:
    """Its controls, by looking at everybody."""
    delay = (case.since or 0) - case.line.complained
    return [
        other
        for other in cases
        if stratum(other.line) == stratum(case.line)
        and (other.since is None or other.since > other.line.complained + delay)
        and other.line.complained + delay + SPAN <= NOW
    ]


@given(some_lines())
def test_each_recovered_customer_has_the_controls_that_a_slow_look_finds(lines: list[Line]) -> None:
    cases = follow(lines, DAYS, NOW)
    found = list(chain.from_iterable(matches(cases, DAYS, NOW)))
    assert sorted(one.case.line.case for one in found) == sorted(
        line.case for line in lines if line.recovered is not None and max(line.recovered, line.complained) + SPAN <= NOW
    )
    for one in found:
        delay = (one.case.since or 0) - one.case.line.complained
        controls = beside(one.case, cases)
        starts = {other.line.case: other.line.complained + delay for other in controls}
        assert one.controls == len(controls)
        assert one.controls_told == sum(told_between(other.line, starts[other.line.case]) for other in controls)
        assert one.controls_later == sum(
            other.since is not None and other.since < starts[other.line.case] + SPAN for other in controls
        )
        assert one.case.told == told_between(one.case.line, one.case.since or 0)


@given(some_lines(least=40, most=90))
def test_the_uplift_is_its_formula_written_out_person_by_person(lines: list[Line]) -> None:
    cases = follow(lines, DAYS, NOW)
    treated = [(case, beside(case, cases)) for case in cases if case.over]
    matched = [(case, controls) for case, controls in treated if controls]
    found = of(lines)
    assert found.unmatched == len(treated) - len(matched)
    people = {other.line.case for _, controls in matched for other in controls}
    if min(len(matched), len(people)) < LEAST:
        assert found.figure.value is None
        assert found.figure.why
        return
    weights = [len(controls) / (len(controls) + 1) for _, controls in matched]
    whole, carried = sum(weights), dict.fromkeys(people, 0.0)
    told = others = 0.0
    for weight, (case, controls) in zip(weights, matched, strict=True):
        told += weight * case.told / whole
        for other in controls:
            carried[other.line.case] += weight / len(controls)
            delay = (case.since or 0) - case.line.complained
            others += weight / len(controls) * told_between(other.line, other.line.complained + delay) / whole
    low, high = wilson(told, whole**2 / sum(weight**2 for weight in weights))
    others_low, others_high = wilson(min(1.0, others), whole**2 / sum(weight**2 for weight in carried.values()))
    assert found.figure.value == pytest.approx(told - others, abs=1e-9)
    assert found.figure.low == pytest.approx(told - others - sqrt((told - low) ** 2 + (others_high - others) ** 2))
    assert found.figure.high == pytest.approx(told - others + sqrt((high - told) ** 2 + (others - others_low) ** 2))


@given(some_lines(), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(lines: list[Line], chance: Random) -> None:
    mixed = list(lines)
    chance.shuffle(mixed)
    assert of(mixed) == of(lines)


def alike(recovered: int, told: int, others: int, others_told: int) -> list[Line]:
    """Recovered customers after an hour and others of the same kind; so many of either told others a day later."""
    update = (Update(AT_NOON + DAY, False, False, 1),)
    ours = [
        a_line(case=f"r{number}", complained=AT_NOON, answered=AT_NOON + HOUR, updates=update * (number < told))
        for number in range(recovered)
    ]
    return ours + [
        a_line(case=f"o{number}", complained=AT_NOON, updates=update * (number < others_told))
        for number in range(others)
    ]


@given(st.integers(10, 40), st.data())
def test_who_changes_places_turns_the_uplift_round(n: int, data: st.DataObject) -> None:
    one, other = (data.draw(st.integers(0, n)) for _ in range(2))
    figure, turned = of(alike(n, one, n, other)).figure, of(alike(n, other, n, one)).figure
    assert figure.value is not None
    assert turned.value == pytest.approx(-figure.value, abs=1e-12)
    assert (turned.low, turned.high) == pytest.approx((-(figure.high or 0), -(figure.low or 0)), abs=1e-12)


def test_of_people_who_do_alike_the_uplift_is_nothing() -> None:
    figure = of(alike(50, 10, 100, 20)).figure
    assert figure.value == pytest.approx(0)
    assert (figure.low or 0) < 0 < (figure.high or 0)


def test_many_recoveries_beside_the_same_few_people_are_no_proof() -> None:
    few, many = of(alike(2000, 600, 10, 2)).figure, of(alike(2000, 600, 2000, 400)).figure
    assert few.value == pytest.approx(many.value)
    assert ((few.high or 0) - (few.low or 0)) > 0.3 > 5 * ((many.high or 0) - (many.low or 0))


@pytest.mark.parametrize(("recovered", "others"), [(9, 100), (100, 9)])
def test_of_few_people_on_either_side_there_is_no_uplift(recovered: int, others: int) -> None:
    figure = of(alike(recovered, 5, others, 5)).figure
    assert (figure.value, figure.n) == (None, recovered)
    assert "9 of the 10" in figure.why
    assert of(alike(10, 5, 10, 5)).figure.value == 0


def test_what_came_before_the_recovery_counts_for_nobody() -> None:
    lines = alike(20, 0, 20, 0)
    early = (Update(AT_NOON + HOUR // 2, False, False, 1),)
    figure = of([line._replace(updates=early) for line in lines]).figure
    assert (figure.value, figure.n) == (0, 20)
    prompted = (Update(AT_NOON + DAY, True, False, 1),)
    assert of([line._replace(updates=prompted) for line in lines]).figure.value == 0


def test_who_is_recovered_later_is_a_control_until_then_with_what_they_tell_afterwards() -> None:
    update = (Update(AT_NOON + 3 * DAY, False, False, 1),)
    later = [
        a_line(case=f"l{number}", complained=AT_NOON, answered=AT_NOON + 2 * DAY, updates=update)
        for number in range(15)
    ]
    first = alike(15, 0, 0, 0)
    found = of([*first, *later])
    # The later ones have nobody themselves: whoever is like them was recovered long before.
    assert (found.figure.value, found.figure.n, found.unmatched, found.later) == (-1, 15, 15, 1)


def test_who_only_looks_alike_is_no_control() -> None:
    base = alike(15, 5, 0, 0)
    for change in ({"topic": "other"}, {"platform": "reddit"}, {"severity": 1}, {"followers": 5000}):
        other = [a_line(case=f"o{number}", complained=AT_NOON, **change) for number in range(30)]
        assert of([*base, *other]).unmatched == 15
    near = [a_line(case=f"o{number}", complained=AT_NOON, severity=4, followers=999) for number in range(30)]
    assert of([*base, *near]).unmatched == 0


def test_a_width_of_nothing_is_never_claimed() -> None:
    figure = of(alike(10, 0, 10, 0)).figure
    assert figure.value == 0
    assert (figure.low or 0) < -0.2 < 0.2 < (figure.high or 0)
    assert pytest.approx(1.96, abs=0.001) == Z
