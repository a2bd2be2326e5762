"""Whatever people, publishers and platforms do, and in whichever order: nobody is told twice, nothing after a stop."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

from amends.errors import MaybePosted, Retry, Stale
from amends.mention import PlatformName
from amends.outage import halting
from amends.outage.incident import IncidentState
from amends.outage.statement import Stage, Statement, StatementState
from amends.publishing import publish
from amends.reply import Reply, ReplyState
from amends.turns import IN_THE_AIR
from amends.watching import requeue, settle
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.builders import MINUTE, NOON, PIET
from tests.giving import WEBHOOK, Outage, a_statement

CUSTOMERS = 6
FATES = ["well", "well", "well", "not sent", "in doubt", "died"]
ALWAYS = (NOON - timedelta(days=1), NOON + timedelta(days=30))


class Died(Exception):
    """The publisher ended in the middle of what it did."""


class Fated:
    """The platform, whose next answer is told before."""

    def __init__(self, outage: Outage) -> None:
        self._public = outage.public
        self.fate = "well"

    def reply(self, reply: Reply) -> str:
        if self.fate == "not sent":
            raise Retry("it could not be reached")
        post_id = self._public.reply(reply)
        if self.fate == "died":
            raise Died
        if self.fate == "in doubt":
            raise MaybePosted("the connection ended")
        return post_id

    def __getattr__(self, name: str) -> object:
        return getattr(self._public, name)


class Giving(RuleBasedStateMachine):
    """One incident with a few customers; `log` says what was public when."""

    gated = True

    @initialize()
    def an_outage(self) -> None:
        self.outage = Outage(0, gated=self.gated)
        self.outage.public.calm = True
        self.outage.customers({WEBHOOK: CUSTOMERS})

    @rule()
    def the_minute_hands_out(self) -> None:
        self.outage.hand_out(self.statement)

    @rule()
    def the_clock_goes_on(self) -> None:
        self.outage.now += 4 * MINUTE
        settle(self.outage.replies, dict.fromkeys(PlatformName, self.outage.public), self.outage.cases, self.outage.now)
        requeue(self.outage.replies, self.outage.outbox, self.outage.budgets, self.outage.switch, self.outage.now)

    @rule(
        which=st.integers(0, CUSTOMERS), fate=st.sampled_from(["well", "well", "well", "not sent", "in doubt", "died"])
    )
    def a_publisher_is_handed_a_reply_perhaps_again(self, which: int, fate: str) -> None:
        found = [reply for reply in self.every_reply() if reply.statement]
        if not found:
            return
        reply, platform, before = found[which % len(found)], Fated(self.outage), len(self.outage.log)
        platform.fate = fate
        stopped = self.outage.incident.halted or self.outage.incident.state is IncidentState.RESOLVED
        stores = (self.outage.replies, self.outage.cases, self.outage.budgets, self.outage.switch)
        with suppress(Stale, Retry, Died):
            publish(reply, platform, *stores, self.outage.now)  # type: ignore[arg-type]
        if stopped:
            assert len(self.outage.log) == before, "it appeared after the stop"

    @rule()
    def pr_pauses(self) -> None:
        self.move(halting.pause)

    @rule()
    def pr_resumes(self) -> None:
        self.move(halting.resume)

    @rule()
    def pr_ends_it(self) -> None:
        self.move(halting.resolve)

    @rule()
    def the_end_is_tried(self) -> None:
        flying = self.outage.incident.in_flight
        try:
            done = self.outage.end()
        except Stale:
            return
        assert not (done and flying)

    @invariant()
    def nobody_is_told_twice(self) -> None:
        assert all(count == 1 for count in Counter(self.outage.said(Stage.HOLDING)).values())

    @invariant()
    def nothing_appears_after_the_end(self) -> None:
        assert self.outage.late() == 0

    @invariant()
    def the_gate_counts_what_is_on_its_way(self) -> None:
        flying = [one for one in self.every_reply() if one.statement and one.state in IN_THE_AIR]
        assert self.outage.incident.in_flight == len(flying)

    @property
    def statement(self) -> Statement:
        incident = self.outage.incident
        held = incident.halted or incident.state is not IncidentState.OPEN
        return a_statement(epoch=incident.epoch, state=StatementState.PAUSED if held else StatementState.GIVING)

    def every_reply(self) -> list[Reply]:
        return [reply for state in ReplyState for reply in self.outage.replies.by_state(state, 500, None, ALWAYS).items]

    def move(self, rule_of: object) -> None:
        before = self.outage.incident
        try:
            moved = rule_of(before, "said so", PIET, self.outage.now)  # type: ignore[operator]
        except Stale:
            return
        self.outage.incidents.save(before, moved, self.outage.now)


Giving.TestCase.settings = settings(max_examples=40, stateful_step_count=30)
TestGiving = Giving.TestCase


class _Ungated(Giving):
    gated = False


def test_a_machine_without_the_gate_is_found_out() -> None:
    options = settings(
        max_examples=300,
        stateful_step_count=30,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
    )
    found = ""
    try:
        run_state_machine_as_test(_Ungated, settings=options)
    except AssertionError as error:
        found = str(error)
    assert found
