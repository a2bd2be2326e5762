"""Clocks run apart, stand while a case waits for somebody else, and tell each step once."""

from datetime import timedelta
from typing import Any

import pytest
from amends.clocks.moves import due_of, follow
from amends.clocks.service import DEFAULTS, Service, ServiceSettings
from amends.clocks.state import Channel, Clock, ClockName, Clocks, Holder, Seen
from amends.event import Event

from tests.builders import MINUTE, NOON

PLAIN = Service()
STAFFED = Service(
    ServiceSettings.model_validate(
        {
            "desks": [
                {
                    "desk": "care",
                    "deputies": [{"id": "d1", "name": "Dora"}, {"id": "d2", "name": "Dirk"}],
                    "lead": {"id": "l1", "name": "Lena"},
                }
            ]
        }
    )
)


class Story:
    """A case's clocks, write by write; minutes are counted from noon."""

    def __init__(self, service: Service = PLAIN, **case: Any) -> None:
        self.service = service
        self.clocks: Clocks | None = None
        self.case = {"state": "open", "severity": 3, "channel": Channel.X, "desk": "care", **case}
        self.told: list[str] = []

    def at(self, minute: float, by_person: bool = False, replies: dict[str, str] | None = None, **case: Any) -> "Story":
        """A write; with changes of the case also the case's own."""
        changed = self.clocks is None or bool(case)
        self.case |= case
        seen = Seen(**(self.case if changed else {}), by_person=by_person, replies=replies or {})
        self.clocks, events = follow(self.clocks, seen, self.service, NOON + minute * MINUTE)
        self.told += [event.kind for event in events]
        self.events = events
        return self

    def clock(self, name: ClockName, reply_id: str = "") -> Clock:
        """The clock of a name."""
        (found,) = (one for one in self.now.clocks if (one.name, one.reply_id) == (name, reply_id))
        return found

    @property
    def now(self) -> Clocks:
        """The clocks as they are."""
        assert self.clocks
        return self.clocks

    def running(self) -> list[str]:
        """Which run, the first due first."""
        return [one.name for one in self.now.running()]


def test_a_new_case_has_three_clocks_and_the_first_due_orders_the_queue() -> None:
    story = Story().at(0)
    assert story.running() == ["triage", "first answer", "resolution"]
    assert due_of(story.now, PLAIN) == NOON + timedelta(hours=1)
    assert (story.now.owed, story.now.holder) == ("triage", Holder.RESPONDER)


def test_triage_ends_with_a_persons_first_act() -> None:
    story = Story().at(0).at(10).at(20, by_person=True)
    assert (story.clock(ClockName.TRIAGE).used, story.now.owed) == (20 * MINUTE, "first answer")
    assert story.clock(ClockName.TRIAGE).ended_at == NOON + 20 * MINUTE


def test_an_answer_ends_the_first_clock_and_the_resolution_stands_while_the_customer_is_waited_for() -> None:
    story = Story().at(0).at(5, by_person=True).at(30, state="answered", replies={"r1": "posted"})
    assert story.running() == []
    assert story.now.holder == Holder.CUSTOMER
    assert due_of(story.now, PLAIN) is None
    story.at(600, state="open")
    assert story.running() == ["next answer", "resolution"]
    assert story.clock(ClockName.RESOLUTION).used == 30 * MINUTE
    assert story.clock(ClockName.NEXT_ANSWER).due_at == NOON + 840 * MINUTE


def test_what_was_written_while_the_answer_was_on_its_way_waits_since_then() -> None:
    story = Story().at(0).at(5, by_person=True).at(30, wrote_at=NOON + 30 * MINUTE)
    story.at(50, replies={"r1": "posted"}, state="open")
    assert story.clock(ClockName.FIRST_ANSWER).ended_at == NOON + 50 * MINUTE
    assert story.clock(ClockName.NEXT_ANSWER).due_at == NOON + 270 * MINUTE


def test_each_reply_in_review_has_a_clock_of_its_own() -> None:
    story = Story().at(0).at(5, True, {"r1": "in_review"}).at(20, True, {"r2": "in_review"})
    assert story.now.holder == Holder.APPROVER
    assert story.running()[:2] == ["approval", "approval"]
    story.at(30, True, {"r1": "approved"})
    assert story.clock(ClockName.APPROVAL, "r2").used == 10 * MINUTE
    assert story.now.holder == Holder.APPROVER
    story.at(40, True, {"r2": "changes_requested"})
    assert story.now.holder.value == "outbox"
    story.at(45, True, {"r1": "void"})
    assert (story.running(), story.now.holder) == (["first answer", "resolution"], Holder.RESPONDER)


