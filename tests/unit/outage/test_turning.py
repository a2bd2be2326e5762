"""People who quote a statement angrily stop it."""

from datetime import timedelta
from itertools import islice, pairwise

import pytest
from amends.outage.rotation import after, in_turn
from amends.outage.turning import Echo, Limits, lower_bound, mood
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MINUTE, NOON


def echoes(angry: int, calm: int) -> list[Echo]:
    return [
        Echo(statement_id="s", platform="x", mention_id=str(n), at=NOON, dissatisfied=n < angry)
        for n in range(angry + calm)
    ]


def turned(angry: int, calm: int) -> bool:
    return mood(echoes(angry, calm), NOON - MINUTE, NOON).turned


def test_many_angry_answers_turn_it() -> None:
    assert turned(18, 3)


def test_half_of_them_angry_is_what_an_outage_sounds_like() -> None:
    assert not turned(50, 50)


def test_few_prove_nothing_however_angry_they_are() -> None:
    assert not turned(11, 0)
    assert turned(12, 0)


def test_the_share_has_to_be_sure_and_not_only_seen() -> None:
    assert not turned(10, 4)  # 71 % of 14 may be chance
    assert turned(100, 40)


def test_what_was_said_before_somebody_let_it_go_on_counts_no_more() -> None:
    assert not mood(echoes(30, 0), NOON + MINUTE, NOON + 2 * MINUTE).turned
    assert not mood(echoes(30, 0), NOON - MINUTE, NOON + timedelta(hours=2)).turned


def test_the_limits_can_be_others() -> None:
    assert mood(echoes(3, 0), NOON - MINUTE, NOON, Limits(share=0.3, count=3)).turned


@pytest.mark.parametrize(("hits", "of", "low"), [(0, 0, 0.0), (0, 10, 0.0), (10, 10, 0.722), (8, 10, 0.490)])
def test_wilsons_interval(hits: int, of: int, low: float) -> None:
    assert lower_bound(hits, of) == pytest.approx(low, abs=0.001)


@given(st.integers(0, 200), st.integers(1, 200))
def test_the_bound_lies_under_the_share_and_grows_with_it(hits: int, more: int) -> None:
    of = hits + more
    assert 0 <= lower_bound(hits, of) <= hits / of <= 1
    assert lower_bound(hits, of) < lower_bound(hits + 1, of)


@given(st.integers(2, 5), st.one_of(st.none(), st.integers(0, 4)))
def test_no_two_texts_in_a_row_are_the_same(count: int, last: int | None) -> None:
    given_out = list(islice(in_turn(last, count), 20))
    assert all(one != other for one, other in pairwise(given_out))
    assert set(given_out) == set(range(count))
    assert given_out[0] != last


def test_a_single_text_is_all_there_is_and_none_is_a_fault() -> None:
    assert after(0, 1) == 0
    with pytest.raises(ValueError, match="without a text"):
        after(None, 0)
