"""Every endpoint that we use is billed as what it is, and what fails costs nothing."""

import json
import os
import re
from pathlib import Path

import pytest
from amends.billing import _ROUTES, Charge, Request, on_reddit, on_x, post_call
from amends.prices import Call, Prices

from tests.template import ROOT

OWN = "1899"
POSTS = {"data": [{"id": "1"}, {"id": "2"}], "meta": {"result_count": 2}}
ONE = {"data": {"id": "1"}}
DOCUMENT = Path(os.environ.get("AMENDS_X_OPENAPI", ROOT.parent / "shared" / "specs" / "x-openapi.json"))


def asked(method: str, path: str, answer: object = None, status: int | None = 200, sent: object = None) -> Request:
    return Request(method, path, status, json.dumps(sent or {}).encode(), json.dumps(answer or {}).encode())


@pytest.mark.parametrize(
    ("method", "path", "answer", "call", "units"),
    [
        ("GET", f"/2/users/{OWN}/mentions", POSTS, Call.X_READ_OWN, 2),
        ("GET", f"/2/users/{OWN}/tweets", POSTS, Call.X_READ_OWN, 2),
        ("GET", "/2/users/7/tweets", POSTS, Call.X_READ, 2),
        ("GET", "/2/tweets/search/recent", POSTS, Call.X_READ, 2),
        ("GET", "/2/tweets/search/all", POSTS, Call.X_READ, 2),
        ("GET", "/2/tweets", {**POSTS, "errors": [{"title": "Not Found Error"}]}, Call.X_READ, 2),
        ("GET", "/2/tweets/1", ONE, Call.X_READ, 1),
        ("GET", "/2/tweets/1/quote_tweets", POSTS, Call.X_READ, 2),
        ("GET", "/2/tweets/1/retweeted_by", POSTS, Call.X_USER, 2),
        ("GET", "/2/users/me", ONE, Call.X_USER, 1),
        ("GET", "/2/users/7", ONE, Call.X_USER, 1),
        ("GET", "/2/users/by/username/ada", ONE, Call.X_USER, 1),
        ("GET", "/2/dm_events", POSTS, Call.X_DM_READ, 2),
        ("GET", "/2/dm_events/1", ONE, Call.X_DM_READ, 1),
        ("GET", "/2/dm_conversations/with/7/dm_events", POSTS, Call.X_DM_READ, 2),
        ("GET", "/2/dm_conversations/7-8/dm_events", POSTS, Call.X_DM_READ, 2),
        ("POST", "/2/dm_conversations/with/7/messages", ONE, Call.X_DM, 1),
        ("POST", "/2/dm_conversations/7-8/messages", ONE, Call.X_DM, 1),
        ("POST", "/2/dm_conversations", ONE, Call.X_DM, 1),
        ("DELETE", "/2/tweets/1", ONE, Call.X_DELETE, 1),
        ("PUT", "/2/tweets/1/hidden", ONE, Call.X_HIDE, 1),
        ("GET", "/2/tweets/counts/recent", POSTS, Call.X_COUNTS, 1),
        ("POST", "/2/compliance/jobs", ONE, Call.X_FREE, 1),
        ("GET", "/2/compliance/jobs/1", ONE, Call.X_FREE, 1),
        ("POST", "/2/webhooks/replay", ONE, Call.X_FREE, 1),
        ("PUT", "/2/webhooks/1", ONE, Call.X_FREE, 1),
        ("POST", "/2/activity/subscriptions", ONE, Call.X_FREE, 1),
        ("GET", "/2/usage/tweets", ONE, Call.X_FREE, 1),
        ("POST", "/2/lists", ONE, Call.X_UNKNOWN, 1),
    ],
)
def test_a_call_to_x_is_billed_as_what_it_is(method: str, path: str, answer: object, call: Call, units: int) -> None:
    charges = on_x(asked(method, path, answer), OWN)
    assert [(charge.call, charge.units) for charge in charges] == [(call, units)]


@pytest.mark.skipif(not DOCUMENT.is_file(), reason=f"X's OpenAPI document is not at {DOCUMENT}")
def test_each_rule_names_a_path_of_xs_own_document_and_no_path_that_we_use_is_unknown() -> None:
    paths = json.loads(DOCUMENT.read_text())["paths"]
    known = {(method.upper(), re.sub(r"\{.*?\}", "7", path)) for path in paths for method in paths[path]}
    for methods, pattern, call in _ROUTES:
        assert any(methods.fullmatch(method) and pattern.fullmatch(path) for method, path in known), call
    used = [path for path in paths if path.startswith(("/2/tweets/search/recent", "/2/dm_", "/2/webhooks"))]
    assert [
        path for path in used if on_x(asked("GET", path), OWN)[0].call is Call.X_UNKNOWN and "get" in paths[path]
    ] == ["/2/dm_conversations/media/{dm_id}/{media_id}/{resource_id}"]


