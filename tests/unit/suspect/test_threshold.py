"""What people make of a suspicion moves the topic's threshold, within limits and not for ever."""

from datetime import timedelta

import pytest
from amends.suspect.threshold import HALF_LIFE, LEAST, MOST, Threshold, taught
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOON

FRESH = Threshold(topic="login")


def test_a_dismissal_wants_ten_times_more_and_is_half_forgotten_after_four_weeks() -> None:
    after = taught(FRESH, "i1", False, NOON)
    assert FRESH.probability(NOON) == pytest.approx(10 * after.probability(NOON))
    assert after.now(NOON + HALF_LIFE) == pytest.approx(after.now(NOON) / 2)


def test_a_confirmation_lowers_it() -> None:
    assert taught(FRESH, "i1", True, NOON).probability(NOON) > FRESH.probability(NOON)


def test_an_incident_teaches_once() -> None:
    after = taught(FRESH, "i1", False, NOON)
    assert taught(after, "i1", False, NOON) == after
    assert taught(after, "i2", False, NOON).stricter == 2


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 90)), max_size=40))
def test_it_stays_within_its_limits_whatever_people_say(said: list[tuple[bool, int]]) -> None:
    threshold, now = FRESH, NOON
    for number, (confirmed, days) in enumerate(said):
        now += timedelta(days=days)
        threshold = taught(threshold, f"i{number}", confirmed, now)
        assert LEAST <= threshold.now(now) <= MOST
    assert abs(threshold.now(now + timedelta(days=3650))) < 0.01
    assert threshold.version == len(said)
