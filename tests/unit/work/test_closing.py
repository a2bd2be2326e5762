"""A case sleeps, ends for a reason, opens again, and goes back to its desk when nobody does anything."""

from datetime import datetime, timedelta

import pytest
from amends.case import CaseState, answered, reopens, resolve
from amends.errors import BadInput, Forbidden, Stale
from amends.event import Event
from amends.hearing import extend, open_case
from amends.timers import Timer
from amends.triage import Lane
from amends.work import idle, snooze
from amends.work.causes import SHIPPED, Cause, Group, change, chosen, shipped
from amends.work.resolving import resolved
from amends.work.viewers import viewer

from tests.builders import ADA, MIA, MINUTE, NOON, PIET, ROSA, a_case, a_mention, a_triage

WEEK = timedelta(days=7)
LIST = shipped("larkfield")
ROSAS = a_case(owner=ROSA.id, owner_name=ROSA.name)


def done(**changes: object):  # type: ignore[no-untyped-def]
    return resolved(a_case(**changes), "service/outage", "", LIST, WEEK, ROSA, NOON)[0]


def happened(kind: str, minutes: int, by: str = ROSA.id) -> Event:
    return Event(at=NOON + minutes * MINUTE, kind=kind, by=by)


class TestRootCauses:
    def test_a_case_ends_with_a_root_cause_of_the_list_and_its_version(self) -> None:
        case, event = resolved(a_case(complaint_waits=True), "service/outage", " mast ", LIST, WEEK, ROSA, NOON)
        assert (case.state, case.root_cause, case.root_cause_version) == (CaseState.RESOLVED, "service/outage", 0)
        assert (case.reopens_until, case.complaint_waits) == (NOON + WEEK, False)
        assert (event.kind, event.note) == ("resolved", "service/outage: mast")

    @pytest.mark.parametrize("cause", ["service", "weather/rain", "service/rain", "/", ""])
    def test_what_is_not_on_the_list_is_no_root_cause(self, cause: str) -> None:
        with pytest.raises(BadInput, match="no root cause"):
            chosen(LIST, cause, "why")

    def test_other_says_nothing_without_a_note(self) -> None:
        assert chosen(LIST, "billing/other", "a double sender") == "billing/other"
        with pytest.raises(BadInput, match="note"):
            chosen(LIST, "billing/other", "  ")

    def test_who_only_reads_ends_no_case(self) -> None:
        with pytest.raises(Forbidden):
            resolved(a_case(), "service/outage", "", LIST, WEEK, MIA, NOON)

    def test_a_retired_cause_is_chosen_no_more_and_stays_readable(self) -> None:
        first, *rest = SHIPPED
        retired = [first.model_copy(update={"retired": True}), *rest]
        newer = change(LIST, retired, "we have no network", ADA, NOON)
        assert (newer.version, newer.by_name, newer.groups[0].name) == (1, "ada", first.name)
        with pytest.raises(BadInput, match="retired"):
            chosen(newer, "service/outage", "")
        assert chosen(newer, "billing/refund", "") == "billing/refund"

    def test_nothing_that_a_case_may_name_goes_from_the_list(self) -> None:
        with pytest.raises(BadInput, match="service, service/outage"):
            change(LIST, SHIPPED[1:], "shorter", ADA, NOON)

    def test_a_list_changes_by_an_administrator_with_a_reason_and_has_no_name_twice(self) -> None:
        more = [*SHIPPED, Group(id="weather", name="Weather", causes=[Cause(id="rain", name="Rain")])]
        assert change(LIST, more, "it rains", ADA, NOON).groups[-1].id == "weather"
        with pytest.raises(Forbidden):
            change(LIST, more, "it rains", PIET, NOON)
        with pytest.raises(BadInput, match="say why"):
            change(LIST, more, " ", ADA, NOON)
        with pytest.raises(BadInput, match="twice"):
            change(LIST, [*more, more[-1]], "again", ADA, NOON)
        with pytest.raises(BadInput, match="already"):
            change(LIST, SHIPPED, "nothing", ADA, NOON)


class TestReopening:
    def test_a_post_within_the_days_opens_the_case_again_with_its_owner(self) -> None:
        case = done(owner=ROSA.id, owner_name=ROSA.name)
        post = a_mention(id="1002", created_at=NOON + WEEK)
        assert reopens(case, post)
        again = extend(case, post, a_triage(), NOON + WEEK)
        assert (again.state, again.owner, again.root_cause) == (CaseState.OPEN, ROSA.id, "service/outage")

    def test_a_later_post_does_not(self) -> None:
        assert not reopens(done(), a_mention(created_at=NOON + WEEK + MINUTE))
        assert not reopens(resolve(a_case()), a_mention())


