"""Alerts come in as API Gateway brings them: each source proves itself in its own way, and an alert is kept once."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters import sns_calls
from amends.errors import Broken, Retry
from amends.suspect.alert import AlertSource

from tests.integration.test_api import Context, load
from tests.integration.test_receive import counted
from tests.receiver import Request
from tests.unit.suspect.signing import TOPIC, certificate, message, sent
from tests.unit.suspect.test_formats import ALERT, CLOUDWATCH, INCIDENT, PAGERDUTY, TOKENS, pagerduty

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

ONE = {"secrets": [TOKENS[0]]}
SECRET = {"alerts": {"cloudwatch": {"topics": [TOPIC]}, "alertmanager": ONE, "statuspage": ONE, "pagerduty": ONE}}
Take = Callable[[Request], dict[str, Any]]


class FakeSns:
    """What SNS's own host answers."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def certificate(self, url: str) -> str:
        self.asked.append(url)
        return certificate()

    def confirm(self, url: str) -> None:
        self.asked.append(url)


@pytest.fixture
def sns(monkeypatch: pytest.MonkeyPatch) -> FakeSns:
    fake = FakeSns()
    monkeypatch.setattr(sns_calls, "certificate", fake.certificate)
    monkeypatch.setattr(sns_calls, "confirm", fake.confirm)
    return fake


@pytest.fixture
def take(table: "Table", sns: FakeSns) -> Take:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=json.dumps(SECRET))
    handler = load("receive").handler
    return lambda request: dict(handler(request.as_event(), Context()))


def just_now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def request(source: str, body: bytes, **headers: str) -> Request:
    return Request("POST", f"/webhook/alerts/{source}", {}, headers, body)


def from_cloudwatch(**changes: Any) -> Request:
    alarm = json.dumps(CLOUDWATCH | {"StateChangeTime": just_now()} | changes)
    return request("cloudwatch", sent(message(alarm, datetime.now(UTC))))


def from_alertmanager(token: str = TOKENS[0], **changes: Any) -> Request:
    body = json.dumps({"alerts": [ALERT | {"startsAt": just_now()} | changes]}).encode()
    return request("alertmanager", body, authorization=f"Bearer {token}")


def from_statuspage(token: str = TOKENS[0]) -> Request:
    return request(f"statuspage/{token}", json.dumps({"incident": INCIDENT | {"created_at": just_now()}}).encode())


def from_pagerduty(secret: str = TOKENS[0]) -> Request:
    body = json.dumps({"event": PAGERDUTY["event"] | {"occurred_at": just_now()}}).encode()
    return request("pagerduty", body, **{"x-pagerduty-signature": pagerduty(body, secret)})


GOOD: dict[str, Callable[[], Request]] = {
    "cloudwatch": from_cloudwatch,
    "alertmanager": from_alertmanager,
    "statuspage": from_statuspage,
    "pagerduty": from_pagerduty,
}
FORGED: dict[str, Callable[[], Request]] = {
    "cloudwatch, a changed byte": lambda: replace(from_cloudwatch(), body=from_cloudwatch().body.replace(b"f", b"F")),
    "cloudwatch, no signature": lambda: request("cloudwatch", json.dumps(CLOUDWATCH).encode()),
    "alertmanager, another token": lambda: from_alertmanager("x" * 24),
    "alertmanager, no token": lambda: replace(from_alertmanager(), headers={}),
    "statuspage, another token": lambda: from_statuspage("x" * 24),
    "statuspage, no token": lambda: replace(from_statuspage(), path="/webhook/alerts/statuspage"),
    "pagerduty, another secret": lambda: from_pagerduty("x" * 24),
    "pagerduty, no signature": lambda: replace(from_pagerduty(), headers={}),
    "an unknown source": lambda: replace(from_alertmanager(), path="/webhook/alerts/nagios"),
    "another's proof": lambda: replace(from_alertmanager(), path="/webhook/alerts/pagerduty"),
    "the place of all": lambda: replace(from_alertmanager(), path="/webhook/alerts"),
}


