"""An edited post is read again, its earlier words are kept nowhere, and approvals of answers to it are void."""

from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.edits import Edits
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.case import Case, CaseState, claim
from amends.classifying import Reads
from amends.deciding import BrandThreshold
from amends.editing import hear
from amends.errors import Stale
from amends.event import Event
from amends.mention import Mention, Parent, PlatformName
from amends.posting import Mode
from amends.publishing import publish
from amends.quoting import REMOVED
from amends.removal import remove
from amends.reply import ReplyState
from amends.review.approving import EDITED, approve
from amends.reviewing import give_approval
from amends.tombstone import PostNow, Why

from tests.builders import MINUTE, NOON, PIET, ROSA, a_mention, a_reading, a_reply, a_threshold, stored
from tests.fakes import (
    FakeBudgets,
    FakeOptOuts,
    FakeOutbox,
    FakePlatform,
    FakeReader,
    FakeRules,
    FakeSwitch,
    FakeVersions,
)
from tests.integration.test_removals import found

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

OLD = "@larkfield no broadband in Quarry Row since six"
NEW = "@larkfield it works again after a restart, all fine"
LATER = NOON + MINUTE


def changed(**more: Any) -> Mention:
    return a_mention(**{"id": "1009", "replaces": "1001", "text": NEW, "created_at": LATER, **more})


def again(table: "Table", mention: Mention, reader: Reads | None = None) -> Case | None:
    brand = BrandThreshold("larkfield", FakeVersions(a_threshold()))
    return hear(
        mention,
        reader or FakeReader(a_reading(model="again")),
        brand,
        FakeRules(),
        Cases(table),
        FakeOptOuts(),
        Edits(table),
        LATER,
    )


def event(kind: str, note: str = "") -> Event:
    return Event(at=NOON, kind=kind, note=note)


@pytest.fixture
def heard(table: "Table") -> "Table":
    stored(Cases(table), a_mention(text=OLD))
    return table


@pytest.mark.parametrize("name", ["1009", "1001"])
def test_the_new_words_take_the_place_of_the_old_ones(heard: "Table", name: str) -> None:
    assert found(heard, "Quarry Row")
    assert again(heard, changed(id=name))
    assert found(heard, "Quarry Row") == []
    file = Cases(heard).file("x-1001")
    (entry,) = file.thread
    assert (entry.mention.id, entry.mention.text, entry.reading.model) == ("1001", NEW, "again")
    assert (file.case.preview, file.case.mentions, Cases(heard).post("x", "1001").edits) == (NEW, 1, 1)
    assert "post edited" in [event.kind for event in file.events]


def test_an_edit_that_is_heard_twice_is_read_once(heard: "Table") -> None:
    reader = FakeReader(a_reading())
    again(heard, changed(), reader)
    assert again(heard, changed(), reader) is None
    assert reader.texts == [NEW]
    assert again(heard, changed(id="1010", replaces="1009", text=OLD))
    assert Cases(heard).post("x", "1001").edits == 2


def test_an_edit_of_what_was_never_heard_is_news(table: "Table") -> None:
    case = again(table, changed())
    assert case
    assert case.id == "x-1009"


def test_an_edit_of_what_was_removed_stays_away(heard: "Table") -> None:
    remove(PlatformName.X, "1001", Why.DELETED, Removals(heard), NOON)
    assert again(heard, changed()) is None
    assert found(heard, "restart") == []


def test_removing_a_later_version_removes_the_post(heard: "Table") -> None:
    again(heard, changed())
    assert remove(PlatformName.X, "1009", Why.DELETED, Removals(heard), NOON)
    assert found(heard, "restart") == []


def test_an_answered_case_wants_another_look(heard: "Table") -> None:
    cases = Cases(heard)
    before = cases.get("x-1001")
    cases.save(before.model_copy(update={"state": CaseState.ANSWERED, "version": 2}), event("posted"))
    again(heard, changed())
    assert cases.get("x-1001").state is CaseState.OPEN


