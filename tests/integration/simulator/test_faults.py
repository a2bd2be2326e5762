"""Faults: what platforms do on a bad day, as the clients see it."""

import praw
import prawcore
import pytest
import requests
import tweepy

from simulator.faults import Fault, Faults
from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running

BRIEF = 0.5  # seconds that a client waits which is to run into a time-out


class Impatient(requests.adapters.HTTPAdapter):
    """Gives up soon."""

    def __init__(self, inner: requests.adapters.BaseAdapter) -> None:
        super().__init__()
        self.inner = inner

    def send(self, request: requests.PreparedRequest, **more: object) -> requests.Response:  # type: ignore[override]
        return self.inner.send(request, **(more | {"timeout": BRIEF}))  # type: ignore[arg-type]


def hurry(client: tweepy.Client) -> None:
    address = "https://api.twitter.com/"
    client.session.mount(address, Impatient(client.session.get_adapter(address)))


def answers(simulator: Running, post: str) -> list[str]:
    posts = simulator.control("GET", f"x/threads/{post}").json()["posts"]
    return [found["text"] for found in posts if found["by_brand"]]


@pytest.mark.parametrize(
    ("kind", "raised"), [("401", tweepy.Unauthorized), ("403", tweepy.Forbidden), ("503", tweepy.TwitterServerError)]
)
def test_keys_withdrawn_and_a_platform_in_trouble_look_as_they_do(
    simulator: Running, x: tweepy.Client, kind: str, raised: type[tweepy.HTTPException]
) -> None:
    simulator.fault("x", "*", kind, count=1)
    with pytest.raises(raised) as error:
        x.get_me()
    assert error.value.response.json()["status"] == int(kind)


def test_a_bot_that_is_banned_gets_reddits_403(simulator: Running, reddit: praw.Reddit) -> None:
    name = simulator.comment("unlucky", "u/larkfield_care help")
    simulator.fault("reddit", "POST /api/comment", "403", count=1)
    with pytest.raises(prawcore.exceptions.Forbidden) as refusal:
        reddit.comment(name[3:]).reply("We are banned")
    assert refusal.value.response.json() == {"message": "Forbidden", "error": 403}


@pytest.mark.parametrize("kind", ["500", "503"])
def test_a_server_error_leaves_nothing_behind(simulator: Running, x: tweepy.Client, kind: str) -> None:
    post = simulator.post("unlucky", "@larkfield help")
    simulator.fault("x", "POST /2/tweets", kind, count=1)
    with pytest.raises(tweepy.TwitterServerError) as error:
        x.create_tweet(text=f"On it {kind}", in_reply_to_tweet_id=post)
    assert error.value.response.json()["status"] == int(kind)
    assert answers(simulator, post) == []
    x.create_tweet(text=f"On it {kind}", in_reply_to_tweet_id=post)
    assert answers(simulator, post) == [f"On it {kind}"]


def test_a_429_says_when_to_come_again(simulator: Running, x: tweepy.Client) -> None:
    simulator.fault("x", "GET /2/users/:id/mentions", "429", count=1, reset_s=30)
    with pytest.raises(tweepy.TooManyRequests) as error:
        x.get_users_mentions(simulator.user_id)
    assert error.value.reset_time is not None
    x.get_users_mentions(simulator.user_id)


def test_a_time_out_before_the_write_leaves_nothing_behind(simulator: Running, x: tweepy.Client) -> None:
    post = simulator.post("unlucky", "@larkfield help")
    simulator.fault("x", "POST /2/tweets", "timeout_before", count=1)
    hurry(x)
    with pytest.raises(requests.ReadTimeout):
        x.create_tweet(text="Before", in_reply_to_tweet_id=post)
    assert answers(simulator, post) == []


def test_a_time_out_after_the_write_leaves_a_post_that_nobody_confirmed(simulator: Running, x: tweepy.Client) -> None:
    post = simulator.post("unlucky", "@larkfield help")
    simulator.fault("x", "POST /2/tweets", "timeout_after", count=1)
    hurry(x)
    with pytest.raises(requests.ReadTimeout):
        x.create_tweet(text="After", in_reply_to_tweet_id=post)
    assert answers(simulator, post) == ["After"]


