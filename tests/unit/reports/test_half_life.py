"""How long a complaint went on spreading after its answer, on examples that can be worked out by hand."""

from datetime import timedelta

import pytest
from amends.mention import PlatformName
from amends.outcomes.story import Kind, Sample, Track
from amends.reports.half_life import half_life, interactions_of
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOON

HOUR = 3600


def tracked(*samples: tuple[int, int], seen: bool = True) -> Track:
    """A complaint written at noon, with its views (or likes) so many seconds later."""
    made = tuple(
        Sample(after=after, at=NOON + timedelta(seconds=after), **({"views": value} if seen else {"likes": value}))
        for after, value in samples
    )
    names = {"platform": PlatformName.X, "post_id": "1", "case_id": "x-1", "kind": Kind.COMPLAINT}
    return Track(**names, at=NOON, samples=made)


def answered(hours: float) -> object:
    return NOON + timedelta(hours=hours)


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize(
    ("samples", "at", "half"),
    [
        # 100 at the answer, 300 in the end: 200 an hour later, half of the way to the next sample.
        ([(HOUR, 100), (3 * HOUR, 300), (9 * HOUR, 300)], 1, HOUR),
        # The answer lies between two samples: 50 then, 250 in the end, 150 half an hour behind the sample of 100.
        ([(HOUR, 100), (2 * HOUR, 200), (3 * HOUR, 250)], 0.5, HOUR),
        # Most of what it gained came late.
        ([(HOUR, 0), (2 * HOUR, 10), (12 * HOUR, 100)], 1, HOUR + round(10 * HOUR * 40 / 90)),
        ([(600, 10), (HOUR, 10), (2 * HOUR, 10)], 1.5, None),  # nothing more
        ([(HOUR, 10), (2 * HOUR, 20)], 1.5, None),  # one sample behind the answer
        ([], 1, None),
    ],
)
def test_worked_examples(samples: list[tuple[int, int]], at: float, half: int | None, seen: bool) -> None:
    assert half_life(tracked(*samples, seen=seen), answered(at)) == half  # type: ignore[arg-type]


def test_without_an_answer_or_a_sampled_complaint_there_is_none() -> None:
    assert half_life(tracked((HOUR, 1), (2 * HOUR, 2)), None) is None
    assert half_life(None, NOON) is None


def test_a_score_below_nothing_counts_as_nothing() -> None:
    assert interactions_of(Sample(after=1, at=NOON, likes=-5, replies=2, quotes=1, reshares=1)) == 4


@given(
    gains=st.lists(st.integers(0, 10_000), min_size=2, max_size=6),
    gaps=st.lists(st.integers(60, 100_000), min_size=6, max_size=6),
    at=st.integers(0, 200_000),
)
def test_half_of_it_is_gained_before_all_of_it_is(gains: list[int], gaps: list[int], at: int) -> None:
    after, value, samples = 0, 0, []
    for gap, gain in zip(gaps, gains, strict=False):
        after, value = after + gap, value + gain
        samples.append((after, value))
    half = half_life(tracked(*samples), NOON + timedelta(seconds=at))
    assert half is None or 0 <= half <= after - at
