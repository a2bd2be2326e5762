"""The queue functions as Lambda calls them: one bad record never fails its neighbours."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters.cases import Cases
from amends.adapters.postings import Postings
from amends.adapters.queues import LARGEST, MentionQueue, OutboxQueue
from amends.adapters.replies import Replies
from amends.errors import BadInput, Broken
from amends.event import Event
from amends.mention import Mention
from amends.outbox import NOT_TAKEN
from amends.posting import Mode, Posting
from amends.reply import ReplyState
from amends.settings import settings

from tests.builders import NOON, a_mention, an_approved_reply, stored
from tests.integration.test_api import Context, load

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def record(number: int, body: str, **more: str) -> dict[str, Any]:
    """A message as the event source hands it over."""
    return {
        "messageId": f"m{number}",
        "receiptHandle": "r",
        "body": body,
        "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "0", **more},
        "messageAttributes": {},
        "md5OfBody": "",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:mentions",
        "awsRegion": "eu-west-1",
    }


def turned(table: "Table", mode: Mode) -> None:
    """Turn the brand's switch."""
    postings = Postings(table, "larkfield")
    postings.add(Posting(mode=mode, version=postings.get().version + 1))


def turned_on(table: "Table") -> None:
    """Have replies posted."""
    turned(table, Mode.ON)


def approved_now(table: "Table", **changes: Any) -> None:
    """An approved reply in the table; it was approved just now."""
    reply = an_approved_reply(**{"since": datetime.now(UTC), **changes})
    Replies(table).add(reply, Event(at=NOON, kind="approved"))


@pytest.mark.parametrize("poison", ["not json", "{}", '{"platform": "myspace"}', "null"])
def test_a_poison_message_fails_alone_and_the_rest_of_its_batch_is_done(table: "Table", poison: str) -> None:
    bodies = [a_mention(id=name, author_id=name).model_dump_json() for name in ("1", "2")]
    event = {"Records": [record(1, bodies[0]), record(2, poison), record(3, bodies[1])]}
    answer = load("classify").handler(event, Context())
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m2"}]}
    assert Cases(table).get("x-1").mentions == Cases(table).get("x-2").mentions == 1


@pytest.mark.parametrize("poison", ["my secret words", '{"platform": "x", "text": "my secret words"}'])
def test_the_log_says_why_a_message_failed_and_nothing_that_stood_in_it(
    table: "Table", caplog: pytest.LogCaptureFixture, poison: str
) -> None:
    load("classify").handler({"Records": [record(1, poison)]}, Context())
    assert "left in the queue" in caplog.text
    assert "ValidationError" in caplog.text
    assert "secret" not in caplog.text


def test_a_batch_of_poison_is_reported_record_by_record(table: "Table") -> None:
    answer = load("classify").handler({"Records": [record(1, "a"), record(2, "b")]}, Context())
    assert [failure["itemIdentifier"] for failure in answer["batchItemFailures"]] == ["m1", "m2"]


def test_an_approved_reply_without_credentials_is_refused_where_people_see_it(table: "Table", aws: None) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    stored(Cases(table))
    turned_on(table)
    approved_now(table)
    body = json.dumps({"case_id": "x-1001", "reply_id": "r1"})
    event = {"Records": [record(1, body, MessageGroupId="x-1001")]}
    assert load("publish").handler(event, Context()) == {"batchItemFailures": []}
    refused = Replies(table).get("x-1001", "r1")
    assert (refused.state, refused.note) == (ReplyState.REFUSED, "there are no credentials for x")
    assert load("publish").handler(event, Context()) == {"batchItemFailures": []}
    assert Replies(table).get("x-1001", "r1").version == 2


def test_watch_hands_over_an_approval_whose_message_was_lost(table: "Table", queues: dict[str, str]) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    turned_on(table)
    stored(Cases(table))
    approved_now(table, since=datetime.now(UTC) - NOT_TAKEN)
    assert load("watch").handler({}, Context()) == {"found": 0, "withdrawn": 0, "requeued": 1, "timers": 0}
    assert boto3.client("sqs").receive_message(QueueUrl=queues["outbox"])["Messages"]


PUBLISH = {"Records": [record(1, json.dumps({"case_id": "x-1001", "reply_id": "r1"}), MessageGroupId="x-1001")]}


