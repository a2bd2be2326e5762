"""Every source on X over HTTP, through what goes wrong: nothing is missed, and what was missed is told."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
import tweepy
from amends.adapters import x_client
from amends.adapters.http import TIMEOUT, Limited
from amends.adapters.x import X
from amends.adapters.x_mentions import Query, XMentions, XSearch
from amends.adapters.x_messages import XMessages
from amends.adapters.x_posts import Account
from amends.adapters.x_rounds import XQuotes, XThreads
from amends.coverage import holes
from amends.errors import BadInput, Retry
from amends.listening import Source, listen, listen_to_all
from amends.mention import Mention
from amends.rounds import Subject
from amends.walk import LATE, id_at, made_at

from tests.builders import MINUTE, an_approved_reply
from tests.fakes import FakeCursors, FakeSink
from tests.simulated import Simulated, simulated

HOUR = timedelta(hours=1)


class Recorded(Limited):
    """A session to the simulator that keeps what was asked."""

    def __init__(self, base_url: str | None) -> None:
        super().__init__(base_url, TIMEOUT)
        self.asked: list[str] = []

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:  # type: ignore[override]
        self.asked.append(str(request.url))
        return super().send(request, **options)


class Dying(FakeSink):
    """A queue after which the process ends at one page."""

    def __init__(self, page: int) -> None:
        super().__init__()
        self._page = page

    def send(self, mentions: Sequence[Mention]) -> None:
        super().send(mentions)
        self._page -= 1
        if self._page == 0:
            raise KeyboardInterrupt


class FakeThreads:
    """Threads as a list."""

    def __init__(self, *subjects: Subject) -> None:
        self.subjects = list(subjects)

    def live(self, now: datetime) -> list[Subject]:
        return self.subjects


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as found:
        yield found


@pytest.fixture
def world(running: Simulated) -> Iterator[Simulated]:
    yield running
    running.heal()


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    """A simulator with nothing in it and no window used up."""
    with simulated(tmp_path_factory.mktemp("fresh")) as found:
        yield found


def connect(world: Simulated) -> tweepy.Client:
    assert world.credentials.x
    return x_client.connect(world.credentials.x)


def account(world: Simulated, archive: bool = False) -> Account:
    x = world.credentials.x
    assert x
    return Account(x.user_id, x.username, archive=archive)


def mentions(world: Simulated) -> XMentions:
    return XMentions(connect(world), *account(world))


def search(world: Simulated, name: str, text: str) -> XSearch:
    return XSearch(connect(world), account(world), Query(name, text))


def real() -> datetime:
    return datetime.now(UTC)


def ids(sink: FakeSink) -> list[str]:
    return [mention.id for mention in sink.mentions]


def open_holes(cursors: FakeCursors, since: datetime, until: datetime) -> list[tuple[datetime, datetime, list[str]]]:
    found = holes(list(cursors.receipts.values()), since, until)
    return [(hole.since, hole.until, hole.why) for hole in found]


class TestCompleteness:
    """What stands between a poll and the next one is read, whatever happened there."""

    def test_two_hours_without_x_leave_no_hole_once_it_is_back(self, world: Simulated) -> None:
        cursors, sink, source = FakeCursors(), FakeSink(), mentions(world)
        start = real() - 2 * HOUR
        listen(source, cursors, sink, start)
        world.fault("x", "503")
        for minute in range(1, 120, 20):
            with pytest.raises(Retry):
                listen(source, cursors, sink, start + minute * MINUTE)
        posted = {world.tweet(f"down{number}", f"@larkfield still down {number}") for number in range(120)}
        now = real()
        ((since, _, why),) = open_holes(cursors, start, now)
        assert since == start
        assert why == ["failed: X answered 503: Service Unavailable"]
        world.heal()
        assert listen(source, cursors, sink, now) == "complete"
        assert posted <= set(ids(sink))
        assert open_holes(cursors, start, now) == []

    def test_a_deleted_post_at_the_cursor_leaves_no_hole_because_no_post_is_an_anchor(self, world: Simulated) -> None:
        client, cursors, sink = connect(world), FakeCursors(), FakeSink()
        assert world.credentials.x
        recorded = Recorded(world.credentials.x.base_url)
        client.session.mount("https://api.twitter.com/", recorded)
        source = XMentions(client, *account(world))
        newest = world.tweet("ada", "@larkfield I will delete this")
        listen(source, cursors, sink, real())
        assert newest in ids(sink)
        world.delete(newest)
        after = world.tweet("ben", "@larkfield after it")
        listen(source, cursors, sink, real())
        assert after in ids(sink)
        # X may answer nothing where `since_id` names a post that is gone; a time it can't forget.
        assert recorded.asked
        assert not [url for url in recorded.asked if "since_id" in url]
        client.get_users_mentions(account(world).user_id, since_id=after, user_auth=True)
        assert [url for url in recorded.asked if "since_id" in url]

    def test_two_thousand_mentions_between_two_polls_are_read_once_each_in_bounded_runs(self, fresh: Simulated) -> None:
        cursors, sink, source = FakeCursors(), FakeSink(), mentions(fresh)
        begun = real()
        listen(source, cursors, sink, begun)
        posted = [fresh.tweet(f"many{number}", f"@larkfield down, number {number}") for number in range(2000)]
        now = real()
        assert listen(source, cursors, sink, now, pages=8) == "incomplete: a backlog is still being read"
        assert len(sink.mentions) < 2000
        assert open_holes(cursors, begun, now)
        for run in range(1, 10):
            outcome = listen(source, cursors, sink, now + timedelta(seconds=run), pages=8)
            if outcome == "complete":
                break
        assert sorted(ids(sink)) == sorted(posted)
        assert run <= 4
        assert open_holes(cursors, begun, now) == []

    def test_a_post_that_x_shows_late_is_heard(self, world: Simulated) -> None:
        cursors, sink, source = FakeCursors(), FakeSink(), mentions(world)
        listen(source, cursors, sink, real())
        late = world.tweet("late", "@larkfield I was here before")
        world.hide(late)
        later = world.tweet("later", "@larkfield I came after")
        listen(source, cursors, sink, real())
        assert later in ids(sink)
        assert late not in ids(sink)
        world.show(late)
        listen(source, cursors, sink, real())
        assert late not in ids(sink)  # its id is lower than what was read: this alone would lose it
        listen(source, cursors, sink, real() + 3 * LATE)
        assert late in ids(sink)

    @pytest.mark.parametrize("page", [1, 2, 3])
    def test_a_death_between_queueing_and_the_cursor_repeats_one_page_and_loses_none(
        self, world: Simulated, page: int
    ) -> None:
        cursors, source = FakeCursors(), search(world, f"dies{page}", f"dying{page}")
        posted = {world.tweet(f"dead{number}", f"dying{page} again {number}") for number in range(250)}
        dying = Dying(page)
        begun = real()
        with pytest.raises(KeyboardInterrupt):
            listen(source, cursors, dying, begun)
        assert cursors.get(source.name).version == page - 1
        assert open_holes(cursors, begun - HOUR, begun) != []
        sink = FakeSink()
        while listen(source, cursors, sink, real()) != "complete":
            pass
        assert set(ids(dying)) | set(ids(sink)) == posted
        assert len(ids(dying)) + len(ids(sink)) <= len(posted) + 100
        assert open_holes(cursors, begun - HOUR, begun) == []

    def test_older_than_the_search_reaches_is_told_or_read_from_the_archive(self, world: Simulated) -> None:
        before = str(id_at(real() - timedelta(days=10)))
        for archive, outcome in ((False, "incomplete: older than the seven days"), (True, "complete")):
            cursors, sink = FakeCursors(), FakeSink()
            source = XSearch(self._with_bearer(world), account(world, archive), Query("old", "ancient"))
            cursors.now[source.name] = cursors.get(source.name).model_copy(update={"position": before})
            now = real()
            assert listen(source, cursors, sink, now).startswith(outcome)
            found = open_holes(cursors, made_at(before), now)
            assert [why for _, _, why in found] == ([] if archive else [[outcome_of(found)]])

    @staticmethod
    def _with_bearer(world: Simulated) -> tweepy.Client:
        assert world.credentials.x
        assert world.credentials.x.bearer_token
        return connect(world)


def outcome_of(found: list[tuple[datetime, datetime, list[str]]]) -> str:
    (since, until, why) = found[0]
    assert until - since < timedelta(days=4)
    return why[0]


class TestSearch:
    """Operators' own queries: to listen to."""

    def test_who_did_not_address_the_brand_is_listened_to_only(self, world: Simulated) -> None:
        cursors, sink = FakeCursors(), FakeSink()
        source = search(world, "outage", "quarryfield outage")
        about = world.tweet("ada", "quarryfield outage again")
        named = world.tweet("ben", "@larkfield quarryfield outage!")
        world.tweet("larkfield", "quarryfield outage is over")
        listen(source, cursors, sink, real())
        assert {mention.id: mention.summoned for mention in sink.mentions} == {about: False, named: True}
        assert {mention.source for mention in sink.mentions} == {"x.search.outage"}

    def test_the_same_post_has_the_same_name_from_every_source(self, world: Simulated) -> None:
        post = world.tweet("ada", "@larkfield sameness test")
        heard: list[Mention] = []
        for source in (mentions(world), search(world, "same", "sameness")):
            sink = FakeSink()
            listen(source, FakeCursors(), sink, real())
            heard += [mention for mention in sink.mentions if mention.id == post]
        assert heard[0].model_copy(update={"source": ""}) == heard[1].model_copy(update={"source": ""})

    def test_each_query_has_its_own_cursor_and_a_bad_one_stops_no_other(self, world: Simulated) -> None:
        cursors, sink = FakeCursors(), FakeSink()
        post = world.tweet("ada", "independently heard")
        queries: list[Source] = [
            search(world, "long", "x" * 600),
            search(world, "wrong", "near:london"),
            search(world, "good", "independently"),
        ]
        with pytest.raises(Retry, match=r"x\.search\.long.*x\.search\.wrong"):
            listen_to_all(queries, cursors, sink, real())
        assert ids(sink) == [post]
        assert cursors.get("x.search.good").outcome == "complete"
        assert "too long" in cursors.get("x.search.long").outcome or "longer" in cursors.get("x.search.long").outcome

    def test_a_query_as_long_as_x_takes_is_asked(self, world: Simulated) -> None:
        fits = "x" * (512 - len("() -from:larkfield"))
        assert listen(search(world, "fits", fits), FakeCursors(), FakeSink(), real()) == "complete"
        with pytest.raises(BadInput):
            listen(search(world, "over", fits + "x"), FakeCursors(), FakeSink(), real())


