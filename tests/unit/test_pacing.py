"""A source is polled as often as something happens there, and never too seldom to see everything."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from amends.cursor import Cursor, Poll
from amends.listening import listen
from amends.pacing import SLOWEST, SLOWEST_SEARCH, TICK, complete, due
from amends.spending import Brake, Policy, policy

from tests.builders import MINUTE, NOON, a_mention
from tests.fakes import FakeCursors, FakeSink, FakeSource

FREE = Policy()
SLOWER = Policy(brake=Brake.SLOWER, slower=4, why="the budget")
STOPPED = Policy(brake=Brake.STOPPED, slower=4, why="the budget is spent")
SEARCH = "x.search.outage"


def cursor(source: str = "x.mentions", **changes: Any) -> Cursor:
    return Cursor(source=source, polled_at=NOON, first_polled_at=NOON, outcome="complete", version=1, **changes)


@pytest.mark.parametrize(
    ("source", "quiet", "minutes"),
    [
        ("x.mentions", 0, 1),
        ("x.mentions", 1, 2),
        ("x.mentions", 2, 4),
        ("x.mentions", 3, 5),
        ("x.mentions", 100_000, 5),
        ("reddit.mentions", 3, 5),
        (SEARCH, 3, 8),
        (SEARCH, 4, 16),
        (SEARCH, 100_000, 30),
    ],
)
def test_the_quieter_a_source_the_seldomer_it_is_polled(source: str, quiet: int, minutes: int) -> None:
    found = due(cursor(source, quiet=quiet), FREE, NOON + MINUTE)
    assert found.every_minutes == minutes
    assert not due(cursor(source, quiet=quiet), FREE, NOON + MINUTE * (minutes - 1)).due or minutes == 1
    assert due(cursor(source, quiet=quiet), FREE, NOON + MINUTE * minutes).due
    assert found.why


def test_a_tick_that_comes_a_second_early_still_polls() -> None:
    assert due(cursor(quiet=1), FREE, NOON + 2 * MINUTE - timedelta(seconds=1)).due


def test_a_post_brings_back_a_poll_a_minute() -> None:
    cursors = FakeCursors()
    for minute in range(4):
        listen(FakeSource(Poll(mentions=[], position=None)), cursors, FakeSink(), NOON + minute * MINUTE)
    assert due(cursors.get("x.mentions"), FREE, NOON).every_minutes == 5
    listen(FakeSource(Poll(mentions=[a_mention()], position="1")), cursors, FakeSink(), NOON + 8 * MINUTE)
    after = cursors.get("x.mentions")
    assert (after.quiet, after.an_hour) == (0, 12)  # one post in five minutes
    assert due(after, FREE, NOON).every_minutes == 1


def test_a_source_that_was_never_polled_is_due() -> None:
    assert due(Cursor(source=SEARCH), FREE, NOON).due


def test_an_incident_polls_every_minute_whatever_was_quiet() -> None:
    assert not due(cursor(quiet=9), FREE, NOON + MINUTE).due
    found = due(cursor(quiet=9), FREE, NOON + MINUTE, incident=True)
    assert (found.due, found.every_minutes, found.why) == (True, 1, "an incident is live")
    assert due(cursor(quiet=9), SLOWER, NOON + MINUTE, incident=True).due
    assert due(cursor(SEARCH, quiet=9), FREE, NOON + MINUTE, incident=True).due


def test_messages_are_asked_for_often_while_somebody_was_invited_to_write() -> None:
    quiet = cursor("reddit.messages", quiet=9)
    assert due(quiet, FREE, NOON + MINUTE, awaited=True).every_minutes == 1
    # X takes fifteen such calls in fifteen minutes, and a poll may need two.
    assert due(cursor("x.messages", quiet=9), FREE, NOON + MINUTE, awaited=True).every_minutes == 2
    assert not due(cursor("reddit.messages", quiet=9), FREE, NOON + MINUTE).due
    assert not due(cursor(quiet=9), FREE, NOON + MINUTE, awaited=True).due
    assert not due(quiet, SLOWER, NOON + MINUTE, awaited=True).due


def test_an_incident_does_not_undo_what_a_budget_does_to_a_search() -> None:
    assert due(cursor(SEARCH), SLOWER, NOON + MINUTE, incident=True).every_minutes == 4
    assert not due(cursor(SEARCH), STOPPED, NOON + 60 * MINUTE, incident=True).due


def test_a_poll_that_failed_is_repeated_at_the_next_tick() -> None:
    failed = cursor(quiet=9).model_copy(update={"outcome": "failed: X answered 503"})
    assert due(failed, FREE, NOON + MINUTE).due


def test_near_its_budget_a_source_is_polled_more_slowly_and_it_says_why() -> None:
    assert due(cursor(), FREE, NOON).every_minutes == 1
    found = due(cursor(), SLOWER, NOON)
    assert (found.every_minutes, found.why) == (4, "the budget")
    assert due(cursor(SEARCH, quiet=2), SLOWER, NOON).every_minutes == 16


@pytest.mark.parametrize("quiet", [0, 3, 9])
def test_no_budget_makes_a_customer_wait_longer_than_five_minutes(quiet: int) -> None:
    wait = due(cursor(quiet=quiet), SLOWER, NOON).every_minutes
    assert wait is not None
    assert TICK * wait <= SLOWEST < SLOWEST_SEARCH


@pytest.mark.parametrize(
    ("spent", "budget", "search", "mentions"),
    [
        ("79", 100, 1, 1),
        ("85", 100, 2, 2),
        ("95", 100, 4, 4),
        ("100", 100, None, 4),
        ("900", 100, None, 4),
        ("900", None, 1, 1),
    ],
)
def test_as_its_budget_runs_out_a_search_slows_and_stops_while_mentions_go_on(
    spent: str, budget: int | None, search: int | None, mentions: int
) -> None:
    set_ = None if budget is None else Decimal(budget)
    waits = {
        source: due(cursor(source), policy(Decimal(spent), set_, source, NOON), NOON).every_minutes
        for source in (SEARCH, "x.mentions")
    }
    assert waits == {SEARCH: search, "x.mentions": mentions}


def test_a_stopped_search_is_not_polled_and_says_why() -> None:
    found = due(cursor(SEARCH), STOPPED, NOON + 600 * MINUTE)
    assert (found.due, found.every_minutes, found.why) == (False, None, "the budget is spent")


@pytest.mark.parametrize(("an_hour", "minutes"), [(6_000, 4), (8_000, 3), (12_000, 2), (24_000, 1), (900_000, 1)])
def test_at_this_traffic_a_wait_stays_within_half_of_what_x_shows(an_hour: int, minutes: int) -> None:
    assert complete(an_hour) == TICK * minutes
    assert an_hour * minutes <= 400 * 60 or minutes == 1
    assert due(cursor(an_hour=an_hour), SLOWER, NOON).every_minutes == minutes


def test_searches_share_the_window_that_they_are_counted_in() -> None:
    assert due(cursor(SEARCH), FREE, NOON, sharing=10).every_minutes == 1
    assert due(cursor(SEARCH), FREE, NOON, sharing=25).every_minutes == 3


def test_messages_on_x_are_asked_for_within_their_narrower_window() -> None:
    found = due(cursor("x.messages"), FREE, NOON)
    assert (found.every_minutes, found.why) == (2, "X takes 15 such calls in 15 minutes")
    assert due(cursor("x.quotes"), FREE, NOON).every_minutes == 1
