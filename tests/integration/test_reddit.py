"""Listening on Reddit over the wire: the unmodified praw against the simulator, whatever happens in between."""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Any

import pytest
from amends.adapters.reddit import Reddit
from amends.adapters.reddit_client import Client, connect
from amends.adapters.reddit_sources import DEEP_EVERY, OVERLAP, RedditSource, mentions_of, messages_of, subreddit_of
from amends.adapters.reddit_window import Window
from amends.cursor import Poll
from amends.errors import RateLimited, Retry
from amends.listening import listen
from amends.mention import Mention, PlatformName

from tests.builders import an_approved_reply
from tests.fakes import FakeCursors, FakeSink
from tests.simulated import Simulated, simulated

OLD = int(OVERLAP.total_seconds()) + 3600  # seconds; far behind what an ordinary poll reads again


def names_larkfield(text: str) -> bool:
    return re.search(r"\blarkfield\b", text, re.IGNORECASE) is not None


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as found:
        yield found


@pytest.fixture
def client(world: Simulated) -> Client:
    credentials = world.credentials.reddit
    assert credentials
    return connect(credentials)


@pytest.fixture
def inbox(client: Client) -> RedditSource:
    return messages_of(client)


@pytest.fixture
def own(client: Client) -> RedditSource:
    return subreddit_of(client, "larkfield", lambda _: False, own=True)


def elsewhere(client: Client, name: str = "broadband", left_alone: tuple[str, ...] = ()) -> RedditSource:
    return subreddit_of(client, name, names_larkfield, own=False, left_alone=lambda place: place in left_alone)


def by_id(poll: Poll) -> dict[str, Mention]:
    return {mention.id: mention for mention in poll.mentions}


class TestTheInbox:
    """Private messages, and answers to what the brand wrote."""

    def test_a_message_is_private_and_an_answer_to_it_belongs_to_its_conversation(
        self, world: Simulated, inbox: RedditSource
    ) -> None:
        start = inbox.poll(None, now()).position
        first = world.private_message("kim", "My bill", "It is wrong")
        second = world.private_message("kim", "re: My bill", "Still wrong", parent=first)
        heard = by_id(inbox.poll(start, now()))
        assert {name: (m.private, m.text, m.conversation_id, m.author_handle) for name, m in heard.items()} == {
            first: (True, "My bill\n\nIt is wrong", first, "kim"),
            second: (True, "Still wrong", first, "kim"),
        }

    def test_an_answer_under_an_old_first_message_is_heard_which_the_listing_of_messages_would_lose(
        self, world: Simulated, client: Client, inbox: RedditSource
    ) -> None:
        old = world.private_message("kim", "My bill", "It is wrong")
        first = inbox.poll(None, now())
        answer = world.private_message("kim", "re: My bill", "Well?", parent=old)
        assert [mention.id for mention in inbox.poll(first.position, now()).mentions] == [answer]
        assert answer not in [message.fullname for message in client.inbox.messages(limit=None)]

    def test_an_answer_to_our_comment_is_heard_as_one(
        self, world: Simulated, client: Client, inbox: RedditSource
    ) -> None:
        asked = world.comment("kim", "u/larkfield_care help")
        ours = client.comment(asked[3:]).reply(body="Which street?")
        assert ours
        start = inbox.poll(None, now()).position
        answer = world.comment("kim", "Quarry Row", parent=ours.fullname)
        world.comment("ben", "u/larkfield_care and mine")  # a mention; another source hears it
        heard = by_id(inbox.poll(start, now()))
        assert list(heard) == [answer]
        parent = heard[answer].parent
        assert parent
        assert (parent.id, parent.text, parent.by_brand) == (ours.fullname, "Which street?", True)
        assert (heard[answer].private, heard[answer].summoned, heard[answer].community) == (False, True, "larkfield")

    def test_somebody_who_reads_the_inbox_in_a_browser_makes_no_hole(
        self, world: Simulated, client: Client, inbox: RedditSource
    ) -> None:
        start = inbox.poll(None, now()).position
        message = world.private_message("kim", "My bill", "It is wrong")
        client.inbox.mark_all_read()
        assert list(client.inbox.unread()) == []  # What reads unread items only would now hear nothing.
        assert list(by_id(inbox.poll(start, now()))) == [message]

    def test_what_is_queued_is_marked_as_read_and_nothing_else(
        self, world: Simulated, client: Client, inbox: RedditSource
    ) -> None:
        names = {world.private_message(f"kim{number}", "My bill", "It is wrong") for number in range(30)}
        with pytest.raises(Retry):
            listen(inbox, FakeCursors(), FakeSink(broken=True), now())
        assert {item.fullname for item in client.inbox.unread(limit=None)} == names
        cursors, sink = FakeCursors(), FakeSink()
        assert listen(inbox, cursors, sink, now()) == "complete"
        assert {mention.id for mention in sink.mentions} == names
        assert list(client.inbox.unread()) == []
        # A person keeps one for later: that is theirs to say.
        kept = client.inbox.all(limit=1)
        next(iter(kept)).mark_unread()
        listen(inbox, cursors, sink, now() + DEEP_EVERY)
        assert len(list(client.inbox.unread())) == 1

    def test_a_private_answer_goes_to_the_message_and_nowhere_else(self, world: Simulated, client: Client) -> None:
        asked = world.private_message("kim", "My bill", "It is wrong")
        reddit, reply = Reddit(client), an_approved_reply(platform=PlatformName.REDDIT, in_reply_to=asked)
        assert reddit.find(reply) is None
        sent = reddit.reply(reply)
        assert sent == reddit.find(reply)
        assert [(m.fullname, str(m.dest), m.body) for m in client.inbox.sent()] == [(sent, "kim", reply.text)]
        assert list(client.redditor("larkfield_care").comments.new()) == []


