"""A statement reaches everyone who asked, once, and none of it appears after the end."""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from amends.outage.delivery import DeliveryState
from amends.outage.statement import Stage, StatementState

from tests.builders import MINUTE
from tests.giving import REDDIT, WEBHOOK, Outage, X, a_statement

MANY = {WEBHOOK: 600, REDDIT: 300, X: 100}
LONGEST = 60  # minutes, after which everybody was told or something is wrong


@pytest.fixture(autouse=True)
def _threads_that_take_turns_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def run_until_quiet(outage: Outage, **statement: Any) -> None:
    """Until nothing is handed out any more for as long as a window lasts, and nothing is on its way."""
    quiet = 0
    for _ in range(LONGEST):
        handed = outage.minute(a_statement(**statement))
        quiet = 0 if handed.given or outage.left() else quiet + 1
        if quiet > 15:
            return
    raise AssertionError("it does not end")


def resolved_in_the_middle(outage: Outage, minutes: int) -> None:
    """Give it out, let PR end it while the publishers run, and go on until nothing moves any more."""
    outage.customers(MANY)
    for _ in range(minutes):
        outage.minute(a_statement())

    def the_end() -> None:
        outage.begin_end()
        outage.end()

    outage.minute(a_statement(), the_end)
    for _ in range(LONGEST):
        outage.end() if outage.incident.resolving else None
        if not outage.incident.resolving and not outage.left():
            return
        outage.minute(a_statement())
    raise AssertionError("it does not end")


@pytest.mark.parametrize(("seed", "minutes"), [(1, 4), (2, 7)])
def test_a_thousand_deliveries_and_the_end_in_the_middle(seed: int, minutes: int) -> None:
    outage = Outage(seed)
    resolved_in_the_middle(outage, minutes)
    said = Counter(outage.said(Stage.HOLDING))
    assert outage.late() == 0
    assert set(said.values()) == {1}
    assert 200 < len(said) < 800
    assert outage.outbox.again > 50  # redelivery was on

    # Nobody was missed: who has it is who it says has it, and everything else of it was taken back.
    deliveries = outage.given.deliveries("i1")
    states = Counter(one.state for one in deliveries)
    assert set(states) <= {DeliveryState.POSTED, DeliveryState.WITHDRAWN}
    assert states[DeliveryState.POSTED] == len(said)
    assert states[DeliveryState.WITHDRAWN] > 0
    assert outage.incident.in_flight == 0
    # The minutes before the end reached all that they had handed out.
    before = [one for one in deliveries if one.at < outage.now - MINUTE and one.state is DeliveryState.WITHDRAWN]
    assert all(one.why for one in before)


def test_whoever_was_told_that_we_are_on_it_is_told_that_it_is_over_and_so_is_who_waits_still() -> None:
    outage = Outage(8)
    outage.customers({WEBHOOK: 120, REDDIT: 30})
    outage.minute(a_statement())
    told = outage.said(Stage.HOLDING)
    outage.begin_end()
    assert outage.hand_out(a_statement(id="s2", stage=Stage.RESOLVED, epoch=outage.incident.epoch)).given == 0
    while outage.incident.resolving:
        outage.minute(a_statement())
        outage.end()
    run_until_quiet(outage, id="s2", stage=Stage.RESOLVED, epoch=outage.incident.epoch)
    ends = Counter(outage.said(Stage.RESOLVED))
    assert set(ends.values()) == {1}
    assert (0 < len(told) < 150, len(ends)) == (True, 150)
    assert outage.late() == 0


def test_without_the_check_in_the_claim_the_same_run_shows_late_texts() -> None:
    """The control: what the test above counts is there to be counted."""
    outage = Outage(1, gated=False)
    resolved_in_the_middle(outage, 4)
    assert outage.late() > 0


def test_everyone_is_told_once_where_nobody_stops_it() -> None:
    outage = Outage(3)
    outage.customers({WEBHOOK: 200, REDDIT: 100, X: 30})
    run_until_quiet(outage)
    said = Counter(outage.said(Stage.HOLDING))
    assert (len(said), set(said.values())) == (330, {1})
    assert list(outage.incidents.waiting("i1")) == []


def test_the_gravest_and_longest_waiting_are_told_first_and_no_text_comes_twice_in_a_row() -> None:
    outage = Outage(4, publishers=1)
    outage.customers({WEBHOOK: 120})
    wanted = [one.case_id for one in outage.incidents.waiting("i1")]
    run_until_quiet(outage)
    handed = sorted(outage.given.deliveries("i1"), key=lambda one: one.number)
    assert [one.case_id for one in handed] == wanted
    texts = [one.alternative for one in handed]
    assert all(one != other for one, other in pairwise(texts))


def test_a_minute_hands_out_no_more_than_its_share_of_the_window() -> None:
    outage = Outage(5)
    outage.customers({X: 40, REDDIT: 40})
    handed = outage.hand_out(a_statement())
    on = Counter(one.platform for one in outage.given.deliveries("i1"))
    assert handed.given == 27
    assert on == {X: 5, REDDIT: 22}


def test_a_text_on_x_names_its_customer_because_x_takes_no_text_twice() -> None:
    outage = Outage(6)
    outage.customers({X: 1})
    outage.minute(a_statement())
    (posted,) = [entry for entry in outage.log if entry[0] == "posted"]
    assert posted[3].startswith("@author0 We know")


@pytest.mark.parametrize(
    "changes",
    [
        {"state": StatementState.PAUSED},
        {"state": StatementState.APPROVED},
        {"epoch": 7},
        {"stage": Stage.RESOLVED},
        {"approvals": []},
        {"expires_at": "2026-11-20T11:00:00Z"},
    ],
)
def test_what_is_not_to_be_given_out_is_not(changes: dict[str, Any]) -> None:
    outage = Outage(7)
    outage.customers({X: 1})
    assert outage.hand_out(a_statement(**changes)).given == 0
    assert outage.hand_out(a_statement()).given == 1
