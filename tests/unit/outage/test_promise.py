"""A promised time is watched, and what became of each promise is read from the history."""

from amends.event import Event
from amends.outage.promise import (
    MISSED,
    PROMISE_TIMER,
    WARNED,
    WARNING_TIMER,
    Standing,
    kept,
    made,
    named,
    promises,
    standing,
    timers_of,
)

from tests.builders import MINUTE, NOON, PIET

THREE = NOON + 180 * MINUTE
FOUR = THREE + 60 * MINUTE


def test_it_stands_open_then_due_soon_then_missed() -> None:
    moments = (NOON, THREE - WARNED, THREE - MINUTE, THREE, THREE + MINUTE)
    assert [standing(THREE, now) for now in moments] == [
        Standing.OPEN,
        Standing.DUE_SOON,
        Standing.DUE_SOON,
        Standing.MISSED,
        Standing.MISSED,
    ]
    assert standing(None, NOON) is None


def test_pr_is_warned_ten_minutes_before_and_told_at_its_end() -> None:
    timers = timers_of("incident:i", THREE, NOON)
    assert [(timer.kind, timer.due_at) for timer in timers] == [
        (WARNING_TIMER, THREE - WARNED),
        (PROMISE_TIMER, THREE),
    ]


def test_a_promise_of_a_few_minutes_is_warned_of_at_once() -> None:
    assert [timer.due_at for timer in timers_of("incident:i", NOON + MINUTE, NOON)] == [NOON, NOON + MINUTE]


def test_the_next_statement_in_time_keeps_it_and_a_late_one_does_not() -> None:
    events = [made(THREE, PIET, NOON)]
    events += kept(promises(events), FOUR, THREE - MINUTE)
    events += [made(FOUR, PIET, THREE - MINUTE), Event(at=FOUR, kind=MISSED, note=named(FOUR))]
    events += kept(promises(events), None, FOUR + MINUTE)
    assert [(one.at, one.standing) for one in promises(events)] == [(THREE, Standing.KEPT), (FOUR, Standing.MISSED)]


def test_what_is_promised_once_more_is_still_to_be_kept() -> None:
    events = [made(THREE, PIET, NOON)]
    assert kept(promises(events), THREE, NOON + MINUTE) == []
    events.append(made(THREE, PIET, NOON + MINUTE))
    assert [one.made_at for one in promises(events)] == [NOON]


def test_no_promise_is_kept_behind_its_moment() -> None:
    events = [made(THREE, PIET, NOON)]
    assert len(kept(promises(events), None, THREE)) == 1
    assert kept(promises(events), None, THREE + MINUTE) == []
