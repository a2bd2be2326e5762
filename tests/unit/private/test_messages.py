"""A private message is written by the case's owner, sealed, and sent where its customer can be reached."""

from datetime import timedelta
from typing import Any

import pytest
from amends.case import CaseState
from amends.casefile import CaseFile, ReadMention
from amends.eligibility import Code, HouseRules
from amends.errors import BadInput, MaybePosted, NotFound, Refused, Stale
from amends.looking import Presence, SourceFacts
from amends.mention import Mention, PlatformName
from amends.outbox import Kind
from amends.posting import Mode
from amends.private.consent import Consent, is_first, noticed, wrote_on
from amends.private.messages import write
from amends.private.reach import answered, reach
from amends.private.speaking import Speaking
from amends.publishing import publish
from amends.reply import Reply, ReplyState
from amends.roles import Person
from amends.tombstone import AS_HEARD, PostNow, Why

from tests.builders import (
    ADA,
    MINUTE,
    NOON,
    ROSA,
    a_case,
    a_mention,
    a_person,
    a_private_mention,
    a_reading,
    a_sealer,
    sealed_read,
)
from tests.fakes import FakeBudgets, FakeCases, FakeOutbox, FakePlatform, FakeReplies, FakeSeals, FakeSwitch

WORDS = "We have refunded 4711."
NOTICE = "https://larkfield.example/privacy"
OWNED: dict[str, Any] = {"owner": "rosa-id", "owner_name": "rosa"}


def a_file(*mentions: Mention, **changes: Any) -> CaseFile:
    """A case of Rosa's with these posts."""
    thread = [sealed_read(ReadMention(mention=one, reading=a_reading())) for one in mentions or (a_private_mention(),)]
    return CaseFile(case=a_case(**OWNED | changes), thread=thread, replies=[], events=[])


class Desk:
    """Everything that a message passes."""

    def __init__(self, platform: FakePlatform | None = None, **case: Any) -> None:
        self.platform, self.seals = platform or FakePlatform(), FakeSeals()
        self.replies, self.outbox, self.budgets = FakeReplies(), FakeOutbox(), FakeBudgets()
        self.mention = a_private_mention()
        self.cases = FakeCases(a_case(**OWNED | case), self.replies, self.mention)

    def written(self, text: str = WORDS, person: Person = ROSA, **more: Any) -> Reply:
        file = self.cases.file("x-1001")
        stores = (a_sealer(), self.replies, self.outbox, NOON)
        return write(file, self.mention, text, person, *stores, **{"post": AS_HEARD} | more)

    def sent(self, reply: Reply, now: Any = NOON + MINUTE, rules: HouseRules | None = None) -> Reply:
        speaking = Speaking(self.platform, self.seals, lambda: now)
        house = rules or HouseRules()
        switch = FakeSwitch(Mode.ON)
        return publish(reply, speaking, self.replies, self.cases, self.budgets, switch, now, lambda _: house)


def test_its_owner_writes_and_it_is_sent_once_in_private() -> None:
    desk = Desk()
    reply = desk.written()
    assert desk.outbox.sent == [reply.id]
    done = desk.sent(reply)
    assert (done.state, done.post_id) == (ReplyState.POSTED, "post-1")
    assert desk.platform.posted == [("2001", WORDS)]
    with pytest.raises(Stale):
        desk.sent(reply)
    assert desk.cases.case.state is CaseState.OPEN
    assert desk.replies.cases[-1].state is CaseState.ANSWERED


def test_nothing_that_is_stored_of_it_holds_a_word() -> None:
    desk = Desk()
    desk.sent(desk.written())
    kept = [*desk.replies.now.values(), *desk.replies.texts, *desk.replies.events]
    assert not [thing for thing in kept if "4711" in repr(thing)]
    (text,) = desk.replies.texts
    assert text.private
    assert text.sealed is not None


