"""Reading a listing back: where it ends too early, what stands out of order, and who signs a message."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from amends.adapters.reddit_items import mention, names_account
from amends.adapters.reddit_sources import OLDER, Ear, RedditSource
from amends.adapters.reddit_window import SPARE, Window
from amends.errors import RateLimited

from tests.builders import MINUTE, NOON

AGO = NOON.timestamp()
CLIENT: Any = SimpleNamespace(
    window=Window(lambda: NOON), config=SimpleNamespace(username="larkfield_care"), info=lambda fullnames: []
)


def an_item(number: int, minutes_ago: float, **changes: Any) -> Any:
    fields: dict[str, Any] = {
        "fullname": f"t3_{number}",
        "created_utc": AGO - 60 * minutes_ago,
        "author": "kim",
        "title": "slow",
        "selftext": "",
        "subreddit": "larkfield",
        "permalink": f"/r/larkfield/comments/{number}/slow/",
    }
    return SimpleNamespace(**{**fields, **changes})


def a_message(**changes: Any) -> Any:
    fields = {"fullname": "t4_1", "id": "1", "subject": "Hello", "body": "you", "first_message_name": None}
    return an_item(1, 0, **{**fields, "subreddit": None, **changes})


def source(*items: Any) -> RedditSource:
    return RedditSource("reddit.subreddit.larkfield", CLIENT, lambda: [iter(items)], Ear())


def position(minutes_ago: float) -> str:
    return json.dumps({"newest": AGO - 60 * minutes_ago, "seen": [], "deep": AGO})


@pytest.mark.parametrize(("shown", "gap"), [(1000, True), (950, True), (899, False)])
def test_a_listing_that_ends_before_the_last_poll_is_a_gap_though_reddit_shows_fewer_than_a_thousand(
    shown: int, gap: bool
) -> None:
    listed = [an_item(number, number / 1000) for number in range(shown)]
    poll = source(*listed).poll(position(30), NOON)
    assert (len(poll.mentions), bool(poll.gap)) == (shown, gap)


def test_a_long_listing_that_reaches_back_is_no_gap() -> None:
    listed = [an_item(number, number / 10) for number in range(1000)]
    assert source(*listed).poll(position(30), NOON).gap == ""


@pytest.mark.parametrize(("older", "heard"), [(OLDER - 1, 2), (OLDER, 1)])
def test_a_few_older_items_in_between_do_not_end_the_reading(older: int, heard: int) -> None:
    between = [an_item(100 + number, 500) for number in range(older)]
    assert len(source(an_item(1, 1), *between, an_item(2, 2)).poll(position(30), NOON).mentions) == heard


def test_moderators_who_write_together_sign_as_their_subreddit_and_a_deleted_account_as_nobody() -> None:
    listed = [a_message(author=None, subreddit="broadband"), a_message(fullname="t4_2", author=None)]
    (heard,) = source(*listed).poll(position(30), NOON).mentions
    assert (heard.author_handle, heard.private, heard.community) == ("r/broadband", True, "")


def test_an_answer_does_not_repeat_its_subject() -> None:
    answer = a_message(subject="re: Hello", first_message_name="t4_0", author_fullname="t2_9")
    heard = mention(answer, "reddit.messages", "larkfield_care", {}, all_summon=True)
    assert (heard.text, heard.conversation_id, heard.author_id) == ("you", "t4_0", "t2_9")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("u/larkfield_care", True),
        ("ask /u/Larkfield_Care!", True),
        ("my_u/larkfield_care", False),
        ("u/larkfield_careers", False),
        ("larkfield_care", False),
    ],
)
def test_an_account_is_named_as_reddit_links_it(text: str, named: bool) -> None:
    assert names_account(text, "larkfield_care") is named


@pytest.mark.parametrize(("remaining", "minutes", "opens"), [(SPARE, 1, True), (SPARE - 1, 1, False), (0, 11, True)])
def test_a_window_is_closed_while_little_is_left_and_open_once_it_is_over(
    remaining: int, minutes: int, opens: bool
) -> None:
    clock = [NOON]
    window = Window(lambda: clock[0])
    window.must_be_open()
    window.note({"x-ratelimit-remaining": f"{remaining}.0", "x-ratelimit-reset": "600"})
    clock[0] += minutes * MINUTE
    if opens:
        window.must_be_open()
        return
    with pytest.raises(RateLimited) as limit:
        window.must_be_open()
    assert limit.value.until == NOON + timedelta(minutes=10)
