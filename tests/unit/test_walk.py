"""Whatever dies, whatever comes in between, and however few pages a run has: every post is read."""

import random
from datetime import datetime, timedelta

import pytest
from amends.coverage import Receipt, holes
from amends.walk import LATE, Page, Walk, Window, after, begin, covered, id_at, made_at, window

from tests.builders import MINUTE, NOON

SIZE = 5


class Network:
    """Posts by id, some of which are shown late; pages of the newest first."""

    def __init__(self) -> None:
        self.posts: dict[int, datetime] = {}

    def post(self, made: datetime, shown: datetime | None = None, number: int = 1) -> int:
        post = id_at(made) + number
        self.posts[post] = shown or made
        return post

    def page(self, read: Window, now: datetime) -> Page:
        shown = [post for post, at in self.posts.items() if at <= now and post > read.above]
        inside = sorted((post for post in shown if read.below is None or post < read.below), reverse=True)
        return Page(ids=inside[:SIZE], ends=len(inside) <= SIZE)


def run(network: Network, walk: Walk, now: datetime, pages: int, heard: list[int], spans: list[Receipt]) -> Walk:
    """A run of so many pages."""
    for _ in range(pages):
        read = window(walk, now)
        if read is None:
            break
        page = network.page(read, now)
        heard += page.ids
        since, until = covered(read, page, now)
        one = Receipt(source="x", at=now, polled_at=now, complete=True, since=since, until=until)
        spans.append(one)
        walk = after(walk, read, page, now)
        if not walk.unread:
            break
    return walk


def test_an_id_holds_its_moment() -> None:
    assert made_at(id_at(NOON)) == NOON
    assert made_at(str(id_at(NOON) + 12345)) == NOON


@pytest.mark.parametrize("pages", [2, 3, 7])
@pytest.mark.parametrize("seed", range(5))
def test_every_post_is_read_however_few_pages_a_run_has(seed: int, pages: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    network, walk, heard = Network(), begin(NOON, timedelta(0)), list[int]()
    spans: list[Receipt] = []
    now = NOON
    for minute in range(1, 120):
        now = NOON + minute * MINUTE
        burst = chance.choice([0, 0, 1, 3]) if minute != 40 else 60
        for number in range(burst):
            made = now - MINUTE * chance.random()
            late = chance.random() < 0.2
            network.post(made, made + LATE * chance.random() if late else None, number)
        if chance.random() < 0.2:
            continue  # nobody polls
        if chance.random() < 0.2:
            run(network, walk, now, 1, heard, [])  # the process dies before it could keep what it read
            continue
        walk = run(network, walk, now, pages, heard, spans)
    for more in range(1, 200):
        now += MINUTE
        walk = run(network, walk, now, pages, heard, spans)
        if not walk.unread and more > 30:
            break
    assert set(heard) == set(network.posts)
    assert walk.unread == ()
    assert holes(spans, NOON, now) == []


def test_without_a_second_look_a_late_post_would_be_lost() -> None:
    network, walk, heard = Network(), begin(NOON, timedelta(0)), list[int]()
    for minute in range(1, 30):
        now = NOON + minute * MINUTE
        network.post(now)
        if minute == 10:
            late = network.post(now - MINUTE / 2, now + 2 * MINUTE)
        read = window(walk, now)
        assert read is not None
        page = network.page(read, now)
        heard += page.ids
        walk = after(walk, read, page, now).model_copy(update={"unread": ()})
    assert late not in heard


def test_what_is_left_unread_is_a_hole_until_it_is_read() -> None:
    network, walk, spans = Network(), begin(NOON, timedelta(0)), list[Receipt]()
    for number in range(20):
        network.post(NOON + number * MINUTE)
    now = NOON + 20 * MINUTE
    walk = run(network, walk, now, 1, [], spans)
    assert [one.until for one in holes(spans, NOON, now)] == [NOON + 15 * MINUTE]
    walk = run(network, walk, now, 9, [], spans)
    assert holes(spans, NOON, now) == []


def test_a_quiet_source_is_read_with_one_page_a_run() -> None:
    network, walk = Network(), begin(NOON, timedelta(days=1))
    for minute in range(60):
        spans: list[Receipt] = []
        walk = run(network, walk, NOON + minute * MINUTE, 9, [], spans)
        assert len(spans) == 1


def test_what_is_newest_comes_before_a_backlog() -> None:
    network, walk = Network(), begin(NOON, timedelta(0))
    for number in range(30):
        network.post(NOON + number * MINUTE)
    walk = run(network, walk, NOON + 30 * MINUTE, 1, [], [])
    newest = network.post(NOON + 31 * MINUTE)
    heard: list[int] = []
    run(network, walk, NOON + 31 * MINUTE, 1, heard, [])
    assert heard == [newest]