class TestSubreddits:
    """The brand's own, chosen ones, and those that it leaves alone."""

    @pytest.fixture
    def place(self, world: Simulated) -> str:
        return world.comment("mod", "Ask here.", title="Which provider?", subreddit="broadband")

    def test_elsewhere_only_what_speaks_of_the_brand_is_heard_and_only_naming_its_account_summons_it(
        self, world: Simulated, client: Client, place: str
    ) -> None:
        source = elsewhere(client)
        assert source.name == "reddit.subreddit.broadband"
        start = source.poll(None, now()).position
        spoken_of = world.comment("kim", "Larkfield is down again", parent=place)
        named = world.comment("ben", "ask u/larkfield_care", parent=place)
        world.comment("cat", "the larkfields of home", parent=place)
        title = world.comment("dan", "any good?", title="Larkfield or not", subreddit="broadband")
        heard = by_id(source.poll(start, now()))
        told = {name: (m.summoned, m.named, m.community) for name, m in heard.items()}
        assert told == {
            spoken_of: (False, False, "broadband"),
            named: (True, True, "broadband"),
            title: (False, False, "broadband"),
        }

    def test_an_answer_to_our_own_comment_summons_the_brand_anywhere(
        self, world: Simulated, client: Client, place: str
    ) -> None:
        ours = client.comment(world.comment("kim", "u/larkfield_care?", parent=place)[3:]).reply(body="Yes?")
        assert ours
        source = elsewhere(client)
        start = source.poll(None, now()).position
        answer = world.comment("kim", "larkfield is slow", parent=ours.fullname)
        assert {name: m.summoned for name, m in by_id(source.poll(start, now())).items()} == {answer: True}

    def test_in_its_own_subreddit_all_that_customers_write_is_heard(self, world: Simulated, own: RedditSource) -> None:
        start = own.poll(None, now()).position
        names = {world.comment("kim", "it is slow"), world.comment("ben", "and dear", title="Prices")}
        heard = by_id(own.poll(start, now()))
        assert (set(heard), {m.summoned for m in heard.values()}) == (names, {True})

    @pytest.mark.parametrize("source", ["reddit.mentions", "reddit.messages", "reddit.subreddit.grief"])
    def test_a_subreddit_that_is_left_alone_is_not_heard_by_any_source(
        self, world: Simulated, client: Client, source: str
    ) -> None:
        place = world.comment("mod", "Be kind.", title="Larkfield cut us off", subreddit="grief")
        ours = client.comment(world.comment("kim", "u/larkfield_care", parent=place)[3:]).reply(body="Yes?")
        assert ours
        world.comment("kim", "larkfield: go away", parent=ours.fullname)
        for left_alone, hears in ((("grief",), False), ((), True)):
            found: dict[str, RedditSource] = {
                "reddit.mentions": mentions_of(client, frozenset(left_alone).__contains__),
                "reddit.messages": messages_of(client, frozenset(left_alone).__contains__),
                "reddit.subreddit.grief": elsewhere(client, "grief", left_alone),
            }
            assert bool(found[source].poll(None, now()).mentions) is hears

    def test_a_subreddit_that_is_not_there_can_be_tried_again(self, client: Client) -> None:
        with pytest.raises(Retry, match="NotFound"):
            elsewhere(client, "nowhere").poll(None, now())


