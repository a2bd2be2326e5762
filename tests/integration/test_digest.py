"""The weekly digest: set through the API, sent by the function through SES, once."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters.digests import Digests, DigestVersions
from amends.adapters.mail import Mail
from amends.digest.sending import Letter, Sending, State
from amends.digest.settings import DigestVersion, Recipient, Schedule
from amends.errors import MaybePosted, Retry, Stale
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from moto.ses.models import ses_backends

from tests.builders import NOON
from tests.integration.test_api import Api, load
from tests.integration.test_channels import ACCOUNT
from tests.integration.test_exports import Patient, keep
from tests.lines import DAY, a_line

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

MIA = {"id": "marketing-id", "name": "marketing", "email": "mia@larkfield.example"}
MONDAYS = {"on": True, "weekday": 0, "hour": 8, "tz": "Europe/London"}


@pytest.fixture
def api(table: "Table", monkeypatch: pytest.MonkeyPatch) -> Api:
    monkeypatch.setenv("AMENDS_NOTICE_SENDER", "amends@larkfield.example")
    monkeypatch.setenv("AMENDS_CONSOLE_URL", "https://console.example/")
    boto3.client("ses").verify_email_identity(EmailAddress="amends@larkfield.example")
    api = Api()
    for role in ("marketing", "auditor", "responder"):
        api.call(role, "GET", "/me")
    settings = {"desks": {}, "people": [MIA]}
    assert api.call("admin", "PUT", "/notifications", {"settings": settings, "note": "begin"}, seen=0)[0] == 200
    return api


def outbox() -> list[EmailMessage]:
    sent = ses_backends[ACCOUNT]["eu-west-1"].sent_messages
    return [message_from_bytes(one.raw_data.encode(), policy=default) for one in sent]


def due_now(table: "Table", *people: str) -> None:
    """Settings by which a digest is due at once, for people who were to get it long since."""
    long_ago = datetime.now(UTC) - timedelta(days=60)
    schedule = Schedule(on=True, weekday=datetime.now(UTC).weekday(), hour=0, tz="UTC")
    recipients = [Recipient(id=f"{name}-id", name=name, since=long_ago) for name in people]
    version = DigestVersion(version=1, schedule=schedule, recipients=recipients, at=long_ago)
    DigestVersions(table, "larkfield").add(version)


def run() -> dict[str, int]:
    return dict(load("export").handler({"do": "waiting"}, Patient()))


def test_it_is_off_at_first_and_set_by_who_may_send_reports(api: Api) -> None:
    status, now = api.call("auditor", "GET", "/reports/digest")
    assert (status, now["version"], now["on"], now["recipients"], now["latest"]) == (200, 0, False, [], [])
    body = MONDAYS | {"recipients": [{"id": "marketing-id"}, {"id": "auditor-id"}]}
    assert api.call("auditor", "PUT", "/reports/digest", body, seen=0)[0] == 403
    assert api.call("marketing", "PUT", "/reports/digest", body)[0] == 428
    status, changed = api.call("marketing", "PUT", "/reports/digest", body, seen=0)
    assert (status, changed["version"], changed["by_name"], changed["tz"]) == (200, 1, "marketing", "Europe/London")
    assert {one["name"]: one["why"] for one in changed["recipients"]} == {
        "marketing": "",
        "auditor": "has no e-mail address in the notification settings",
    }
    assert api.call("marketing", "PUT", "/reports/digest", body, seen=0)[0] == 412


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"recipients": [{"id": "responder-id"}]}, 400),
        ({"recipients": [{"id": "mia@larkfield.example"}]}, 400),
        ({"recipients": [{"id": "marketing-id", "email": "evil@example.com"}]}, 422),
        ({"to": ["evil@example.com"]}, 422),
        ({"tz": "Mars"}, 422),
    ],
)
def test_nobody_else_and_no_address_can_be_given(api: Api, wrong: dict[str, Any], status: int) -> None:
    assert api.call("marketing", "PUT", "/reports/digest", MONDAYS | wrong, seen=0)[0] == status


def test_it_is_sent_once_with_its_three_forms(api: Api, table: "Table") -> None:
    at = int(datetime.now(UTC).timestamp()) - (datetime.now(UTC).weekday() + 10) * DAY
    told = [a_line(case=f"x-{n}", opened=at, complained=at, answered=at + 60, outcome="silent") for n in range(12)]
    keep(table, *told)
    due_now(table, "marketing", "auditor")
    done = run()
    assert (done["digests_sent"], done["digests_failed"], done["digests_doubt"]) == (1, 1, 0)
    assert run()["digests_sent"] == 0
    (message,) = outbox()
    assert (message["To"], message["From"]) == ("mia@larkfield.example", "amends@larkfield.example")
    assert str(message["Subject"]).startswith("What came of it at larkfield: ")
    html, text = message.get_body(("html",)), message.get_body(("plain",))
    assert html
    assert text
    assert "https://console.example/reports?" in html.get_content()
    assert "Said no more: 12 (0)" in text.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content().startswith(b"%PDF-")
    latest = api.call("marketing", "GET", "/reports/digest")[1]["latest"]
    assert [(one["name"], one["state"]) for one in latest] == [("auditor", "failed"), ("marketing", "sent")]


def test_nothing_is_sent_where_it_is_off(api: Api, table: "Table") -> None:
    due_now(table, "marketing")
    current = DigestVersions(table, "larkfield").current()
    assert current
    off = current.model_copy(update={"version": 2, "schedule": Schedule(on=False)})
    DigestVersions(table, "larkfield").add(off)
    assert run()["digests_sent"] == 0
    assert outbox() == []


def test_a_sender_that_ses_does_not_know_is_a_refusal_that_is_tried_again(
    api: Api, table: "Table", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMENDS_NOTICE_SENDER", "stranger@elsewhere.example")
    wiring.settings.cache_clear()
    due_now(table, "marketing")
    assert run()["digests_refused"] == 1
    latest = api.call("marketing", "GET", "/reports/digest")[1]["latest"]
    assert (latest[0]["state"], latest[0]["why"]) == ("refused", "SES answered MessageRejected")


LETTER = Letter("Subject", "text", "<p>html</p>", b"%PDF", "digest.pdf")


class Ses:
    """SES that fails in one way."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def send_email(self, **_: Any) -> None:
        raise self._error


