"""Reading from X with tweepy."""

from datetime import UTC, datetime, timedelta

import pytest
import tweepy

from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running


def ids(response: tweepy.Response) -> list[str]:
    return [str(post.id) for post in response.data or []]


def test_a_post_is_partial_unless_more_is_asked_for(simulator: Running, x: tweepy.Client) -> None:
    post = simulator.post("partial", "@larkfield my line is dead")
    assert set(x.get_tweet(post).data.data) == {"id", "text", "edit_history_tweet_ids"}


def test_a_mention_comes_with_its_author_entities_and_thread(simulator: Running, x: tweepy.Client) -> None:
    first = simulator.post("threaded", "My line is dead", followers=321)
    second = simulator.post("other", "Same here @larkfield, see https://example.com/a. #dead", reply_to=first)
    found = x.get_tweet(
        second,
        tweet_fields=["entities", "conversation_id", "created_at", "in_reply_to_user_id", "public_metrics", "lang"],
        expansions=["author_id", "referenced_tweets.id", "referenced_tweets.id.author_id", "in_reply_to_user_id"],
        user_fields=["public_metrics"],
    )
    post = found.data
    assert post.entities["mentions"] == [{"start": 10, "end": 20, "username": "larkfield", "id": simulator.user_id}]
    assert post.entities["urls"][0]["expanded_url"] == "https://example.com/a"
    assert post.entities["hashtags"] == [{"start": 49, "end": 54, "tag": "dead"}]
    assert str(post.conversation_id) == first
    assert post.data["referenced_tweets"] == [{"type": "replied_to", "id": first}]
    assert post.data["created_at"].endswith("Z")
    assert datetime.now(UTC) - post.created_at < timedelta(minutes=1)
    assert [str(above.id) for above in found.includes["tweets"]] == [first]
    authors = {user.username: user.public_metrics["followers_count"] for user in found.includes["users"]}
    assert authors == {"threaded": 321, "other": 0}
    assert x.get_tweet(first, tweet_fields=["public_metrics"]).data.public_metrics["reply_count"] == 1


def test_mentions_come_newest_first_in_pages_and_from_a_cursor_on(start: Start) -> None:
    simulator = start()
    x = simulator.signed()
    posted = [simulator.post("pages", f"@larkfield {n}") for n in range(12)]
    simulator.post("pages", "Larkfield without an @")
    pages = list(tweepy.Paginator(x.get_users_mentions, simulator.user_id, max_results=5, user_auth=True))
    assert [ids(page) for page in pages] == [posted[:-6:-1], posted[-6:-11:-1], posted[1::-1]]
    assert pages[0].meta["newest_id"] == posted[-1]
    assert pages[0].meta["oldest_id"] == posted[-5]
    assert "next_token" not in pages[-1].meta
    assert ids(x.get_users_mentions(simulator.user_id, since_id=posted[8])) == posted[:8:-1]
    assert ids(x.get_users_mentions(simulator.user_id, until_id=posted[2])) == posted[1::-1]
    assert x.get_users_mentions(simulator.user_id, since_id=posted[-1]).meta == {"result_count": 0}
    later = datetime.now(UTC) + timedelta(minutes=1)
    assert x.get_users_mentions(simulator.user_id, start_time=later).data is None
    assert len(ids(x.get_users_mentions(simulator.user_id, end_time=later))) == 10
    x.session.close()


def test_only_the_last_800_mentions_are_within_reach(start: Start) -> None:
    simulator = start()
    x = simulator.signed()
    posted = [simulator.post("many", f"@larkfield number {n}") for n in range(803)]
    pages = tweepy.Paginator(x.get_users_mentions, simulator.user_id, max_results=100, since_id=posted[0])
    seen = [post for page in pages for post in ids(page)]
    assert seen == posted[:2:-1]
    searched = tweepy.Paginator(x.search_recent_tweets, "@larkfield", max_results=100)
    assert sum(len(ids(page)) for page in searched) == 803
    x.session.close()


