"""How fast statements go out, and an honest word on when everybody will have been told."""

from datetime import timedelta

from amends.mention import PlatformName
from amends.outage.forecast import Given, forecast
from amends.outage.pace import pace_of, room
from amends.outbox import GRAVEST, Window, allowance
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MINUTE, NOON

X, REDDIT = PlatformName.X, PlatformName.REDDIT
FRESH = Window(platform=X, resets_at=NOON)
WINDOWS = {X: FRESH, REDDIT: Window(platform=REDDIT, resets_at=NOON)}


def test_a_window_is_spread_over_its_minutes_and_leaves_places_for_people() -> None:
    assert pace_of(X) == (76, 5, timedelta(minutes=15))
    assert room(FRESH, 0, NOON) == 5
    assert room(FRESH, 3, NOON) == 2
    assert room(FRESH, 9, NOON) == 0


def test_what_people_need_of_a_window_is_never_taken() -> None:
    full = Window(platform=X, used=76, resets_at=NOON + MINUTE)
    assert room(full, 0, NOON) == 0
    assert full.left(GRAVEST + 1, NOON) == 19
    assert room(full, 0, NOON + MINUTE) == 5


def test_412_who_wait_on_x_are_told_in_83_minutes() -> None:
    found = forecast({X: 412}, WINDOWS, {}, NOON)
    assert found.words == "412 waiting, done at 13:23"
    assert found.done_at == NOON + 83 * MINUTE


def test_the_slowest_channel_says_when_it_is_done() -> None:
    found = forecast({X: 10, REDDIT: 210}, WINDOWS, {}, NOON)
    assert [(c.platform, c.done_at) for c in found.channels] == [
        (REDDIT, NOON + 10 * MINUTE),
        (X, NOON + 2 * MINUTE),
    ]
    assert found.done_at == NOON + 10 * MINUTE


def test_a_window_that_people_used_up_opens_first() -> None:
    windows = {X: Window(platform=X, used=95, resets_at=NOON + 7 * MINUTE)}
    assert forecast({X: 5}, windows, {}, NOON).done_at == NOON + 8 * MINUTE


def test_it_is_never_better_than_what_was_seen_lately() -> None:
    slow = {X: Given(since=NOON - 20 * MINUTE, lately=15)}
    assert forecast({X: 10}, WINDOWS, slow, NOON).done_at == NOON + 10 * MINUTE
    just_begun = {X: Given(since=NOON - 2 * MINUTE, lately=0)}
    assert forecast({X: 10}, WINDOWS, just_begun, NOON).done_at == NOON + 2 * MINUTE


def test_where_nothing_moves_it_names_no_moment() -> None:
    stuck = {X: Given(since=NOON - 20 * MINUTE, lately=0)}
    found = forecast({X: 10, REDDIT: 1}, WINDOWS, stuck, NOON)
    assert (found.done_at, found.words) == (None, "11 waiting, not moving")


def test_nobody_waits() -> None:
    assert forecast({X: 0}, WINDOWS, {}, NOON).words == "nobody waits"


@given(st.integers(1, 3000), st.integers(0, 100), st.integers(0, 15))
def test_handing_out_by_the_minute_is_done_when_the_forecast_says(waiting: int, used: int, opens_in: int) -> None:
    """The forecast is held against a run of the very rule that hands out."""
    window = Window(platform=X, used=used, resets_at=NOON + opens_in * MINUTE)
    said = forecast({X: waiting}, {X: window}, {}, NOON).done_at
    now = NOON
    while waiting > 0:
        if window.resets_at <= now:
            window = Window(platform=X, used=0, resets_at=now + allowance(X, window.kind).length)
        taken = min(room(window, 0, now), waiting)
        window = window.model_copy(update={"used": window.used + taken})
        waiting -= taken
        now += MINUTE
    assert said is not None
    assert abs(said - now) <= MINUTE
