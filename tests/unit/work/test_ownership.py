"""A case is one person's at a time, and only they send."""

import pytest
from amends.case import CaseState
from amends.errors import BadInput, Forbidden, Stale
from amends.roles import Role
from amends.triage import Desk
from amends.work.ownership import claimed, own, released, taken_over, to_colleague, to_desk

from tests.builders import ADA, NOON, PIET, ROSA, a_case, a_colleague

ROSAS = a_case(owner=ROSA.id, owner_name=ROSA.name)
KIM = a_colleague("kim", Role.RESPONDER)


def test_a_case_is_claimed_by_one_and_the_other_hears_by_whom() -> None:
    case, event = claimed(a_case(), ROSA, NOON)
    assert (case.owner, case.version, event.kind, event.by) == (ROSA.id, 2, "claimed", ROSA.id)
    with pytest.raises(Stale, match="rosa already works on this case"):
        claimed(case, PIET, NOON)


def test_a_case_is_handed_to_a_colleague_who_is_told_why() -> None:
    case, event = to_colleague(ROSAS, KIM, "speaks Dutch", ROSA, NOON)
    assert (case.owner, case.owner_name) == ("kim-id", "kim")
    assert (event.to, event.note) == (("kim-id",), "to kim: speaks Dutch")


def test_a_case_that_is_handed_to_a_desk_is_nobodys_there() -> None:
    case, event = to_desk(ROSAS, Desk.LEGAL, "a threat", ROSA, NOON)
    assert (case.desk, case.owner, case.owner_name, event.to) == (Desk.LEGAL, None, None, ("desk:legal",))


@pytest.mark.parametrize("note", ["", "  "])
def test_whoever_hands_over_says_why(note: str) -> None:
    with pytest.raises(BadInput, match="say why"):
        to_desk(ROSAS, Desk.LEGAL, note, ROSA, NOON)


def test_a_case_is_not_handed_to_somebody_who_may_not_work_on_it() -> None:
    with pytest.raises(BadInput, match="mia may not"):
        to_colleague(ROSAS, a_colleague("mia", Role.MARKETING), "please", ROSA, NOON)
    with pytest.raises(BadInput, match="already"):
        to_colleague(ROSAS, a_colleague("rosa", Role.RESPONDER), "please", ROSA, NOON)


def test_a_colleague_gives_away_nothing_that_is_not_theirs() -> None:
    with pytest.raises(Forbidden, match="rosa owns this case"):
        to_colleague(ROSAS, KIM, "please", PIET, NOON)
    with pytest.raises(Forbidden, match="rosa owns this case"):
        released(ROSAS, PIET, NOON)
    assert released(ROSAS, ADA, NOON)[0].owner is None


def test_a_case_is_released_once() -> None:
    case, event = released(ROSAS, ROSA, NOON)
    assert (case.owner, event.kind) == (None, "released")
    with pytest.raises(Stale, match="nobody"):
        released(case, ROSA, NOON)


def test_a_case_is_taken_over_only_by_who_may_and_with_a_reason() -> None:
    with pytest.raises(Forbidden):
        taken_over(ROSAS, "she is away", PIET, NOON)
    with pytest.raises(BadInput, match="say why"):
        taken_over(ROSAS, " ", ADA, NOON)
    with pytest.raises(BadInput, match="claim it"):
        taken_over(a_case(), "she is away", ADA, NOON)
    case, event = taken_over(ROSAS, "she is away", ADA, NOON)
    assert (case.owner, event.to, event.note) == (ADA.id, (ROSA.id,), "she is away")


def test_only_the_owner_sends() -> None:
    assert own(ROSAS, ROSA) is None
    with pytest.raises(Forbidden, match="rosa owns this case, and only its owner sends"):
        own(ROSAS, PIET)
    mine = own(a_case(), PIET)
    assert mine is not None
    assert mine.owner == PIET.id


def test_nothing_moves_in_a_resolved_case() -> None:
    done = ROSAS.model_copy(update={"state": CaseState.RESOLVED})
    for move in (
        lambda: claimed(done, ROSA, NOON),
        lambda: to_desk(done, Desk.LEGAL, "why", ROSA, NOON),
        lambda: released(done, ROSA, NOON),
        lambda: taken_over(done, "why", ADA, NOON),
        lambda: own(done, ROSA),
    ):
        with pytest.raises(Stale, match="resolved"):
            move()