class TestSnooze:
    def test_a_case_sleeps_until_its_moment_and_has_an_alarm_for_it(self) -> None:
        case, event = snooze.snoozed(a_case(), NOON + 60 * MINUTE, "engineer at one", ROSA, NOON)
        assert (case.state, case.lane, event.kind) == (CaseState.SNOOZED, Lane.ORDINARY, "snoozed")
        alarm = snooze.alarm(case)
        assert alarm is not None
        assert snooze.is_over(case, alarm)
        later, _ = snooze.snoozed(case, NOON + 120 * MINUTE, "", ROSA, NOON)
        assert not snooze.is_over(later, alarm)  # It was sent to sleep for longer since.
        assert not snooze.is_over(snooze.awake(case), alarm)

    def test_without_a_moment_only_its_customer_wakes_it(self) -> None:
        case, _ = snooze.snoozed(a_case(), None, "", ROSA, NOON)
        assert snooze.alarm(case) is None
        awake = extend(case, a_mention(id="1002"), a_triage(), NOON)
        assert (awake.state, awake.snoozed_until, awake.before_snooze) == (CaseState.OPEN, None, None)

    @pytest.mark.parametrize("until", [NOON, NOON - MINUTE, NOON + snooze.LONGEST + MINUTE])
    def test_a_moment_that_is_over_or_too_far_is_refused(self, until: datetime) -> None:
        with pytest.raises(BadInput):
            snooze.snoozed(a_case(), until, "", ROSA, NOON)

    def test_only_what_sleeps_is_woken_and_what_is_over_does_not_sleep(self) -> None:
        with pytest.raises(Stale):
            snooze.woken(a_case(), ROSA, NOON)
        with pytest.raises(Stale, match="resolved"):
            snooze.snoozed(done(), None, "", ROSA, NOON)
        with pytest.raises(Forbidden):
            snooze.snoozed(a_case(), None, "", MIA, NOON)


class TestIdle:
    def test_every_act_of_the_owner_gives_them_more_time(self) -> None:
        events = [happened("claimed", 0), happened("reply edited", 7), happened("noted", 9, by=PIET.id)]
        assert idle.last_act(ROSAS, events, []) == NOON + 7 * MINUTE
        typing = [viewer(ROSA, True, NOON + 8 * MINUTE), viewer(PIET, True, NOON + 9 * MINUTE)]
        assert idle.last_act(ROSAS, events, typing) == NOON + 8 * MINUTE
        assert idle.last_act(ROSAS, events, [viewer(ROSA, False, NOON + 8 * MINUTE)]) == NOON + 7 * MINUTE

    def test_being_given_a_case_begins_the_time(self) -> None:
        given = Event(at=NOON + 5 * MINUTE, kind="handed over", by=PIET.id, to=(ROSA.id,))
        assert idle.last_act(ROSAS, [given], []) == NOON + 5 * MINUTE

    def test_a_customer_who_writes_gives_time_once_after_our_answer(self) -> None:
        wrote = [happened(idle.WROTE, minute, by="amends") for minute in (3, 20, 30)]
        posted = happened("posted", 10, by="amends")
        assert idle.last_act(ROSAS, [happened("claimed", 0), wrote[0], posted, *wrote[1:]], []) == NOON + 20 * MINUTE
        assert idle.last_act(ROSAS, [happened("claimed", 0), wrote[0]], []) == NOON

    def test_only_an_open_case_of_somebody_is_given_back(self) -> None:
        after = timedelta(minutes=30)
        assert idle.idle_until(ROSAS, NOON, after) == NOON + after
        for case in (a_case(), answered(ROSAS), resolve(ROSAS)):
            assert idle.idle_until(case, NOON, after) is None
        assert idle.idle_until(ROSAS, NOON, None) is None

    def test_the_owner_is_told_that_the_case_went_back(self) -> None:
        case, event = idle.given_back(ROSAS, NOON)
        assert (case.owner, event.to, event.by) == (None, (ROSA.id,), "amends")

    def test_a_case_gets_its_timer_with_its_owner(self) -> None:
        timer = idle.first_look(ROSAS, [happened("claimed", 2)])
        assert timer == Timer(case_id="x-1001", kind="idle", due_at=NOON + 7 * MINUTE)
        assert idle.first_look(ROSAS, [happened("tagged", 2)]) is None
        assert idle.first_look(open_case(a_mention(), a_triage(), NOON), [happened(idle.WROTE, 2)]) is None
