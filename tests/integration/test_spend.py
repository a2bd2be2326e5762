"""The bill over the wire: what the real clients ask for is what the simulated platforms gave."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters import reddit_client, x_client
from amends.adapters.cases import Cases
from amends.adapters.http import Watcher
from amends.adapters.ledger import Ledger
from amends.adapters.meter import Meter
from amends.adapters.reddit_sources import mentions_of
from amends.adapters.x import X
from amends.adapters.x_mentions import XMentions
from amends.errors import MaybePosted, Refused, Retry
from amends.prices import Call, Prices
from amends.spending import Month
from botocore.exceptions import EndpointConnectionError

from tests.builders import an_approved_reply, stored
from tests.integration.test_api import Api, Context, load
from tests.simulated import Simulated, simulated

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as found:
        yield found


@pytest.fixture
def world(running: Simulated) -> Iterator[Simulated]:
    running.forget_requests()
    yield running
    running.heal()


@pytest.fixture
def ledger(table: "Table") -> Ledger:
    return Ledger(table, "larkfield", Prices())


@pytest.fixture
def meter(ledger: Ledger) -> Meter:
    return Meter(lambda: ledger, now)


def now() -> datetime:
    return datetime.now(UTC)


def mentions(world: Simulated, watch: Watcher | None) -> XMentions:
    x = world.credentials.x
    assert x
    return XMentions(x_client.connect(x, watch=watch), x.user_id, x.username)


def platform(world: Simulated, meter: Meter) -> X:
    x = world.credentials.x
    assert x
    return X(x_client.connect(x, timeout=(3, 3), watch=meter.x(x.user_id)), x.user_id)


def own_id(world: Simulated) -> str:
    assert world.credentials.x
    return world.credentials.x.user_id


def units(month: Month) -> dict[Call, int]:
    return {one.call: one.units for one in month.calls}


def test_mentions_on_x_cost_what_x_gave(world: Simulated, meter: Meter, ledger: Ledger) -> None:
    start = mentions(world, None).poll(None, now()).position
    first = world.tweet("ada", "@larkfield no broadband since six")
    for number in range(250):
        world.tweet(f"user{number % 7}", f"@larkfield down too, number {number}", reply_to=first)
    world.forget_requests()
    with meter.metered("x.mentions"):
        source, at = mentions(world, meter.x(own_id(world))), now()
        poll = source.poll(start, at)
        while poll.more:
            poll = source.poll(poll.position, at)
    log = world.requests()
    gave = {name for entry in log for name in entry["gave"]}
    beside = {name for entry in log for name in entry["beside"]}
    month = ledger.month("x.mentions", now())
    assert (month.total.requests, len(log)) == (3, 3)
    assert units(month) == {Call.X_READ_OWN: 251, Call.X_USER_EXPANDED: 8, Call.X_EXPANDED: 1}
    assert (len(gave), len(beside)) == (251, 9)
    assert month.total.dollars == Decimal("0.251") + Decimal("0.080") + Decimal("0.005")


def test_nothing_is_counted_of_a_client_that_nobody_watches(world: Simulated, meter: Meter, ledger: Ledger) -> None:
    with meter.metered("x.mentions"):
        mentions(world, None).poll(None, now())
    assert world.requests()
    assert ledger.months(now()) == {}


@pytest.mark.parametrize(("kind", "error"), [("429", Retry), ("503", Retry), ("drop", Retry)])
def test_a_poll_that_failed_is_a_request_and_costs_nothing(
    world: Simulated, meter: Meter, ledger: Ledger, kind: str, error: type[Exception]
) -> None:
    world.tweet("ada", f"@larkfield down, {kind}")
    world.fault("x", kind)
    with pytest.raises(error), meter.metered("x.mentions"):
        mentions(world, meter.x(own_id(world))).poll(None, now())
    month = ledger.month("x.mentions", now())
    assert (month.total.requests, month.total.units, month.total.dollars) == (1, 0, Decimal(0))


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("Which street, Ada?", "0.010"),
        ("Look here: https://larkfield.example/status", "0.20"),
        ("See bbc.co.uk", "0.2"),
    ],
)
def test_an_answer_costs_a_cent_and_one_with_a_link_twenty(
    world: Simulated, meter: Meter, ledger: Ledger, text: str, dollars: str
) -> None:
    asked = world.tweet("ada", "@larkfield help")
    with meter.metered("replies"):
        platform(world, meter).reply(an_approved_reply(in_reply_to=asked, text=text))
    assert ledger.month("x.replies", now()).total.dollars == Decimal(dollars)
    assert [entry["path"] for entry in world.requests()] == ["/2/tweets"]


def test_a_look_before_anyone_writes_is_on_the_bill(
    world: Simulated, ledger: Ledger, table: "Table", queues: dict[str, str]
) -> None:
    secret = (world.state / "credentials.json").read_text()
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=secret)
    stored(Cases(table))
    assert Api().call("responder", "GET", "/cases/x-1001/eligibility")[0] == 200
    assert ledger.month("x.replies", now()).total.requests == len(world.requests()) > 0


def test_a_refused_answer_costs_nothing(world: Simulated, meter: Meter, ledger: Ledger) -> None:
    unasked = world.tweet("ada", "talking to myself")
    with meter.metered("replies"), pytest.raises(Refused):
        platform(world, meter).reply(an_approved_reply(in_reply_to=unasked, text="Hello, can we help?"))
    assert ledger.month("x.replies", now()).total.dollars == 0
    assert world.requests()[0]["status"] == 403


def test_an_answer_that_was_posted_and_never_confirmed_is_paid(world: Simulated, meter: Meter, ledger: Ledger) -> None:
    asked = world.tweet("ada", "@larkfield help")
    world.fault("x", "timeout_after", "POST /2/tweets", count=1)
    with meter.metered("replies"), pytest.raises(MaybePosted):
        platform(world, meter).reply(an_approved_reply(in_reply_to=asked, text="Sorry, Ada. Unconfirmed."))
    assert ledger.month("x.replies", now()).total.dollars == Decimal("0.010")


def test_reddits_requests_and_items_are_counted_and_free(world: Simulated, meter: Meter, ledger: Ledger) -> None:
    credentials = world.credentials.reddit
    assert credentials
    for number in range(120):
        world.comment("kim", f"u/larkfield_care down, number {number}")
    world.forget_requests()
    with meter.metered("reddit.mentions"):
        client = reddit_client.connect(credentials, watch=meter.reddit())
        assert len(mentions_of(client).poll(None, now()).mentions) >= 120
    log = [entry for entry in world.requests() if entry["method"] == "GET"]
    month = ledger.month("reddit.mentions", now())
    assert units(month) == {
        Call.REDDIT_READ: sum(len(entry["gave"]) for entry in log),
        Call.REDDIT_TOKEN: 1,
    }
    assert (month.total.requests, month.total.dollars) == (len(log) + 1, Decimal(0))


@pytest.fixture
def deployed(world: Simulated, table: "Table", queues: dict[str, str]) -> dict[str, Any]:
    """The functions' credentials lead to the simulator."""
    secret = (world.state / "credentials.json").read_text()
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=secret)
    return dict(json.loads(secret))


