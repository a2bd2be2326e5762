"""A customer who speaks with somebody in private is told nothing in public, and the preview says why."""

from amends.outage.audience import audience
from amends.outage.last_look import IN_PRIVATE, in_private
from amends.outage.preview import preview
from amends.outage.statement import Stage
from amends.outage.waiting import Waits, waiting_of, waits_of
from amends.prices import Prices

from tests.builders import NOON, a_case
from tests.giving import a_statement


def waits(private: bool, name: str = "x-1001", author: str = "77") -> Waits:
    since = NOON if private else None
    case = a_case(id=name, author_id=author, incident="i1", private_since=since)
    place = waiting_of(case)
    assert place
    return waits_of(case, place)


def test_who_is_in_private_is_on_no_statements_list() -> None:
    here, there = waits(private=False), waits(private=True, name="x-1002", author="78")
    assert audience(Stage.HOLDING, [here, there], []) == [here]


def test_nor_is_another_case_of_theirs() -> None:
    other = waits(private=False, name="x-1002")
    assert audience(Stage.HOLDING, [waits(private=True), other], []) == []
    assert audience(Stage.HOLDING, [waits(private=False), other], []) == [waits(private=False)]


def test_the_preview_counts_them_and_says_why() -> None:
    waiting = [waits(private=True), waits(private=False, name="x-1002", author="78")]
    told = preview(a_statement(), waiting, [], Prices(), NOON)
    (on_x,) = [reach for reach in told.channels if reach.waiting]
    assert (on_x.waiting, on_x.left_out) == (2, {IN_PRIVATE: 1})


def test_the_last_look_before_it_is_posted_asks_once_more() -> None:
    assert in_private(a_case(private_since=NOON)) == IN_PRIVATE
    assert in_private(a_case()) == ""
