"""The control API: people post, threads are seen, and what is malformed changes nothing."""

import stat
from typing import Any

import praw
import pytest
import requests
import tweepy

from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running


def test_a_thread_shows_who_answered_whom(simulator: Running) -> None:
    root = simulator.post("ann", "@larkfield hello")
    answered = simulator.control("POST", "x/posts", {"author": "bob", "text": "hi", "reply_to": root}).json()
    assert answered["conversation_id"] == root
    posts = simulator.control("GET", f"x/threads/{root}").json()["posts"]
    assert [(post["author"], post["text"], post["in_reply_to"]) for post in posts] == [
        ("ann", "@larkfield hello", None),
        ("bob", "hi", root),
    ]


def test_what_the_brand_answered_is_seen_in_one_list(simulator: Running, x: tweepy.Client, reddit: praw.Reddit) -> None:
    post, comment = simulator.post("dora", "@larkfield dead line"), simulator.comment("dora-r", "dead line")
    simulator.post("emil", "@dora same here", reply_to=post)
    told = x.create_tweet(text="We are on it, Dora.", in_reply_to_tweet_id=post)
    reddit.comment(comment.removeprefix("t1_")).reply("We are on it.")
    found = simulator.control("GET", "answers").json()["answers"]
    ours = [(one["in_reply_to"], one["text"]) for one in found if one["in_reply_to"] in (post, comment)]
    assert ours == [(post, "We are on it, Dora."), (comment, "We are on it.")]
    assert found[0]["id"] == told.data["id"]


def test_ids_are_strings_of_19_digits_that_grow(simulator: Running) -> None:
    ids = [simulator.post("counter", f"@larkfield {n}") for n in range(5)]
    assert all(len(post) == 19 and post.isdigit() for post in ids)
    assert sorted(ids, key=int) == ids


def test_reddit_threads_are_seen_too(simulator: Running) -> None:
    created = simulator.control("POST", "reddit/comments", {"author": "ann", "body": "b", "title": "t"}).json()
    under = simulator.comment("bob", "c", parent=created["name"])
    thread = simulator.control("GET", f"reddit/threads/{created['submission']}").json()
    assert (thread["submission"]["title"], thread["submission"]["body"]) == ("t", "b")
    assert [(comment["name"], comment["parent"]) for comment in thread["comments"]] == [(under, created["name"])]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "x/posts", {"author": "a b", "text": "t"}, 400),
        ("POST", "x/posts", {"author": "ann"}, 400),
        ("POST", "x/posts", {"author": "ann", "text": ""}, 400),
        ("POST", "x/posts", {"author": "ann", "text": 7}, 400),
        ("POST", "x/posts", {"author": "ann", "text": "t", "mood": "bad"}, 400),
        ("POST", "x/posts", {"author": "ann", "text": "t", "followers": -1}, 400),
        ("POST", "x/posts", {"author": "ann", "text": "t", "reply_to": "x"}, 400),
        ("POST", "x/posts", {"author": "ann", "text": "t", "reply_to": "17"}, 404),
        ("POST", "x/posts", ["ann"], 400),
        ("DELETE", "x/posts/17", None, 404),
        ("POST", "x/dms", {"from": "ann"}, 400),
        ("POST", "reddit/comments", {"author": "ann", "body": "b", "parent": "nothing"}, 400),
        ("POST", "reddit/comments", {"author": "ann", "body": "b", "parent": "t1_zzzzzz"}, 404),
        ("GET", "reddit/threads/zzzzzz", None, 404),
        ("PUT", "faults", {"platform": "x", "route": "*", "kind": "earthquake"}, 400),
        ("PUT", "faults", {"platform": "x", "route": "POST", "kind": "500"}, 400),
        ("PUT", "faults", {"platform": "x", "route": "*", "kind": "500", "rate": 2}, 400),
        ("PUT", "faults", {"platform": "x", "route": "*", "kind": "500", "count": 0}, 400),
    ],
)
def test_what_is_malformed_is_refused_and_changes_nothing(
    simulator: Running, method: str, path: str, body: Any, status: int
) -> None:
    before = simulator.status()
    answer = simulator.control(method, path, body)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert simulator.status() == before
    assert simulator.control("GET", "faults").json() == {"faults": []}


def test_a_body_that_is_not_json_is_a_400(simulator: Running) -> None:
    for body in (b"{", b"\xff", b"[" * 100_000):
        assert simulator.http.post(f"{simulator.url}/_sim/x/posts", data=body).status_code == 400


def test_the_credentials_are_for_their_owner_alone_and_stay(start: Start) -> None:
    simulator = start()
    file = simulator.state / "credentials.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first = simulator.credentials
    simulator.end()
    simulator.start()
    without = [
        {name: value for name, value in keys.items() if name != "base_url"}
        for keys in (*first.values(), *simulator.credentials.values())
    ]
    assert without[:2] == without[2:]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_listens_on_loopback_alone(simulator: Running) -> None:
    for keys in simulator.credentials.values():
        assert keys["base_url"].startswith("http://127.0.0.1:")
        port = keys["base_url"].rpartition(":")[2]
        with pytest.raises(requests.ConnectionError):
            # Another of this machine's loopback addresses: a server on every address would answer there.
            simulator.http.get(f"http://127.0.0.2:{port}/", timeout=5)