def answered(status: int) -> ClientError:
    return ClientError(
        {"Error": {"Code": "Busy", "Message": "mia@larkfield.example"}, "ResponseMetadata": {"HTTPStatusCode": status}},  # type: ignore[typeddict-item]
        "SendEmail",
    )


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (answered(400), Retry),
        (answered(429), Retry),
        (EndpointConnectionError(endpoint_url="https://ses"), Retry),
        (answered(500), MaybePosted),
        (ReadTimeoutError(endpoint_url="https://ses"), MaybePosted),
    ],
)
def test_what_was_certainly_not_sent_is_told_from_what_may_have_been(error: Exception, wanted: type[Exception]) -> None:
    with pytest.raises(wanted) as raised:
        Mail(Ses(error), "amends@larkfield.example").post("mia@larkfield.example", LETTER)  # type: ignore[arg-type]
    assert "@" not in str(raised.value)


def test_without_a_sender_nothing_is_sent() -> None:
    with pytest.raises(Retry, match="NoticeSender"):
        Mail(Ses(answered(500)), "").post("mia@larkfield.example", LETTER)  # type: ignore[arg-type]


def test_of_two_runs_that_claim_one_person_one_wins(table: "Table") -> None:
    digests = Digests(table, "larkfield")
    sending = Sending(week="2026-W47", person_id="marketing-id", name="marketing", at=NOON)
    first = digests.save(sending)
    with pytest.raises(Stale):
        digests.save(sending)
    digests.save(first.model_copy(update={"state": State.SENT}))
    with pytest.raises(Stale):
        digests.save(first)
    assert [one.state for one in digests.of("2026-W47")] == [State.SENT]
    digests.save(sending.model_copy(update={"week": "2026-W48"}))
    assert [one.week for one in digests.newest()] == ["2026-W48"]
