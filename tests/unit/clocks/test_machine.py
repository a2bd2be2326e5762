"""Any order of moves: no clock runs twice, time that is not ours does not count, and no step is told twice."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from amends.clocks.calendar import Calendar, Week, business_time_between
from amends.clocks.moves import due_of, follow
from amends.clocks.service import Service, ServiceSettings
from amends.clocks.spent import spent
from amends.clocks.state import Channel, Clock, ClockName, Clocks, Holder, Seen
from amends.event import Event
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.builders import MINUTE, NOON

STAFF = {"desk": "care", "deputies": [{"id": "d1", "name": "Dora"}], "lead": {"id": "l1", "name": "Lena"}}
RULES = ServiceSettings.model_validate({"desks": [STAFF]})
OFFICE = Calendar(Week((((540, 1020),),) * 5 + ((), ()), "Europe/London"))
NONE = timedelta(0)
REPLIES = ["r1", "r2"]


class CaseClocks(RuleBasedStateMachine):
    """A case that is worked on in any order, beside a plain count of what each clock should show."""

    @initialize(calendar=st.sampled_from([Calendar(), OFFICE]), severity=st.integers(1, 4))
    def opened(self, calendar: Calendar, severity: int) -> None:
        self.service = Service(RULES, calendar)
        self.now = NOON
        self.case: dict[str, Any] = {"state": "open", "severity": severity, "snoozed_until": None}
        self.clocks: Clocks | None = None
        self.told: Counter[tuple[str, str | None, datetime]] = Counter()
        self.history: list[Event] = []
        self.ours = NONE  # business time in which it was ours to resolve it
        self.waited: Counter[Holder] = Counter()
        self.write(case=True)

    @property
    def known(self) -> Clocks:
        assert self.clocks
        return self.clocks

    def write(self, replies: dict[str, str] | None = None, *, case: bool = False, by_person: bool = False) -> None:
        """A write, as adapters/clocks.py sees it."""
        shown = {**self.case, "channel": Channel.X, "desk": "care", "wrote_at": self.now} if case else {}
        seen = Seen(**shown, by_person=by_person, replies=replies or {})
        before = self.clocks
        self.clocks, events = follow(before, seen, self.service, self.now)
        for event in events:
            (began,) = {c.began_at for c in (before or self.clocks).clocks if _is_of(c, event)}
            self.told[event.kind, event.reply_id, began] += 1
        for event in [*events, Event(at=self.now, kind="moved")]:
            entry = event.model_copy(update={"waits_for": self.clocks.holder, "seq": len(self.history) + 1})
            self.history.append(entry)

    @rule(minutes=st.integers(0, 3000), backwards=st.booleans())
    def time_passes(self, minutes: int, backwards: bool) -> None:
        later = self.now + minutes * MINUTE
        runs = self.case["state"] == "open" and self.case["snoozed_until"] is None
        if runs:
            self.ours += business_time_between(self.now, later, self.service.calendar(self.case["severity"]))
        self.waited[self.known.holder] += int((later - self.now).total_seconds())
        self.now = later
        if backwards:  # A function whose own clock is behind writes something.
            self.now -= 2 * MINUTE
            self.write()
            self.now += 2 * MINUTE

    @rule()
    def a_timer_fires(self) -> None:
        self.write()
        assert self.known.next_at is None or self.known.next_at > self.now

    @rule(name=st.sampled_from(REPLIES), state=st.sampled_from(["in_review", "approved", "changes_requested", "void"]))
    def a_reply_moves(self, name: str, state: str) -> None:
        self.write({name: state}, by_person=True)

    @precondition(lambda self: self.case["state"] == "open")
    @rule(name=st.sampled_from(REPLIES), all_answered=st.booleans())
    def a_reply_is_posted(self, name: str, all_answered: bool) -> None:
        if all_answered:
            self.case["state"] = "answered"
        self.write({name: "posted"}, case=all_answered)

    @precondition(lambda self: self.case["state"] != "resolved")
    @rule()
    def the_customer_writes(self) -> None:
        self.case["state"] = "open"
        self.write(case=True)

    @precondition(lambda self: self.case["state"] != "resolved")
    @rule(severity=st.integers(1, 4))
    def the_severity_changes(self, severity: int) -> None:
        self.case["severity"] = severity
        self.write(case=True)

    @precondition(lambda self: self.case["state"] == "open")
    @rule(hours=st.integers(1, 72))
    def it_is_snoozed(self, hours: int) -> None:
        self.case["snoozed_until"] = self.now + timedelta(hours=hours)
        self.write(case=True, by_person=True)

    @rule()
    def it_wakes(self) -> None:
        self.case["snoozed_until"] = None
        self.write(case=True)

    @rule(state=st.sampled_from(["resolved", "open"]))
    def it_is_resolved_or_reopened(self, state: str) -> None:
        self.case["state"] = state
        self.write(case=True, by_person=True)

    @invariant()
    def no_clock_runs_twice(self) -> None:
        if not getattr(self, "clocks", None):
            return
        running = Counter((clock.name, clock.reply_id) for clock in self.known.running())
        assert max(running.values(), default=1) == 1
        answers = [name for name, _ in running if name in (ClockName.FIRST_ANSWER, ClockName.NEXT_ANSWER)]
        assert len(answers) <= 1
        for clock in self.known.clocks:
            assert not (clock.since and clock.ended_at)
            assert (clock.due_at is None) == (clock.since is None)

    @invariant()
    def what_is_not_ours_does_not_count(self) -> None:
        if not getattr(self, "clocks", None):
            return
        self.write()
        (resolution,) = (clock for clock in self.known.clocks if clock.name is ClockName.RESOLUTION)
        assert resolution.used == self.ours

    @invariant()
    def each_step_is_told_once(self) -> None:
        if getattr(self, "told", None):
            assert set(self.told.values()) == {1}

    @invariant()
    def the_queue_is_ordered_by_the_first_that_is_owed(self) -> None:
        if not getattr(self, "clocks", None):
            return
        due = [clock.due_at for clock in self.known.clocks if clock.since and clock.due_at]
        if due:
            assert due_of(self.known, self.service) == min(due)

    @invariant()
    def the_history_alone_says_who_used_the_time(self) -> None:
        if not getattr(self, "clocks", None):
            return
        found = {one.holder: one.seconds for one in spent(self.history, Calendar(), self.now)}
        assert found == {holder: seconds for holder, seconds in self.waited.items() if seconds}


def _is_of(clock: Clock, event: Event) -> bool:
    live = clock.ended_at is None
    return live and event.kind.startswith(clock.name) and (event.reply_id or "") == clock.reply_id


CaseClocks.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestCaseClocks = CaseClocks.TestCase