def test_a_reply_to_the_brand_mentions_it_without_saying_so(simulator: Running, x: tweepy.Client) -> None:
    own = x.create_tweet(text="How was your morning?").data["id"]
    reply = simulator.post("implicit", "Awful, thanks", reply_to=own)
    assert ids(x.get_users_mentions(simulator.user_id, max_results=5))[0] == reply
    assert ids(x.search_recent_tweets("to:larkfield from:implicit")) == [reply]
    assert x.get_tweet(reply, tweet_fields=["entities"]).data.entities is None


def test_what_is_gone_stands_in_the_errors_of_a_200(simulator: Running, x: tweepy.Client) -> None:
    kept, gone = simulator.post("sweep", "@larkfield kept"), simulator.post("sweep", "@larkfield gone")
    simulator.control("DELETE", f"x/posts/{gone}")
    found = x.get_tweets([kept, gone])
    assert ids(found) == [kept]
    assert [(error["resource_id"], error["title"]) for error in found.errors] == [(gone, "Not Found Error")]
    assert x.get_tweet(gone).errors[0]["type"].endswith("/resource-not-found")
    assert gone not in ids(x.get_users_mentions(simulator.user_id, max_results=100))
    assert gone not in ids(x.search_recent_tweets("from:sweep"))


def test_a_lost_parent_is_named_in_errors_beside_the_data(simulator: Running, x: tweepy.Client) -> None:
    parent = simulator.post("parent", "@larkfield soon gone")
    child = simulator.post("child", "@larkfield still here", reply_to=parent)
    simulator.control("DELETE", f"x/posts/{parent}")
    found = x.get_tweet(child, expansions=["referenced_tweets.id"])
    assert str(found.data.id) == child
    assert [error["resource_id"] for error in found.errors] == [parent]


def test_quotes_of_a_post_are_listed(simulator: Running, x: tweepy.Client) -> None:
    own = str(x.create_tweet(text="We never go down").data["id"])
    quote = simulator.post("quoting", "Famous last words", quote_of=own)
    assert ids(x.get_quote_tweets(own, max_results=10)) == [quote]
    assert ids(x.search_recent_tweets(f"quotes_of_tweet_id:{own}")) == [quote]


def test_the_brands_timeline_holds_its_own_posts(simulator: Running, x: tweepy.Client) -> None:
    own = str(x.create_tweet(text="Here we are").data["id"])
    summons = simulator.post("timeline", "@larkfield hello?")
    reply = str(x.create_tweet(text="Hello to you", in_reply_to_tweet_id=summons).data["id"])
    assert ids(x.get_users_tweets(simulator.user_id, max_results=5))[:2] == [reply, own]
    assert ids(x.get_users_tweets(simulator.user_id, max_results=5, exclude=["replies"]))[0] == own


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("max_results", "4"),
        ("max_results", "101"),
        ("max_results", "many"),
        ("since_id", "latest"),
        ("pagination_token", "nonsense"),
        ("tweet.fields", "mood"),
        ("expansions", "friends"),
        ("user.fields", "shoe_size"),
        ("start_time", "yesterday"),
        ("colour", "blue"),
    ],
)
def test_an_invalid_parameter_is_a_400_that_names_it(
    simulator: Running, x: tweepy.Client, parameter: str, value: str
) -> None:
    with pytest.raises(tweepy.BadRequest) as refusal:
        x.request("GET", f"/2/users/{simulator.user_id}/mentions", params={parameter: value})
    body = refusal.value.response.json()
    assert body["errors"][0]["parameters"] == {parameter: [value]}
    assert body["title"] == "Invalid Request"


def test_an_unknown_path_is_a_404(x: tweepy.Client) -> None:
    with pytest.raises(tweepy.NotFound):
        x.request("GET", "/2/no/such/thing")
