"""Did we miss anything: what receipts prove, and what they leave open."""

from datetime import timedelta
from typing import Any

import pytest
from amends.coverage import GRACE, UNPOLLED, Gap, Receipt, coverage, holes, merged, verdict

from tests.builders import MINUTE, NOON

HOUR = timedelta(hours=1)


def at(minutes: float) -> Any:
    return NOON + minutes * MINUTE


def read(since: float, until: float, polled: float | None = None, **changes: Any) -> Receipt:
    """A receipt of a good poll, in minutes from noon."""
    when = at(until if polled is None else polled)
    fields = {"source": "x.mentions", "at": when, "polled_at": when, "complete": True}
    return Receipt.model_validate({**fields, "since": at(since), "until": at(until), **changes})


def failed(since: float, when: float, why: str = "failed: X answered 503") -> Receipt:
    """A receipt of a poll that read nothing."""
    gap = Gap(since=at(since), until=at(when), why=why)
    return Receipt(source="x.mentions", at=at(when), polled_at=at(when), complete=False, why=why, gaps=[gap])


def spans(*receipts: Receipt, since: float = 0, until: float = 60) -> list[tuple[float, float]]:
    found = holes(receipts, at(since), at(until))
    return [((hole.since - NOON) / MINUTE, (hole.until - NOON) / MINUTE) for hole in found]


@pytest.mark.parametrize(
    ("receipts", "expected"),
    [
        ([], [(0, 60)]),
        ([read(0, 60)], []),
        ([read(-60, 120)], []),
        ([read(0, 20), read(20, 60)], []),
        ([read(20, 60), read(0, 20)], []),
        ([read(0, 20), read(30, 60)], [(20, 30)]),
        ([read(0, 50), read(10, 20), read(50, 60)], []),
        ([read(10, 20), read(40, 50)], [(0, 10), (20, 40), (50, 60)]),
        ([read(-30, -10), read(70, 90)], [(0, 60)]),
        ([read(0, 20), failed(20, 40), read(50, 60)], [(20, 50)]),
    ],
)
def test_a_hole_is_what_no_receipt_covers(receipts: list[Receipt], expected: list[tuple[float, float]]) -> None:
    assert spans(*receipts) == expected


def test_a_later_backfill_closes_an_earlier_hole() -> None:
    before = [read(0, 20), read(30, 60)]
    assert spans(*before) == [(20, 30)]
    assert spans(*before, read(15, 35, polled=600)) == []


def test_a_hole_says_why_the_latest_reason_first_and_each_once() -> None:
    receipts = [failed(0, 10), failed(0, 20, "rate limited"), failed(0, 30), read(60, 61)]
    (hole,) = holes(receipts, at(0), at(60))
    assert hole.why == ["failed: X answered 503", "rate limited"]


def test_a_hole_that_nobody_tried_to_read_says_so() -> None:
    (hole,) = holes([failed(-30, -20)], at(0), at(60))
    assert hole.why == [UNPOLLED]


def test_what_the_next_poll_will_read_is_no_hole_yet() -> None:
    now = at(60)
    recent, old = read(0, 58), read(0, 60 - GRACE / MINUTE - 1)
    assert verdict("x.mentions", [recent], at(0), now, now).complete
    assert not verdict("x.mentions", [old], at(0), now, now).complete


def test_a_poll_that_failed_just_now_is_a_hole_at_once() -> None:
    now = at(60)
    assert not verdict("x.mentions", [read(0, 58), failed(58, 60)], at(0), now, now).complete


def test_the_future_is_no_hole() -> None:
    assert verdict("x.mentions", [read(0, 60)], at(0), at(600), at(60)).complete


def test_one_source_with_a_hole_makes_the_whole_incomplete_and_no_source_proves_nothing() -> None:
    now = at(60)
    good = verdict("x.mentions", [read(0, 60)], at(0), now, now)
    bad = verdict("x.quotes", [], at(0), now, now)
    assert coverage([good], at(0), now).complete
    assert not coverage([good, bad], at(0), now).complete
    assert not coverage([], at(0), now).complete


def test_receipts_that_touch_and_went_alike_become_one() -> None:
    one = merged(read(0, 1, from_id="1", to_id="2", count=2), read(0.5, 2, from_id="3", to_id="3", count=1))
    assert one is not None
    assert (one.since, one.until, one.from_id, one.to_id, one.count, one.polls) == (at(0), at(2), "1", "3", 3, 2)
    assert (one.at, one.polled_at) == (at(1), at(2))


@pytest.mark.parametrize(
    ("before", "new"),
    [
        (None, read(0, 1)),
        (read(0, 1), read(2, 3)),
        (read(2, 3), read(0, 1)),
        (read(0, 1), read(1, 2, complete=False, why="a backlog")),
        (read(0, 1), failed(1, 2)),
        (failed(1, 2), read(1, 3)),
        (failed(1, 2), failed(1, 3, "rate limited")),
        (read(0, 1), read(1, 62)),
    ],
)
def test_receipts_that_differ_or_lie_apart_stay_two(before: Receipt | None, new: Receipt) -> None:
    assert merged(before, new) is None


def test_failures_for_one_reason_become_one_that_reaches_as_far_as_the_last() -> None:
    one = merged(failed(0, 1), failed(0, 2))
    assert one is not None
    assert (one.polls, one.gaps[0].until, one.since) == (2, at(2), None)
