"""No post is lost between a platform and the queue."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from amends.coverage import Gap, holes
from amends.cursor import Cursor, Poll
from amends.errors import BadInput, RateLimited, Retry
from amends.listening import listen, listen_to_all

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
    assert cursors.get("x.mentions").position is None
    assert cursors.notes == ["failed: the queue took 0 of 1 mentions"]


def test_the_cursor_stays_when_the_platform_fails() -> None:
    cursors = FakeCursors()
    with pytest.raises(Retry):
        listen(FakeSource(Retry("X answered 503")), cursors, FakeSink(), NOON)
    assert cursors.get("x.mentions").position is None


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


class Pages(FakeSource):
    """A source of three pages that counts them in its position."""

    def __init__(self, name: str = "x.mentions") -> None:
        super().__init__(POLL)
        self.name = name

    def poll(self, position: str | None, now: object) -> Poll:
        page = int(position or 0) + 1
        return Poll(mentions=[a_mention(id=str(page))], position=str(page), more=page < 3, covered=(NOON, NOON))


def test_pages_are_read_until_nothing_is_left() -> None:
    cursors, sink = FakeCursors(), FakeSink()
    listen(Pages(), cursors, sink, NOON)
    assert [mention.id for mention in sink.mentions] == ["1", "2", "3"]
    assert cursors.now["x.mentions"].version == 3


@pytest.mark.parametrize(("limits", "reached"), [({"pages": 2}, "2"), ({"has_time": lambda: False}, "1")])
def test_a_run_that_must_end_leaves_the_rest_to_the_next_one(limits: dict[str, Any], reached: str) -> None:
    cursors, sink = FakeCursors(), FakeSink()
    listen(Pages(), cursors, sink, NOON, **limits)
    assert cursors.now["x.mentions"].position == reached
    listen(Pages(), cursors, sink, NOON + MINUTE)
    assert [mention.id for mention in sink.mentions] == ["1", "2", "3"]


def test_a_failed_poll_leaves_a_hole_and_the_next_good_one_closes_it() -> None:
    cursors = FakeCursors()
    quiet = Poll(mentions=[], position="7")
    listen(FakeSource(quiet), cursors, FakeSink(), NOON)
    for minute in (1, 2):
        with pytest.raises(Retry):
            listen(FakeSource(Retry("X answered 503")), cursors, FakeSink(), NOON + minute * MINUTE)
    until = NOON + 2 * MINUTE
    (hole,) = holes(list(cursors.receipts.values()), NOON, until)
    assert (hole.since, hole.until, hole.why) == (NOON, until, ["failed: X answered 503"])
    listen(FakeSource(quiet), cursors, FakeSink(), NOON + 3 * MINUTE)
    assert holes(list(cursors.receipts.values()), NOON, NOON + 3 * MINUTE) == []


def test_quiet_polls_share_a_receipt_for_an_hour() -> None:
    cursors = FakeCursors()
    for minute in range(120):
        listen(FakeSource(Poll(mentions=[], position="7")), cursors, FakeSink(), NOON + minute * MINUTE)
    assert [receipt.polls for receipt in cursors.receipts.values()] == [61, 59]
    assert holes(list(cursors.receipts.values()), NOON, NOON + 119 * MINUTE) == []


def test_what_a_platform_no_longer_shows_stays_a_hole() -> None:
    cursors = FakeCursors()
    listen(FakeSource(POLL), cursors, FakeSink(), NOON)
    lost = POLL.model_copy(update={"gap": "the listing ended early"})
    listen(FakeSource(lost), cursors, FakeSink(), NOON + MINUTE)
    listen(FakeSource(POLL), cursors, FakeSink(), NOON + 2 * MINUTE)
    (hole,) = holes(list(cursors.receipts.values()), NOON, NOON + 2 * MINUTE)
    assert (hole.since, hole.until, hole.why) == (NOON, NOON + MINUTE, ["the listing ended early"])


def test_a_gap_whose_bounds_are_known_leaves_the_rest_covered() -> None:
    cursors = FakeCursors()
    gap = Gap(since=NOON, until=NOON + MINUTE, why="a backlog is still being read")
    poll = Poll(mentions=[], position="7", gaps=[gap], covered=(NOON + MINUTE, NOON + 2 * MINUTE))
    assert listen(FakeSource(poll), cursors, FakeSink(), NOON + 2 * MINUTE) == f"incomplete: {gap.why}"
    (hole,) = holes(list(cursors.receipts.values()), NOON, NOON + 2 * MINUTE)
    assert (hole.until, hole.why) == (NOON + MINUTE, [gap.why])


def test_a_source_that_fails_stops_no_other_and_is_raised_at_the_end() -> None:
    cursors, sink = FakeCursors(), FakeSink()
    bad = FakeSource(BadInput("the query is too long"))
    bad.name = "x.search.long"
    with pytest.raises(Retry, match=r"x\.search\.long: the query is too long"):
        listen_to_all([bad, Pages("x.search.short")], cursors, sink, NOON)
    assert len(sink.mentions) == 3


def test_sources_that_all_go_well_raise_nothing() -> None:
    sources = [Pages("x.search.a"), Pages("x.search.b")]
    outcomes = listen_to_all(sources, FakeCursors(), FakeSink(), NOON)
    assert outcomes == {"x.search.a": "complete", "x.search.b": "complete"}


class Inbox(FakeSource):
    """A source that is told what was taken, and may not listen."""

    def __init__(self, answer: Poll | Exception, fails: Exception | None = None, name: str = "reddit.messages") -> None:
        super().__init__(answer)
        self.name = name
        self.read: list[str] = []
        self._fails = fails

    def acknowledge(self, names: Sequence[str], now: datetime) -> None:
        if self._fails:
            raise self._fails
        self.read += names


UNREAD = POLL.model_copy(update={"unread": ["t4_1"]})


def test_a_message_is_marked_as_read_once_it_is_queued_and_not_before() -> None:
    inbox = Inbox(UNREAD)
    with pytest.raises(Retry):
        listen(inbox, FakeCursors(), FakeSink(broken=True), NOON)
    assert inbox.read == []
    assert listen(inbox, FakeCursors(), FakeSink(), NOON) == "complete"
    assert inbox.read == ["t4_1"]


def test_a_mark_that_fails_is_said_and_keeps_nothing_from_moving_on() -> None:
    cursors, sink = FakeCursors(), FakeSink()
    outcome = listen(Inbox(UNREAD, Retry("Reddit answered 503")), cursors, sink, NOON)
    assert outcome == "complete; not marked as read: Reddit answered 503"
    assert (len(sink.mentions), cursors.now["reddit.messages"].position) == (1, "1001")
