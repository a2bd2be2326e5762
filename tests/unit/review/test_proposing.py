"""A reviewer's own words, and the four eyes behind them."""

import pytest
from amends.errors import BadInput, Forbidden, Stale
from amends.reply import Reply, ReplyState
from amends.review.approving import Ground, approve, is_bound, send_to_review, start_over
from amends.review.desks import ReviewDesk
from amends.review.drafting import resubmit
from amends.review.offering import approve_offer, offer, take_up, turn_down
from amends.review.path import ONE_OTHER, Path, Step
from amends.review.proposing import propose
from amends.roles import Person, Role
from amends.tombstone import AS_HEARD

from tests.builders import ADA, MIA, NOON, PIET, ROSA, a_case, a_person, a_reply
from tests.fakes import FakeOutbox, FakeReplies

LENA = a_person("lena", Role.LEGAL)
WORDS = "Sorry, Ada. We look at Quarry Row now."
TWO = Path(name="two", steps=[Step(desk=ReviewDesk.SENIOR, need=2)])


def proposed(path: Path = ONE_OTHER) -> tuple[Reply, FakeReplies]:
    replies = FakeReplies(send_to_review(a_reply(), path, None, NOON))
    return offer(replies.now["r1"], WORDS, "say where", PIET, replies, NOON), replies


def third(reply: Reply, person: Person, replies: FakeReplies, outbox: FakeOutbox) -> Reply:
    return approve_offer(reply, 3, person, replies, outbox, Ground(reply.path or ONE_OTHER), NOON, AS_HEARD)


def test_a_proposal_changes_nothing_until_somebody_takes_it_up() -> None:
    reply, replies = proposed()
    assert (reply.state, reply.text, reply.text_version) == (ReplyState.IN_REVIEW, "Sorry about that, Ada.", 1)
    assert [(text.number, text.text, text.by) for text in replies.texts] == [(2, WORDS, PIET.id)]
    with pytest.raises(Stale, match="piet proposed"):
        approve(reply, 3, LENA, NOON)


def test_its_author_accepts_it_and_a_third_person_approves() -> None:
    reply, replies = proposed()
    taken = take_up(reply, ROSA, replies, Ground(), NOON)
    assert (taken.text, taken.text_version, taken.wrote, taken.proposal) == (
        WORDS,
        2,
        frozenset({ROSA.id, PIET.id}),
        None,
    )
    with pytest.raises(Forbidden, match="four eyes"):
        approve(taken, 3, PIET, NOON)
    assert is_bound(approve(taken, 3, LENA, NOON))


def test_a_third_person_approves_it_in_one_move() -> None:
    (reply, replies), outbox = proposed(), FakeOutbox()
    done = third(reply, LENA, replies, outbox)
    assert (done.state, done.text, done.version, outbox.sent) == (ReplyState.APPROVED, WORDS, reply.version + 1, ["r1"])
    assert is_bound(done)
    assert replies.events[-1].note == "the words that piet proposed"


@pytest.mark.parametrize("person", [PIET, a_person("rosa", Role.PR), MIA])
def test_neither_who_wrote_one_of_the_texts_nor_who_approves_nothing_is_a_third_person(person: Person) -> None:
    (reply, replies), outbox = proposed(), FakeOutbox()
    with pytest.raises(Forbidden):
        third(reply, person, replies, outbox)
    assert (replies.now["r1"], outbox.sent) == (reply, [])


def test_approvals_of_the_earlier_words_do_not_count_for_the_proposed_ones() -> None:
    replies = FakeReplies(send_to_review(a_reply(), TWO, None, NOON))
    half = approve(replies.now["r1"], 3, LENA, NOON)
    replies.now["r1"] = half
    reply = offer(half, WORDS, "", PIET, replies, NOON)
    assert [one.by for one in reply.approvals] == [LENA.id]
    assert turn_down(reply, "it is clear", ROSA, replies, NOON).approvals == half.approvals
    taken = approve_offer(reply, 3, ADA, FakeReplies(reply), FakeOutbox(), Ground(TWO), NOON, AS_HEARD)
    assert (taken.state, [one.by for one in taken.approvals]) == (ReplyState.IN_REVIEW, [ADA.id])


def test_its_author_declines_it_with_a_note_or_who_made_it_takes_it_back() -> None:
    reply, replies = proposed()
    with pytest.raises(BadInput):
        turn_down(reply, " ", ROSA, replies, NOON)
    with pytest.raises(Forbidden):
        turn_down(reply, "no", LENA, replies, NOON)
    declined = turn_down(reply, "they know where", ROSA, replies, NOON)
    assert (declined.proposal, declined.note, replies.events[-1].to) == (None, "they know where", (PIET.id,))
    with pytest.raises(Stale):
        turn_down(declined, "no", ROSA, replies, NOON)
    assert approve(declined, 3, PIET, NOON).state is ReplyState.APPROVED  # None of these words are his.


def test_only_a_reviewer_proposes_and_one_at_a_time() -> None:
    reply, _ = proposed()
    waiting = reply.model_copy(update={"proposal": None})
    with pytest.raises(Stale, match="piet"):
        propose(reply, "Other words", "", LENA, NOON)
    for person in (ROSA, MIA, a_person("rosa", Role.PR)):
        with pytest.raises(Forbidden):
            propose(waiting, "Other words", "", person, NOON)
    for text in (waiting.text, "a" * 281):
        with pytest.raises(BadInput):
            propose(waiting, text, "", LENA, NOON)
    with pytest.raises(Stale):
        propose(a_reply(), "Other words", "", LENA, NOON)


def test_only_its_author_accepts() -> None:
    reply, replies = proposed()
    for person in (PIET, LENA):
        with pytest.raises(Forbidden, match="only its author"):
            take_up(reply, person, replies, Ground(), NOON)


def test_a_proposal_outlives_the_customers_next_post_and_not_its_authors_own_edit() -> None:
    reply, replies = proposed()
    assert start_over(reply, "the customer wrote again", None, NOON).proposal == reply.proposal
    assert resubmit(reply, "Sorry, we look.", a_case(), ROSA, replies, Ground(), NOON).proposal is None
    assert [text.number for text in replies.texts] == [2, 3]
