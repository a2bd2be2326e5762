"""A further network is one file and one test: this is the test, for the invented network of docs/networks.md."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from amends.errors import Retry
from amends.listening import listen
from amends.mention import PlatformName
from amends.networks import PLATFORMS
from amends.posting import Mode
from amends.publishing import publish
from amends.reply import Reply, ReplyState
from amends.watching import settle

from tests.builders import MINUTE, NOON, a_case, a_mention, an_approved_reply
from tests.fakes import FakeBudgets, FakeCases, FakeCursors, FakeReplies, FakeSink, FakeSwitch
from tests.networks.parlour import Parlour, connect
from tests.receiver import Answer, Request, serving
from tests.template import ROOT


class Host:
    """Parlour's server, two posts a page; it fails as it is told to."""

    def __init__(self) -> None:
        posts = [{"number": n, "thread": 1, "author": "ada", "text": f"post {n}"} for n in range(1, 6)]
        self.posts: list[dict[str, Any]] = posts
        self.answers: list[dict[str, Any]] = []
        self.status = 200
        self.loses = False

    def __call__(self, request: Request) -> Answer | None:
        if self.status != 200:
            return self.status, {}, b""
        if request.path == "/posts":
            after = int(request.query["after"])
            page = [post for post in self.posts if post["number"] > after][:2]
            return 200, {}, json.dumps({"posts": page}).encode()
        if request.method == "GET":
            found = [answer for answer in self.answers if answer["to"] == request.query["to"]]
            return 200, {}, json.dumps({"answers": found}).encode()
        self.answers.append(json.loads(request.body) | {"id": len(self.answers) + 1})
        return None if self.loses else (200, {}, json.dumps({"id": len(self.answers)}).encode())


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def parlour(host: Host) -> Iterator[Parlour]:
    with serving(host) as url:
        yield Parlour(connect(url), NOON)


def an_answer() -> Reply:
    return an_approved_reply(platform=PlatformName.WEBHOOK, in_reply_to="parlour:1", conversation_id="parlour:1")


def thread(replies: FakeReplies) -> FakeCases:
    heard = a_mention(platform=PlatformName.WEBHOOK, id="parlour:1", conversation_id="parlour:1")
    return FakeCases(a_case(), replies, heard)


def answered(parlour: Parlour, replies: FakeReplies) -> Reply:
    stores = (replies, thread(replies), FakeBudgets(), FakeSwitch(Mode.ON))
    return publish(an_answer(), parlour, *stores, NOON)


def test_every_post_is_heard_once(parlour: Parlour, host: Host) -> None:
    cursors, sink = FakeCursors(), FakeSink()
    for _ in range(2):
        assert listen(parlour, cursors, sink, NOON) == "complete"
    host.posts.append({"number": 6, "thread": 1, "author": "ben", "text": "post 6"})
    listen(parlour, cursors, sink, NOON)
    assert [mention.id for mention in sink.mentions] == [f"parlour:{number}" for number in range(1, 7)]


def test_a_poll_that_fails_moves_nothing(parlour: Parlour, host: Host) -> None:
    cursors, sink = FakeCursors(), FakeSink()
    host.status = 500
    with pytest.raises(Retry):
        listen(parlour, cursors, sink, NOON)
    host.status = 200
    listen(parlour, cursors, sink, NOON)
    assert len(sink.mentions) == 5


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, ReplyState.POSTED),
        (429, ReplyState.APPROVED),
        (400, ReplyState.REFUSED),
        (503, ReplyState.MAYBE_POSTED),
    ],
)
def test_each_end_of_an_answer_is_told_apart(parlour: Parlour, host: Host, status: int, state: ReplyState) -> None:
    host.status = status
    replies = FakeReplies(an_answer())
    assert answered(parlour, replies).state is state


def test_an_answer_whose_confirmation_was_lost_is_found_and_not_sent_again(parlour: Parlour, host: Host) -> None:
    replies = FakeReplies(an_answer())
    host.loses = True
    assert answered(parlour, replies).state is ReplyState.MAYBE_POSTED
    assert settle(replies, {PlatformName.WEBHOOK: parlour}, thread(replies), NOON + MINUTE) == 1
    assert replies.get("x-1001", "r1").state is ReplyState.POSTED
    assert len(host.answers) == 1


def test_every_platform_is_registered() -> None:
    assert set(PLATFORMS) == set(PlatformName)


def test_the_documentation_shows_this_very_network() -> None:
    shown = (ROOT / "docs" / "networks.md").read_text()
    assert (ROOT / "tests" / "networks" / "parlour.py").read_text() in shown
