"""Who has to agree to a reply, who may, and when their word no longer holds."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from amends.errors import Forbidden, Stale
from amends.reply import Reply, ReplyState, move
from amends.review.approving import approve, is_bound, lapsed, may_approve, send_to_review, start_over
from amends.review.desks import Away, Named, ReviewDesk, desks_of
from amends.review.path import ONE_OTHER, Path, Step
from amends.review.seen import Seen, change, seen_of
from amends.roles import Person, Role

from tests.builders import ADA, MIA, MINUTE, NOON, PIET, ROSA, a_mention, a_person, a_reply

LENA = a_person("lena", Role.LEGAL)
LARS = a_person("lars", Role.LEGAL)
POST = a_mention()
SEEN = seen_of([POST])
LEGAL_THEN_PR = Path(name="legal, then pr", steps=[Step(desk=ReviewDesk.LEGAL), Step(desk=ReviewDesk.PR)])
TWO = Path(name="two", steps=[Step(desk=ReviewDesk.SENIOR, need=2)])
DAY = timedelta(days=1)


def in_review(path: Path = ONE_OTHER, **changes: object) -> Reply:
    return send_to_review(a_reply(**changes), path, SEEN, NOON)


def given(reply: Reply, *people: Person, absent: Sequence[Away] = ()) -> Reply:
    for person in people:
        reply = approve(reply, 3, person, NOON, seen=SEEN, absent=absent)
    return reply


@pytest.mark.parametrize("person", [PIET, LENA, ADA])
def test_the_simple_case_takes_one_other_person_who_approves(person: Person) -> None:
    approved = given(in_review(), person)
    assert (approved.state, approved.approver, is_bound(approved)) == (ReplyState.APPROVED, person.id, True)


@pytest.mark.parametrize("person", [ROSA, MIA, a_person("kim")])
def test_who_approves_nothing_is_no_reviewer(person: Person) -> None:
    with pytest.raises(Forbidden):
        given(in_review(author="else"), person)


def test_a_path_is_gone_desk_by_desk() -> None:
    reply = in_review(LEGAL_THEN_PR)
    assert reply.waits_for is ReviewDesk.LEGAL
    with pytest.raises(Forbidden, match="waits for legal"):
        given(reply, PIET)
    half = given(reply, LENA)
    assert (half.state, half.waits_for, half.approver) == (ReplyState.IN_REVIEW, ReviewDesk.PR, None)
    assert not is_bound(half)
    whole = given(half, PIET)
    assert (whole.state, [one.by_name for one in whole.approvals]) == (ReplyState.APPROVED, ["lena", "piet"])
    assert is_bound(whole)


def test_two_of_a_desk_are_two_people() -> None:
    once = given(in_review(TWO), PIET)
    assert once.state is ReplyState.IN_REVIEW
    with pytest.raises(Forbidden, match="before"):
        given(once, PIET)
    assert given(once, LENA).state is ReplyState.APPROVED


def test_nobody_speaks_at_two_steps_of_a_path() -> None:
    both = a_person("bo", Role.LEGAL, Role.PR)
    with pytest.raises(Forbidden, match="somebody else"):
        given(in_review(LEGAL_THEN_PR), both, both)


def test_whose_words_stand_in_a_text_does_not_approve_it() -> None:
    reply = in_review(writers=[PIET.id])
    for writer in (PIET, a_person("rosa", Role.PR)):
        with pytest.raises(Forbidden, match="four eyes"):
            given(reply, writer)
    assert not is_bound(given(in_review(), PIET).model_copy(update={"writers": [PIET.id]}))


def test_where_people_are_named_only_they_count() -> None:
    named = Path(name="lena", steps=[Step(desk=ReviewDesk.LEGAL, named=[Named(id=LENA.id, name="lena")])])
    with pytest.raises(Forbidden, match="waits for lena"):
        given(in_review(named), LARS)
    assert given(in_review(named), LENA).state is ReplyState.APPROVED


def away(person: Person, deputy: Person, hours: int | None = 1) -> Away:
    return Away(
        person=Named(id=person.id, name=person.name),
        desks=desks_of(person),
        deputy=Named(id=deputy.id, name=deputy.name),
        until=None if hours is None else NOON + timedelta(hours=hours),
    )


def test_a_deputy_speaks_for_the_desk_of_who_is_away_and_the_record_says_so() -> None:
    half = given(in_review(LEGAL_THEN_PR), PIET, absent=[away(LENA, PIET)])
    assert (half.step, half.approvals[0].by, half.approvals[0].stands_for) == (
        1,
        PIET.id,
        Named(id=LENA.id, name="lena"),
    )


@pytest.mark.parametrize(
    ("absence", "person"),
    [
        (away(LENA, ADA), PIET),  # somebody else's deputy
        (away(LENA, PIET, -1), PIET),  # back again
        (away(a_person("paul", Role.PR), ADA), ADA),  # of another desk
        (away(LENA, MIA), MIA),  # one who approves nothing
    ],
)
def test_nobody_else_speaks_for_who_is_away(absence: Away, person: Person) -> None:
    with pytest.raises(Forbidden):
        given(in_review(LEGAL_THEN_PR), person, absent=[absence])


def test_an_inbox_shows_what_waits_for_this_person() -> None:
    reply = in_review(LEGAL_THEN_PR)
    assert [may_approve(reply, person, [], NOON) for person in (LENA, PIET, ROSA)] == [True, False, False]
    assert may_approve(reply, PIET, [away(LENA, PIET)], NOON)


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (seen_of([POST]), ""),
        (seen_of([POST, a_mention(id="1002", created_at=NOON, text="hello?")]), "the customer wrote again"),
        (seen_of([]), "a post of the thread was removed"),
        (seen_of([POST.model_copy(update={"text": "all is well"})]), "a post of the thread was edited"),
        (seen_of([POST], "open"), "the incident was none and is open"),
    ],
)
def test_an_approval_holds_for_what_was_seen(now: Seen, why: str) -> None:
    assert change(SEEN, now) == why
    assert lapsed(given(in_review(), PIET), now, NOON) == why
    assert lapsed(in_review(), now, NOON) == why
    half = given(in_review(LEGAL_THEN_PR), LENA)
    assert lapsed(half, now, NOON) == why


def test_an_approval_holds_for_its_text_and_its_time() -> None:
    approved = given(in_review(), PIET)
    assert lapsed(approved, SEEN, NOON + DAY - MINUTE) == ""
    assert lapsed(approved, SEEN, NOON + DAY) == "the approval of piet expired"
    other = approved.model_copy(update={"text": "Other words"})
    assert (lapsed(other, SEEN, NOON), is_bound(other)) == ("the text changed after its approval", False)


def test_what_was_approved_before_there_were_paths_is_bound_as_it_was() -> None:
    old = a_reply(state=ReplyState.APPROVED, approver=PIET.id)
    old = old.model_copy(update={"approved_sha256": given(in_review(), PIET).approved_sha256})
    assert (is_bound(old), lapsed(old, seen_of([]), NOON + DAY)) == (True, "")
    waiting = a_reply(state=ReplyState.IN_REVIEW)
    assert given(waiting, PIET).state is ReplyState.APPROVED


def test_starting_over_leaves_no_approval() -> None:
    over = start_over(given(in_review(LEGAL_THEN_PR), LENA), "the customer wrote again", SEEN, NOON)
    assert (over.state, over.step, over.approvals, over.note) == (S.IN_REVIEW, 0, [], "the customer wrote again")
    with pytest.raises(Stale):
        approve(move(over, S.VOID, NOON), 3, LENA, NOON)


S = ReplyState