@pytest.mark.parametrize("source", GOOD)
def test_what_proves_itself_is_kept_once(take: Take, capsys: pytest.CaptureFixture[str], source: str) -> None:
    good = GOOD[source]()
    answers = [take(good) for _ in range(3)]
    assert [(answer["statusCode"], json.loads(answer["body"])["taken"]) for answer in answers] == [
        (200, 1),
        (200, 0),
        (200, 0),
    ]
    assert counted(capsys) == {"AlertTaken", "AlertRepeated"}
    (alert,) = wiring.alerts().waiting(10)
    assert (alert.source, alert.state) == (source, "firing")


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED.keys())
def test_what_does_not_leaves_a_metric_and_nothing_else(
    take: Take,
    table: "Table",
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    forged: Callable[[], Request],
) -> None:
    answer = take(forged())
    assert (answer["statusCode"], answer["body"]) == (403, "")
    said = capsys.readouterr()
    assert '"WebhookRefused"' in said.out
    assert "ogins" not in said.out + said.err + caplog.text
    assert TOKENS[0] not in said.out + said.err + caplog.text
    assert table.scan()["Items"] == []


def test_the_secret_in_an_address_is_in_no_log(
    take: Take, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    take(from_statuspage())
    said = capsys.readouterr()
    logged = str([vars(record) for record in caplog.records])
    assert "statuspage" in logged
    assert TOKENS[0] not in said.out + said.err + logged


def test_without_credentials_every_source_is_refused(take: Take) -> None:
    boto3.client("secretsmanager").put_secret_value(SecretId="credentials", SecretString="{}")
    assert [take(good())["statusCode"] for good in GOOD.values()] == [403] * 4


def test_a_subscription_to_our_topic_is_confirmed_at_sns_and_no_other_is(take: Take, sns: FakeSns) -> None:
    now = datetime.now(UTC)
    said = message("hello", now, "SubscriptionConfirmation")
    assert take(request("cloudwatch", sent(said)))["statusCode"] == 200
    assert sns.asked[-1] == said["SubscribeURL"]
    asked = list(sns.asked)
    other = message("hello", now, "SubscriptionConfirmation", TopicArn=TOPIC + "2")
    assert take(request("cloudwatch", sent(other)))["statusCode"] == 403
    assert sns.asked == asked


def test_other_words_of_the_topic_are_left(take: Take) -> None:
    for kind, text in (("Notification", "hello"), ("UnsubscribeConfirmation", "gone")):
        answer = take(request("cloudwatch", sent(message(text, datetime.now(UTC), kind))))
        assert (answer["statusCode"], json.loads(answer["body"])) == (200, {"taken": 0})


def test_what_began_long_ago_is_no_news_but_its_end_is(take: Take, capsys: pytest.CaptureFixture[str]) -> None:
    old = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    assert take(from_alertmanager(startsAt=old))["statusCode"] == 200
    assert counted(capsys) == {"AlertOld"}
    take(from_alertmanager(status="resolved", endsAt=old))
    assert [alert.state for alert in wiring.alerts().waiting(10)] == ["resolved"]


def test_a_proven_alert_in_another_shape_is_told_and_not_repeated(take: Take) -> None:
    answer = take(request("alertmanager", b'{"alerts": [{}]}', authorization=f"Bearer {TOKENS[0]}"))
    assert answer["statusCode"] == 400


def test_sns_that_is_away_lets_the_message_come_again(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: str) -> str:
        raise Retry("SNS was not reached")

    monkeypatch.setattr(sns_calls, "certificate", away)
    assert take(from_cloudwatch())["statusCode"] == 503
    monkeypatch.setattr(sns_calls, "certificate", lambda _: certificate())
    assert json.loads(take(from_cloudwatch())["body"]) == {"taken": 1}


@pytest.mark.parametrize(
    "wrong",
    [
        {"cloudwatch": {"topics": []}},
        {"cloudwatch": {"topics": ["arn:aws:sqs:eu-west-1:123456789012:alarms"]}},
        {"alertmanager": {"secrets": ["short"]}},
        {"pagerduty": {"secrets": []}},
    ],
)
def test_a_source_that_anyone_could_be_is_no_part_of_the_credentials(aws: None, wrong: dict[str, Any]) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=json.dumps({"alerts": wrong}))
    with pytest.raises(Broken, match="alerts"):
        wiring.webhook_credentials()


@pytest.mark.parametrize("source", AlertSource)
def test_every_source_has_a_way_in(source: AlertSource) -> None:
    assert source in GOOD