def test_its_place_is_one_among_messages_and_none_among_posts() -> None:
    desk = Desk()
    desk.sent(desk.written())
    assert [kind for _, kind in desk.budgets.windows] == [Kind.DM]


@pytest.mark.parametrize("person", [ADA, a_person("ravi", *ROSA.roles)])
def test_nobody_else_writes_there(person: Person) -> None:
    desk = Desk()
    with pytest.raises(Stale, match="owns this case"):
        desk.written(person=person)
    assert desk.replies.now == {}


def test_a_case_that_nobody_owns_is_claimed_first() -> None:
    with pytest.raises(Stale, match="claim the case first"):
        Desk(owner=None).written()


def test_a_closed_case_and_a_removed_message_are_not_answered() -> None:
    with pytest.raises(Stale):
        Desk(state=CaseState.RESOLVED).written()
    with pytest.raises(Refused):
        Desk().written(post=PostNow(removed=Why.DELETED))


def test_the_store_is_asked_to_take_it_only_while_the_case_is_theirs() -> None:
    desk = Desk()
    desk.written()
    assert desk.replies.owners == ["rosa-id"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (SourceFacts(id="77", receives_dm=False), Code.DM_CLOSED),
        (SourceFacts(id="77", presence=Presence.GONE), Code.GONE),
        (SourceFacts(id="77", presence=Presence.SUSPENDED), Code.SUSPENDED),
        (SourceFacts(id="77", receives_dm=True), None),
        (SourceFacts(id="77"), None),
    ],
)
def test_what_the_platform_says_of_its_customer_is_asked_right_before_it_is_sent(
    facts: SourceFacts, code: Code | None
) -> None:
    found = reach(a_private_mention(), facts, HouseRules(), NOON)
    assert [reason.code for reason in found.reasons if reason.blocks] == ([code] if code else [])
    desk = Desk()
    desk.platform.facts = facts
    done = desk.sent(desk.written())
    assert done.state is (ReplyState.REFUSED if code else ReplyState.POSTED)
    assert done.note == found.refusal


def test_whoever_opted_out_is_written_to_no_more() -> None:
    desk = Desk()
    done = desk.sent(desk.written(), rules=HouseRules(opted_out=True))
    assert (done.state, desk.platform.posted) == (ReplyState.REFUSED, [])


def test_when_the_platform_refuses_it_the_reply_says_why_in_words() -> None:
    desk = Desk(FakePlatform(Refused("X refused it: You do not have permission to DM one or more participants.")))
    done = desk.sent(desk.written())
    assert done.state is ReplyState.REFUSED
    assert "permission to DM" in done.note


def test_what_may_have_been_sent_is_looked_for_by_whoever_holds_the_key() -> None:
    desk = Desk(FakePlatform(MaybePosted("the connection ended"), after_posting=True))
    doubtful = desk.sent(desk.written())
    assert doubtful.state is ReplyState.MAYBE_POSTED
    found = desk.sent(doubtful)
    assert (found.state, found.post_id) == (ReplyState.POSTED, "post-1")
    assert len(desk.platform.posted) == 1


def test_what_the_conversation_does_not_show_stays_in_doubt() -> None:
    desk = Desk(FakePlatform(MaybePosted("the connection ended")))
    doubtful = desk.sent(desk.written())
    with pytest.raises(Stale):
        desk.sent(doubtful)
    assert desk.replies.now[doubtful.id].state is ReplyState.MAYBE_POSTED


def test_a_message_that_can_not_be_opened_waits_and_nothing_is_sent() -> None:
    desk = Desk()
    reply = desk.written()
    desk.seals = FakeSeals("another key")
    done = desk.sent(reply)
    assert (done.state, desk.platform.posted) == (ReplyState.APPROVED, [])


def test_words_that_are_kept_no_longer_are_not_sent() -> None:
    desk = Desk()
    reply = desk.written()
    done = desk.sent(reply.model_copy(update={"approved_at": NOON + timedelta(days=90)}), NOON + timedelta(days=90))
    assert (done.state, desk.platform.posted) == (ReplyState.REFUSED, [])


