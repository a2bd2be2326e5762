"""How often the public side of a handoff is looked at, and who goes first."""

from datetime import timedelta

import pytest
from amends.cursor import Cursor
from amends.handoff.cadence import FRESH, LATER, SELDOM, SOON, every, urgency
from amends.handoff.handoff import Handoff, HandoffState
from amends.pacing import OWN_PACE, due
from amends.spending import Policy

from tests.builders import MINUTE, NOON, a_handoff


def joined(**changes: object) -> Handoff:
    return a_handoff(state=HandoffState.JOINED, **changes)


def test_a_fresh_one_is_looked_at_often_and_a_quiet_one_seldom() -> None:
    assert every(joined(), NOON + FRESH) == SOON
    assert every(joined(), NOON + FRESH + MINUTE) == LATER
    assert every(a_handoff(state=HandoffState.RESOLVED), NOON + FRESH + MINUTE) == SELDOM


def test_a_customer_in_public_again_makes_it_fresh() -> None:
    late = NOON + timedelta(days=2)
    assert every(joined(last_public_again_at=late), late + MINUTE) == SOON


def test_who_is_looked_at_most_often_and_moved_last_goes_first() -> None:
    now = NOON + FRESH + MINUTE
    resolved = a_handoff(id="resolved", state=HandoffState.RESOLVED)
    fresh = joined(id="fresh", since=now)
    newer = joined(id="newer", since=NOON + 1 * MINUTE / 2)
    order = sorted([resolved, joined(id="older"), newer, fresh], key=lambda one: urgency(one, now))
    assert [one.id for one in order] == ["fresh", "newer", "older", "resolved"]


@pytest.mark.parametrize("source", sorted(OWN_PACE))
def test_a_quiet_poll_slows_nothing_down_because_each_handoff_says_when_it_is_due(source: str) -> None:
    quiet = Cursor(source=source, polled_at=NOON, quiet=9)
    assert due(quiet, Policy(), NOON + MINUTE).due
    # The control: any other source waits.
    assert not due(quiet.model_copy(update={"source": "x.threads"}), Policy(), NOON + MINUTE).due