class TestThreads:
    """Answers deep in a thread that mention nobody."""

    def test_a_follow_up_that_names_nobody_is_heard_and_only_listened_to(self, world: Simulated) -> None:
        first = world.tweet("ada", "@larkfield no line")
        ben = world.tweet("ben", "@ada same", reply_to=first)
        deep = world.tweet("ada", "since when?", reply_to=ben)
        cursors, sink = FakeCursors(), FakeSink()
        threads = FakeThreads(Subject(id=first, start=real() - HOUR, every=MINUTE))
        source = XThreads(connect(world), account(world), threads)
        assert listen(source, cursors, sink, real()) == "complete"
        assert {mention.id: mention.summoned for mention in sink.mentions} == {first: True, ben: False, deep: False}
        deeper = world.tweet("cat", "mine too", reply_to=deep)
        sink.mentions.clear()
        listen(source, cursors, sink, real())
        assert sink.mentions == []  # not its turn yet
        listen(source, cursors, sink, real() + MINUTE)
        assert deeper in ids(sink)

    def test_quotes_of_an_answer_are_asked_for_beside_the_threads(self, world: Simulated) -> None:
        first, other = world.tweet("ada", "@larkfield no line"), world.tweet("ben", "a post of ours, say")
        quote = world.tweet("cat", "look at that", quote_of=other)
        answer = world.tweet("dan", "@ada same", reply_to=first)
        cursors, sink = FakeCursors(), FakeSink()
        subjects = [
            Subject(id=name, start=real() - HOUR, every=MINUTE) for name in (first, f"quotes_of_tweet_id:{other}")
        ]
        source = XThreads(connect(world), account(world), FakeThreads(*subjects))
        assert listen(source, cursors, sink, real()) == "complete"
        assert set(ids(sink)) == {first, answer, quote}

    def test_the_gravest_are_read_within_the_calls_and_the_rest_waits_and_is_told(self, world: Simulated) -> None:
        firsts = [world.tweet(f"thread{number}", f"@larkfield thread {number}") for number in range(30)]
        subjects = [Subject(id=first, start=real() - HOUR, every=10 * MINUTE) for first in firsts]
        cursors, sink = FakeCursors(), FakeSink()
        source = XThreads(connect(world), account(world), FakeThreads(*subjects), calls=2)
        begun = real()
        outcome = listen(source, cursors, sink, begun)
        assert outcome == "incomplete: the calls of a run were spent: the rest waits for the next"
        assert set(ids(sink)) == set(firsts[: len(sink.mentions)])
        assert 20 <= len(sink.mentions) < 30
        assert listen(source, cursors, sink, begun + MINUTE) == "complete"
        assert set(ids(sink)) == set(firsts)

    def test_a_thread_with_more_than_a_page_is_read_to_its_end(self, world: Simulated) -> None:
        first = world.tweet("ada", "@larkfield a long one")
        posted = {world.tweet(f"deep{number}", f"me too {number}", reply_to=first) for number in range(250)}
        cursors, sink = FakeCursors(), FakeSink()
        threads = FakeThreads(Subject(id=first, start=real() - HOUR, every=10 * MINUTE))
        source = XThreads(connect(world), account(world), threads, calls=2)
        begun = real()
        assert listen(source, cursors, sink, begun).startswith("incomplete")
        assert listen(source, cursors, sink, begun + MINUTE) == "complete"
        assert posted | {first} == set(ids(sink))


