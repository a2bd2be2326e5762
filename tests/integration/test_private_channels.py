"""Private messages over the wire: the unmodified tweepy and praw against the simulated platforms."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from amends.adapters import reddit_client, x_client
from amends.adapters.reddit import Reddit
from amends.adapters.reddit_sources import messages_of
from amends.adapters.x import X
from amends.adapters.x_messages import XMessages
from amends.adapters.x_posts import Account
from amends.eligibility import HouseRules
from amends.errors import MaybePosted, Refused
from amends.looking import Presence
from amends.mention import Mention, PlatformName
from amends.platform import Platform
from amends.posting import Mode
from amends.private.messages import write
from amends.private.speaking import Speaking
from amends.publishing import publish
from amends.reply import Reply, ReplyState
from amends.tombstone import AS_HEARD

from tests.builders import ROSA, a_case, a_private_mention, a_sealer
from tests.fakes import FakeBudgets, FakeCases, FakeOutbox, FakeReplies, FakeSeals, FakeSwitch
from tests.simulated import Simulated, simulated

WORDS = "Thank you, we have found your order & will refund it."
SEND_ON_X = "POST /2/dm_conversations/with/:participant_id/messages"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as found:
        yield found


@pytest.fixture
def world(running: Simulated) -> Iterator[Simulated]:
    yield running
    running.heal()


@pytest.fixture
def x(world: Simulated) -> X:
    credentials = world.credentials.x
    assert credentials
    return X(x_client.connect(credentials, timeout=(1, 0.5)), credentials.user_id)


@pytest.fixture
def reddit(world: Simulated) -> Reddit:
    credentials = world.credentials.reddit
    assert credentials
    return Reddit(reddit_client.connect(credentials, timeout=(1, 0.5)))


def now() -> datetime:
    return datetime.now(UTC)


def heard_on_x(world: Simulated, sender: str, text: str = "my order 4711") -> Mention:
    """What a customer wrote to the brand on X, as it is heard."""
    message_id, credentials = world.message(sender, text), world.credentials.x
    assert credentials
    account = Account(credentials.user_id, credentials.username, "https://x.com")
    poll = XMessages(x_client.connect(credentials), account).poll(None, now())
    return next(mention for mention in poll.mentions if mention.id == message_id)


def heard_on_reddit(world: Simulated, sender: str) -> Mention:
    """What a customer wrote to the brand on Reddit, as it is heard."""
    name, credentials = world.private_message(sender, "My order", "it never came"), world.credentials.reddit
    assert credentials
    poll = messages_of(reddit_client.connect(credentials)).poll(None, now())
    return next(mention for mention in poll.mentions if mention.id == name)


class Between:
    """A platform on which something happens between the look and the message."""

    def __init__(self, platform: Platform, happens: Any) -> None:
        self._platform, self._happens = platform, happens

    def __getattr__(self, name: str) -> Any:
        return getattr(self._platform, name)

    def look_at_author(self, mention: Mention) -> Any:
        facts = self._platform.look_at_author(mention)
        self._happens()
        return facts


def sent(platform: Any, mention: Mention, text: str = WORDS) -> Reply:
    """A message that answers this, written and published."""
    replies, at = FakeReplies(), now()
    case = a_case(owner="rosa-id", owner_name="rosa", platform=mention.platform)
    cases = FakeCases(case, replies, mention)
    file = cases.file(case.id)
    reply = write(file, mention, text, ROSA, a_sealer(), replies, FakeOutbox(), at, post=AS_HEARD)
    speaking = Speaking(platform, FakeSeals(), now)
    return publish(
        reply, speaking, replies, cases, FakeBudgets(), FakeSwitch(Mode.ON), at, lambda _: HouseRules(), clock=now
    )


def conversation(world: Simulated, handle: str) -> list[tuple[str, bool]]:
    """What both said on X."""
    found = world.client.get(f"/_sim/x/dms/{handle}").json()["messages"]
    return [(message["text"], message["by_brand"]) for message in found]


def a_doubtful(mention: Mention, text: str = WORDS) -> Reply:
    """A message as the platform is given it, opened."""
    return Reply(
        id="m1",
        case_id="x-1001",
        platform=mention.platform,
        conversation_id=mention.conversation_id,
        in_reply_to=mention.id,
        text=text,
        private=True,
        customer_id=mention.author_id,
        participant=mention.author_handle if mention.platform is PlatformName.REDDIT else mention.author_id,
        author="rosa-id",
        author_name="rosa",
        created_at=now(),
        since=now(),
        tried_at=now(),
    )


class TestX:
    def test_a_message_reaches_whoever_wrote_first(self, world: Simulated, x: X) -> None:
        mention = heard_on_x(world, "ada")
        done = sent(x, mention)
        assert done.state is ReplyState.POSTED
        assert conversation(world, "ada") == [("my order 4711", False), (WORDS, True)]
        # It is no post: nobody else sees it.
        assert x.find(a_doubtful(mention, "something else")) is None
        assert x.find(a_doubtful(mention)) == done.post_id

    def test_whoever_closed_their_messages_is_not_tried(self, world: Simulated, x: X) -> None:
        mention = heard_on_x(world, "bea")
        world.client.put("/_sim/marks/user/bea", json={"dms_closed": True}).raise_for_status()
        assert x.look_at_author(mention).receives_dm is False
        done = sent(x, mention)
        assert (done.state, "does not reach them" in done.note) == (ReplyState.REFUSED, True)

    def test_whoever_closes_them_between_the_look_and_the_message_refuses_it_with_a_reason(
        self, world: Simulated, x: X
    ) -> None:
        mention = heard_on_x(world, "cleo")

        def close() -> None:
            world.client.put("/_sim/marks/user/cleo", json={"dms_closed": True}).raise_for_status()

        done = sent(Between(x, close), mention)
        assert done.state is ReplyState.REFUSED
        assert "do not have permission to DM" in done.note
        assert WORDS not in done.note
        assert conversation(world, "cleo") == [("my order 4711", False)]

    def test_whoever_never_wrote_can_not_be_written_to(self, world: Simulated, x: X) -> None:
        world.tweet("dora", "@larkfield help")
        mention = heard_on_x(world, "somebody")
        dora = x._client.get_user(username="dora", user_auth=True).data
        stranger = a_private_mention(id=mention.id, author_id=str(dora.id), author_handle="dora")
        with pytest.raises(Refused):
            x.reply(a_doubtful(stranger))

    def test_an_account_that_is_gone_is_said_to_be(self, x: X) -> None:
        assert x.look_at_author(a_private_mention(author_id="999999")).presence is Presence.GONE

    @pytest.mark.parametrize("fault", ["timeout_after", "drop"])
    def test_a_lost_answer_is_a_doubt_that_the_conversation_settles(self, world: Simulated, x: X, fault: str) -> None:
        mention = heard_on_x(world, f"eve_{fault}")
        world.fault("x", fault, SEND_ON_X)
        with pytest.raises(MaybePosted):
            x.reply(a_doubtful(mention))
        world.heal()
        found = x.find(a_doubtful(mention))
        assert (found is not None) is (conversation(world, f"eve_{fault}")[-1] == (WORDS, True))


class TestReddit:
    def test_a_message_answers_theirs(self, world: Simulated, reddit: Reddit) -> None:
        mention = heard_on_reddit(world, "ada")
        done = sent(reddit, mention)
        assert done.state is ReplyState.POSTED
        assert reddit.find(a_doubtful(mention)) == done.post_id
        assert reddit.find(a_doubtful(mention, "something else")) is None

    def test_the_brand_can_begin_and_finds_what_it_began(self, world: Simulated, reddit: Reddit) -> None:
        name = world.comment("frank", "u/larkfield_help where is my order?")
        public = a_private_mention(
            platform=PlatformName.REDDIT, id=name, private=False, author_id="t2_x", author_handle="frank"
        )
        done = sent(reddit, public)
        assert done.state is ReplyState.POSTED
        assert done.post_id is not None
        assert done.post_id.startswith("t4_")

    def test_an_account_that_is_gone_is_said_to_be(self, world: Simulated, reddit: Reddit) -> None:
        nobody = a_private_mention(platform=PlatformName.REDDIT, author_handle="nobody_at_all")
        assert reddit.look_at_author(nobody).presence is Presence.GONE
        mention = heard_on_reddit(world, "gina")
        assert reddit.look_at_author(mention).presence is Presence.THERE

    def test_a_lost_answer_is_a_doubt_and_never_a_second_message(self, world: Simulated, reddit: Reddit) -> None:
        mention = heard_on_reddit(world, "hugo")
        world.fault("reddit", "timeout_after", "POST /api/compose")
        opening = a_private_mention(
            platform=PlatformName.REDDIT, id="t1_a", private=False, author_handle="hugo", author_id=mention.author_id
        )
        with pytest.raises(MaybePosted):
            reddit.reply(a_doubtful(opening))
        world.heal()
        assert reddit.find(a_doubtful(opening)) is not None
        later = a_doubtful(opening).model_copy(update={"tried_at": now() + timedelta(minutes=5)})
        assert reddit.find(later) is None
