"""The channels over the wire: Slack's own client against a server of the test's, SES and SNS as moto has them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import boto3
import pytest
from amends import wiring
from amends.adapters.cases import Cases
from amends.adapters.credentials import Credentials, SlackCredentials, parse
from amends.adapters.mail import Mail
from amends.adapters.slack import SlackHooks
from amends.adapters.topic import Topic
from amends.errors import Broken, RateLimited, Retry
from amends.notify.settings import NoticeVersion
from amends.notify.words import Message, message
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

from tests.builders import NOON, a_mention, stored
from tests.integration.test_api import Context, load
from tests.receiver import Answer, Request, serving
from tests.unit.notify.builders import a_line, notice_settings

ACCOUNT = "123456789012"  # moto's
CONSOLE = "https://console.example/"
HOSTILE = "eve <!channel> <https://evil.example|here> & *bold*"


@dataclass
class Slack:
    """Slack's side: it remembers what it was sent, and answers as it is told to."""

    answer: Answer | None = (200, {}, b"ok")
    taken: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer | None:
        self.taken.append(json.loads(request.body))
        self.paths.append(request.path)
        return self.answer


@pytest.fixture
def slack() -> Slack:
    return Slack()


@pytest.fixture
def hooks(slack: Slack) -> Iterator[SlackCredentials]:
    with serving(slack) as address:
        yield SlackCredentials.model_validate(
            {"base_url": address, "webhooks": {"care": f"{address}/services/T1/B1/secret"}, "signing_secret": "s" * 32}
        )


def told(**changes: Any) -> Message:
    return message([a_line(**{"kind": "sent to review", "reply_id": "r1", "reply_version": 2, **changes})], 0, CONSOLE)


def texts(of: object) -> Iterator[str]:
    """Every text object that Slack would read as markup."""
    if isinstance(of, dict):
        if of.get("type") == "mrkdwn":
            yield str(of["text"])
        for value in of.values():
            yield from texts(value)
    elif isinstance(of, list):
        for value in of:
            yield from texts(value)


def test_slack_shows_the_case_with_its_buttons_and_the_version_they_stand_for(
    slack: Slack, hooks: SlackCredentials
) -> None:
    SlackHooks(hooks).send(["care"], told())
    (sent,) = slack.taken
    assert slack.paths == ["/services/T1/B1/secret"]
    section, actions = sent["blocks"]
    assert section["text"]["text"] == "Severity 3, care: sent to review, case x-1\nsent to review by Amends"
    opens, approves, changes = actions["elements"]
    assert opens["url"] == "https://console.example/cases/x-1"
    assert json.loads(approves["value"]) == json.loads(changes["value"]) == {"case": "x-1", "reply": "r1", "version": 2}
    assert approves["confirm"]["title"]["text"] == "Approve version 2?"


def test_a_case_without_a_reply_that_waits_can_only_be_opened(slack: Slack, hooks: SlackCredentials) -> None:
    SlackHooks(hooks).send(["care"], told(reply_version=None, kind="case opened"))
    assert [button["action_id"] for button in slack.taken[0]["blocks"][1]["elements"]] == ["open_case"]


def test_nobody_can_approve_from_slack_where_its_signature_can_not_be_verified(
    slack: Slack, hooks: SlackCredentials
) -> None:
    SlackHooks(hooks.model_copy(update={"signing_secret": None})).send(["care"], told())
    assert [button["action_id"] for button in slack.taken[0]["blocks"][1]["elements"]] == ["open_case"]


def test_no_name_can_call_a_channel_or_lead_anywhere(slack: Slack, hooks: SlackCredentials) -> None:
    SlackHooks(hooks).send(["care"], told(by_name=HOSTILE, case_id=HOSTILE))
    (sent,) = slack.taken
    assert list(texts(sent["blocks"])) == []
    assert "<" not in sent["text"]
    assert list(texts([{"type": "mrkdwn", "text": "found"}])) == ["found"]


def test_a_flood_is_one_message_within_slacks_limits(slack: Slack, hooks: SlackCredentials) -> None:
    lines = [a_line(number, reply_id="r", reply_version=1) for number in range(50)]
    SlackHooks(hooks).send(["care"], message(lines, 950, CONSOLE))
    (sent,) = slack.taken
    assert len(sent["blocks"]) <= 50
    assert sent["blocks"][-1]["elements"][0]["text"] == "and 985 more: open the queue"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((500, {}, b"oops"), "Slack answered 500"),
        ((404, {}, b"no_service"), "Slack answered 404"),
        ((403, {}, b"invalid_token"), "Slack answered 403"),
        (None, "Slack could not be reached"),
    ],
)
def test_what_slack_does_not_take_is_tried_again_by_us_alone(
    slack: Slack, hooks: SlackCredentials, answer: Answer | None, why: str
) -> None:
    slack.answer = answer
    with pytest.raises(Retry, match=why) as raised:
        SlackHooks(hooks).send(["care"], told())
    assert len(slack.taken) == 1
    assert "secret" not in str(raised.value)


