"""What was said in private lies in the table as a ciphertext, under a key of KMS, for a time of its own."""

from datetime import timedelta
from typing import TYPE_CHECKING

import boto3
import pytest
from amends import wiring
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.replies import Replies
from amends.adapters.sealing import KmsSeals
from amends.casefile import ReadMention
from amends.classifying import classify
from amends.errors import Broken, Retry
from amends.event import Event
from amends.mention import Mention
from amends.private.sealed import PREVIEW
from amends.private.sealing import Sealer

from tests.builders import NOON, a_mention, a_private_mention, a_reading, a_triage, an_approved_reply
from tests.fakes import FakeReader

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

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
