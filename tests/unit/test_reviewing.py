"""Two people stand behind every answer."""

import pytest
from amends import reviewing
from amends.case import CaseState
from amends.casefile import CaseFile, ReadMention
from amends.errors import BadInput, Forbidden, NotFound, Stale
from amends.mention import PlatformName
from amends.reply import MOVES, Reply, ReplyState, move
from amends.review import drafting
from amends.review.approving import is_bound
from amends.review.reasons import Reason
from amends.roles import Act, Person, Role
from pydantic import ValidationError

from tests.builders import MIA, MINUTE, NOON, PIET, ROSA, a_case, a_mention, a_person, a_reading, a_reply
from tests.fakes import FakeOutbox, FakeReplies

S = ReplyState


def a_file(**changes: object) -> CaseFile:
    mentions = [a_mention(**changes), a_mention(**{"id": "1002", "created_at": NOON, **changes})]
    return CaseFile(
        case=a_case(), thread=[ReadMention(mention=m, reading=a_reading()) for m in mentions], replies=[], events=[]
    )


def test_a_reply_goes_from_its_author_to_another_person_and_to_the_outbox() -> None:
    replies, outbox = FakeReplies(), FakeOutbox()
    reply = drafting.draft(a_file(), "Sorry, Ada.", None, ROSA, replies, NOON)
    reply = drafting.submit(reply, replies.cases[-1], ROSA, replies, NOON)
    reply = reviewing.give_approval(reply, 2, PIET, replies, outbox, NOON)
    assert (reply.state, reply.in_reply_to, outbox.sent) == (ReplyState.APPROVED, "1002", [reply.id])
    assert is_bound(reply)
    assert [event.kind for event in replies.events] == [
        "claimed",
        "reply drafted",
        "sent to review",
        "approved",
    ]


def test_the_author_never_approves_their_own_reply() -> None:
    replies, outbox = FakeReplies(a_reply(author=PIET.id, state=ReplyState.IN_REVIEW)), FakeOutbox()
    with pytest.raises(Forbidden, match="four eyes"):
        reviewing.give_approval(replies.now["r1"], 2, PIET, replies, outbox, NOON)
    assert (replies.now["r1"].state, outbox.sent) == (ReplyState.IN_REVIEW, [])


@pytest.mark.parametrize("role", [Role.RESPONDER, Role.MARKETING])
def test_some_roles_approve_nothing(role: Role) -> None:
    replies = FakeReplies(a_reply(state=ReplyState.IN_REVIEW))
    with pytest.raises(Forbidden):
        reviewing.give_approval(replies.now["r1"], 2, a_person("kim", role), replies, FakeOutbox(), NOON)


@pytest.mark.parametrize("person", [MIA, a_person("nobody")])
def test_who_may_not_work_on_cases_drafts_nothing(person: Person) -> None:
    with pytest.raises(Forbidden):
        drafting.draft(a_file(), "Sorry, Ada.", None, person, FakeReplies(), NOON)


def test_a_reply_that_was_sent_back_is_edited_and_submitted_again() -> None:
    replies = FakeReplies(a_reply(state=ReplyState.IN_REVIEW))
    sent_back = reviewing.send_back(replies.now["r1"], Reason.FACTS, "name the area", PIET, replies, NOON)
    assert (sent_back.state, sent_back.reason, sent_back.note) == (S.CHANGES_REQUESTED, "facts", "name the area")
    assert replies.events[-1].note == "facts: name the area"
    edited = drafting.rewrite(sent_back, "Sorry, Calder Vale.", ROSA, replies, NOON + MINUTE)
    assert (edited.state, edited.text, edited.reason) == (S.DRAFT, "Sorry, Calder Vale.", None)
    assert drafting.submit(edited, a_case(), ROSA, replies, NOON).state is ReplyState.IN_REVIEW


def test_only_its_author_edits_a_reply() -> None:
    replies = FakeReplies(a_reply())
    with pytest.raises(Forbidden, match="rosa"):
        drafting.rewrite(replies.now["r1"], "Other words", PIET, replies, NOON)


def test_a_reply_in_review_is_not_edited_under_the_approver() -> None:
    replies = FakeReplies(a_reply(state=ReplyState.IN_REVIEW))
    with pytest.raises(Stale):
        drafting.rewrite(replies.now["r1"], "Other words", ROSA, replies, NOON)


def test_an_approval_of_a_version_that_changed_is_declined() -> None:
    with pytest.raises(Stale):
        reviewing.expect(a_reply(version=3), 2)
    assert reviewing.expect(a_reply(version=3), 3).version == 3


