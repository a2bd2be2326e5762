"""Who used up a case's time, and how its clocks are shown."""

from datetime import timedelta

import pytest
from amends.clocks.calendar import ALWAYS, Calendar, Week
from amends.clocks.service import Service
from amends.clocks.shown import ClockState, shown
from amends.clocks.spent import in_words, spent
from amends.clocks.state import ClockName, Holder
from amends.event import Event

from tests.builders import MINUTE, NOON
from tests.unit.clocks.test_moves import Story

MORNINGS = Calendar(Week((((540, 720),),) * 7, "UTC"))  # nine to twelve


def history(*waits: tuple[int, str]) -> list[Event]:
    """Entries by the minute, each with whom the case waits for from then on."""
    return [
        Event(at=NOON + minute * MINUTE, kind="moved", waits_for=who, seq=place + 1)
        for place, (minute, who) in enumerate(waits)
    ]


def test_each_stretch_belongs_to_whom_the_case_waited_for() -> None:
    events = history((0, "responder"), (10, "approver"), (50, "outbox"), (51, "customer"), (60, "responder"))
    found = {one.holder: one.seconds // 60 for one in spent(events, ALWAYS, NOON + 65 * MINUTE)}
    assert found == {Holder.APPROVER: 40, Holder.RESPONDER: 15, Holder.CUSTOMER: 9, Holder.OUTBOX: 1}


def test_who_used_most_comes_first_in_plain_words() -> None:
    (first, second) = spent(history((0, "responder"), (30, "approver")), ALWAYS, NOON + 150 * MINUTE)
    assert (first.who, first.words) == ("the approvers", "2 h")
    assert (second.who, second.words) == ("the responders", "30 min")


def test_business_time_is_said_where_it_differs() -> None:
    (one,) = spent(history((-60, "responder")), MORNINGS, NOON + 60 * MINUTE)
    assert one.words == "2 h, 1 h of it in business hours"
    assert (one.seconds, one.business_seconds) == (7200, 3600)


def test_an_entry_that_says_nothing_leaves_it_with_whom_it_was_and_the_order_is_that_of_the_history() -> None:
    events = history((0, "approver"), (10, ""), (5, "responder"))
    found = {one.holder: one.seconds // 60 for one in spent(events[::-1], ALWAYS, NOON + 30 * MINUTE)}
    assert found == {Holder.APPROVER: 10, Holder.RESPONDER: 20}


def test_a_case_without_a_history_used_nobodys_time() -> None:
    assert spent([], ALWAYS, NOON) == []


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=61), "1 h 1 min"),
        (timedelta(days=2), "2 d"),
        (timedelta(days=2, hours=3, minutes=4), "2 d 3 h"),
    ],
)
def test_a_length_of_time_is_said_in_its_two_largest_units(time: timedelta, words: str) -> None:
    assert in_words(time) == words


@pytest.mark.parametrize(
    ("minute", "state", "words"),
    [
        (10, ClockState.RUNNING, "running: 10 min of 4 h used"),
        (180, ClockState.DUE_SOON, "due soon: 3 h of 4 h used"),
        (240, ClockState.OVERDUE, "overdue: 4 h of 4 h used"),
    ],
)
def test_a_clock_that_runs_is_shown_as_it_is_now_also_before_its_timer_told_it(
    minute: int, state: ClockState, words: str
) -> None:
    story = Story().at(0).at(5, by_person=True)
    told = shown(story.now, [], Service(), NOON + minute * MINUTE)
    assert (told.clocks[0].name, told.clocks[0].state, told.clocks[0].words) == (ClockName.FIRST_ANSWER, state, words)
    assert told.overdue is (state is ClockState.OVERDUE)
    assert told.clocks[0].left_seconds == (240 - minute) * 60


def test_clocks_that_stand_or_have_ended_say_how_they_did() -> None:
    story = Story().at(0).at(100, by_person=True).at(130, state="answered", replies={"r1": "posted"})
    states = {one.name: one.state for one in shown(story.now, [], Service(), NOON + 9999 * MINUTE).clocks}
    assert states == {
        ClockName.TRIAGE: ClockState.MISSED,
        ClockName.FIRST_ANSWER: ClockState.MET,
        ClockName.RESOLUTION: ClockState.PAUSED,
    }


def test_a_case_from_before_there_were_clocks_shows_none() -> None:
    assert shown(None, [], Service(), NOON).clocks == []
