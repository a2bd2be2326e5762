"""The verdicts of a brand speak for a threshold, or for none."""

import pytest
from amends.suggesting import FEWEST, Counts, counts, settled, suggest
from amends.verdict import Verdict
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_threshold, a_verdict


def judged(*scores: float, dissatisfied: bool, start: int = 0) -> list[Verdict]:
    """A verdict on a post of each score."""
    return [
        a_verdict(mention_id=f"{start}-{number}", score=score, dissatisfied=dissatisfied)
        for number, score in enumerate(scores)
    ]


def evenly(low: float, high: float, number: int = 20) -> list[float]:
    """Scores from low to high."""
    return [round(low + (high - low) * place / (number - 1), 4) for place in range(number)]


# People call everything from 0.35 on dissatisfied; at 0.5 the model misses eight of those posts.
LOW = judged(*evenly(0.05, 0.3), dissatisfied=False, start=1) + judged(*evenly(0.35, 0.73), dissatisfied=True, start=2)


def test_complaints_that_the_present_line_misses_lower_it() -> None:
    found = suggest(LOW, a_threshold(), 3)
    assert found.threshold is not None
    assert 0.3 < found.threshold <= 0.35
    assert (found.before, found.after) == (Counts(misses=8, false_alarms=0), Counts(misses=0, false_alarms=0))
    assert (found.posts, found.dissatisfied, found.disputed, found.of_other_models) == (40, 20, 0, 0)


def test_false_alarms_raise_it() -> None:
    praise = judged(*evenly(0.3, 0.68), dissatisfied=False, start=1)
    complaints = judged(*evenly(0.75, 0.95), dissatisfied=True, start=2)
    found = suggest([*praise, *complaints], a_threshold(), 1)
    assert found.threshold is not None
    assert 0.68 < found.threshold <= 0.75
    assert found.before == Counts(misses=0, false_alarms=10)


def test_what_a_miss_costs_decides_where_the_two_overlap() -> None:
    overlap = judged(*evenly(0.2, 0.6), dissatisfied=False, start=1) + judged(
        *evenly(0.4, 0.8), dissatisfied=True, start=2
    )
    careful, calm = (suggest(overlap, a_threshold(), cost) for cost in (10, 0.2))
    assert careful.threshold
    assert calm.threshold
    assert careful.threshold < a_threshold().threshold < calm.threshold
    assert careful.after
    assert calm.after
    assert careful.after.misses < calm.after.misses
    assert careful.after.false_alarms > calm.after.false_alarms


def test_a_line_that_is_right_already_stays() -> None:
    right = judged(*evenly(0.1, 0.4), dissatisfied=False, start=1) + judged(
        *evenly(0.6, 0.9), dissatisfied=True, start=2
    )
    found = suggest(right, a_threshold(), 3)
    assert (found.threshold, found.why) == (0.5, "no other threshold would have cost less")
    assert found.before == found.after


@pytest.mark.parametrize(
    ("content", "dissatisfied", "bound"), [((0.01, 0.03), (0.04, 0.14), 0.1), ((0.86, 0.96), (0.97, 0.99), 0.9)]
)
def test_the_suggestion_stays_within_its_bounds(
    content: tuple[float, float], dissatisfied: tuple[float, float], bound: float
) -> None:
    verdicts = judged(*evenly(*content), dissatisfied=False, start=1)
    verdicts += judged(*evenly(*dissatisfied), dissatisfied=True, start=2)
    found = suggest(verdicts, a_threshold(), 1)
    assert found.threshold is not None
    assert found.threshold == pytest.approx(bound, abs=0.005)
    assert 0.1 <= found.threshold <= 0.9


FEW = judged(0.9, 0.8, 0.7, 0.6, dissatisfied=True, start=3)


@pytest.mark.parametrize(
    ("verdicts", "why"),
    [
        ([], "it takes verdicts on 30 posts; there are 0"),
        (LOW[:29], "it takes verdicts on 30 posts; there are 29"),
        (
            judged(*evenly(0.1, 0.9, FEWEST), dissatisfied=True),
            "5 posts that people call not dissatisfied; there are 0",
        ),
        (judged(*evenly(0.1, 0.9, FEWEST), dissatisfied=False), "5 posts that people call dissatisfied; there are 0"),
        (
            judged(*evenly(0.1, 0.9, FEWEST), dissatisfied=False) + FEW,
            "5 posts that people call dissatisfied; there are 4",
        ),
    ],
)
def test_too_little_is_refused_with_the_reason(verdicts: list[Verdict], why: str) -> None:
    found = suggest(verdicts, a_threshold(), 3)
    assert (found.threshold, found.after) == (None, None)
    assert found.why.endswith(why)


def test_verdicts_on_readings_of_another_model_do_not_count() -> None:
    old = [verdict.model_copy(update={"model": "test-0"}) for verdict in LOW]
    found = suggest(old, a_threshold(), 3)
    assert (found.threshold, found.posts, found.of_other_models) == (None, 0, 40)


def test_a_post_counts_once_as_most_people_judged_it_and_not_at_all_when_they_are_divided() -> None:
    def given_by(**people: bool) -> list[Verdict]:
        return [a_verdict(by=name, dissatisfied=said) for name, said in people.items()]

    assert settled(given_by(rosa=True, piet=True, lea=False)) == ([(0.93, True)], 0)
    assert settled(given_by(rosa=True, piet=False)) == ([], 1)


def test_misses_and_false_alarms_are_counted_at_the_line() -> None:
    posts = [(0.5, True), (0.4999, True), (0.5, False), (0.2, False)]
    assert counts(posts, 0.5) == Counts(misses=1, false_alarms=1)


@given(
    scores=st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=30, max_size=60),
    cost=st.floats(0.1, 20),
    present=st.floats(0.1, 0.9),
)
def test_no_suggestion_ever_costs_more_than_the_present_line(
    scores: list[tuple[float, bool]], cost: float, present: float
) -> None:
    verdicts = [a_verdict(mention_id=str(n), score=score, dissatisfied=said) for n, (score, said) in enumerate(scores)]
    found = suggest(verdicts, a_threshold(threshold=round(present, 4)), cost)
    if found.threshold is not None:
        assert found.after
        assert 0.1 <= found.threshold <= 0.9

        def price(count: Counts) -> float:
            return cost * count.misses + count.false_alarms

        assert price(found.after) <= price(found.before)
