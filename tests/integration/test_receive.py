"""The way in from outside, as API Gateway calls it: what is signed gets in once, and nothing else does."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.errors import Broken
from amends.mention import Mention
from amends.signatures import of_x, sign

from tests.integration.test_api import Context, load
from tests.receiver import Request

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CONSUMER, CLIENT = "consumer-secret", "client-secret"
DESK = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NEXT = "whsec_plJ3nmyCDGBKInavdOK15jsl9m5rLJ1c"
BRAND = "17"
X = {"user_id": BRAND, "username": "larkfield", "consumer_key": "k", "consumer_secret": CONSUMER}
X |= {"access_token": "t", "access_token_secret": "s", "client_secret": CLIENT}
SECRET = {"x": X, "webhooks": {"desk": {"secrets": [DESK, NEXT]}}}
POST = {"id": "4711", "author_id": "9", "author_handle": "ada", "text": "it is down — wholly 🔥"}
POST |= {"created_at": "2026-11-20T11:59:00Z"}
SIGNATURE = "x-twitter-webhooks-signature"

Take = Callable[[Request], dict[str, Any]]


@pytest.fixture
def take(table: "Table", queues: dict[str, str]) -> Take:
    """The real handler with a real table's and queue's rules."""
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=json.dumps(SECRET))
    handler = load("receive").handler
    return lambda request: dict(handler(request.as_event(), Context()))


def queued() -> list[Mention]:
    """What lies in the queue of mentions."""
    url = wiring.settings().mentions_queue
    found = boto3.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [Mention.model_validate_json(message["Body"]) for message in found]


def counted(said: pytest.CaptureFixture[str]) -> set[str]:
    """The metrics that were written."""
    lines = [json.loads(line) for line in said.readouterr().out.splitlines() if '"CloudWatchMetrics"' in line]
    return {
        metric["Name"] for line in lines for part in line["_aws"]["CloudWatchMetrics"] for metric in part["Metrics"]
    }


def x_event(kind: str = "post.mention.create", event_id: str = "-7", **payload: Any) -> bytes:
    post: dict[str, Any] = {
        "id": "2001",
        "text": "@larkfield my secret words",
        "author_id": "77",
        "conversation_id": "2001",
    }
    post |= {"created_at": "2026-11-20T11:59:00.000Z", "entities": {"mentions": [{"id": BRAND, "username": "l"}]}}
    users = [{"id": "77", "username": "ada", "name": "Ada", "public_metrics": {"followers_count": 12}}]
    data = {"event_uuid": event_id, "event_type": kind, "filter": {"user_id": BRAND}, "payload": post | payload}
    return json.dumps({"data": data | {"includes": {"users": users}}}).encode()


def from_x(body: bytes, signature: str | None = None) -> Request:
    return Request("POST", "/webhook/x", {}, {SIGNATURE: signature or of_x(CONSUMER, body)}, body)


def from_desk(body: bytes = b"", at: datetime | None = None, key: str = DESK, changed: str | None = None) -> Request:
    body = body or json.dumps(POST).encode()
    signed = sign(key, "msg_1", body, at or datetime.now(UTC))
    # Changed after it was signed.
    return Request("POST", "/webhook/desk", {}, signed | ({"webhook-id": changed} if changed else {}), body)


def without(request: Request, header: str) -> Request:
    return replace(request, headers={name: value for name, value in request.headers.items() if name != header})


# Made when a test runs: one that was signed at the start of a long session would be refused for its age.
FORGED: dict[str, Callable[[], Request]] = {
    "wrong key": lambda: from_desk(key="whsec_" + "A" * 32),
    "changed byte": lambda: replace(from_desk(), body=from_desk().body.replace(b"down", b"dawn")),
    "no id": lambda: without(from_desk(), "webhook-id"),
    "no time": lambda: without(from_desk(), "webhook-timestamp"),
    "no signature": lambda: without(from_desk(), "webhook-signature"),
    "id twice": lambda: from_desk(changed="msg_1,msg_1"),
    "another id": lambda: from_desk(changed="msg_2"),
    "old": lambda: from_desk(at=datetime.now(UTC) - timedelta(minutes=6)),
    "future": lambda: from_desk(at=datetime.now(UTC) + timedelta(minutes=6)),
    "unknown name": lambda: replace(from_desk(), path="/webhook/other"),
}


class TestX:
    """X's Activity API."""

    def test_the_challenge_is_answered_with_the_secret_that_x_prefers(self, take: Take) -> None:
        answer = take(Request("GET", "/webhook/x", {"crc_token": "abc"}, {}, b""))
        assert (answer["statusCode"], json.loads(answer["body"])) == (200, {"response_token": of_x(CLIENT, b"abc")})

    @pytest.mark.parametrize("query", [{}, {"crc_token": ""}, {"crc_token": "a" * 257}, {"crc_token": "a b"}])
    def test_what_is_no_challenge_gets_nothing_signed(self, take: Take, query: dict[str, str]) -> None:
        answer = take(Request("GET", "/webhook/x", query, {}, b""))
        assert (answer["statusCode"], answer["body"]) == (403, "")

    def test_nobody_gets_an_event_signed_by_sending_it_as_a_challenge(self, take: Take) -> None:
        payload = {"id": "1", "text": "forged", "author_id": "7", "created_at": "2026-11-20T11:59:00Z"}
        data = {"event_uuid": "1", "event_type": "post.mention.create", "payload": payload}
        forged = json.dumps({"data": data}, separators=(",", ":")).encode()
        assert take(Request("GET", "/webhook/x", {"crc_token": forged.decode()}, {}, b""))["statusCode"] == 403
        # The event is a good one: only its signature is wanting.
        assert take(from_x(forged))["statusCode"] == 200

    @pytest.mark.parametrize("key", [CONSUMER, CLIENT])
    def test_a_signed_event_becomes_a_mention(self, take: Take, capsys: pytest.CaptureFixture[str], key: str) -> None:
        assert take(from_x(x_event(), of_x(key, x_event())))["statusCode"] == 200
        assert counted(capsys) == {"WebhookTaken"}
        (mention,) = queued()
        assert (mention.id, mention.author_handle, mention.author_followers) == ("2001", "ada", 12)
        assert (mention.source, mention.summoned, mention.private) == ("x.webhook", True, False)
        assert mention.url == "https://x.com/ada/status/2001"

    def test_bytes_that_come_encoded_are_verified_as_they_were_sent(self, take: Take) -> None:
        request = from_x(x_event(text="@larkfield 🔥"))
        assert load("receive").handler(request.as_event(encoded=True), Context())["statusCode"] == 200
        assert len(queued()) == 1

    def test_the_same_event_is_taken_once(self, take: Take, capsys: pytest.CaptureFixture[str]) -> None:
        assert [take(from_x(x_event()))["statusCode"] for _ in range(3)] == [200, 200, 200]
        assert counted(capsys) == {"WebhookTaken", "WebhookRepeated"}
        assert len(queued()) == 1

    @pytest.mark.parametrize(
        "forged",
        [
            from_x(x_event(), of_x("another", x_event())),
            from_x(x_event().replace(b"secret", b"sEcret"), of_x(CONSUMER, x_event())),
            from_x(x_event(), "sha256="),
            from_x(x_event(), f"{of_x(CONSUMER, x_event())},{of_x(CONSUMER, x_event())}"),
            without(from_x(x_event()), SIGNATURE),
        ],
        ids=["wrong key", "changed byte", "empty", "twice", "missing"],
    )
    def test_a_forged_event_leaves_a_metric_and_nothing_else(
        self, take: Take, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, forged: Request
    ) -> None:
        answer = take(forged)
        assert (answer["statusCode"], answer["body"]) == (403, "")
        said = capsys.readouterr()
        assert '"WebhookRefused"' in said.out
        assert "words" not in said.out + said.err + caplog.text
        assert queued() == []

    def test_a_quote_summons_and_an_answer_that_names_nobody_does_not(self, take: Take) -> None:
        for number, kind in enumerate(("post.quote.create", "post.reply.create")):
            take(from_x(x_event(kind, str(number), id=f"300{number}", entities={})))
        assert {mention.id: mention.summoned for mention in queued()} == {"3000": True, "3001": False}

    def test_the_post_above_is_known_by_whose_it_is(self, take: Take) -> None:
        event = json.loads(x_event(referenced_tweets=[{"type": "replied_to", "id": "9"}]))
        above = {"id": "9", "text": "hello", "author_id": BRAND, "created_at": "2026-11-20T11:00:00Z"}
        event["data"]["includes"]["tweets"] = [above]
        take(from_x(json.dumps(event).encode()))
        (mention,) = queued()
        assert mention.parent
        assert (mention.parent.text, mention.parent.by_brand) == ("hello", True)

    def test_a_direct_message_is_private_and_our_own_is_none_of_ours(self, take: Take) -> None:
        def message(sender: str, message_id: str) -> dict[str, Any]:
            said = {"sender_id": sender, "target": {"recipient_id": "x"}, "message_data": {"text": "in private"}}
            return {"type": "message_create", "id": message_id, "created_timestamp": "1784928224372"} | {
                "message_create": said
            }

        users = {"9": {"data": {"id": "9", "username": "ada", "name": "Ada"}}}
        payload: dict[str, Any] = {"direct_message_events": [message("9", "51"), message(BRAND, "52")], "users": users}
        take(from_x(x_event("dm.received", **payload)))
        (mention,) = queued()
        assert (mention.id, mention.author_handle, mention.text, mention.private) == ("51", "ada", "in private", True)
        assert mention.conversation_id == "9-17"
        assert mention.created_at == datetime(2026, 7, 24, 21, 23, 44, 372000, UTC)

    @pytest.mark.parametrize(
        ("body", "metric"),
        [
            (x_event("chat.received"), "WebhookEncrypted"),
            (x_event("like.create"), "WebhookLeft"),
            (x_event("something.new"), "WebhookLeft"),
            (x_event("post.delete"), "WebhookLeft"),
            (x_event(author_id=BRAND), "WebhookLeft"),
            (b'{"replay_job_status": {"job_state": "Complete"}}', "WebhookLeft"),
        ],
    )
    def test_what_is_no_post_to_the_brand_is_counted_and_left(
        self, take: Take, capsys: pytest.CaptureFixture[str], body: bytes, metric: str
    ) -> None:
        assert take(from_x(body))["statusCode"] == 200
        assert counted(capsys) == {metric}
        assert queued() == []

    @pytest.mark.parametrize(
        "body", [b"", b"[]", b'{"data": 3}', b"\xff", x_event(created_at="yesterday"), x_event("dm.received")]
    )
    def test_a_signed_event_in_another_shape_is_told_and_not_repeated(
        self, take: Take, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, body: bytes
    ) -> None:
        event = from_x(body)
        answer = load("receive").handler(event.as_event(encoded=True), Context())
        said = capsys.readouterr()
        if body == b"[]":
            assert (answer["statusCode"], '"WebhookLeft"' in said.out) == (200, True)
            return
        assert answer["statusCode"] == 400
        assert '"WebhookMalformed"' in said.out
        assert "words" not in said.out + caplog.text + answer["body"]