def test_a_dropped_connection_loses_the_answer_and_not_the_post(simulator: Running, x: tweepy.Client) -> None:
    post = simulator.post("unlucky", "@larkfield help")
    simulator.fault("x", "POST /2/tweets", "drop", count=1)
    with pytest.raises(requests.ConnectionError):
        x.create_tweet(text="Dropped", in_reply_to_tweet_id=post)
    assert answers(simulator, post) == ["Dropped"]


def test_praw_repeats_a_comment_whose_answer_was_lost(simulator: Running, reddit: praw.Reddit) -> None:
    reddit.user.me()
    name = simulator.comment("unlucky", "u/larkfield_care help")
    simulator.fault("reddit", "POST /api/comment", "drop", count=1)
    reddit.comment(name[3:]).reply("Once?")
    thread = simulator.control("GET", f"reddit/threads/{reddit.comment(name[3:]).submission.id}").json()
    # Reddit has no guard against it: whoever answers there has to look before sending again.
    assert [comment["body"] for comment in thread["comments"] if comment["parent"] == name] == ["Once?", "Once?"]


def test_reddits_own_refusal_of_haste_names_the_wait(simulator: Running, reddit: praw.Reddit) -> None:
    name = simulator.comment("unlucky", "u/larkfield_care help")
    simulator.fault("reddit", "POST /api/comment", "ratelimit", count=1, reset_s=540)
    with pytest.raises(praw.exceptions.RedditAPIException) as refusal:
        reddit.comment(name[3:]).reply("Too soon")
    assert refusal.value.items[0].error_type == "RATELIMIT"
    assert "9 minutes" in str(refusal.value.items[0].message)


def test_reddits_429_stops_praw_at_once(start: Start) -> None:
    simulator = start()
    reddit = simulator.reddit()
    reddit.user.me()
    simulator.fault("reddit", "*", "429", count=1)
    with pytest.raises(prawcore.exceptions.TooManyRequests) as refusal:
        list(reddit.inbox.mentions())
    assert refusal.value.response.headers["x-ratelimit-remaining"] == "0"


def test_a_fault_hits_its_platform_and_route_alone(simulator: Running, x: tweepy.Client, reddit: praw.Reddit) -> None:
    simulator.fault("x", "GET /2/tweets/{id}", "500", count=1)
    x.get_users_mentions(simulator.user_id)
    list(reddit.inbox.mentions())
    assert len(simulator.control("GET", "faults").json()["faults"]) == 1
    with pytest.raises(tweepy.TwitterServerError):
        x.get_tweet(17)
    assert simulator.control("GET", "faults").json()["faults"] == []


def test_faults_are_switched_off_together(simulator: Running, x: tweepy.Client) -> None:
    simulator.fault("x", "*", "500")
    simulator.fault("reddit", "*", "500")
    for _ in range(2):
        with pytest.raises(tweepy.TwitterServerError):
            x.get_me()
    assert simulator.control("DELETE", "faults").status_code == 204
    assert x.get_me().data


def test_a_simulator_stops_while_it_keeps_someone_waiting(start: Start) -> None:
    simulator = start()
    client = simulator.signed()
    simulator.fault("x", "*", "timeout_before")
    hurry(client)
    with pytest.raises(requests.ReadTimeout):
        client.get_me()
    client.session.close()
    assert simulator.end() == 0


def test_a_rate_hits_that_share_of_the_requests() -> None:
    draws = iter([0.0, 0.24, 0.25, 0.9])
    faults = Faults(random=lambda: next(draws))
    faults.put(Fault("x", "*", "500", count=None, rate=0.25))
    assert [faults.strike("x", "GET", "/2/tweets") is not None for _ in range(4)] == [True, True, False, False]


def test_a_fault_replaces_the_one_on_its_route() -> None:
    faults = Faults()
    for kind in ("500", "503"):
        faults.put(Fault("x", "*", kind, count=2, rate=1))
    assert [(fault["kind"], fault["count"]) for fault in faults.all()] == [("503", 2)]