class TestWalkingBack:
    """No hole, whatever becomes of the posts that a position was made of."""

    @pytest.mark.parametrize("source", ["mentions", "messages", "own", "elsewhere"])
    def test_every_post_that_the_last_poll_saw_may_go_and_what_followed_is_heard(
        self, world: Simulated, client: Client, own: RedditSource, source: str
    ) -> None:
        place = world.comment("mod", "Ask.", title="Which provider?", subreddit="broadband")
        above = {"own": None, "elsewhere": place, "mentions": None}.get(source)
        if source == "messages":
            ours = client.comment(world.comment("kim", "u/larkfield_care")[3:]).reply(body="Yes?")
            above = ours.fullname if ours else None
        sources = {"mentions": mentions_of(client), "messages": messages_of(client), "own": own}
        listens = sources.get(source) or elsewhere(client)

        def write(number: int) -> str:
            more = {"parent": above} if above else {}
            return world.comment(f"kim{number}", f"u/larkfield_care larkfield {number}", **more)

        seen = [write(number) for number in range(3)]
        position = listens.poll(None, now()).position
        for name in seen:
            world.take_away(name)
        later = [write(number) for number in range(3, 6)]
        assert sorted(by_id(listens.poll(position, now()))) == sorted(later)

    def test_a_read_by_before_would_have_lost_them(self, world: Simulated, client: Client) -> None:
        anchor = world.comment("kim", "slow")
        later = world.comment("ben", "slow too")
        listing: dict[str, Any] = {"params": {"before": anchor}, "limit": 1}
        where = client.subreddit("larkfield")
        assert [item.fullname for item in where.comments(**listing)] == [later]
        world.take_away(anchor)
        assert list(where.comments(**listing)) == []

    @pytest.mark.parametrize("title", [None, "Larkfield"])
    def test_what_a_filter_held_back_is_heard_within_the_hour(
        self, world: Simulated, own: RedditSource, title: str | None
    ) -> None:
        more = {"title": title} if title else {}
        held = world.comment("kim", "slow", age_s=OLD, **more)
        world.take_away(held, removed=True)
        world.comment("ben", "slow too")
        first = own.poll(None, now())
        assert held not in by_id(first)
        world.approve(held)
        # The ordinary poll reads no further than its overlap.
        assert own.poll(first.position, now()).mentions == []
        deep = own.poll(first.position, now() + DEEP_EVERY)
        assert held in by_id(deep)
        again = own.poll(deep.position, now() + DEEP_EVERY)
        assert again.mentions == []

    def test_an_answer_that_was_held_back_comes_to_the_inbox_after_all(
        self, world: Simulated, client: Client, inbox: RedditSource
    ) -> None:
        ours = client.comment(world.comment("kim", "u/larkfield_care")[3:]).reply(body="Yes?")
        assert ours
        held = world.comment("kim", "down", age_s=OLD, parent=ours.fullname)
        world.take_away(held, removed=True)
        world.private_message("ben", "Hello", "you")
        first = inbox.poll(None, now())
        world.approve(held)
        assert held not in by_id(inbox.poll(first.position, now()))
        assert held in by_id(inbox.poll(first.position, now() + DEEP_EVERY))

    def test_a_deep_reading_waits_while_the_window_has_little_room_and_is_made_up_for(
        self, world: Simulated, own: RedditSource, client: Client
    ) -> None:
        held = world.comment("kim", "slow", age_s=OLD)
        world.take_away(held, removed=True)
        world.comment("ben", "slow too")
        position = own.poll(None, now()).position
        world.approve(held)
        later = now() + DEEP_EVERY
        client.window.note({"x-ratelimit-remaining": "100", "x-ratelimit-reset": "600"})
        poor = own.poll(position, later)
        assert poor.mentions == []
        assert held in by_id(own.poll(poor.position, later))

    def test_a_position_from_before_deep_readings_is_read_on(self, world: Simulated, own: RedditSource) -> None:
        position = json.loads(own.poll(None, now()).position or "")
        del position["deep"]
        name = world.comment("kim", "slow")
        assert name in by_id(own.poll(json.dumps(position), now()))