def test_what_waited_is_handed_over_once_posting_is_turned_on(table: "Table", queues: dict[str, str]) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    stored(Cases(table))
    approved_now(table, since=datetime.now(UTC) - NOT_TAKEN)
    notes = [("dry run: would have been posted", None), ("posting is stopped", Mode.OFF)]
    for version, (note, mode) in enumerate(notes, start=2):
        if mode:
            turned(table, mode)
        for _ in range(2):
            assert load("publish").handler(PUBLISH, Context()) == {"batchItemFailures": []}
        reply = Replies(table).get("x-1001", "r1")
        assert (reply.state, reply.note, reply.version) == (ReplyState.APPROVED, note, version)
        assert load("watch").handler({}, Context()) == {"found": 0, "withdrawn": 0, "requeued": 0, "timers": 0}
    assert [event.note for event in Cases(table).file("x-1001").events if event.reply_id] == [note for note, _ in notes]
    turned_on(table)
    assert load("watch").handler({}, Context()) == {"found": 0, "withdrawn": 0, "requeued": 1, "timers": 0}
    load("publish").handler(PUBLISH, Context())
    assert Replies(table).get("x-1001", "r1").note == "there are no credentials for x"


def test_a_source_without_credentials_is_left_alone(aws: None) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    answer = load("listen").handler({"source": "x.mentions"}, Context())
    assert answer == {"source": "x.mentions", "outcome": "no credentials"}


def test_an_unknown_source_is_bad_input(aws: None) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    with pytest.raises(BadInput):
        load("listen").handler({"source": "myspace.mentions"}, Context())


@pytest.mark.parametrize("secret", ["", "not json", '{"x": {"user_id": "1"}}'])
def test_a_damaged_secret_names_the_field_and_never_a_value(aws: None, secret: str) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=secret or " ")
    with pytest.raises(Broken, match="does not hold what it should"):
        wiring.platforms()


def test_a_missing_setting_is_named() -> None:
    with pytest.raises(Broken, match="AMENDS_TABLE"):
        settings({"AMENDS_MENTIONS_QUEUE": "a", "AMENDS_OUTBOX_QUEUE": "b", "AMENDS_CREDENTIALS_SECRET": "c"})


@pytest.mark.parametrize("brand", ["", "Lark Field", "a#b", "x" * 41])
def test_a_brand_that_could_not_be_a_key_is_named(brand: str) -> None:
    names = ("AMENDS_TABLE", "AMENDS_MENTIONS_QUEUE", "AMENDS_OUTBOX_QUEUE", "AMENDS_CREDENTIALS_SECRET")
    with pytest.raises(Broken, match="AMENDS_BRAND"):
        settings({**dict.fromkeys(names, "a"), "AMENDS_BRAND": brand})


def test_mentions_reach_the_queue_whole_and_the_oldest_first(queues: dict[str, str]) -> None:
    sqs = boto3.client("sqs")
    texts = ["second\x00\uffff", "first 🔥", "a\u202eb"]
    hours = (11, 10, 12)
    sent = [
        a_mention(id=str(hour), text=text, created_at=datetime(2026, 11, 20, hour, tzinfo=UTC))
        for text, hour in zip(texts, hours, strict=True)
    ]
    MentionQueue(sqs, queues["mentions"]).send(sent)
    messages = sqs.receive_message(QueueUrl=queues["mentions"], MaxNumberOfMessages=10)["Messages"]
    heard = [Mention.model_validate_json(message["Body"]) for message in messages]
    assert heard == sorted(sent, key=lambda mention: mention.created_at)


def test_batches_stay_under_what_the_queue_takes_in_one_call() -> None:
    calls: list[list[int]] = []

    class Sqs:
        def send_message_batch(self, *, QueueUrl: str, Entries: list[dict[str, str]]) -> dict[str, Any]:  # noqa: N803
            assert QueueUrl
            calls.append([len(entry["MessageBody"]) for entry in Entries])
            return {}

    emoji = "🔥" * 10_000  # twelve bytes each, once escaped
    mentions = [a_mention(id=str(number), text=emoji if number % 5 == 0 else "short") for number in range(25)]
    MentionQueue(Sqs(), "url").send(mentions)  # type: ignore[arg-type]
    assert sum(map(len, calls)) == 25
    assert all(len(call) <= 10 and sum(call) <= LARGEST for call in calls)


def test_the_same_version_of_a_reply_is_one_message(queues: dict[str, str]) -> None:
    sqs = boto3.client("sqs")
    outbox = OutboxQueue(sqs, queues["outbox"])
    outbox.send(an_approved_reply(version=3))
    outbox.send(an_approved_reply(version=3))
    outbox.send(an_approved_reply(id="r2", version=3, conversation_id="2000"))
    found = sqs.receive_message(QueueUrl=queues["outbox"], MaxNumberOfMessages=10)["Messages"]
    assert len(found) == 2
