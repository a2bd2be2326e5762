"""The queue by desk and lane, in a real table's rules and through the API."""

from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases
from amends.adapters.verdicts import Verdicts
from amends.case import CaseState, claim
from amends.desk import Desk, Lane
from amends.errors import BadInput, Stale
from amends.event import Event
from amends.teaching import judge

from tests.builders import MINUTE, NOON, ROSA, a_mention, a_triage, stored
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

EVENT = Event(at=NOON, kind="claimed")


@pytest.fixture
def cases(table: "Table") -> Cases:
    """Nine cases, each third of them in the lane of what nobody is sure of; x-0 came first."""
    cases = Cases(table)
    for number in range(9):
        mention = a_mention(id=str(number), conversation_id=str(number), author_id=str(number))
        lane = Lane.ORDINARY if number % 3 else Lane.UNSURE
        stored(cases, mention, decided=a_triage(lane=lane), now=NOON + number * MINUTE)
    return cases


def ids(cases: Cases, lane: Lane | None, limit: int = 50) -> list[str]:
    found: list[str] = []
    cursor = None
    while True:
        page = cases.queue(Desk.CARE, CaseState.OPEN, limit, cursor, lane)
        assert len(page.items) <= limit
        found += [case.id for case in page.items]
        cursor = page.next
        if cursor is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 8, 9, 50])
def test_all_lanes_together_are_in_one_order_and_no_case_comes_twice(cases: Cases, limit: int) -> None:
    assert ids(cases, None, limit) == [f"x-{number}" for number in range(9)]
    assert ids(cases, Lane.UNSURE, limit) == ["x-0", "x-3", "x-6"]
    assert ids(cases, Lane.ORDINARY, limit) == ["x-1", "x-2", "x-4", "x-5", "x-7", "x-8"]


def test_whoever_claims_or_judges_a_case_takes_it_to_the_others(cases: Cases, table: "Table") -> None:
    cases.save(claim(cases.get("x-3"), ROSA), EVENT)
    judge(cases.file("x-6"), "6", False, "larkfield", ROSA, Verdicts(table), NOON)
    assert ids(cases, Lane.UNSURE) == ["x-0"]
    assert cases.get("x-6").lane is Lane.ORDINARY


def test_a_verdict_on_a_case_that_moved_meanwhile_is_not_kept(cases: Cases, table: "Table") -> None:
    seen = cases.file("x-3")
    cases.save(claim(seen.case, ROSA), EVENT)
    with pytest.raises(Stale, match="someone else moved this case"):
        judge(seen, "3", False, "larkfield", ROSA, Verdicts(table), NOON)
    assert cases.file("x-3").verdicts == []


def test_a_cursor_of_another_list_is_refused(cases: Cases) -> None:
    together = cases.queue(Desk.CARE, CaseState.OPEN, 2).next
    alone = cases.queue(Desk.CARE, CaseState.OPEN, 2, None, Lane.UNSURE).next
    for cursor, desk, lane in (
        (together, Desk.CARE, Lane.UNSURE),
        (together, Desk.PR, None),
        (alone, Desk.CARE, None),
        (alone, Desk.CARE, Lane.ORDINARY),
        ("W10=", Desk.CARE, None),
        ("eyJDQVNFI2NhcmUjb3BlbiI6IDF9", Desk.CARE, None),
        ("nonsense", Desk.CARE, None),
    ):
        with pytest.raises(BadInput):
            cases.queue(desk, CaseState.OPEN, 2, cursor, lane)


def test_the_queue_is_asked_by_lane(cases: Cases, queues: dict[str, str]) -> None:
    api = Api()
    lanes: list[tuple[dict[str, Any], int]] = [({}, 9), ({"lane": "unsure"}, 3), ({"lane": "ordinary"}, 6)]
    for asked, count in lanes:
        status, page = api.call("responder", "GET", "/queue", **asked)
        assert (status, len(page["items"])) == (200, count)
    assert api.call("responder", "GET", "/queue", lane="fast")[0] == 422
