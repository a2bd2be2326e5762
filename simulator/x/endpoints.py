"""What each endpoint of X answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from simulator.marks import Marks
from simulator.store import Store, id_time_ms
from simulator.x import timelines
from simulator.x.answers import Answers
from simulator.x.auth import Caller
from simulator.x.messages import Messages
from simulator.x.objects import SELECTING, Selection, iso
from simulator.x.paging import PAGING, page, window
from simulator.x.posts import Posts
from simulator.x.problems import forbidden, invalid, missing, unauthorized_for
from simulator.x.query import an_id, check_names, chosen
from simulator.x.rules import permitted, request_of
from simulator.x.search import QueryError, parse
from simulator.x.users import Users
from simulator.x.webhooks import Webhooks

USER_SELECTING = frozenset({"tweet.fields", "user.fields", "expansions"})
WEEK_MS = int(timedelta(days=7).total_seconds() * 1000)


@dataclass(frozen=True)
class X:
    """Everything that the endpoints share."""

    store: Store
    users: Users
    posts: Posts
    messages: Messages
    answers: Answers
    webhooks: Webhooks


@dataclass(frozen=True)
class Call:
    """A request that was let in."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: dict[str, Any]
    caller: Caller
    now_ms: int
    host: str = ""


Answer = tuple[int, dict[str, Any]]


def mentions(x: X, call: Call) -> Answer:
    """GET /2/users/:id/mentions."""
    check_names(call.query, PAGING | SELECTING)
    frame = window(call.query, 5, 100, 10)
    rows, meta = page(timelines.mentions(x.store, an_id("id", call.path["id"]), frame), frame.limit)
    return 200, x.answers.about_posts(rows, Selection.of(call.query), meta=meta)


def user_posts(x: X, call: Call) -> Answer:
    """GET /2/users/:id/tweets."""
    check_names(call.query, PAGING | SELECTING | {"exclude"})
    frame = window(call.query, 5, 100, 10)
    without_replies = "replies" in chosen(call.query, "exclude", frozenset({"replies", "retweets"}))
    found = timelines.posts_of(x.store, an_id("id", call.path["id"]), frame, without_replies)
    rows, meta = page(found, frame.limit)
    return 200, x.answers.about_posts(rows, Selection.of(call.query), meta=meta)


def quotes(x: X, call: Call) -> Answer:
    """GET /2/tweets/:id/quote_tweets."""
    check_names(call.query, SELECTING | {"max_results", "pagination_token", "exclude"})
    frame = window(call.query, 10, 100, 10)
    without_replies = "replies" in chosen(call.query, "exclude", frozenset({"replies", "retweets"}))
    found = timelines.quotes_of(x.store, an_id("id", call.path["id"]), frame, without_replies)
    rows, meta = page(found, frame.limit)
    meta = {name: value for name, value in meta.items() if name in ("result_count", "next_token")}
    return 200, x.answers.about_posts(rows, Selection.of(call.query), meta=meta)


def search(x: X, call: Call) -> Answer:
    """GET /2/tweets/search/recent: the last seven days."""
    return _search(x, call, call.now_ms - WEEK_MS)


def search_all(x: X, call: Call) -> Answer:
    """GET /2/tweets/search/all: since X began."""
    return _search(x, call, 0)


def _search(x: X, call: Call, oldest: int) -> Answer:
    check_names(call.query, PAGING | SELECTING | {"query", "next_token", "sort_order"})
    query = call.query.get("query", "")
    try:
        condition = parse(query, x.users)
    except QueryError as error:
        raise invalid("query", query, str(error)) from error
    for one, other in (("start_time", "since_id"), ("end_time", "until_id"), ("pagination_token", "next_token")):
        if one in call.query and other in call.query:
            raise invalid(one, call.query[one], f"At most one of `{one}`, `{other}` may be provided")
    frame = window(call.query, 10, 500 if oldest == 0 else 100, 10)
    if "start_time" in call.query and frame.start_ms < oldest:
        raise invalid(
            "start_time",
            call.query["start_time"],
            f"Invalid 'start_time':'{call.query['start_time']}'. 'start_time' must be on or after {iso(oldest)}",
        )
    if "since_id" in call.query and id_time_ms(frame.above) < oldest:
        raise invalid(
            "since_id",
            call.query["since_id"],
            f"'since_id' must be a tweet id created after [{iso(oldest)}]. Please use a 'since_id' that is larger",
        )
    found = x.store.rows(
        "SELECT p.* FROM x_posts p WHERE p.id > ? AND p.id < ? AND p.created_ms >= ? AND p.created_ms < ?"  # noqa: S608
        " AND p.deleted = 0 AND p.id NOT IN (SELECT post_id FROM x_hidden)"
        f" AND {condition.sql} ORDER BY p.id DESC LIMIT ?",
        frame.above,
        frame.below,
        max(frame.start_ms, oldest),
        frame.end_ms,
        *condition.values,
        frame.limit + 1,
    )
    rows, meta = page(found, frame.limit)
    return 200, x.answers.about_posts(rows, Selection.of(call.query), meta=meta)