def test_a_snooze_stops_the_answer_and_the_resolution_and_orders_by_when_it_would_be_due() -> None:
    until = NOON + 1000 * MINUTE
    story = Story().at(0).at(40, True, snoozed_until=until)
    assert (story.running(), story.now.holder) == ([], Holder.NOBODY)
    assert due_of(story.now, PLAIN) == until + 200 * MINUTE
    story.at(1000, snoozed_until=None)
    assert story.clock(ClockName.FIRST_ANSWER).due_at == until + 200 * MINUTE


def test_a_resolved_case_has_no_clock_that_runs_and_reopening_goes_on_with_its_resolution() -> None:
    story = Story().at(0).at(5, True, {"r1": "in_review"}).at(60, True, state="resolved")
    assert (story.running(), story.now.next_at, story.now.holder) == ([], None, Holder.NOBODY)
    story.at(500, state="open")
    assert "next answer" not in story.running()
    assert story.clock(ClockName.RESOLUTION).used == 60 * MINUTE


def test_writing_again_never_gives_us_more_time_than_the_customer_was_owed() -> None:
    story = Story().at(0).at(5, by_person=True)
    due = story.clock(ClockName.FIRST_ANSWER).due_at
    assert story.at(60, wrote_at=NOON + 60 * MINUTE).clock(ClockName.FIRST_ANSWER).due_at == due


@pytest.mark.parametrize(("severity", "minutes"), [(1, 15), (2, 60), (3, 240), (4, 1440)])
def test_the_first_answer_is_due_by_severity(severity: int, minutes: int) -> None:
    assert Story(severity=severity).at(0).clock(ClockName.FIRST_ANSWER).due_at == NOON + minutes * MINUTE


def test_a_graver_severity_moves_what_is_due_and_keeps_what_was_used() -> None:
    story = Story().at(0).at(10, severity=1)
    first = story.clock(ClockName.FIRST_ANSWER)
    assert (first.used, first.target, first.due_at) == (10 * MINUTE, 15 * MINUTE, NOON + 15 * MINUTE)


def test_each_step_is_told_once_and_in_its_order() -> None:
    story = Story(STAFFED).at(0).at(1, by_person=True)
    for minute in (179, 180, 239, 240, 241, 300, 360, 361, 700):
        story.at(minute)
    assert story.told == [
        f"first answer {w}" for w in ("due soon", "overdue", "escalated to deputy", "escalated to lead")
    ]


def test_who_is_called_stands_in_the_event() -> None:
    story = Story(STAFFED).at(0).at(1, by_person=True).at(600)
    notes = [event.note for event in story.events]
    assert notes[-2:] == ["to Dora, due 2026-11-20 16:00 UTC", "to Lena, due 2026-11-20 16:00 UTC"]


def test_without_a_deputy_and_a_lead_nobody_is_called() -> None:
    assert Story().at(0).at(1, True).at(1000).told == ["first answer due soon", "first answer overdue"]


def test_what_was_missed_is_told_by_whoever_comes_first_also_where_the_clock_ends_with_it() -> None:
    story = Story().at(0).at(1, True).at(300, state="answered", replies={"r1": "posted"})
    assert story.told == ["first answer due soon", "first answer overdue"]
    assert story.at(1000).told == ["first answer due soon", "first answer overdue"]


def test_a_function_whose_clock_is_behind_counts_no_time_twice() -> None:
    story = Story().at(0).at(60, True).at(30).at(90)
    assert story.clock(ClockName.FIRST_ANSWER).used == 90 * MINUTE


def test_a_class_of_a_channel_comes_before_that_of_the_severity() -> None:
    def targets(minutes: int) -> dict[str, int]:
        return DEFAULTS[3].model_dump() | {"first_answer": minutes}

    rules = ServiceSettings.model_validate(
        {
            "classes": [
                {"severity": 3, "targets": targets(100)},
                {"severity": 3, "channel": "private", "targets": targets(10)},
            ]
        }
    )
    service = Service(rules)
    assert [
        service.target(ClockName.FIRST_ANSWER, severity, channel)
        for severity, channel in ((3, Channel.X), (3, Channel.PRIVATE), (4, Channel.X))
    ] == [100 * MINUTE, 10 * MINUTE, timedelta(hours=24)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"warn_at": 100},
        {"deputy_at": 90},
        {"deputy_at": 160, "lead_at": 150},
        {"classes": [{"severity": 5, "targets": DEFAULTS[1].model_dump()}]},
        {"classes": [{"severity": 1, "targets": DEFAULTS[1].model_dump()}] * 2},
        {"classes": [{"severity": 1, "targets": DEFAULTS[1].model_dump() | {"triage": 0}}]},
        {"desks": [{"desk": "care"}, {"desk": "care"}]},
    ],
)
def test_promises_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        ServiceSettings.model_validate(wrong)


def test_the_event_of_an_approval_names_its_reply() -> None:
    story = Story().at(0).at(1, True, {"r1": "in_review"}).at(500)
    events: list[Event] = [event for event in story.events if event.kind == "approval overdue"]
    assert [event.reply_id for event in events] == ["r1"]
