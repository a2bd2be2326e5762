"""The sample events are what the functions really take."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters.cases import Cases
from amends.adapters.replies import Replies
from amends.reply import ReplyState
from amends.signatures import sign

from tests.integration.test_api import Context, load
from tests.integration.test_functions import approved_now, turned_on
from tests.template import ROOT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASE = "x-2061112223334445566"
DESK = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def sample(name: str) -> Any:
    return json.loads((ROOT / "events" / f"{name}.json").read_text())


@pytest.fixture(autouse=True)
def no_credentials(aws: None) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")


@pytest.mark.parametrize(
    "source",
    [
        "x-mentions",
        "x-messages",
        "x-quotes",
        "x-threads",
        "x-handoffs",
        "reddit-handoffs",
        "reddit-mentions",
        "reddit-messages",
        "reddit-subreddit",
    ],
)
def test_listen_takes_its_samples(source: str) -> None:
    answer = load("listen").handler(sample(f"listen-{source}"), Context())
    assert answer == {"source": source.replace("-", "."), "outcome": "no credentials"}


def test_listen_takes_the_sample_of_a_schedule_for_all_queries() -> None:
    answer = load("listen").handler(sample("listen-x-search"), Context())
    assert answer == {"source": "x.search.*", "outcome": "no queries"}


def test_compare_takes_its_sample() -> None:
    assert load("compare").handler(sample("compare"), Context()) == {}


def test_lint_takes_its_sample_and_hears_the_mockery(table: "Table") -> None:
    answer = load("lint").handler(sample("lint"), Context())
    assert [finding["rule"] for finding in json.loads(answer["body"])["findings"]] == ["tone.mockery"]


def test_slack_refuses_its_sample_by_now() -> None:
    boto3.client("secretsmanager").put_secret_value(
        SecretId="credentials", SecretString=json.dumps({"slack": {"signing_secret": "sample-signing-secret"}})
    )
    assert load("slack").handler(sample("slack-interaction"), Context())["statusCode"] == 403


def test_notify_takes_its_sample(table: "Table") -> None:
    answer = load("notify").handler(sample("notify"), Context())
    assert answer == {"sorted": 0, "messages": 0, "notices": 0, "failed": 0, "dead": 0}


def test_export_takes_its_samples(table: "Table", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_REPORTS_BUCKET", "reports")
    boto3.client("s3").create_bucket(Bucket="reports", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    assert not any(load("export").handler(sample("export-waiting"), Context()).values())
    assert load("export").handler(sample("export-lines"), Context())["written"] == 0


def test_classify_takes_its_sample_and_hears_the_mock_praise(table: "Table") -> None:
    assert load("classify").handler(sample("classify-mentions"), Context()) == {"batchItemFailures": []}
    mocking, pleased = (Cases(table).file(f"x-206111222333444{end}").thread[0].reading for end in ("5566", "5999"))
    assert mocking.dissatisfied > pleased.dissatisfied


def test_classify_keeps_the_words_that_moved_the_model_and_logs_none(
    table: "Table", caplog: pytest.LogCaptureFixture
) -> None:
    load("classify").handler(sample("classify-mentions"), Context())
    entry = Cases(table).file(CASE).thread[0]
    assert entry.evidence
    assert all(phrase in entry.mention.text for phrase in entry.evidence)
    assert "heard" in caplog.text
    assert not any(phrase in caplog.text for phrase in entry.evidence)


def test_the_api_takes_its_sample(table: "Table") -> None:
    assert load("api").handler(sample("api-queue"), Context())["statusCode"] == 200


@pytest.fixture
def senders(aws: None) -> None:
    x = {"user_id": "1111111111111111111", "username": "larkfield", "consumer_secret": "sample-consumer-secret"}
    x |= dict.fromkeys(("consumer_key", "access_token", "access_token_secret"), "sample")
    secret = {"x": x, "webhooks": {"desk": {"secrets": [DESK]}}}
    boto3.client("secretsmanager").put_secret_value(SecretId="credentials", SecretString=json.dumps(secret))


def test_receive_answers_its_sample_of_a_challenge(senders: None) -> None:
    answer = load("receive").handler(sample("receive-x-challenge"), Context())
    assert json.loads(answer["body"])["response_token"].startswith("sha256=")


def test_receive_takes_its_sample_of_an_event(senders: None, table: "Table", queues: dict[str, str]) -> None:
    assert load("receive").handler(sample("receive-x-event"), Context())["statusCode"] == 200
    (message,) = boto3.client("sqs").receive_message(QueueUrl=queues["mentions"])["Messages"]
    assert json.loads(message["Body"])["id"] == "2061112223334446001"


def test_receive_refuses_its_old_sample_of_a_post_and_takes_it_signed_anew(
    senders: None, table: "Table", queues: dict[str, str]
) -> None:
    event, receive = sample("receive-webhook"), load("receive").handler
    assert receive(event, Context())["statusCode"] == 403
    event["headers"] |= sign(DESK, "msg_1", event["body"].encode(), datetime.now(UTC))
    assert receive(event, Context())["statusCode"] == 200


TOKEN = {"secrets": ["sample-token-of-an-alert-source"]}


@pytest.fixture
def monitoring(aws: None) -> None:
    sources = dict.fromkeys(("alertmanager", "statuspage", "pagerduty"), TOKEN)
    secret = {"alerts": sources | {"cloudwatch": {"topics": ["arn:aws:sns:eu-west-1:123456789012:alarms"]}}}
    boto3.client("secretsmanager").put_secret_value(SecretId="credentials", SecretString=json.dumps(secret))


@pytest.mark.parametrize("source", ["alertmanager", "statuspage", "pagerduty"])
def test_receive_takes_its_sample_of_an_alert(monitoring: None, table: "Table", source: str) -> None:
    answer = load("receive").handler(sample(f"receive-alert-{source}"), Context())
    assert (answer["statusCode"], answer["body"]) == (200, '{"taken": 1}')


def test_receive_refuses_its_sample_of_an_alarm(monitoring: None, table: "Table") -> None:
    assert load("receive").handler(sample("receive-alert-cloudwatch"), Context())["statusCode"] == 403


def test_outage_takes_its_sample(table: "Table") -> None:
    answer = load("outage").handler(sample("outage"), Context())
    suspected = {"alerts": 0, "hours": 0, "judged": 0, "told": 0, "overtaken": 0}
    assert answer == suspected | {"given": 0, "refused": 0, "paused": 0, "failed": 0}


def test_report_takes_its_sample_of_a_change_and_of_a_rebuild(table: "Table") -> None:
    load("classify").handler(sample("classify-mentions"), Context())
    assert load("report").handler(sample("report-changes"), Context()) == {"batchItemFailures": []}
    today = datetime.now(UTC).date()
    assert [line.case for line in wiring.sheets().between(today, today)] == [CASE]
    done = load("report").handler(sample("report-rebuild"), Context())
    assert done == {"days": 1, "cases": 0, "lines": 0, "next": "2026-11-20"}


def test_publish_takes_its_sample(table: "Table") -> None:
    load("classify").handler(sample("classify-mentions"), Context())
    turned_on(table)
    approved_now(table, id="3f2b", case_id=CASE, in_reply_to=CASE.removeprefix("x-"))
    assert load("publish").handler(sample("publish-outbox"), Context()) == {"batchItemFailures": []}
    refused = Replies(table).get(CASE, "3f2b")
    assert (refused.state, refused.note) == (ReplyState.REFUSED, "there are no credentials for x")


def test_track_takes_its_sample(table: "Table") -> None:
    assert load("track").handler(sample("track"), Context()) == {"over": 0}


def test_sweep_takes_its_sample(table: "Table", capsys: pytest.CaptureFixture[str]) -> None:
    assert load("sweep").handler(sample("sweep"), Context()) == {"finished": 0}
    assert '"HoursSinceLook":[0.0]' in capsys.readouterr().out


def test_themes_takes_its_sample(table: "Table") -> None:
    class QuarterOfAnHour(Context):
        def get_remaining_time_in_millis(self) -> int:
            return 900_000

    themes = load("themes")
    nothing = {"posts": 0, "days": 0, "themes": 0}
    assert themes.handler(sample("themes"), Context()) == nothing  # thirty seconds are too few
    # A day is over ten minutes after its midnight, and whoever runs this may run it within them.
    found = themes.handler(sample("themes"), QuarterOfAnHour())
    assert found in (nothing | {"days": 56}, nothing | {"days": 57})


def test_watch_takes_its_sample(table: "Table") -> None:
    assert load("watch").handler(sample("watch"), Context()) == {"found": 0, "withdrawn": 0, "requeued": 0, "timers": 0}
