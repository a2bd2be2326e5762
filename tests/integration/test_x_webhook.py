"""The whole circle over HTTP: register, challenge, signed events, mentions in the queue."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
import tweepy
from amends import wiring
from amends.adapters.credentials import XCredentials
from amends.adapters.x_client import connect
from amends.adapters.x_webhooks import SUBSCRIBED, XWebhooks, missing
from amends.errors import Broken, Retry

from local.errors import LocalError, Usage
from local.webhook import Place, run
from tests.integration.test_api import Context, load
from tests.integration.test_receive import queued
from tests.receiver import Gateway, serving
from tests.simulated import Simulated, simulated
from tests.waiting import eventually

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as found:
        yield found


@pytest.fixture
def x(world: Simulated) -> XCredentials:
    assert world.credentials.x
    return world.credentials.x


@pytest.fixture
def webhooks(x: XCredentials) -> XWebhooks:
    return XWebhooks(connect(x), x.user_id)


@pytest.fixture
def gateway(world: Simulated, table: "Table", queues: dict[str, str]) -> Gateway:
    secret = (world.state / "credentials.json").read_text()
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=secret)
    handler = load("receive").handler
    wiring.webhook_credentials()  # The emulated AWS takes its time with a first call, and X waits ten seconds.
    return Gateway(lambda event: dict(handler(event, Context())))


@pytest.fixture
def url(gateway: Gateway) -> Iterator[str]:
    with serving(gateway) as found:
        yield f"{found}/webhook/x"


def taken(gateway: Gateway, count: int) -> list[int]:
    """The statuses that X got, once there are so many."""
    return eventually(lambda: gateway.statuses if len(gateway.statuses) >= count else None, "the events")


def texts() -> list[str]:
    return sorted(mention.text for mention in queued())


def test_what_is_registered_gets_every_kind_of_event(
    world: Simulated, webhooks: XWebhooks, gateway: Gateway, url: str
) -> None:
    assert webhooks.register(url, now()).valid
    own = world.tweet("larkfield", "Good morning")
    world.tweet("ada", "@larkfield help", followers=12)
    world.tweet("ben", "same here", reply_to=own)
    world.tweet("cat", "look at them", quote_of=own)
    world.client.post("/_sim/x/dms", json={"from": "dee", "text": "in private"}).raise_for_status()
    world.tweet("eve", "nothing to do with anyone")
    assert taken(gateway, 5) == [200] * 5  # the first is the challenge
    heard = {mention.text: mention for mention in queued()}
    assert set(heard) == {"@larkfield help", "same here", "look at them", "in private"}
    assert {text: mention.summoned for text, mention in heard.items() if not mention.summoned} == {"same here": False}
    assert [text for text, mention in heard.items() if mention.private] == ["in private"]
    assert heard["@larkfield help"].author_followers == 12
    parent = heard["look at them"].parent
    assert parent
    assert parent.by_brand


def test_an_event_with_a_changed_byte_is_refused_and_brings_no_mention(
    world: Simulated, webhooks: XWebhooks, gateway: Gateway, url: str
) -> None:
    webhooks.register(url, now())
    gateway.change = lambda body: body.replace(b"help", b"hilp")
    world.tweet("ada", "@larkfield help")
    assert taken(gateway, 2) == [200, 403]
    gateway.change = lambda body: body
    world.tweet("ben", "@larkfield me too")
    assert taken(gateway, 3)[-1] == 200
    assert texts() == ["@larkfield me too"]


def test_events_whose_bytes_api_gateway_encodes_arrive_as_well(
    world: Simulated, webhooks: XWebhooks, gateway: Gateway, url: str
) -> None:
    gateway.encoded = True
    webhooks.register(url, now())
    world.tweet("ada", "@larkfield help 🔥")
    taken(gateway, 2)
    assert texts() == ["@larkfield help 🔥"]


def test_what_was_missed_while_we_were_down_comes_with_a_replay_and_the_rest_is_taken_once(
    world: Simulated, webhooks: XWebhooks, gateway: Gateway, url: str
) -> None:
    registered = webhooks.register(url, now())
    world.tweet("ada", "@larkfield before")
    taken(gateway, 2)
    gateway.down = True
    world.tweet("ben", "@larkfield meanwhile")
    assert taken(gateway, 3)[-1] == 503
    gateway.down = False
    webhooks.replay(registered.id, now() - timedelta(hours=30), now())
    taken(gateway, 5)
    assert texts() == ["@larkfield before", "@larkfield meanwhile"]


def test_a_webhook_that_x_gave_up_wakes_by_itself_and_gets_what_it_missed(
    world: Simulated, webhooks: XWebhooks, gateway: Gateway, url: str
) -> None:
    webhooks.register(url, now())
    gateway.down = True
    world.client.post("/_sim/x/webhooks/check").raise_for_status()
    assert [one.valid for one in webhooks.registered(now())] == [False]
    assert missing(webhooks.subscriptions(now()), webhooks.registered(now())) == list(SUBSCRIBED)
    world.tweet("ada", "@larkfield help")
    with pytest.raises(Retry):
        webhooks.revive(now())
    gateway.down = False
    assert len(webhooks.revive(now())) == 1
    eventually(lambda: texts() == ["@larkfield help"], "the missed event")
    assert missing(webhooks.subscriptions(now()), webhooks.registered(now())) == []
    assert webhooks.revive(now()) == []


def test_registering_again_makes_no_second_webhook_and_mends_the_first(
    world: Simulated, webhooks: XWebhooks, gateway: Gateway, url: str
) -> None:
    first = webhooks.register(url, now())
    gateway.down = True
    world.client.post("/_sim/x/webhooks/check").raise_for_status()
    gateway.down = False
    assert webhooks.register(url, now()) == first
    assert len(webhooks.registered(now())) == 1
    assert set(webhooks.subscriptions(now())) == set(SUBSCRIBED)


def test_an_address_that_does_not_know_the_secret_is_not_registered(webhooks: XWebhooks) -> None:
    def fool(_: Any) -> tuple[int, dict[str, str], bytes]:
        return 200, {}, json.dumps({"response_token": "sha256=AAAA"}).encode()

    with serving(fool) as elsewhere, pytest.raises(Retry, match="CrcValidationFailed"):
        webhooks.register(f"{elsewhere}/webhook/x", now())


def test_without_the_apps_token_it_says_what_is_missing(x: XCredentials) -> None:
    poor = x.model_copy(update={"bearer_token": None})
    with pytest.raises(Broken, match="bearer_token"):
        XWebhooks(connect(poor), x.user_id).registered(now())


def test_x_wants_the_apps_token_for_webhooks(x: XCredentials) -> None:
    with pytest.raises(tweepy.Forbidden):
        connect(x).request("GET", "/2/webhooks", user_auth=True)


def test_an_operator_registers_looks_and_replays(
    world: Simulated, x: XCredentials, gateway: Gateway, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Place(x, url)
    with pytest.raises(Usage, match="knows no webhook"):
        run("replay", place, None, 1)
    run("register", place, None, 1)
    world.tweet("ada", "@larkfield help")
    taken(gateway, 2)
    run("status", place, None, 1)
    run("replay", place, None, 1)
    said = capsys.readouterr().out
    assert "gets events" in said
    assert "post.mention.create" in said
    assert "the last 1 hours again: job" in said
    taken(gateway, 3)
    assert texts() == ["@larkfield help"]
    gateway.down = True
    world.client.post("/_sim/x/webhooks/check").raise_for_status()
    run("status", place, None, 1)
    assert "given up" in capsys.readouterr().out
    with pytest.raises(LocalError):
        run("replay", place, None, 1)


def test_watch_finds_the_webhooks_side_of_x_in_the_credentials(gateway: Gateway) -> None:
    assert wiring.x_webhooks() is not None
