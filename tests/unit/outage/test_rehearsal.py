"""What happened in a rehearsal is read off the incident's history and off what arrived."""

from datetime import datetime
from typing import Any

import pytest
from amends.event import Event
from amends.mention import PlatformName
from amends.outage.delivery import Delivery, DeliveryState
from amends.outage.promise import MISSED, kept, made, named, promises
from amends.outage.rehearsal import CONFIRMED, REOPENED, RESOLVED, SUSPECTED, Taken, rehearsed
from amends.outage.score import Rehearsed
from amends.outage.starting import STARTED
from amends.outage.statement import Stage

from tests.builders import MINUTE, NOON, PIET
from tests.outages import WORDS, a_statement, a_text

OVER = "It works again since 14:05. Sorry for the wait, and thank you for your patience."


def said(minutes: int, customer: str, text: str = WORDS, **changes: Any) -> Taken:
    """A text that arrived so long after noon."""
    fields = {"id": f"{customer}-{minutes}", "customer": customer, "text": text, "at": NOON + minutes * MINUTE}
    return Taken.model_validate({**fields, **changes})


def history(*kinds: tuple[int, str]) -> list[Event]:
    return [Event(at=NOON + minutes * MINUTE, kind=kind) for minutes, kind in kinds]


WHOLE = history((0, SUSPECTED), (4, CONFIRMED), (15, STARTED), (40, STARTED), (60, RESOLVED))


def found(*taken: Taken, **changes: Any) -> Rehearsed:
    fields: dict[str, Any] = {
        "events": WHOLE,
        "statements": [a_statement(), a_statement(id="s2", stage=Stage.RESOLVED, texts=[a_text(OVER)])],
        "deliveries": [],
        "owed": ["x:ada", "x:ben"],
        "alarmed_at": NOON - MINUTE,
        "now": NOON + 90 * MINUTE,
    }
    return rehearsed(taken=taken, **{**fields, **changes})


def test_times_are_the_historys() -> None:
    one = found()
    assert (one.suspected_at, one.confirmed_at, one.first_statement_at) == (
        NOON,
        NOON + 4 * MINUTE,
        NOON + 15 * MINUTE,
    )


def test_where_nothing_was_suspected_the_clock_runs_from_the_alarm() -> None:
    nothing = found(events=[])
    assert (nothing.suspected_at, nothing.confirmed_at, nothing.first_statement_at) == (NOON - MINUTE, None, None)


def test_each_customer_gets_each_stage_once_and_a_second_one_is_a_duplicate() -> None:
    once = [said(16, "x:ada", f"@ada {WORDS}"), said(17, "x:ben"), said(61, "x:ada", OVER)]
    assert found(*once).duplicates == 0
    assert found(*once, said(18, "x:ada", f"@ada {WORDS} ")).duplicates == 1


def test_a_second_text_in_other_approved_words_is_one_too_though_only_one_is_on_record() -> None:
    two = a_text(WORDS, "We are sorry that you can't check out. More by 14:40.")
    pair = [said(16, "x:ada"), said(17, "x:ada", two.alternatives[1])]
    assert found(*pair, statements=[a_statement(texts=[two])]).duplicates == 1


def test_words_that_were_changed_since_are_known_by_the_record_of_their_delivery() -> None:
    delivery = Delivery(
        incident_id="checkout",
        statement_id="s1",
        stage="holding",
        platform=PlatformName.X,
        author_id="ada",
        state=DeliveryState.POSTED,
        at=NOON,
        since=NOON,
        post_id="old",
    )
    pair = [said(16, "x:ada", "Other words.", id="old"), said(17, "x:ada")]
    assert found(*pair, deliveries=[delivery]).duplicates == 1
    assert found(*pair).duplicates == 0


@pytest.mark.parametrize(("minutes", "text", "late"), [(59, WORDS, 0), (60, WORDS, 0), (61, WORDS, 1), (61, OVER, 0)])
def test_a_holding_text_behind_the_end_is_late_and_the_last_words_are_not(minutes: int, text: str, late: int) -> None:
    assert found(said(minutes, "x:ada", text)).late == late


def test_an_incident_that_was_opened_again_is_not_over() -> None:
    again = [*WHOLE, *history((70, REOPENED))]
    assert [found(said(at, "x:ada"), events=again).late for at in (65, 75)] == [1, 0]


def test_a_persons_own_answer_tells_a_customer_and_is_no_text_of_a_statement() -> None:
    twice = [said(5, "x:ada", "Sorry, Ada."), said(6, "x:ada", "Sorry, Ada."), said(7, "x:cat", "Hello.")]
    assert (found(*twice).told, found(*twice).owed, found(*twice).duplicates) == (1, 2, 0)


def told(at: datetime, *more: Event) -> list[Event]:
    return [made(at, PIET, NOON), *more]


def test_a_promise_is_kept_missed_or_still_ahead() -> None:
    due = NOON + 30 * MINUTE
    in_time = kept(promises(told(due)), None, NOON + 20 * MINUTE)
    missed = Event(at=due, kind=MISSED, note=named(due))
    histories = [told(due, *in_time), told(due, missed), told(due), told(NOON + 120 * MINUTE)]
    each = [found(events=events) for events in histories]
    assert [(one.promises_kept, one.promises_missed) for one in each] == [(1, 0), (0, 1), (0, 1), (0, 0)]
