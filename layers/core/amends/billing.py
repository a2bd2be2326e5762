"""What a request to a platform is billed as: read off its address and its answer, never off what we meant by it."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from amends.lengths import has_link
from amends.prices import Call


class Charge(NamedTuple):
    """So many units of a call; `ids` are the resources, where the answer names them: X bills one once a day."""

    call: Call
    units: int
    ids: tuple[str, ...] = ()


class Request(NamedTuple):
    """A request that went out; `status` is None where no answer came back."""

    method: str
    path: str
    status: int | None
    sent: bytes = b""
    answer: bytes = b""


_ID = r"[^/]+"
# The paths of X's OpenAPI document 2.167, with the names that our clients still use.
_X: tuple[tuple[str, str, Call], ...] = (
    ("GET", rf"/2/users/(?P<user>{_ID})/(mentions|tweets)", Call.X_READ),
    ("GET", r"/2/tweets/search/(recent|all)", Call.X_READ),
    ("GET", r"/2/tweets/counts/recent", Call.X_COUNTS),
    ("GET", r"/2/tweets/counts/all", Call.X_COUNTS_ALL),
    ("GET", r"/2/tweets", Call.X_READ),
    ("GET", rf"/2/tweets/{_ID}", Call.X_READ),
    ("GET", rf"/2/tweets/{_ID}/(quote_tweets|retweets)", Call.X_READ),
    ("GET", rf"/2/tweets/{_ID}/(retweeted_by|liking_users)", Call.X_USER),
    ("GET", r"/2/users/reposts_of_me", Call.X_READ_OWN),
    ("GET", rf"/2/users(/me|/by|/by/username/{_ID}|/{_ID})?", Call.X_USER),
    ("GET", rf"/2/dm_events(/{_ID})?", Call.X_DM_READ),
    ("GET", rf"/2/dm_conversations/(with/)?{_ID}/dm_events", Call.X_DM_READ),
    ("POST", r"/2/tweets", Call.X_POST),
    ("POST", rf"/2/dm_conversations(/(with/)?{_ID}/messages)?", Call.X_DM),
    ("PUT", rf"/2/tweets/{_ID}/hidden", Call.X_HIDE),
    ("DELETE", rf"/2/(tweets|dm_events)/{_ID}", Call.X_DELETE),
    ("GET|POST|PUT|DELETE", r"/2/(webhooks|activity|account_activity|compliance|usage)(/.*)?", Call.X_FREE),
)
_ROUTES = [(re.compile(methods), re.compile(path), call) for methods, path, call in _X]
_BY_REQUEST = {Call.X_HIDE, Call.X_DM, Call.X_DELETE, Call.X_COUNTS, Call.X_COUNTS_ALL, Call.X_FREE, Call.X_UNKNOWN}
_INCLUDED = {"users": Call.X_USER_EXPANDED, "tweets": Call.X_EXPANDED, "posts": Call.X_EXPANDED}


def on_x(request: Request, own_id: str) -> list[Charge]:
    """What X bills for a request of the account `own_id`; the first charge names the call, whatever it costs.

    A refused request costs nothing. A write whose answer was lost counts as done, because it may have been.
    """
    call = _call_on_x(request, own_id)
    if call in _BY_REQUEST or call.startswith(Call.X_POST):
        done = request.status is None and request.method != "GET"
        return [Charge(call, int(done or _went_well(request.status)))]
    if not _went_well(request.status):
        return [Charge(call, 0)]
    answer = _json(request.answer)
    included = answer.get("includes")
    beside = [
        _resources(kind, included.get(name))
        for name, kind in _INCLUDED.items()
        if isinstance(included, Mapping) and included.get(name)
    ]
    return [_resources(call, answer.get("data")), *beside]


def on_reddit(request: Request) -> list[Charge]:
    """What Reddit would bill, if it did: items for a listing, requests for all else."""
    if request.path.rstrip("/").endswith("/access_token"):
        return [Charge(Call.REDDIT_TOKEN, int(_went_well(request.status)))]
    if request.method != "GET":
        return [Charge(Call.REDDIT_WRITE, int(request.status is None or _went_well(request.status)))]
    answer = _json(request.answer) if _went_well(request.status) else {}
    data = answer.get("data")
    children = data.get("children") if isinstance(data, Mapping) else None
    return [Charge(Call.REDDIT_READ, len(children) if isinstance(children, list) else int(bool(answer)))]


def post_call(body: Mapping[str, Any]) -> Call:
    """What a `POST /2/tweets` with this body is billed as; every answer of ours is one to a summons."""
    if body.get("direct_message_deep_link") or has_link(str(body.get("text") or "")):
        return Call.X_POST_LINK
    return Call.X_POST_SUMMONED if body.get("reply") else Call.X_POST


def _call_on_x(request: Request, own_id: str) -> Call:
    for methods, path, call in _ROUTES:
        found = path.fullmatch(request.path) if methods.fullmatch(request.method) else None
        if not found:
            continue
        if found.groupdict().get("user") == own_id:
            return Call.X_READ_OWN
        return post_call(_json(request.sent)) if call is Call.X_POST else call
    return Call.X_UNKNOWN


def _resources(call: Call, data: Any) -> Charge:
    """One for each resource; the id, where there is one, tells it from another reading of the same."""
    found = data if isinstance(data, list) else [data] if data else []
    return Charge(call, len(found), tuple(_ids(found)))


def _ids(found: Iterable[Any]) -> Iterable[str]:
    return (str(item["id"]) for item in found if isinstance(item, Mapping) and "id" in item)


def _went_well(status: int | None) -> bool:
    return status is not None and 200 <= status < 300


def _json(body: bytes) -> Mapping[str, Any]:
    """The body, where it is a JSON object: what a proxy answers while X is down is none, and costs nothing."""
    try:
        found = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, Mapping) else {}
