"""A handoff moves as its states allow, and nowhere else."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from amends.errors import BadInput, Stale
from amends.handoff import handoff as rules
from amends.handoff.handoff import LATE, MOVES, OPEN, Handoff, HandoffReason, HandoffState
from amends.mention import PlatformName
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.builders import NOON, a_handoff

MOVED: dict[HandoffState, Callable[[Handoff, datetime], Handoff]] = {
    HandoffState.WITHDRAWN: rules.withdrawn,
    HandoffState.JOINED: rules.joined,
    HandoffState.UNANSWERED: rules.unanswered,
    HandoffState.RESOLVED: lambda handoff, now: rules.resolved(handoff, True, now),
    HandoffState.CLOSED: rules.closed,
}


@given(st.sampled_from(list(HandoffState)), st.sampled_from(list(MOVED)))
def test_a_move_that_is_not_in_the_table_is_refused(state: HandoffState, to: HandoffState) -> None:
    before = a_handoff(state=state)
    if to in MOVES[state]:
        after = MOVED[to](before, NOON)
        assert (after.state, after.version) == (to, before.version + 1)
    else:
        with pytest.raises(Stale, match=f"is {state}"):
            MOVED[to](before, NOON)


def test_who_joined_before_the_invitation_was_public_stays_joined_when_it_appears() -> None:
    joined = rules.joined(a_handoff(), NOON)
    after = rules.invited(joined, NOON + timedelta(minutes=1))
    assert (after.state, after.joined_at, after.invited_at) == (HandoffState.JOINED, NOON, NOON + timedelta(minutes=1))


def test_a_handoff_that_was_given_up_can_be_joined_for_two_weeks() -> None:
    given_up = rules.unanswered(rules.invited(a_handoff(), NOON), NOON)
    assert rules.may_still_join(given_up, NOON + LATE)
    assert not rules.may_still_join(given_up, NOON + LATE + timedelta(seconds=1))
    assert not rules.may_still_join(a_handoff(state=HandoffState.WITHDRAWN), NOON)


def test_a_note_has_its_length() -> None:
    with pytest.raises(BadInput, match="500"):
        rules.begin(
            handoff_id="h",
            case_id="c",
            platform=PlatformName.X,
            author_id="77",
            reason=HandoffReason.MONEY,
            note="x" * 501,
            reply_id="r",
            by="rosa",
            by_name="Rosa",
            now=NOON,
        )


class HandoffMachine(RuleBasedStateMachine):
    """Everything that can happen to a handoff, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.handoff = a_handoff()
        self.now = NOON
        self.ever_joined = False
        self.ends = 0

    def _later(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    @rule()
    def its_invitation_appears(self) -> None:
        if self.handoff.invited_at is None and self.handoff.state is not HandoffState.WITHDRAWN:
            self.handoff = rules.invited(self.handoff, self._later())

    @rule(to=st.sampled_from(list(MOVED)))
    def somebody_moves_it(self, to: HandoffState) -> None:
        before = self.handoff
        try:
            self.handoff = MOVED[to](before, self._later())
        except Stale:
            assert to not in MOVES[before.state]
            assert self.handoff is before

    @precondition(lambda self: self.handoff.state is HandoffState.JOINED)
    @rule()
    def the_customer_is_in_private(self) -> None:
        self.ever_joined = True

    @invariant()
    def what_ended_is_not_watched_and_what_goes_on_is(self) -> None:
        if self.handoff.state in (HandoffState.INVITED, HandoffState.JOINED):
            assert self.handoff.look_at is not None
        if self.handoff.state in (HandoffState.CLOSED, HandoffState.UNANSWERED, HandoffState.WITHDRAWN):
            assert self.handoff.look_at is None
            assert self.handoff.closed_at is not None

    @invariant()
    def nobody_is_in_private_without_having_come(self) -> None:
        if self.handoff.state in (HandoffState.JOINED, HandoffState.RESOLVED):
            assert self.handoff.joined_at is not None

    @invariant()
    def what_was_joined_is_never_withdrawn_or_unanswered(self) -> None:
        if self.ever_joined:
            assert self.handoff.state not in (HandoffState.WITHDRAWN, HandoffState.UNANSWERED)

    @invariant()
    def it_is_open_while_the_customer_is_on_their_way_or_there(self) -> None:
        assert self.handoff.open == (self.handoff.state in OPEN)


TestHandoffMachine = HandoffMachine.TestCase


@pytest.mark.parametrize("state", [HandoffState.CLOSED, HandoffState.WITHDRAWN])
def test_the_end_is_the_end(state: HandoffState) -> None:
    assert not MOVES[state]
    with pytest.raises(Stale):
        rules.joined(a_handoff(state=state), NOON)
