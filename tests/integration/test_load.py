"""With a hundred thousand open cases a queue page and a case page ask the table as often as with a hundred."""

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest
from amends.adapters.case_items import case_item
from amends.adapters.cases import Cases
from amends.adapters.customers import Customers
from amends.case import CaseState
from amends.triage import Desk
from amends.work.identities import customer_of

from local.endurance.table import Table as InMemory
from tests.builders import NOON, a_case, stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Counted:
    """A table with so many open cases of one desk, and how often it was asked."""

    def __init__(self, count: int) -> None:
        self.requests = 0
        self._table = InMemory(self._point)
        self.table = cast("Table", self._table)
        self.cases = Cases(self.table)
        model = case_item(a_case())
        for number in range(count):
            name = f"x-{number + 10_000}"
            self._put({**model, "pk": f"CASE#{name}", "id": name, "state_sk": f"3#{number:09d}#{name}"})
        stored(self.cases, now=NOON + timedelta(hours=count))  # Due last.
        self.requests = 0

    def _put(self, item: dict[str, object]) -> None:
        self._table.put_item(Item=item)

    def _point(self, when: str) -> None:
        self.requests += when.startswith("before")

    def asked(self) -> int:
        """How often since the last time."""
        before, self.requests = self.requests, 0
        return before


@pytest.fixture(scope="module")
def few() -> Counted:
    return Counted(100)


@pytest.fixture(scope="module")
def many() -> Counted:
    return Counted(100_000)


def pages(world: Counted) -> list[int]:
    """Requests of the first page, the one after it, a case's page and its customer's history."""
    first = world.cases.queue(Desk.CARE, CaseState.OPEN, 50)
    counts = [world.asked()]
    assert len(first.items) == 50
    assert first.next
    second = world.cases.queue(Desk.CARE, CaseState.OPEN, 50, first.next)
    counts.append(world.asked())
    assert not {case.id for case in first.items} & {case.id for case in second.items}
    file = world.cases.file("x-1001")
    counts.append(world.asked())
    assert len(file.thread) == 1
    Customers(world.table).cases(customer_of(file.case), 50)
    return [*counts, world.asked()]


def test_pages_take_no_more_requests_with_a_hundred_thousand_cases_than_with_a_hundred(
    few: Counted, many: Counted
) -> None:
    small, large = pages(few), pages(many)
    assert small == large
    assert max(large) <= 2


def test_a_page_that_read_the_whole_queue_would_be_found(few: Counted) -> None:
    def walked(world: Counted) -> int:
        cursor: str | None = None
        while True:
            page = world.cases.queue(Desk.CARE, CaseState.OPEN, 100, cursor)
            if page.next is None:
                return world.asked()
            cursor = page.next

    assert walked(Counted(1_000)) > 3 * walked(few)