class TestAnyOtherSender:
    """The signed webhook."""

    @pytest.mark.parametrize("key", [DESK, NEXT])
    def test_a_signed_post_becomes_a_mention_with_either_secret(self, take: Take, key: str) -> None:
        assert take(from_desk(key=key))["statusCode"] == 200
        (mention,) = queued()
        assert (mention.platform, mention.id, mention.text) == ("webhook", "desk:4711", POST["text"])

    @pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED.keys())
    def test_a_forged_post_leaves_a_metric_and_nothing_else(
        self,
        take: Take,
        capsys: pytest.CaptureFixture[str],
        caplog: pytest.LogCaptureFixture,
        forged: Callable[[], Request],
    ) -> None:
        answer = take(forged())
        assert (answer["statusCode"], answer["body"]) == (403, "")
        said = capsys.readouterr()
        assert '"WebhookRefused"' in said.out
        assert "wholly" not in said.out + said.err + caplog.text
        assert queued() == []

    def test_a_replayed_id_is_taken_once_whatever_it_carries(
        self, take: Take, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = json.dumps(POST | {"id": "4712"}).encode()
        assert [take(request)["statusCode"] for request in (from_desk(), from_desk(), from_desk(other))] == [200] * 3
        assert counted(capsys) == {"WebhookTaken", "WebhookRepeated"}
        assert [mention.id for mention in queued()] == ["desk:4711"]

    def test_what_does_not_fit_is_named_to_its_sender(self, take: Take) -> None:
        answer = take(from_desk(json.dumps(POST | {"mood": "bad"}).encode()))
        assert answer["statusCode"] == 400
        assert "mood" in answer["body"]

    def test_a_queue_that_takes_nothing_lets_the_sender_try_again(
        self, take: Take, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
    ) -> None:
        boto3.client("sqs").delete_queue(QueueUrl=wiring.settings().mentions_queue)
        assert take(from_desk())["statusCode"] == 503
        assert counted(capsys) == {"WebhookNotTaken"}
        assert "wholly" not in caplog.text
        boto3.client("sqs").create_queue(QueueName="mentions")
        assert take(from_desk())["statusCode"] == 200
        assert len(queued()) == 1

    def test_a_path_that_is_none_is_refused_like_any_stranger(self, take: Take) -> None:
        assert take(Request("POST", "/webhook/a/b", {}, {}, b""))["statusCode"] == 403


@pytest.mark.parametrize(
    "sender",
    [
        {"secrets": []},
        {"secrets": [DESK, NEXT, DESK]},
        {"secrets": ["whsec_c2hvcnQ="]},
        {"secrets": [DESK], "deliver_to": "http://example.org/"},
        {"secrets": [DESK], "deliver_to": "https://user:word@example.org/"},
    ],
)
def test_an_unsafe_sender_is_no_part_of_the_credentials(aws: None, sender: dict[str, Any]) -> None:
    secret = json.dumps({"webhooks": {"desk": sender}})
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=secret)
    with pytest.raises(Broken, match=r"webhooks\.desk"):
        wiring.webhook_credentials()