def posts_by_ids(x: X, call: Call) -> Answer:
    """GET /2/tweets: up to a hundred; those that are gone stand in `errors`."""
    check_names(call.query, SELECTING | {"ids"})
    ids = call.query.get("ids", "").split(",")
    if not 1 <= len(ids) <= 100:
        raise invalid("ids", call.query["ids"], "The `ids` query parameter must hold between 1 and 100 ids")
    wanted = dict.fromkeys(an_id("ids", value) for value in ids)
    found = {post_id: x.posts.get(min(post_id, 2**63 - 1)) for post_id in wanted}
    unseen = {post_id: x.answers.unseen(post, "ids") for post_id, post in found.items() if post}
    errors = [
        (unauthorized_for if x.posts.hidden(min(post_id, 2**63 - 1)) else missing)("tweet", "ids", str(post_id))
        for post_id, post in found.items()
        if post is None
    ]
    errors += [problem for problem in unseen.values() if problem]
    shown = [post for post_id, post in found.items() if post and not unseen[post_id]]
    return 200, x.answers.about_posts(shown, Selection.of(call.query), errors)


def post_by_id(x: X, call: Call) -> Answer:
    """GET /2/tweets/:id."""
    check_names(call.query, SELECTING)
    post_id = an_id("id", call.path["id"])
    post = x.posts.get(min(post_id, 2**63 - 1))
    if post is None:
        return 200, {"errors": [missing("tweet", "id", str(post_id))]}
    answer = x.answers.about_posts([post], Selection.of(call.query))
    return 200, answer | {"data": answer["data"][0]}


def create_post(x: X, call: Call) -> Answer:
    """POST /2/tweets."""
    request = request_of(call.body)
    draft = permitted(request, x.posts)
    post = x.posts.add(draft, call.now_ms)
    post_id = str(post["id"])
    if request.message_button:
        Marks(x.posts.store).put("post", post_id, {"message_button": True})
    return 201, {"data": {"id": post_id, "text": draft.text, "edit_history_tweet_ids": [post_id]}}


def delete_post(x: X, call: Call) -> Answer:
    """DELETE /2/tweets/:id: the brand's own."""
    post_id = an_id("id", call.path["id"])
    post = x.posts.get(min(post_id, 2**63 - 1))
    if post is None:
        return 200, {"errors": [missing("tweet", "id", str(post_id))]}
    if post["author_id"] != x.users.brand_id:
        raise forbidden("You are not authorized to delete this Tweet.")
    x.posts.delete(post)
    return 200, {"data": {"deleted": True}}


def me(x: X, call: Call) -> Answer:
    """GET /2/users/me."""
    return _user(x, call, "id", str(x.users.brand_id))


def user_by_id(x: X, call: Call) -> Answer:
    """GET /2/users/:id."""
    an_id("id", call.path["id"])
    return _user(x, call, "id", call.path["id"])


def user_by_name(x: X, call: Call) -> Answer:
    """GET /2/users/by/username/:username."""
    return _user(x, call, "username", call.path["username"])


def _user(x: X, call: Call, parameter: str, value: str) -> Answer:
    check_names(call.query, USER_SELECTING)
    selection = Selection.of(
        {name: value for name, value in call.query.items() if name in ("user.fields", "tweet.fields")}
    )
    user = x.users.by_id(min(int(value), 2**63 - 1)) if parameter == "id" else x.users.by_handle(value)
    if user is None:
        return 200, {"errors": [missing("user", parameter, value)]}
    return 200, {"data": x.answers.user(user, selection.user)}