class TestTheWindow:
    """Nobody sleeps until Reddit takes requests again."""

    @pytest.mark.parametrize("source", ["mentions", "messages", "own", "elsewhere"])
    def test_a_429_says_when_at_once(self, world: Simulated, client: Client, own: RedditSource, source: str) -> None:
        world.comment("mod", "Ask.", title="Which provider?", subreddit="broadband")
        sources = {"mentions": mentions_of(client), "messages": messages_of(client), "own": own}
        listens = sources.get(source) or elsewhere(client)
        listens.poll(None, now())
        world.fault("reddit", "429", reset_s=300)
        before = time.monotonic()
        with pytest.raises(RateLimited) as limit:
            listens.poll(None, now())
        assert limit.value.until - now() > timedelta(seconds=200)
        assert time.monotonic() - before < 60

    def test_a_window_that_is_used_up_stops_us_before_the_request_even_in_the_middle_of_a_listing(
        self, world: Simulated
    ) -> None:
        for number in range(120):
            world.comment(f"kim{number}", "slow")

        class Shrinking(Window):
            """Reddit's answers, as they look near the end of a window."""

            answers = 0

            def note(self, headers: Any) -> None:
                if "x-ratelimit-remaining" in headers:
                    self.answers += 1
                    super().note({"x-ratelimit-remaining": str(6 - self.answers), "x-ratelimit-reset": "500"})

        credentials = world.credentials.reddit
        assert credentials
        window = Shrinking()
        listens = subreddit_of(connect(credentials, window=window), "larkfield", lambda _: False, own=True)
        before = time.monotonic()
        with pytest.raises(RateLimited) as limit:
            listens.poll(None, now())
        assert window.answers == 2
        assert limit.value.until - now() > timedelta(seconds=400)
        with pytest.raises(RateLimited):
            Reddit(connect(credentials, window=window)).reply(
                an_approved_reply(platform=PlatformName.REDDIT, in_reply_to="t1_m000001")
            )
        assert time.monotonic() - before < 60

    def test_praw_alone_would_have_slept(self) -> None:
        limiter = _limiter_after({"x-ratelimit-remaining": "0", "x-ratelimit-used": "1000", "x-ratelimit-reset": "600"})
        assert limiter > 500

    def test_prawcore_never_learns_what_is_left(self, client: Client) -> None:
        list(takewhile(lambda _: False, client.subreddit("larkfield").new(limit=1)))
        assert client.auth.limits["remaining"] is None
        assert not client.window.has_room(10_000)
        assert client.window.has_room(100)


def _limiter_after(headers: dict[str, str]) -> float:
    """The seconds that prawcore would sleep after such an answer."""
    from prawcore.rate_limit import RateLimiter

    limiter = RateLimiter(window_size=600)
    limiter.update(response_headers=headers)
    assert limiter.next_request_timestamp_ns
    return (limiter.next_request_timestamp_ns - time.monotonic_ns()) / 1e9