def test_what_comes_beside_the_posts_is_billed_too() -> None:
    answer = {**POSTS, "includes": {"users": [{"id": "7"}], "tweets": [{"id": "0"}], "places": [{"id": "x"}]}}
    charges = on_x(asked("GET", f"/2/users/{OWN}/mentions", answer), OWN)
    assert charges == [
        Charge(Call.X_READ_OWN, 2, ("1", "2")),
        Charge(Call.X_USER_EXPANDED, 1, ("7",)),
        Charge(Call.X_EXPANDED, 1, ("0",)),
    ]


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ({"text": "Hello"}, Call.X_POST),
        ({"text": "Hello", "reply": {"in_reply_to_tweet_id": "1"}}, Call.X_POST_SUMMONED),
        ({"text": "See https://example.com/a", "reply": {"in_reply_to_tweet_id": "1"}}, Call.X_POST_LINK),
        ({"text": "See https://status.newest", "reply": {"in_reply_to_tweet_id": "1"}}, Call.X_POST_LINK),
        ({"text": "See example.com.", "reply": {"in_reply_to_tweet_id": "1"}}, Call.X_POST_LINK),
        ({"text": "Write to us", "direct_message_deep_link": "https://x.com/messages"}, Call.X_POST_LINK),
        ({"text": "It is over.Now all is well"}, Call.X_POST_LINK),  # .now is a domain, and X makes a link of it
        ({"text": "Version 1.2, at 3.30 pm"}, Call.X_POST),
    ],
)
def test_an_answer_costs_less_and_a_link_costs_twenty_cents(body: dict[str, object], call: Call) -> None:
    assert post_call(body) is call
    charges = on_x(asked("POST", "/2/tweets", ONE, 201, body), OWN)
    assert [(charge.call, charge.units) for charge in charges] == [(call, 1)]


def test_twenty_cents() -> None:
    assert str(Prices().of(Call.X_POST_LINK)) == "0.200"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 503])
@pytest.mark.parametrize(("method", "path"), [("GET", "/2/tweets/search/recent"), ("POST", "/2/tweets")])
def test_what_x_refuses_costs_nothing_and_is_still_counted(method: str, path: str, status: int) -> None:
    (charge,) = on_x(asked(method, path, POSTS, status), OWN)
    assert charge.units == 0


def test_a_write_whose_answer_was_lost_counts_as_done_and_a_reading_does_not() -> None:
    assert on_x(asked("POST", "/2/tweets", status=None), OWN)[0].units == 1
    assert on_x(asked("GET", "/2/tweets/search/recent", status=None), OWN)[0].units == 0


@pytest.mark.parametrize("answer", [b"", b"<html>down</html>", b"[]", b"7", b'{"data": 7}', b'{"includes": []}'])
def test_an_answer_that_is_none_costs_nothing_and_breaks_nothing(answer: bytes) -> None:
    charges = on_x(Request("GET", "/2/tweets/search/recent", 200, b"", answer), OWN)
    assert sum(charge.units for charge in charges) in (0, 1)
    on_reddit(Request("GET", "/message/mentions", 200, b"", answer))


@pytest.mark.parametrize(
    ("method", "path", "answer", "status", "charge"),
    [
        ("POST", "/api/v1/access_token", {}, 200, Charge(Call.REDDIT_TOKEN, 1)),
        ("GET", "/message/mentions/", {"data": {"children": [{}, {}]}}, 200, Charge(Call.REDDIT_READ, 2)),
        ("GET", "/message/mentions/", {"data": {"children": []}}, 200, Charge(Call.REDDIT_READ, 0)),
        ("GET", "/user/ada/about", {"data": {"name": "ada"}}, 200, Charge(Call.REDDIT_READ, 1)),
        ("GET", "/message/mentions/", {}, 503, Charge(Call.REDDIT_READ, 0)),
        ("POST", "/api/comment/", {}, 200, Charge(Call.REDDIT_WRITE, 1)),
        ("POST", "/api/comment/", {}, None, Charge(Call.REDDIT_WRITE, 1)),
        ("POST", "/api/comment/", {}, 403, Charge(Call.REDDIT_WRITE, 0)),
    ],
)
def test_reddits_calls_are_counted(method: str, path: str, answer: object, status: int | None, charge: Charge) -> None:
    assert on_reddit(asked(method, path, answer, status)) == [charge]
