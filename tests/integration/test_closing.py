"""Sleeping, ending and opening again on a table, with its timers, and with customers who write meanwhile."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.timers import Timers
from amends.adapters.work_timers import handlers
from amends.brand import Brand
from amends.case import Case, CaseState
from amends.casefile import ReadMention
from amends.errors import Stale
from amends.timers import fire_due
from amends.triage import Desk
from amends.work.causes import shipped
from amends.work.links import Relation
from amends.work.ownership import claimed
from amends.work.resolving import resolved
from amends.work.snooze import snoozed

from local.endurance.table import Table as InMemory
from tests.builders import MINUTE, NOON, ROSA, a_mention, a_reading, a_triage, stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WEEK = timedelta(days=7)


@pytest.fixture
def table() -> "Table":
    """The table in memory, which keeps the rules and is fast."""
    return cast("Table", InMemory())


@pytest.fixture
def cases(table: "Table") -> Cases:
    stored(Cases(table))
    return Cases(table)


def end(cases: Cases, name: str = "x-1001") -> Case:
    """The case, resolved at noon; its customer reopens it within a week."""
    listed = shipped("larkfield")
    return cases.save(*resolved(cases.get(name), "service/outage", "", listed, WEEK, ROSA, NOON))


def post(cases: Cases, name: str, at: datetime) -> Case | None:
    return stored(cases, a_mention(id=name, created_at=at), now=at)


def fire(table: "Table", now: datetime, **settings: Any) -> int:
    return fire_due(Timers(table), handlers(table, lambda: Brand(**settings)), now).fired


def test_a_customer_who_writes_within_the_week_opens_the_same_case_with_its_owner(cases: Cases) -> None:
    cases.save(*claimed(cases.get("x-1001"), ROSA, NOON))
    end(cases)
    again = post(cases, "1002", NOON + WEEK)
    assert again is not None
    assert (again.id, again.state, again.owner) == ("x-1001", CaseState.OPEN, ROSA.id)
    assert cases.file("x-1001").events[-1].kind == "reopened"


def test_a_later_post_opens_a_new_case_and_each_names_the_other(cases: Cases) -> None:
    end(cases)
    new = post(cases, "1002", NOON + WEEK + MINUTE)
    assert new is not None
    assert (new.id, cases.get("x-1001").state) == ("x-1002", CaseState.RESOLVED)
    assert [(one.case_id, one.relation) for one in cases.file("x-1002").links] == [("x-1001", Relation.EARLIER)]
    assert [(one.case_id, one.relation) for one in cases.file("x-1001").links] == [("x-1002", Relation.LATER)]
    third = post(cases, "1003", NOON + WEEK + 2 * MINUTE)
    assert third is not None
    assert third.id == "x-1002"


def test_a_late_old_post_and_a_new_one_never_leave_two_open_cases(cases: Cases) -> None:
    end(cases)
    old = a_mention(id="1002", created_at=NOON)
    seen = cases.standing(old)
    post(cases, "1003", NOON + WEEK + MINUTE)
    with pytest.raises(Stale):
        cases.hear(ReadMention(mention=old, reading=a_reading()), seen.case, a_triage(), NOON, seen.earlier)
    landed = post(cases, "1002", NOON)
    assert landed is not None
    assert landed.id == "x-1003"


def test_a_case_that_sleeps_leaves_the_queue_and_comes_back_once_by_itself(cases: Cases, table: "Table") -> None:
    cases.save(*snoozed(cases.get("x-1001"), NOON + 60 * MINUTE, "", ROSA, NOON))
    assert cases.queue(Desk.CARE, CaseState.OPEN, 10).items == []
    assert fire(table, NOON + 59 * MINUTE) == 0
    assert fire(table, NOON + 60 * MINUTE) == 1
    assert [case.id for case in cases.queue(Desk.CARE, CaseState.OPEN, 10).items] == ["x-1001"]
    assert fire(table, NOON + 90 * MINUTE) == 0
    assert [event.kind for event in cases.file("x-1001").events] == ["case opened", "snoozed", "woken"]


@pytest.mark.parametrize("until", [NOON + 60 * MINUTE, None])
def test_the_clocks_stand_while_a_case_sleeps_and_go_on(cases: Cases, until: datetime | None) -> None:
    cases.save(*snoozed(cases.get("x-1001"), until, "", ROSA, NOON))
    clocks = cases.get("x-1001").clocks
    assert clocks is not None
    assert clocks.running() == []
    post(cases, "1002", NOON + 30 * MINUTE)
    clocks = cases.get("x-1001").clocks
    assert clocks is not None
    assert "first answer" in {str(clock.name) for clock in clocks.running()}


def test_a_case_wakes_at_once_when_its_customer_writes_and_its_alarm_is_silent(cases: Cases, table: "Table") -> None:
    cases.save(*snoozed(cases.get("x-1001"), NOON + 60 * MINUTE, "", ROSA, NOON))
    seen = cases.get("x-1001")
    woke = post(cases, "1002", NOON + MINUTE)
    assert woke is not None
    assert woke.state is CaseState.OPEN
    with pytest.raises(Stale):  # Somebody who had not seen the post.
        cases.save(*snoozed(seen, None, "", ROSA, NOON + MINUTE))
    fire(table, NOON + 60 * MINUTE)
    assert cases.file("x-1001").events[-1].kind == "customer wrote again"


def test_an_owner_who_does_nothing_loses_the_case_and_one_who_acts_keeps_it(cases: Cases, table: "Table") -> None:
    cases.save(*claimed(cases.get("x-1001"), ROSA, NOON))
    assert fire(table, NOON + 5 * MINUTE, idle_minutes=30) == 1  # The first look sets it to the brand's time.
    assert fire(table, NOON + 29 * MINUTE, idle_minutes=30) == 0
    tagged = cases.get("x-1001")
    acted = tagged.model_copy(update={"tags": ["wifi"], "version": tagged.version + 1})
    act = claimed(tagged, ROSA, NOON + 20 * MINUTE)[1].model_copy(update={"kind": "tagged"})
    cases.save(acted, act)
    fire(table, NOON + 30 * MINUTE, idle_minutes=30)
    assert cases.get("x-1001").owner == ROSA.id
    fire(table, NOON + 50 * MINUTE, idle_minutes=30)
    assert cases.get("x-1001").owner is None
    assert fire(table, NOON + 600 * MINUTE, idle_minutes=30) == 0


def test_a_brand_that_never_asks_leaves_cases_with_their_owners(cases: Cases, table: "Table") -> None:
    cases.save(*claimed(cases.get("x-1001"), ROSA, NOON))
    fire(table, NOON + 600 * MINUTE, idle_minutes=None)
    assert cases.get("x-1001").owner == ROSA.id


def test_the_timers_lie_in_the_case(cases: Cases, table: "Table") -> None:
    cases.save(*snoozed(cases.get("x-1001"), NOON + 60 * MINUTE, "", ROSA, NOON))
    assert "Item" in table.get_item(Key=keys.timer("x-1001", "snooze"))
