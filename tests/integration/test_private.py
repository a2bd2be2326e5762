"""What was said in private lies in the table as a ciphertext, under a key of KMS, for a time of its own."""

from datetime import timedelta
from typing import TYPE_CHECKING

import boto3
import pytest
from amends import wiring
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.consents import AGREED, Consents
from amends.adapters.edits import Edits
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.sealing import KmsSeals
from amends.adapters.texts import Texts
from amends.adapters.working import WorkingTexts
from amends.casefile import ReadMention
from amends.classifying import classify
from amends.editing import hear
from amends.errors import Broken, Retry
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.private.sealed import PREVIEW
from amends.private.sealing import Sealer
from amends.quoting import REMOVED
from amends.removal import remove
from amends.reply import Reply, ReplyState, move
from amends.review.texts import written
from amends.review.working import PRIVATE, typed
from amends.tombstone import Why
from amends.turns import Turn, ahead

from tests.builders import MINUTE, NOON, ROSA, a_mention, a_private_mention, a_reading, a_triage, an_approved_reply
from tests.fakes import FakeReader

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

NOTICE = "https://larkfield.example/privacy"
SECRET = "my account number is 4711 and I am ill"
CONTEXT = {"case": "x-1001", "thing": "1001"}


def a_key() -> str:
    """Another customer-managed key."""
    return boto3.client("kms").create_key()["KeyMetadata"]["Arn"]


def heard(table: "Table", mention: Mention) -> None:
    """The mention, read and stored as the function does."""
    sealer = Sealer(wiring.seals(), timedelta(days=30))
    brand, rules, optouts = wiring.brand_threshold(), wiring.triage_rules(), wiring.optouts()
    classify(mention, FakeReader(a_reading()), brand, rules, Cases(table), optouts, NOON, sealer=sealer)


def everything(table: "Table") -> str:
    """Every item there is, as text."""
    return str(table.scan()["Items"])


def test_what_is_sealed_opens_with_its_own_context_alone(table: "Table") -> None:
    seals = wiring.seals()
    sealed = seals.seal(SECRET, CONTEXT)
    assert SECRET not in sealed
    assert seals.open(sealed, CONTEXT) == SECRET
    for other in ({**CONTEXT, "case": "x-2002"}, {**CONTEXT, "thing": "2"}, {"case": "x-1001"}, {}):
        with pytest.raises(Broken):
            seals.open(sealed, other)


def test_one_text_is_sealed_differently_each_time(table: "Table") -> None:
    seals = wiring.seals()
    assert seals.seal("yes", CONTEXT) != seals.seal("yes", CONTEXT)


def test_another_key_opens_nothing_and_a_changed_ciphertext_is_refused(table: "Table") -> None:
    sealed = wiring.seals().seal(SECRET, CONTEXT)
    with pytest.raises(Broken):
        KmsSeals(a_key()).open(sealed, CONTEXT)
    changed = sealed[:-8] + ("A" if sealed[-8] != "A" else "B") + sealed[-7:]
    with pytest.raises(Broken):
        wiring.seals().open(changed, CONTEXT)
    with pytest.raises(Broken):
        wiring.seals().open("no ciphertext", CONTEXT)


def test_a_key_that_can_not_be_used_leaves_the_message_in_the_queue(table: "Table") -> None:
    with pytest.raises(Retry):
        KmsSeals("arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111").seal(SECRET, CONTEXT)


def test_the_classifier_reads_a_private_message_and_stores_none_of_its_words(table: "Table") -> None:
    reader = FakeReader(a_reading())
    sealer = Sealer(wiring.seals(), timedelta(days=30))
    mention = a_private_mention(text=SECRET)
    stores = (Cases(table), wiring.optouts())
    classify(mention, reader, wiring.brand_threshold(), wiring.triage_rules(), *stores, NOON, sealer=sealer)
    assert reader.texts == [SECRET]
    stored = everything(table)
    assert "4711" not in stored
    assert "am ill" not in stored
    file = Cases(table).file(f"x-{mention.id}")
    assert (file.case.preview, file.thread[0].mention.text, file.thread[0].evidence) == (PREVIEW, "", [])
    assert file.thread[0].sealed is not None


def test_the_words_of_a_public_post_are_stored_as_ever(table: "Table") -> None:
    heard(table, a_mention(text="no broadband since six"))
    assert "no broadband since six" in everything(table)


def test_a_private_item_leaves_the_table_when_its_own_time_is_over(table: "Table") -> None:
    heard(table, a_private_mention(text=SECRET))
    (item,) = (i for i in table.scan()["Items"] if str(i["sk"]).startswith("MENTION#"))
    assert item["expires_at"] == int((NOON + timedelta(days=30)).timestamp())


def test_nothing_private_is_stored_without_a_seal(table: "Table") -> None:
    read = ReadMention(mention=a_private_mention(text=SECRET), reading=a_reading())
    with pytest.raises(Broken):
        Cases(table).hear(read, None, a_triage(), NOON)
    with pytest.raises(Broken):
        Replies(table).add(an_approved_reply(private=True), Event(at=NOON, kind="sent"))
    assert table.scan()["Items"] == []


def test_a_reply_from_before_there_were_private_ones_is_one_still(table: "Table") -> None:
    reply = an_approved_reply()
    item = {**keys.reply(reply.case_id, reply.id), **reply.model_dump(mode="json", exclude_none=True)}
    del item["private"]
    table.put_item(Item=item)
    assert Replies(table).get(reply.case_id, reply.id).private is False


