"""No post is lost between a platform and the queue."""

import pytest
from amends.errors import RateLimited, Retry
from amends.listening import Cursor, Poll, listen

from tests.builders import MINUTE, NOON, a_mention
from tests.fakes import FakeCursors, FakeSink, FakeSource

POLL = Poll(mentions=[a_mention()], position="1001")


def test_what_a_poll_brings_is_queued_and_the_cursor_moves() -> None:
    cursors, sink = FakeCursors(), FakeSink()
    assert listen(FakeSource(POLL), cursors, sink, NOON) == "complete"
    assert [mention.id for mention in sink.mentions] == ["1001"]
    cursor = cursors.now["x.mentions"]
    assert (cursor.position, cursor.count, cursor.first_polled_at, cursor.version) == ("1001", 1, NOON, 1)


def test_the_next_poll_starts_where_the_last_one_ended() -> None:
    cursors, source = FakeCursors(), FakeSource(POLL)
    listen(source, cursors, FakeSink(), NOON)
    listen(source, cursors, FakeSink(), NOON + MINUTE)
    assert source.asked == [None, "1001"]
    assert cursors.now["x.mentions"].first_polled_at == NOON


def test_the_cursor_stays_when_the_queue_does_not_take_everything() -> None:
    cursors = FakeCursors()
    with pytest.raises(Retry):
        listen(FakeSource(POLL), cursors, FakeSink(broken=True), NOON)
    assert cursors.now == {}
    assert cursors.notes == ["failed: the queue took 0 of 1 mentions"]


def test_the_cursor_stays_when_the_platform_fails() -> None:
    cursors = FakeCursors()
    with pytest.raises(Retry):
        listen(FakeSource(Retry("X answered 503")), cursors, FakeSink(), NOON)
    assert cursors.now == {}


def test_a_rate_limit_is_noted_and_is_no_failure() -> None:
    cursors = FakeCursors()
    outcome = listen(FakeSource(RateLimited(NOON + MINUTE)), cursors, FakeSink(), NOON)
    assert outcome == "rate limited until 2026-11-20T12:01:00+00:00"
    assert cursors.notes == [outcome]


def test_a_gap_is_said_in_words() -> None:
    poll = POLL.model_copy(update={"gap": "the listing ended early"})
    assert listen(FakeSource(poll), FakeCursors(), FakeSink(), NOON) == "incomplete: the listing ended early"


def test_of_two_polls_at_once_the_later_one_leaves_the_cursor_alone() -> None:
    cursors = FakeCursors()

    class Slow(FakeSource):
        def poll(self, position: str | None, now: object) -> Poll:
            cursors.advance(Cursor(source=self.name, position="2002", version=1))
            return POLL

    assert listen(Slow(POLL), cursors, FakeSink(), NOON) == "another poll came first"
    assert cursors.now["x.mentions"].position == "2002"