def test_changes_are_requested_with_a_reason() -> None:
    replies = FakeReplies(a_reply(state=ReplyState.IN_REVIEW))
    with pytest.raises(BadInput):
        reviewing.send_back(replies.now["r1"], Reason.TONE, "  ", PIET, replies, NOON)


def test_a_private_message_is_not_answered_in_public() -> None:
    with pytest.raises(BadInput, match="private"):
        drafting.draft(a_file(private=True), "Sorry, Ada.", None, ROSA, FakeReplies(), NOON)


def test_a_customer_who_did_not_address_the_brand_is_not_answered() -> None:
    with pytest.raises(BadInput, match="did not address"):
        drafting.draft(a_file(summoned=False), "Sorry, Ada.", None, ROSA, FakeReplies(), NOON)


def test_a_post_of_another_case_is_not_answered() -> None:
    with pytest.raises(NotFound):
        drafting.draft(a_file(), "Sorry, Ada.", "9", ROSA, FakeReplies(), NOON)


@pytest.mark.parametrize(
    ("text", "platform", "fits"),
    [
        ("a" * 280, PlatformName.X, True),
        ("a" * 281, PlatformName.X, False),
        ("@ada @bob " + "a" * 280, PlatformName.X, True),
        ("停" * 140, PlatformName.X, True),
        ("停" * 141, PlatformName.X, False),
        ("see https://example.com/" + "x" * 300, PlatformName.X, True),
        ("👩🏽‍🚒" * 140, PlatformName.X, True),
        ("a" * 281, PlatformName.REDDIT, True),
    ],
)
def test_a_reply_that_the_platform_would_refuse_for_its_length_is_not_submitted(
    text: str, platform: PlatformName, fits: bool
) -> None:
    replies = FakeReplies(a_reply(text=text, platform=platform))
    if fits:
        drafting.submit(replies.now["r1"], a_case(), ROSA, replies, NOON)
    else:
        with pytest.raises(BadInput, match="too long for x: 28"):
            drafting.submit(replies.now["r1"], a_case(), ROSA, replies, NOON)
    assert (replies.now["r1"].state is ReplyState.IN_REVIEW) is fits


def test_a_resolved_case_takes_no_new_draft() -> None:
    resolved = a_file().model_copy(update={"case": a_case(state=CaseState.RESOLVED)})
    with pytest.raises(Stale):
        drafting.draft(resolved, "Sorry, Ada.", None, ROSA, FakeReplies(), NOON)


def test_only_a_doubtful_reply_is_sent_again_and_only_by_who_approves() -> None:
    doubtful = a_reply(state=ReplyState.MAYBE_POSTED)
    replies, outbox = FakeReplies(doubtful), FakeOutbox()
    with pytest.raises(Forbidden):
        reviewing.send_again(doubtful, ROSA, replies, outbox, NOON)
    assert reviewing.send_again(doubtful, PIET, replies, outbox, NOON).state is ReplyState.APPROVED
    with pytest.raises(Stale):
        reviewing.send_again(a_reply(state=ReplyState.POSTED), PIET, replies, outbox, NOON)
    assert outbox.sent == ["r1"]


@pytest.mark.parametrize("state", [ReplyState.POSTED, ReplyState.POSTING, ReplyState.VOID])
def test_what_is_public_or_about_to_be_is_not_withdrawn(state: ReplyState) -> None:
    replies = FakeReplies(a_reply(state=state))
    with pytest.raises(Stale):
        reviewing.withdraw(replies.now["r1"], ROSA, replies, NOON)


def test_every_move_that_the_table_does_not_name_is_stale() -> None:
    for state in ReplyState:
        for to in set(ReplyState) - MOVES[state]:
            with pytest.raises(Stale):
                move(a_reply(state=state), to, NOON)


def test_posting_is_reached_from_an_approval_alone() -> None:
    assert [state for state in ReplyState if ReplyState.POSTING in MOVES[state]] == [ReplyState.APPROVED]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_reply_needs_words(text: str) -> None:
    with pytest.raises(ValidationError):
        a_reply(text=text)


def test_a_lone_surrogate_in_a_reply_is_replaced() -> None:
    assert a_reply(text="sorry \ud83d").text == "sorry \ufffd"


def test_reading_is_for_every_role() -> None:
    assert all(a_person("kim", role).may(Act.READ) for role in Role)
    assert not a_person("kim").may(Act.READ)


def test_a_reply_keeps_its_shape_through_json() -> None:
    reply = a_reply(state=ReplyState.MAYBE_POSTED, note="the connection ended")
    assert Reply.model_validate_json(reply.model_dump_json()) == reply