def sent(table: "Table", case_id: str = "x-2001", name: str = "m1") -> Reply:
    """A message to the customer that carried the notice, and was posted."""
    sealer = Sealer(wiring.seals(), timedelta(days=30))
    sealed = sealer.seal(f"We have refunded 4711. {NOTICE}", case_id, name, NOON)
    fields = {"id": name, "case_id": case_id, "in_reply_to": "2001", "conversation_id": "7-77", "text": ""}
    reply = an_approved_reply(
        **fields, private=True, sealed=sealed, notice_url=NOTICE, customer_id="77", participant="77"
    )
    store = Replies(table)
    event = Event(at=NOON, kind="private message written", reply_id=name)
    store.add(reply, event, text=written(reply, ROSA, NOON))
    for state in (ReplyState.POSTING, ReplyState.POSTED):
        reply = move(reply, state, NOON + MINUTE, **({"post_id": f"post-{name}"} if state is ReplyState.POSTED else {}))
        reply = store.save(reply, Event(at=NOON + MINUTE, kind=str(state), reply_id=name))
    return reply


def kinds(table: "Table", case_id: str = "x-2001") -> list[str]:
    return [event.kind for event in Cases(table).file(case_id).events]


def test_the_notice_is_recorded_as_the_message_is_and_the_next_message_of_the_customer_is_the_consent(
    table: "Table",
) -> None:
    heard(table, a_private_mention(text=SECRET))
    sent(table)
    told = Consents(table).of(PlatformName.X, "77")
    assert told is not None
    assert (told.notice_url, told.by_message_id, told.consented_at) == (NOTICE, "post-m1", None)
    sent(table, name="m2")
    assert Consents(table).of(PlatformName.X, "77") == told
    later = NOON + 2 * MINUTE
    heard(table, a_private_mention(id="2002", text="fine by me, go on", created_at=later))
    agreed = Consents(table).of(PlatformName.X, "77")
    assert agreed is not None
    assert agreed.consented_at == later
    assert kinds(table).count(AGREED) == 1
    heard(table, a_private_mention(id="2003", text="and thank you", created_at=later + MINUTE))
    assert Consents(table).of(PlatformName.X, "77") == agreed
    assert kinds(table).count(AGREED) == 1


def test_a_customer_who_was_told_nothing_agrees_to_nothing(table: "Table") -> None:
    heard(table, a_private_mention(text=SECRET))
    heard(table, a_private_mention(id="2002", text="hello?", created_at=NOON + MINUTE))
    assert Consents(table).of(PlatformName.X, "77") is None
    assert AGREED not in kinds(table)


def test_a_removed_message_leaves_a_tombstone_and_takes_unsent_words_with_it(table: "Table") -> None:
    heard(table, a_private_mention(text=SECRET))
    sealer = Sealer(wiring.seals(), timedelta(days=30))
    for name, state in (("unsent", ReplyState.APPROVED), ("public", ReplyState.POSTED)):
        sealed = sealer.seal("You told us 4711.", "x-2001", name, NOON)
        fields = {"id": name, "case_id": "x-2001", "in_reply_to": "2001", "conversation_id": "7-77", "text": ""}
        reply = an_approved_reply(**fields, private=True, sealed=sealed, state=state)
        text = written(reply, ROSA, NOON)
        Replies(table).add(reply, Event(at=NOON, kind="private message written", reply_id=name), text=text)
    typed_words = typed("x-2001", ROSA, "4711, you say", 0, NOON, reply_id=PRIVATE)
    kept = typed_words.model_copy(update={"sealed": sealer.seal("4711, you say", "x-2001", "draft of rosa-id", NOON)})
    WorkingTexts(table).save_working(kept)

    assert remove(PlatformName.X, "2001", Why.DELETED, Removals(table), NOON + MINUTE)
    file = Cases(table).file("x-2001")
    assert ([read.mention.id for read in file.thread], [stone.id for stone in file.removed]) == ([], ["2001"])
    states = {reply.id: (reply.state, reply.sealed is None) for reply in file.replies}
    assert states == {"unsent": (ReplyState.VOID, True), "public": (ReplyState.POSTED, False)}
    assert [text.text for text in Texts(table).texts("unsent")] == [REMOVED]
    (working,) = WorkingTexts(table).working("x-2001")
    assert (working.text, working.sealed) == (REMOVED, None)


def test_an_edited_message_is_read_and_sealed_anew(table: "Table") -> None:
    mention = a_private_mention(text=SECRET)
    heard(table, mention)
    reader, sealer = FakeReader(a_reading()), Sealer(wiring.seals(), timedelta(days=30))
    before = Cases(table).file("x-2001").thread[0].sealed
    brand, rules, optouts = wiring.brand_threshold(), wiring.triage_rules(), wiring.optouts()
    edited = mention.model_copy(update={"text": "my number is 0815", "replaces": mention.id})
    stores = (Cases(table), optouts, Edits(table), NOON + MINUTE)
    assert hear(edited, reader, brand, rules, *stores, sealer=sealer)
    (read,) = Cases(table).file("x-2001").thread
    assert read.sealed is not None
    assert before is not None
    assert read.sealed.words != before.words
    opened_words = wiring.seals().open(read.sealed.words, {"case": "x-2001", "thing": "2001"})
    assert "0815" in opened_words
    assert "4711" not in opened_words
    assert "0815" not in everything(table)


def test_an_expired_message_holds_up_no_later_one(table: "Table") -> None:
    heard(table, a_private_mention(text=SECRET))
    reply = an_approved_reply(case_id="x-2001", conversation_id="7-77")
    gone = Turn(case_id="x-1", reply_id="dropped by the table", version=3)
    assert ahead(reply, [reply], gone, Replies(table)) == ""