def test_a_ciphertext_that_was_exchanged_is_not_sent() -> None:
    desk = Desk()
    reply, other = desk.written(), a_sealer().seal("another text", "x-1001", "m2", NOON)
    done = desk.sent(reply.model_copy(update={"sealed": other}))
    assert (done.state, desk.platform.posted) == (ReplyState.REFUSED, [])
    # Even with the hash of the other text it does not open under this reply's name.
    forged = desk.written().model_copy(update={"sealed": other})
    waits = desk.sent(forged.model_copy(update={"approved_sha256": forged.digest}))
    assert (waits.state, desk.platform.posted) == (ReplyState.APPROVED, [])


def test_an_edited_or_removed_message_takes_its_answer_back_for_good() -> None:
    for now in (PostNow(edits=1), PostNow(removed=Why.DELETED)):
        desk = Desk()
        reply = desk.written()
        desk.cases.answered = now
        assert desk.sent(reply).state is ReplyState.VOID
        assert desk.platform.posted == []


def test_by_default_it_answers_what_they_wrote_in_private_last() -> None:
    public, private = a_mention(created_at=NOON + MINUTE), a_private_mention()
    assert answered([private, public], None) == private
    with pytest.raises(NotFound):
        answered([private], "404")


def test_on_x_they_write_first_and_on_reddit_a_brand_may_begin() -> None:
    with pytest.raises(BadInput):
        answered([a_mention()], None)
    on_reddit = a_mention(platform=PlatformName.REDDIT, id="t1_a")
    assert answered([on_reddit], None) == on_reddit
    assert [one.code for one in reach(a_mention(), None, HouseRules(), NOON).reasons] == [Code.NOT_WRITTEN]


def test_a_message_costs_what_the_platform_takes_for_one() -> None:
    cost = reach(a_private_mention(), None, HouseRules(), NOON).cost
    assert cost.plain == cost.with_link > 0


def a_sent_message(**changes: Any) -> Reply:
    desk = Desk()
    return desk.written(f"{WORDS} {NOTICE}", notice_url=NOTICE).model_copy(update={"post_id": "9", **changes})


def test_the_notice_is_recorded_with_the_message_that_carried_it() -> None:
    told = noticed(a_sent_message(), None, NOON)
    assert told is not None
    assert (told.author_id, told.notice_url, told.by_message_id, told.consented_at) == ("77", NOTICE, "9", None)
    assert noticed(a_sent_message(), told, NOON) is None
    assert noticed(Desk().written(notice_url=NOTICE).model_copy(update={"post_id": "9"}), None, NOON) is None


def test_another_notice_is_recorded_anew() -> None:
    told = noticed(a_sent_message(), None, NOON)
    other = f"{NOTICE}/2"
    again = noticed(a_sent_message(notice_url=other), told, NOON)
    assert again is not None
    assert (again.notice_url, again.version) == (other, 2)
    assert is_first(told, other)
    assert is_first(None, NOTICE)
    assert not is_first(told, NOTICE)


@pytest.mark.parametrize(
    ("changes", "given"),
    [
        ({"created_at": NOON + MINUTE}, True),
        ({"created_at": NOON}, False),
        ({"created_at": NOON + MINUTE, "private": False}, False),
    ],
)
def test_the_customers_own_message_after_the_notice_is_the_consent(changes: dict[str, Any], given: bool) -> None:
    told = Consent(
        platform=PlatformName.X, author_id="77", notice_url=NOTICE, notice_at=NOON, by_message_id="9", version=1
    )
    found = wrote_on(told, a_private_mention(**changes))
    assert (found is not None) is given
    if found:
        assert found.consented_at == NOON + MINUTE
        assert wrote_on(found, a_private_mention(created_at=NOON + 2 * MINUTE)) is None