def test_a_function_that_polls_writes_its_bill_and_a_quiet_source_is_left_alone(
    world: Simulated, deployed: dict[str, Any], ledger: Ledger
) -> None:
    listen = load("listen").handler
    assert listen({"source": "x.mentions"}, Context())["outcome"] == "complete"
    assert ledger.month("x.mentions", now()).total.requests == len(world.requests())
    world.forget_requests()
    position = wiring.cursors().get("x.mentions")
    wiring.cursors().advance(position.model_copy(update={"quiet": 9, "version": position.version + 1}))
    outcome = listen({"source": "x.mentions"}, Context())["outcome"]
    assert (outcome, world.requests()) == ("not due: nothing new in the last 9 polls", [])
    assert listen({"source": "x.mentions", "paced": False}, Context())["outcome"] == "complete"
    assert len(world.requests()) == 1


def test_a_table_that_does_not_count_keeps_no_post_from_the_queue(
    world: Simulated, deployed: dict[str, Any], queues: dict[str, str]
) -> None:
    world.tweet("ada", "@larkfield heard although nobody counts")

    class Unreachable:
        def add(self, *_: object) -> None:
            raise EndpointConnectionError(endpoint_url="dynamodb")

    wiring.meter()._counts = Unreachable
    assert load("listen").handler({"source": "x.mentions"}, Context())["outcome"] == "complete"
    messages = boto3.client("sqs").receive_message(QueueUrl=queues["mentions"], MaxNumberOfMessages=10)["Messages"]
    assert messages
    assert wiring.cursors().get("x.mentions").position


def test_the_bill_says_what_each_source_costs_and_why_it_is_polled_as_it_is(api: Api, ledger: Ledger) -> None:
    ledger.count("x.mentions", Call.X_READ_OWN, 1500, now())
    ledger.count("x.search.outage", Call.X_READ, 10, now())
    cursor = wiring.cursors().get("x.mentions")
    wiring.cursors().advance(cursor.model_copy(update={"polled_at": now(), "quiet": 2, "version": 1}))
    status, bill = api.call("marketing", "GET", "/spend")
    assert (status, Decimal(bill["month"]["dollars"]), Decimal(bill["today"]["dollars"])) == (
        200,
        Decimal("1.55"),
        Decimal("1.55"),
    )
    by_name = {source["source"]: source for source in bill["sources"]}
    assert by_name["x.mentions"]["pace"]["every_minutes"] == 4
    assert by_name["x.mentions"]["pace"]["why"] == "nothing new in the last 2 polls"
    assert (by_name["x.search.outage"]["pace"], by_name["x.search.outage"]["policy"]["brake"]) == (None, "none")
    assert bill["prices_as_of"] == "2026-08-28"
    assert {price["call"]: price["dollars"] for price in bill["prices"]}["x.post.create.link"] == "0.200"


def test_who_may_read_nothing_may_not_read_the_bill(api: Api) -> None:
    assert api.call("stranger", "GET", "/spend")[0] == 403


@pytest.fixture
def api(table: "Table") -> Api:
    return Api()