def test_slack_names_the_time_until_which_we_wait(slack: Slack, hooks: SlackCredentials) -> None:
    slack.answer = (429, {"Retry-After": "90"}, b"")
    with pytest.raises(RateLimited):
        SlackHooks(hooks).send(["care"], told())


def test_a_hook_that_is_not_there_is_said_by_its_name(hooks: SlackCredentials) -> None:
    with pytest.raises(Retry, match="no Slack webhook of the name legal"):
        SlackHooks(hooks).send(["legal"], told())
    with pytest.raises(Retry, match="no Slack webhook of the name care"):
        SlackHooks(None).send(["care"], told())


@pytest.mark.parametrize("url", ["https://hooks.slack.com.evil.example/x", "http://hooks.slack.com/x", "x"])
def test_a_webhook_that_leads_elsewhere_is_no_webhook_and_is_not_repeated(url: str) -> None:
    with pytest.raises(Broken) as raised:
        parse(json.dumps({"slack": {"webhooks": {"care": url}}}))
    assert "evil" not in str(raised.value)
    assert parse('{"slack": {"webhooks": {"care": "https://hooks.slack.com/services/x"}}}').slack


def test_one_mail_goes_to_the_desk_in_plain_text(aws: None) -> None:
    ses = boto3.client("sesv2")
    ses.create_email_identity(EmailIdentity="larkfield.example")
    Mail(ses, "amends@larkfield.example").send(["a@larkfield.example", "b@larkfield.example"], told(by_name=HOSTILE))
    (sent,) = ses_backends[ACCOUNT]["eu-west-1"].sent_messages
    assert sent.destinations["ToAddresses"] == ["a@larkfield.example", "b@larkfield.example"]
    assert (sent.subject, sent.source) == (
        "Amends: Severity 3, care: sent to review, case x-1",
        "amends@larkfield.example",
    )


def test_mail_that_ses_refuses_is_kept_with_the_reason_and_without_an_address(aws: None) -> None:
    with pytest.raises(Retry, match="SES answered MessageRejected") as raised:
        Mail(boto3.client("sesv2"), "amends@larkfield.example").send(["a@larkfield.example"], told())
    assert "larkfield" not in str(raised.value)
    with pytest.raises(Retry, match="NoticeSender"):
        Mail(boto3.client("sesv2"), "").send(["a@larkfield.example"], told())


def test_other_systems_choose_by_desk_and_severity(aws: None) -> None:
    sns = boto3.client("sns")
    arn = sns.create_topic(Name="notices")["TopicArn"]
    Topic(sns, arn).send(["legal"], told(severity=1))
    ((_, text, subject, attributes, *_),) = sns_backends[ACCOUNT]["eu-west-1"].topics[arn].sent_notifications
    assert subject == "Severity 1, care: sent to review, case x-1"
    assert text.endswith("https://console.example/cases/x-1\n")
    assert attributes
    assert {name: value["Value"] for name, value in attributes.items()} == {"desk": "legal", "severity": "1"}
    with pytest.raises(Retry, match="SNS answered NotFound"):
        Topic(sns, arn + "x").send(["legal"], told())


def test_the_function_tells_through_every_channel_and_nothing_of_what_was_written(
    aws: None, table: Any, slack: Slack, hooks: SlackCredentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    sns, ses, sqs = boto3.client("sns"), boto3.client("sesv2"), boto3.client("sqs")
    arn = sns.create_topic(Name="notices")["TopicArn"]
    queue = sqs.create_queue(QueueName="listener")["QueueUrl"]
    where = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=where)
    ses.create_email_identity(EmailIdentity="larkfield.example")
    secret = {
        "base_url": hooks.base_url,
        "webhooks": {name: hook.get_secret_value() for name, hook in hooks.webhooks.items()},
    }
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=json.dumps({"slack": secret}))
    monkeypatch.setenv("AMENDS_NOTICE_TOPIC", arn)
    monkeypatch.setenv("AMENDS_NOTICE_SENDER", "amends@larkfield.example")
    monkeypatch.setenv("AMENDS_CONSOLE_URL", CONSOLE)
    care = {"slack": "care", "emails": ["care@larkfield.example"], "sns": True}
    known = NoticeVersion(
        version=1, settings=notice_settings(desks={"care": care}), at=NOON, by="a", by_name="ada", note="begin"
    )
    wiring.notice_versions().add(known)
    stored(Cases(table), a_mention(text="SENTINEL <!channel>", author_handle="SENTINEL", private=True))
    assert load("notify").handler({}, Context()) == {"sorted": 1, "messages": 3, "notices": 3, "failed": 0, "dead": 0}
    assert load("notify").handler({}, Context()) == {"sorted": 0, "messages": 0, "notices": 0, "failed": 0, "dead": 0}
    (mailed,) = ses_backends[ACCOUNT]["eu-west-1"].sent_messages
    heard = [
        json.dumps(slack.taken),
        str(vars(mailed)),
        sqs.receive_message(QueueUrl=queue)["Messages"][0]["Body"],
    ]
    assert all("case x-1001" in one for one in heard)
    assert not [one for one in heard if "SENTINEL" in one]


def test_credentials_without_slack_are_as_before() -> None:
    assert Credentials().slack is None
