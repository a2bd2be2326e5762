"""A rehearsal in a stack for rehearsals alone: in by its signed webhook, out into its sink, people at the API."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters.postings import Postings
from amends.adapters.sink import taken_in
from amends.editing import hear
from amends.mention import Mention
from amends.posting import Mode, turn
from amends.roles import Role

from local.errors import LocalError, Usage
from local.rehearsal.command import must_be_ready, report
from local.rehearsal.playing import Rehearsal
from local.rehearsal.script import Script
from local.rehearsal.there import There
from tests.builders import a_person, a_reading
from tests.fakes import FakeReader
from tests.integration.test_api import Api, Context, load
from tests.integration.test_functions import record
from tests.receiver import Answer, Request, serving
from tests.rehearsing import People

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
CREDENTIALS: dict[str, Any] = {
    "rehearsal": True,
    "webhooks": {"rehearsal": {"secrets": [KEY]}},
    "alerts": {"alertmanager": {"secrets": ["a secret of some length"[:24] + "!"]}},
}
SCRIPT = Script.read("short-outage")
AT_ONCE = 1e6  # times the scenario's pace


class Deployed:
    """A deployed stack whose functions run when they are told to."""

    def __init__(self, table: "Table", queues: dict[str, str], url: str) -> None:
        self._table, self._queues, self._sqs = table, queues, boto3.client("sqs")
        self._url = f"{url}/webhook"
        self.api, self._outage, self._publish = Api(), load("outage"), load("publish")

    def venue(self, credentials: Any = CREDENTIALS) -> There:
        """The stack as the command finds it."""
        postings = Postings(self._table, "larkfield")
        return There("rehearsal", self._table, postings, json.dumps(credentials), self._url)

    def call(self, role: str, method: str, path: str, body: Any, seen: int | None) -> Any:
        path, _, query = path.partition("?")
        more = dict(part.split("=") for part in query.split("&") if part)
        status, answer = self.api.call(role, method, path, body, seen=seen, **more)
        assert status < 300, answer
        return answer

    def minute(self) -> None:
        """What runs each minute, and what is queued; each post is read as a complaint."""
        for body in self._drain("mentions"):
            stores = (wiring.cases(), wiring.optouts(), wiring.edits())
            rules, around = wiring.triage_rules(), (wiring.watched(), wiring.regions())
            mention, threshold = Mention.model_validate_json(body), wiring.brand_threshold()
            hear(mention, FakeReader(a_reading()), threshold, rules, *stores, wiring.now(), *around)
        self._outage.handler({}, Context())
        for number, body in enumerate(self._drain("outbox")):
            group = json.loads(body)["case_id"]
            answer = self._publish.handler({"Records": [record(number, body, MessageGroupId=group)]}, Context())
            assert not answer["batchItemFailures"]

    def _drain(self, queue: str) -> Iterator[str]:
        url = self._queues[queue]
        while messages := self._sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                self._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                yield message["Body"]


@pytest.fixture
def stack(table: "Table", queues: dict[str, str]) -> Iterator[Deployed]:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=json.dumps(CREDENTIALS))
    receive = load("receive")

    def answer(request: Request) -> Answer:
        found = receive.handler(request.as_event(), Context())
        return int(found["statusCode"]), {}, str(found.get("body") or "").encode()

    with serving(answer) as url:
        yield Deployed(table, queues, url)


def posting_on(table: "Table") -> None:
    admin = a_person("Ada", Role.ADMIN)
    turn(Mode.ON, "to rehearse", admin, Postings(table, "larkfield"), datetime.now(UTC))


def test_people_who_do_all_at_once_get_all_the_points_that_there_are(table: "Table", stack: Deployed) -> None:
    posting_on(table)
    venue, said = stack.venue(), list[str]()
    must_be_ready(venue)
    rehearsal = Rehearsal(SCRIPT, venue, AT_ONCE, timedelta(0), lambda: datetime.now(UTC), said.append)
    people, done = People(stack.call, ["webhook"]), list[str]()
    while rehearsal.step() and len(done) < 30:
        given = "holding: beyond approved" in done
        stack.minute()
        done.append(people.act(mended=given and bool(list(taken_in(table)))))
    assert len(done) < 30, (done, said)
    found = json.loads(report(rehearsal, SCRIPT.name, as_json=True))
    marks = {mark["name"]: mark for mark in found["marks"]}
    assert marks["texts twice or too late"]["points"] == 20
    assert marks["time to confirm"]["points"] == marks["time to the first statement"]["points"] == 20
    # A minute's worth: nobody waited here for the window to open again.
    assert found["happened"]["told"] > 0
    assert found["happened"]["owed"] == len({post.author for post in SCRIPT.hit})
    assert any("Rehearsal short-outage" in line for line in said)
    taken = list(taken_in(table))
    assert len({(one.in_reply_to, one.text) for one in taken}) == len(taken)
    assert all(one.in_reply_to.startswith("rehearsal:") for one in taken)


def test_only_a_stack_for_rehearsals_alone_is_rehearsed_with(stack: Deployed) -> None:
    stack.venue()
    others = {"webhooks": {"desk": {"secrets": [KEY]}}, "alerts": CREDENTIALS["alerts"]}
    for credentials in (others, CREDENTIALS | {"webhooks": {}}, CREDENTIALS | {"alerts": {}}):
        with pytest.raises(Usage, match="rehearsals alone"):
            stack.venue(credentials)
    with pytest.raises(LocalError, match="does not hold what it should"):
        stack.venue(CREDENTIALS | others)


def test_a_dry_run_is_no_rehearsal(stack: Deployed) -> None:
    with pytest.raises(Usage, match="dry_run"):
        must_be_ready(stack.venue())
