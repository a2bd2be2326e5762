"""Our answers to whoever feeds posts in by a signed webhook, over HTTP."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from amends.adapters.addresses import public_session
from amends.adapters.credentials import WebhookCredentials
from amends.adapters.http import Limited
from amends.adapters.webhooks import Webhooks
from amends.errors import MaybePosted, RateLimited, Refused, Retry
from amends.mention import PlatformName
from amends.reply import Reply
from amends.signatures import verify
from pydantic import SecretStr

from tests.builders import NOON, an_approved_reply
from tests.receiver import Answer, Request, serving

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Desk:
    """A help desk that keeps what it gets, once for each key."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.posts = 0
        self.status = 200
        self.headers: dict[str, str] = {}
        self.loses_its_answer = False

    def __call__(self, request: Request) -> Answer | None:
        key = verify(request.headers, request.body, [KEY], datetime.now(UTC))
        assert request.headers["idempotency-key"] == key
        if request.method == "GET":
            found = json.dumps({"id": f"desk-{key}"}).encode() if key in self.answers else b"{}"
            return 200 if key in self.answers else 404, {}, found
        self.posts += 1
        if self.status != 200:
            return self.status, self.headers, b""
        self.answers.setdefault(key, json.loads(request.body))
        return None if self.loses_its_answer else (200, {}, json.dumps({"id": f"desk-{key}"}).encode())


@pytest.fixture
def desk() -> Desk:
    return Desk()


def platform(url: str) -> Webhooks:
    """The adapter with a session that may reach this machine."""
    session = requests.Session()
    session.mount("https://", Limited(url, timeout=(1, 1)))
    sender = WebhookCredentials(secrets=[SecretStr(KEY)], deliver_to="https://desk.example/answers")
    silent = WebhookCredentials(secrets=[SecretStr(KEY)])
    return Webhooks({"desk": sender, "silent": silent}, session)


@pytest.fixture
def webhooks(desk: Desk) -> Iterator[Webhooks]:
    with serving(desk) as url:
        yield platform(url)


def a_webhook_reply(**changes: Any) -> Reply:
    names = {"platform": PlatformName.WEBHOOK, "conversation_id": "desk:9", "in_reply_to": "desk:4711"}
    return an_approved_reply(**{**names, **changes})


def test_an_answer_arrives_signed_in_the_senders_own_ids(webhooks: Webhooks, desk: Desk) -> None:
    assert webhooks.reply(a_webhook_reply()) == "desk-r1"
    said = {"reply_id": "r1", "in_reply_to": "4711", "conversation_id": "9", "text": "Sorry about that, Ada."}
    assert desk.answers == {"r1": said}


def test_a_receiver_that_names_no_id_gets_the_replys_own(desk: Desk) -> None:
    def quiet(request: Request) -> Answer:
        desk(request)
        return 204, {}, b""

    with serving(quiet) as url:
        assert platform(url).reply(a_webhook_reply()) == "r1"


def test_a_lost_answer_leaves_doubt_that_the_receiver_settles(webhooks: Webhooks, desk: Desk) -> None:
    desk.loses_its_answer = True
    with pytest.raises(MaybePosted):
        webhooks.reply(a_webhook_reply())
    assert webhooks.find(a_webhook_reply()) == "desk-r1"
    assert webhooks.find(a_webhook_reply(id="r2")) is None


def test_sent_again_after_a_person_looked_it_is_there_once(webhooks: Webhooks, desk: Desk) -> None:
    desk.loses_its_answer = True
    with pytest.raises(MaybePosted):
        webhooks.reply(a_webhook_reply())
    desk.loses_its_answer = False
    assert webhooks.reply(a_webhook_reply()) == "desk-r1"
    assert (desk.posts, len(desk.answers)) == (2, 1)


@pytest.mark.parametrize(
    ("status", "error"),
    [(500, MaybePosted), (503, MaybePosted), (400, Refused), (403, Refused), (404, Refused), (302, Refused)],
)
def test_each_status_is_what_it_means(webhooks: Webhooks, desk: Desk, status: int, error: type[Exception]) -> None:
    desk.status, desk.headers = status, {"location": "https://169.254.169.254/"} if status == 302 else {}
    with pytest.raises(error):
        webhooks.reply(a_webhook_reply())
    assert desk.posts == 1


@pytest.mark.parametrize(("said", "seconds"), [({"retry-after": "7"}, 7), ({}, 60), ({"retry-after": "soon"}, 60)])
def test_a_receiver_that_is_busy_says_when(desk: Desk, said: dict[str, str], seconds: int) -> None:
    desk.status, desk.headers = 429, said
    before = datetime.now(UTC)
    with serving(desk) as url, pytest.raises(RateLimited) as limit:
        platform(url).reply(a_webhook_reply())
    assert seconds - 1 <= (limit.value.until - before).total_seconds() <= seconds + 5


def test_a_receiver_that_is_not_there_certainly_got_nothing() -> None:
    with pytest.raises(Retry, match="could not be reached"):
        platform("http://127.0.0.1:9").reply(a_webhook_reply())


@pytest.mark.parametrize("name", ["silent", "unknown"])
def test_a_webhook_without_an_address_takes_no_answers(webhooks: Webhooks, desk: Desk, name: str) -> None:
    reply = a_webhook_reply(conversation_id=f"{name}:9", in_reply_to=f"{name}:4711")
    with pytest.raises(Refused, match="takes no answers"):
        webhooks.reply(reply)
    assert webhooks.find(reply) is None
    assert desk.posts == 0


@pytest.mark.parametrize("ask", [Webhooks.reply, Webhooks.find])
def test_an_address_in_a_private_network_gets_nothing(desk: Desk, ask: Callable[[Webhooks, Reply], str | None]) -> None:
    with serving(desk) as url:
        here = url.replace("http://127.0.0.1", "https://localhost")
        sender = WebhookCredentials(secrets=[SecretStr(KEY)], deliver_to=here)
        guarded = Webhooks({"desk": sender}, public_session(), lambda: NOON)
        if ask is Webhooks.reply:
            with pytest.raises(Refused, match="not on the internet"):
                guarded.reply(a_webhook_reply())
        else:
            assert guarded.find(a_webhook_reply()) is None
    assert desk.posts == 0
