"""A rehearsal is scored by what an outage asks of people."""

from typing import Any

from amends.outage.score import Rehearsed, score

from tests.builders import MINUTE, NOON


def rehearsed(**changes: Any) -> Rehearsed:
    """One in which all went well."""
    fields: dict[str, Any] = {
        "suspected_at": NOON,
        "confirmed_at": NOON + 4 * MINUTE,
        "first_statement_at": NOON + 15 * MINUTE,
        "promises_kept": 2,
        "owed": 40,
        "told": 40,
    }
    return Rehearsed.model_validate({**fields, **changes})


def points(**changes: Any) -> dict[str, int]:
    return {mark.name: mark.points for mark in score(rehearsed(**changes)).marks}


def test_when_all_goes_well_it_is_a_hundred() -> None:
    found = score(rehearsed())
    assert (found.points, found.of) == (100, 100)


def test_what_takes_longer_is_worth_less_and_never_is_worth_nothing() -> None:
    late = [points(confirmed_at=NOON + minutes * MINUTE)["time to confirm"] for minutes in (5, 9, 14, 20, 99)]
    assert late == [20, 15, 8, 0, 0]
    assert points(confirmed_at=None)["time to confirm"] == 0
    assert points(first_statement_at=None)["time to the first statement"] == 0


def test_one_text_too_many_or_too_late_costs_all_of_its_mark() -> None:
    assert points(duplicates=1)["texts twice or too late"] == 0
    assert points(late=1)["texts twice or too late"] == 0


def test_promises_count_by_those_that_were_kept_and_none_made_is_none_kept() -> None:
    assert points(promises_missed=2)["promises"] == 10
    assert points(promises_kept=0)["promises"] == 0


def test_who_was_forgotten_shows() -> None:
    assert points(told=30)["customers told"] == 15
    assert points(owed=0, told=0)["customers told"] == 20
