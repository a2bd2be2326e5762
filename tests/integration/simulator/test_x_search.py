"""Searching X with tweepy."""

from datetime import UTC, datetime, timedelta

import pytest
import tweepy

from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running


@pytest.fixture(scope="module")
def posts(simulator: Running) -> dict[str, str]:
    own = simulator.post("larkfield", "We are awake")
    mention = simulator.post("ann", "@Larkfield the router is slow")
    named = {
        "own": own,
        "mention": mention,
        "reply": simulator.post("bob", "no you are not", reply_to=own),
        "quote": simulator.post("cat", "really?", quote_of=own),
        "about": simulator.post("dan", "larkfield is slow, says example@larkfield.example"),
        "thread": simulator.post("eve", "mine too #slow", reply_to=mention),
    }
    return {post: name for name, post in named.items()}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("@larkfield", {"mention", "reply"}),
        ("@larkfield -from:bob", {"mention"}),
        ("to:larkfield", {"reply"}),
        ("from:larkfield", {"own"}),
        ("from:@ann OR from:cat", {"mention", "quote"}),
        ("slow", {"mention", "about", "thread"}),
        ("Larkfield -@larkfield", {"about"}),
        ("slow (from:dan OR from:eve)", {"about", "thread"}),
        ("slow -(from:dan OR from:eve)", {"mention"}),
        ('"is slow"', {"mention", "about"}),
        ("#slow", {"thread"}),
        ("slow has:hashtags", {"thread"}),
        ("(@larkfield OR from:cat) is:reply", {"reply"}),
        ("(@larkfield OR from:cat) is:quote", {"quote"}),
        ("(@larkfield OR slow) -is:reply -is:retweet", {"mention", "about"}),
        ("from:nobody", set()),
    ],
)
def test_an_operator_means_what_it_means_on_x(
    x: tweepy.Client, posts: dict[str, str], query: str, expected: set[str]
) -> None:
    found = x.search_recent_tweets(query, max_results=10).data or []
    assert {posts[str(post.id)] for post in found} == expected


def test_a_conversation_is_found_as_a_whole(x: tweepy.Client, posts: dict[str, str]) -> None:
    root = next(post for post, name in posts.items() if name == "mention")
    found = x.search_recent_tweets(f"conversation_id:{root}", max_results=10).data
    assert [posts[str(post.id)] for post in found] == ["thread", "mention"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "near:london slow",
        "is:interesting slow",
        "conversation_id:abc",
        "(slow",
        "slow)",
        "slow OR",
        "OR slow",
        "-slow",
        "-(slow)",
        "is:reply",
        "slow - fast",
        "from:",
        "x" * 513,
        "(" * 200 + "slow" + ")" * 200,
        '"slow',
    ],
)
def test_a_query_that_x_would_not_take_is_a_400(x: tweepy.Client, query: str) -> None:
    with pytest.raises(tweepy.BadRequest) as refusal:
        x.request("GET", "/2/tweets/search/recent", params={"query": query})
    assert refusal.value.response.json()["errors"][0]["parameters"] == {"query": [query]}


def test_search_reaches_seven_days_back_and_says_so(x: tweepy.Client) -> None:
    with pytest.raises(tweepy.BadRequest) as old_id:
        x.search_recent_tweets("slow", since_id=1)
    assert "since_id" in old_id.value.response.json()["errors"][0]["message"]
    with pytest.raises(tweepy.BadRequest):
        x.search_recent_tweets("slow", start_time=datetime.now(UTC) - timedelta(days=8))
    assert x.search_recent_tweets("slow", start_time=datetime.now(UTC) - timedelta(days=6)).data


def test_pages_of_a_search_join_without_a_gap(start: Start) -> None:
    simulator = start()
    x = simulator.signed()
    posted = [simulator.post("long", f"@larkfield part {n}") for n in range(23)]
    pages = tweepy.Paginator(x.search_recent_tweets, "@larkfield", max_results=10)
    assert [str(post.id) for page in pages for post in page.data] == posted[::-1]
    x.session.close()
