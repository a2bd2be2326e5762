"""The public side of handoffs over the wire: the unmodified tweepy and praw against the simulator."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from amends.adapters import reddit_client, x_client
from amends.adapters.live_handoffs import Live
from amends.adapters.reddit_handoffs import SPARE, RedditHandoffs
from amends.adapters.reddit_window import Window
from amends.adapters.x_handoffs import XHandoffs
from amends.adapters.x_posts import QUERY, Account
from amends.handoff.handoff import HandoffState
from amends.listening import listen
from amends.mention import PlatformName

from tests.builders import a_handoff
from tests.fakes import FakeCursors, FakeSink
from tests.simulated import Simulated, simulated

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def real() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as found:
        yield found


class Open:
    """Handoffs as a list."""

    def __init__(self, *live: Live, left_out: int = 0) -> None:
        self.found, self.left_out = list(live), left_out

    def live(self, platform: PlatformName, now: datetime) -> tuple[list[Live], int]:
        return [one for one in self.found if one.handoff.platform is platform], self.left_out


def joined(number: int, author: str, *threads: str, handle: str = "", platform: str = "x") -> Live:
    handoff = a_handoff(
        id=f"h{number}", author_id=author, threads=threads, platform=platform, state=HandoffState.JOINED
    ).model_copy(update={"begun_at": real() - HOUR, "since": real() - HOUR})
    return Live(handoff, handle)


def on_x(world: Simulated, handoffs: Open, calls: int = 3) -> XHandoffs:
    x = world.credentials.x
    assert x
    account = Account(x.user_id, x.username)
    return XHandoffs(x_client.connect(x), account, handoffs, ["Larkfield", "Lark Field"], calls)


def on_reddit(world: Simulated, handoffs: Open) -> RedditHandoffs:
    credentials = world.credentials.reddit
    assert credentials
    client = reddit_client.connect(credentials)
    return RedditHandoffs(client, handoffs, lambda text: "larkfield" in text.lower())


def heard(sink: FakeSink) -> set[str]:
    return {mention.id for mention in sink.mentions}


class TestOnX:
    """Threads and customers of handoffs, in one search."""

    def test_a_deep_answer_and_a_post_elsewhere_that_names_the_brand_are_heard_and_nothing_else(
        self, world: Simulated
    ) -> None:
        first = world.tweet("nora", "@larkfield my bill is wrong")
        other = world.tweet("omar", "@nora did they ever sort it?", reply_to=first)
        deep = world.tweet("nora", "no, and I am in their messages for hours", reply_to=other)
        elsewhere = world.tweet("nora", "larkfield is taking its time again")
        spaced = world.tweet("nora", "Lark Field, you had one job")
        world.tweet("nora", "lovely weather today")
        world.tweet("omar", "larkfield is fine with me")
        user = _user(world, "nora")
        sink, cursors = FakeSink(), FakeCursors()
        source = on_x(world, Open(joined(1, str(user), first)))
        assert listen(source, cursors, sink, real()) == "complete"
        assert heard(sink) == {first, other, deep, elsewhere, spaced}
        # Not before its time comes again, and then what is new alone is more.
        sink.mentions.clear()
        listen(source, cursors, sink, real() + MINUTE)
        assert sink.mentions == []
        again = world.tweet("nora", "larkfield, hello?")
        listen(source, cursors, sink, real() + 2 * MINUTE)
        assert again in heard(sink)

    def test_what_has_no_turn_in_a_run_and_what_is_not_watched_stands_in_the_receipt(self, world: Simulated) -> None:
        many = [joined(number, str(10**17 + number), str(2 * 10**18 + number)) for number in range(40)]
        cursors, sink = FakeCursors(), FakeSink()
        source = on_x(world, Open(*many, left_out=7), calls=1)
        outcome = listen(source, cursors, sink, real())
        assert outcome.startswith("incomplete")
        why = [gap.why for gap in cursors.get("x.handoffs").receipt.gaps]  # type: ignore[union-attr]
        assert any("wait" in one for one in why)
        assert any("7 handoffs more" in one for one in why)

    def test_a_query_never_grows_beyond_what_x_takes(self, world: Simulated) -> None:
        many = [joined(number, str(10**17 + number), str(2 * 10**18 + number)) for number in range(40)]
        source = on_x(world, Open(*many), calls=30)
        assert listen(source, FakeCursors(), FakeSink(), real()) == "complete"
        assert all(len(source.query([one.id])) <= QUERY for one in source.subjects(real()))


def _user(world: Simulated, handle: str) -> str:
    assert world.credentials.x
    found = x_client.connect(world.credentials.x).get_user(username=handle, user_auth=True)
    return str(found.data.id)


class TestOnReddit:
    """Submissions and customers of handoffs."""

    def test_comments_under_it_and_what_its_customer_writes_elsewhere_of_the_brand_are_heard(
        self, world: Simulated
    ) -> None:
        first = world.comment("nadia", "40 pounds", title="My bill is wrong")
        other = world.comment("omar_r", "did they ever sort it?", parent=first)
        deep = world.comment("nadia", "no, still in their messages", parent=other)
        elsewhere = world.comment("nadia", "larkfield again", title="Larkfield, again", subreddit="broadband")
        world.comment("nadia", "what a match", title="Football", subreddit="broadband")
        sink, cursors = FakeSink(), FakeCursors()
        live = joined(1, "t2_x", first, handle="nadia", platform="reddit")
        source = on_reddit(world, Open(live))
        assert listen(source, cursors, sink, real()) == "complete"
        assert {other, deep, elsewhere} <= heard(sink) <= {first, other, deep, elsewhere}
        sink.mentions.clear()
        listen(source, cursors, sink, real() + MINUTE)
        assert sink.mentions == []
        later = world.comment("omar_r", "any update?", parent=first)
        listen(source, cursors, sink, real() + 2 * MINUTE)
        assert later in heard(sink)

    def test_with_little_room_in_the_window_it_waits_and_says_so(self, world: Simulated) -> None:
        source = on_reddit(world, Open(joined(1, "t2_x", handle="nadia", platform="reddit")))
        window = Window()
        window.note({"x-ratelimit-remaining": str(SPARE - 1), "x-ratelimit-reset": "300"})
        source._client.window = window
        outcome = listen(source, FakeCursors(), FakeSink(), real())
        assert outcome == (
            "incomplete: Reddit's window has little room: 1 threads and customers wait for the next poll"
        )

    def test_without_handoffs_nothing_is_asked(self, world: Simulated) -> None:
        world.forget_requests()
        assert listen(on_reddit(world, Open()), FakeCursors(), FakeSink(), real()) == "complete"
        assert listen(on_x(world, Open()), FakeCursors(), FakeSink(), real()) == "complete"
        assert world.requests() == []