@pytest.mark.parametrize("state", [ReplyState.IN_REVIEW, ReplyState.APPROVED])
def test_what_was_submitted_or_approved_for_the_earlier_words_goes_back(heard: "Table", state: ReplyState) -> None:
    reply = a_reply(state=ReplyState.IN_REVIEW)
    reply = reply if state is ReplyState.IN_REVIEW else approve(reply, 3, PIET, NOON)
    Replies(heard).add(reply, event(state))
    again(heard, changed())
    returned = Replies(heard).get("x-1001", "r1")
    assert (returned.state, returned.note, returned.approved_sha256) == (ReplyState.CHANGES_REQUESTED, EDITED, None)


def test_the_publisher_posts_nothing_that_was_approved_for_other_words(heard: "Table") -> None:
    replies, cases, x = Replies(heard), Cases(heard), FakePlatform()
    approved = approve(a_reply(state=ReplyState.IN_REVIEW), 3, PIET, NOON)
    replies.add(approved, event("approved"))
    edited: dict[str, Any] = {"edits": 1, "edited_at": "2026-11-20T12:01:00Z"}
    marker = heard.get_item(Key=keys.mention("x", "1001"))["Item"]
    heard.put_item(Item={**marker, **edited})  # The edit died before it sent the reply back.
    sent_back = publish(approved, x, replies, cases, FakeBudgets(), FakeSwitch(Mode.ON), LATER)
    assert (sent_back.state, sent_back.note, x.posted) == (ReplyState.CHANGES_REQUESTED, EDITED, [])


def test_an_answer_to_the_new_words_is_approved_and_posted(heard: "Table") -> None:
    again(heard, changed())
    replies, cases, x = Replies(heard), Cases(heard), FakePlatform()
    reply = replies.add(a_reply(state=ReplyState.IN_REVIEW), event("sent to review"))
    post = cases.post("x", "1001")
    assert post == PostNow(edits=1)
    approved = give_approval(reply, 3, PIET, replies, FakeOutbox(), LATER, post)
    assert publish(approved, x, replies, cases, FakeBudgets(), FakeSwitch(Mode.ON), LATER).state is ReplyState.POSTED


def test_nothing_is_posted_or_approved_under_a_removed_post(heard: "Table") -> None:
    replies, cases, x = Replies(heard), Cases(heard), FakePlatform()
    approved = approve(a_reply(state=ReplyState.IN_REVIEW), 3, PIET, NOON)
    replies.add(approved, event("approved"))
    Removals(heard).begin(PlatformName.X, "1001", Why.DELETED, NOON)
    void = publish(approved, x, replies, cases, FakeBudgets(), FakeSwitch(Mode.ON), LATER)
    assert (void.state, void.note, x.posted) == (ReplyState.VOID, "the post that it answers was removed: deleted", [])
    with pytest.raises(Stale, match="removed"):
        approve(a_reply(state=ReplyState.IN_REVIEW), 3, PIET, NOON, cases.post("x", "1001"))


def test_what_repeats_the_old_words_loses_them(heard: "Table") -> None:
    quoting = Parent(id="1001", text=OLD, by_brand=False)
    stored(Cases(heard), a_mention(id="1002", author_id="78", text="me too", parent=quoting))
    note = "say nothing of 'no broadband in Quarry Row'"
    Replies(heard).add(a_reply(text="You wrote: no broadband in Quarry Row since six"), event("drafted", note))
    Replies(heard).add(a_reply(id="r2", text="Sorry to hear that"), event("drafted"))
    again(heard, changed())
    assert found(heard, "Quarry Row") == []
    texts = {reply.id: (reply.state, reply.text) for reply in Cases(heard).file("x-1001").replies}
    assert texts == {"r1": (ReplyState.DRAFT, REMOVED), "r2": (ReplyState.DRAFT, "Sorry to hear that")}


def test_a_claim_in_the_moment_of_the_edit_is_kept(heard: "Table") -> None:
    class Claims(FakeReader):
        def read(self, texts: list[str]) -> Any:
            if not self.texts:
                Cases(heard).save(claim(Cases(heard).get("x-1001"), ROSA), event("claimed"))
            return super().read(texts)

    again(heard, changed(), Claims(a_reading()))
    case = Cases(heard).get("x-1001")
    assert (case.owner, case.preview) == (ROSA.id, NEW)