class TestQuotes:
    """Posts that quote the brand."""

    def test_a_quote_of_the_brands_post_is_heard_as_addressed_to_it(self, fresh: Simulated) -> None:
        own = fresh.tweet("larkfield", "All lines are up.")
        fresh.tweet("larkfield", "Nobody quotes this.")
        cursors, sink = FakeCursors(), FakeSink()
        client = connect(fresh)
        assert fresh.credentials.x
        recorded = Recorded(fresh.credentials.x.base_url)
        client.session.mount("https://api.twitter.com/", recorded)
        source = XQuotes(client, account(fresh))
        listen(source, cursors, sink, real())
        assert not [url for url in recorded.asked if "search" in url]  # nothing was quoted: nothing is asked
        quote = fresh.tweet("ada", "oh really", quote_of=own)
        begun = real()
        listen(source, cursors, sink, begun)
        assert [(mention.id, mention.summoned) for mention in sink.mentions] == [(quote, True)]
        asked = len(recorded.asked)
        listen(source, cursors, sink, begun + MINUTE)
        assert len(recorded.asked) == asked + 1  # only the timeline
        listen(source, cursors, sink, begun + LATE)
        assert len(recorded.asked) == asked + 3  # once more, for what X shows late


class TestMessages:
    """What customers write in private."""

    def test_a_message_is_heard_as_private_in_its_own_conversation(self, fresh: Simulated) -> None:
        asked = fresh.tweet("ada", "@larkfield help")
        assert fresh.credentials.x
        X(connect(fresh), fresh.credentials.x.user_id).reply(an_approved_reply(in_reply_to=asked, text="Write to us."))
        message = fresh.message("ada", "my number is 17")
        cursors, sink = FakeCursors(), FakeSink()
        source = XMessages(connect(fresh), account(fresh))
        assert listen(source, cursors, sink, real()) == "complete"
        (heard,) = sink.mentions
        assert (heard.id, heard.private, heard.summoned, heard.author_handle) == (message, True, True, "ada")
        assert heard.conversation_id != asked
        assert "-" in heard.conversation_id

    def test_a_backlog_of_messages_is_read_to_its_end(self, fresh: Simulated) -> None:
        cursors, sink = FakeCursors(), FakeSink()
        source = XMessages(connect(fresh), account(fresh))
        begun = real()
        listen(source, cursors, sink, begun)
        sent = {fresh.message(f"dm{number}", f"message {number}") for number in range(250)}
        now = real()
        assert listen(source, cursors, sink, now, pages=2).startswith("incomplete")
        assert open_holes(cursors, begun, now)
        assert listen(source, cursors, sink, real()) == "complete"
        assert sent == set(ids(sink))
        assert open_holes(cursors, begun, now) == []

    def test_a_token_that_x_no_longer_knows_starts_over_and_loses_nothing(self, fresh: Simulated) -> None:
        cursors, sink = FakeCursors(), FakeSink()
        source = XMessages(connect(fresh), account(fresh))
        sent = {fresh.message(f"dm{number}", f"message {number}") for number in range(250)}
        listen(source, cursors, sink, real(), pages=2)
        cursor = cursors.get(source.name)
        assert cursor.position
        at = cursor.position.index('"token":"') + len('"token":"')
        broken = cursor.position[:at] + "x" * 20 + cursor.position[at + 20 :]
        cursors.now[source.name] = cursor.model_copy(update={"position": broken})
        assert listen(source, cursors, sink, real()) == "complete"
        assert sent == set(ids(sink))
