"""What became of handoffs is counted once each, whatever way they went."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
from amends.errors import BadInput
from amends.handoff import handoff as rules
from amends.handoff.handoff import MOVES, Handoff, HandoffState
from amends.handoff.measures import (
    LONGEST,
    SPANS,
    Tally,
    asked_for,
    counted,
    measures,
    median,
    span_of,
    template_of,
)
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MINUTE, NOON, a_handoff

DAY = NOON.date()
_S = HandoffState


def tally(handoff: Handoff, *moves: Handoff) -> Tally:
    counts = Counter[str]()
    before: Handoff | None = None
    for after in (handoff, *moves):
        counts.update(counted(before, after))
        before = after
    return Tally(day=DAY, reason=handoff.reason, template=template_of(handoff), counts=dict(counts))


def invited(after: int = 0, **changes: object) -> Handoff:
    return rules.invited(a_handoff(**changes), NOON + after * MINUTE)


def test_a_draft_counts_nothing_and_an_invitation_one() -> None:
    assert counted(None, a_handoff()) == {}
    assert counted(a_handoff(), invited()) == {"invited": 1}
    assert counted(invited(), rules.joined(invited(), NOON + 9 * MINUTE)) == {"joined": 1, "span_10": 1}


def test_the_page_says_what_became_of_them_by_reason_and_template() -> None:
    first = invited(template_id="money", template_version=2)
    there = rules.joined(first, NOON + 9 * MINUTE)
    again = rules.changed(there, public_again=2)
    done = rules.resolved(again, True, NOON + 60 * MINUTE)
    closed = rules.closed(done.model_copy(update={"closing_id": "r9"}), NOON + 90 * MINUTE)
    other = invited(reason=rules.HandoffReason.ANGER)
    page = measures(
        DAY, DAY, [tally(first, there, again, done, closed), tally(other, rules.unanswered(other, NOON + 99 * MINUTE))]
    )
    assert page.total.model_dump() == {
        "invited": 2,
        "joined": 1,
        "minutes_to_join": 7.5,
        "resolved_in_private": 1,
        "closed_in_public": 1,
        "went_public_again": 1,
        "unanswered": 1,
    }
    assert [(one.reason, one.invited, one.joined) for one in page.reasons] == [("account", 1, 1), ("anger", 1, 0)]
    named = [(one.template_id, one.template_version, one.unanswered) for one in page.templates]
    assert sorted(named, key=str) == [("money", 2, 0), (None, None, 1)]


def test_who_comes_after_all_is_no_longer_counted_as_unanswered() -> None:
    first = invited()
    gone = rules.unanswered(first, NOON + 99 * MINUTE)
    page = measures(DAY, DAY, [tally(first, gone, rules.joined(gone, NOON + 200 * MINUTE))])
    assert (page.total.unanswered, page.total.joined) == (0, 1)


def test_a_case_that_was_closed_without_a_public_line_is_not_counted_as_one() -> None:
    first = invited()
    assert tally(first, rules.closed(first, NOON)).counts == {"invited": 1}


MOVED = {
    _S.INVITED: rules.invited,
    _S.JOINED: rules.joined,
    _S.UNANSWERED: rules.unanswered,
    _S.RESOLVED: lambda handoff, now: rules.resolved(handoff, None, now),
    _S.CLOSED: rules.closed,
    _S.WITHDRAWN: rules.withdrawn,
}


@given(st.lists(st.integers(0, 5), max_size=12), st.lists(st.integers(1, 3000), min_size=12, max_size=12))
def test_whatever_way_it_goes_the_counts_say_how_it_stands_and_never_more_than_one(
    choices: list[int], waits: list[int]
) -> None:
    handoff, counts, now = a_handoff(), Counter[str](), NOON
    counts.update(counted(None, handoff))
    for choice, wait in zip(choices, waits, strict=False):
        ways = sorted(MOVES[handoff.state])
        if not ways:
            break
        now += wait * MINUTE
        after = MOVED[ways[choice % len(ways)]](handoff, now)
        counts.update(counted(handoff, after))
        handoff = after
    assert {name: by for name, by in counts.items() if by} == dict(counted(None, handoff))
    assert set(counts.values()) <= {0, 1}


@pytest.mark.parametrize(
    ("spans", "expected"),
    [({}, None), ({10: 1}, 7.5), ({1: 1, 60: 1}, 1.0), ({5: 1, 10: 2, 60: 1}, 7.5), ({20160: 3}, 15120.0)],
)
def test_a_median_lies_within_its_span(spans: Mapping[int, int], expected: float | None) -> None:
    assert median(spans) == expected


@given(st.lists(st.integers(0, 20160), min_size=1))
def test_a_median_by_spans_is_near_the_one_of_the_times(minutes: list[int]) -> None:
    spans = Counter(span_of(timedelta(minutes=one)) for one in minutes)
    found = median(spans)
    middle = sorted(minutes)[(len(minutes) - 1) // 2]
    upper = span_of(timedelta(minutes=middle))
    lower = max((span for span in SPANS if span < upper), default=0)
    assert found is not None
    assert lower <= found <= upper


def test_the_days_that_are_asked_for_have_bounds() -> None:
    today = date(2026, 11, 20)
    assert asked_for(None, None, today) == (date(2026, 10, 21), today)
    assert asked_for(today, today, today) == (today, today)
    first = today - timedelta(days=LONGEST - 1)
    assert asked_for(first, None, today) == (first, today)
    with pytest.raises(BadInput, match="92 days"):
        asked_for(first - timedelta(days=1), None, today)
    with pytest.raises(BadInput, match="after the last"):
        asked_for(today, today - timedelta(days=1), today)


def test_a_time_belongs_to_the_first_span_that_holds_it() -> None:
    assert [span_of(timedelta(minutes=one)) for one in (0, 1, 3, 61, 10**6)] == [1, 1, 5, 120, SPANS[-1]]
    assert isinstance(NOON, datetime)
