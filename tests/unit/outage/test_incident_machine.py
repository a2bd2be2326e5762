"""Whatever people do in whatever order: nothing leaves a stopped incident, and its end is behind every text."""

from contextlib import suppress
from datetime import datetime, timedelta

from amends.errors import AmendsError, Retry, Stale
from amends.event import Event
from amends.outage import agreeing, drafting, halting, moves
from amends.outage.following import GOES_OUT, follow
from amends.outage.incident import LIVE, MOVES, IncidentState, Scope
from amends.outage.moves import Moved
from amends.outage.statement import GIVEN, OVER, Stage, Statement, StatementState, bound_of
from amends.outage.wording import BY_PR
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.builders import NOON
from tests.outages import LEGAL, OTHER_PR, PR, SENIOR, a_text, an_incident

WHO = st.sampled_from([PR, OTHER_PR, SENIOR, LEGAL])
STAGES = st.sampled_from(list(Stage))


class Outage(RuleBasedStateMachine):
    """People, publishers and time; the gate is what publishers would read."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.incident = an_incident(state=IncidentState.SUSPECTED, confirmed_at=None)
        self.statements: dict[str, Statement] = {}
        self.flying = 0
        self.last: datetime | None = None
        self.posted: list[tuple[datetime, Stage]] = []
        self.events: list[Event] = []

    @initialize(state=st.sampled_from([IncidentState.SUSPECTED, IncidentState.OPEN]))
    def it_begins(self, state: IncidentState) -> None:
        self.incident = an_incident(state=state)

    @rule(minutes=st.integers(1, 40))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(who=WHO, what=st.sampled_from(["confirm", "dismiss", "monitor"]))
    def somebody_moves_it(self, who: object, what: str) -> None:
        with suppress(AmendsError):
            self._save(getattr(moves, what)(self.incident, "so it is", who, self.now))

    @rule(who=WHO, what=st.sampled_from(["pause", "resume", "resolve", "reopen"]))
    def somebody_stops_it_or_lets_it_go(self, who: object, what: str) -> None:
        with suppress(AmendsError):
            self._save(getattr(halting, what)(self.incident, "so it is", who, self.now))

    @rule(late=st.integers(0, 3), anyway=st.booleans())
    def somebody_tries_to_end_it(self, late: int, anyway: bool) -> None:
        """Their clock may be behind that of the last publisher."""
        before, now = self.incident, self.now - timedelta(seconds=late)
        try:
            moved = halting.ended(before, self.flying, self.last, now, anyway)
        except (Retry, Stale):
            return
        assert not self.flying or (anyway and before.halt and now - before.halt.at >= halting.DOUBTED)
        self._save(moved)

    @rule(who=WHO, topics=st.sampled_from([["checkout"], ["checkout", "billing"]]))
    def somebody_changes_the_scope(self, who: object, topics: list[str]) -> None:
        with suppress(AmendsError):
            one = self.incident
            scope, said = Scope(topics=topics), (one.title, one.industry_wide, one.owner, one.deputies)
            moved = moves.describe(one, said[0], scope, *said[1:], who, self.now)  # type: ignore[arg-type]
            self._save(moved)

    @rule(who=WHO)
    def legal_clears_and_withdraws(self, who: object) -> None:
        with suppress(AmendsError):
            one, until = self.incident, self.now + timedelta(hours=1)
            if holds := next((fact for fact in one.facts if fact.holds(self.now)), None):
                self._save(moves.withdraw_fact(one, holds.id, "", who, self.now))  # type: ignore[arg-type]
            else:
                self._save(moves.clear_fact(one, "A pump failed", until, who, self.now))  # type: ignore[arg-type]

    @rule(who=WHO, stage=STAGES)
    def somebody_drafts(self, who: object, stage: Stage) -> None:
        with suppress(AmendsError):
            name, at = f"s{len(self.statements)}", self.now + timedelta(hours=1)
            drafted = drafting.begin(name, self.incident, stage, [a_text()], at, who, self.now)  # type: ignore[arg-type]
            if stage is Stage.CORRECTION:
                self._save(halting.correct(self.incident, "wrong", who, self.now))  # type: ignore[arg-type]
            self._keep(drafted)

    @rule(who=WHO, data=st.data())
    def somebody_submits(self, who: object, data: st.DataObject) -> None:
        if self.statements:
            one = data.draw(st.sampled_from(list(self.statements.values())))
            with suppress(AmendsError):
                self._keep(drafting.submit(one, self.incident, BY_PR, [], [], who, self.now))  # type: ignore[arg-type]

    @rule(who=WHO, data=st.data())
    def somebody_approves(self, who: object, data: st.DataObject) -> None:
        if not self.statements:
            return
        one = data.draw(st.sampled_from(list(self.statements.values())))
        with suppress(AmendsError):
            others = list(self.statements.values())
            done = agreeing.approve(one, self.incident, others, who, [], self.now)  # type: ignore[arg-type]
            assert who not in (None, one.author)
            also = [done.statement, *done.replaced]
            if done.incident.version == self.incident.version:
                self._keep(drafting.Written(done.statement, done.events))
            else:
                self._save(Moved(done.incident, done.events), also)

    @rule(data=st.data())
    def a_publisher_takes_one(self, data: st.DataObject) -> None:
        """Queued in whatever epoch: the gate is asked with that of its statement as it was handed out."""
        if not self.statements:
            return
        one = data.draw(st.sampled_from(list(self.statements.values())))
        epoch = self.incident.epoch - data.draw(st.integers(0, 1))
        stands = {IncidentState.RESOLVED} if one.stage is Stage.RESOLVED else LIVE
        if one.stage is Stage.CORRECTION:
            stands = LIVE | {IncidentState.RESOLVED}
        if epoch == self.incident.epoch and not self.incident.halted and self.incident.state in stands:
            self.flying += 1
            self.posted.append((self.now, one.stage))

    @rule(seconds=st.integers(0, 5))
    def a_publisher_records(self, seconds: int) -> None:
        if self.flying:
            self.flying -= 1
            self.last = self.now + timedelta(seconds=seconds)

    @invariant()
    def no_holding_text_is_later_than_the_end(self) -> None:
        if self.incident.state is IncidentState.RESOLVED and self.incident.resolved_at:
            told = [at for at, stage in self.posted if stage in (Stage.HOLDING, Stage.UPDATE)]
            assert all(at <= self.incident.resolved_at for at in told)

    @invariant()
    def what_goes_out_is_approved_for_the_incident_as_it_is(self) -> None:
        for one in self.statements.values():
            if one.state in GOES_OUT:
                assert one.epoch == self.incident.epoch
                assert one.bound
                now = bound_of(self.incident, one.stage, NOON - timedelta(days=1))
                assert (one.bound.state, one.bound.scope) == (now.state, now.scope)
                assert {given.by for given in one.approvals}.isdisjoint(one.wrote)
                assert not self.incident.halted or one.stage is Stage.RESOLVED

    @invariant()
    def nothing_of_a_dismissed_incident_goes_on(self) -> None:
        if self.incident.state is IncidentState.DISMISSED:
            assert all(one.state in OVER for one in self.statements.values())

    def _save(self, moved: Moved, also: list[Statement] | None = None) -> None:
        own = {one.id: one for one in also or []}
        before = self.incident
        others = [one for one in self.statements.values() if one.id not in own]
        followed = follow(before, moved.incident, others, self.now)
        assert followed.incident.version == before.version + 1
        assert followed.incident.epoch >= before.epoch
        stopped = any(
            self.statements[one.id].state in GOES_OUT and one.state not in GOES_OUT
            for one in [*followed.statements, *own.values()]
            if one.id in self.statements
        )
        assert not stopped or followed.incident.epoch > before.epoch
        state = followed.incident.state
        assert state is before.state or state in MOVES[before.state]
        self.incident = followed.incident
        self.statements |= own | {one.id: one for one in followed.statements}
        self.events += [*moved.events, *followed.events]

    def _keep(self, written: drafting.Written) -> None:
        self.statements[written.statement.id] = written.statement
        self.events += written.events


def test_whatever_people_and_publishers_do_nothing_goes_out_that_must_not() -> None:
    run_state_machine_as_test(Outage, settings=settings(max_examples=300, stateful_step_count=40))


class _Careless(Outage):
    """A control: an incident that is ended without waiting for what is on its way."""

    @rule()
    def somebody_ends_it_at_once(self) -> None:
        with suppress(AmendsError):
            self._save(halting.resolve(self.incident, "", PR, self.now))
            self._save(halting.ended(self.incident, 0, None, self.now - timedelta(minutes=5)))


def test_a_machine_that_ends_without_waiting_is_found_out() -> None:
    found = False
    try:
        options = settings(max_examples=600, stateful_step_count=40, phases=[Phase.generate], derandomize=True)
        run_state_machine_as_test(_Careless, settings=options)
    except AssertionError:
        found = True
    assert found


def test_the_states_of_what_is_given_are_those_with_an_approval() -> None:
    assert GOES_OUT < GIVEN
    assert not GIVEN & OVER
    assert StatementState.DRAFT not in GIVEN
