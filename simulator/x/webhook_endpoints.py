"""The endpoints of X's webhooks and of the subscriptions to its events."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from simulator.x.endpoints import Answer, Call, X
from simulator.x.objects import iso
from simulator.x.problems import invalid, not_found, plain
from simulator.x.query import an_id, check_names, count

LOOPBACK = ("127.0.0.1", "localhost")
DAY = timedelta(hours=24)
EVENTS = frozenset(
    {
        *("post.create", "post.delete", "post.mention.create", "post.reply.create", "post.quote.create"),
        *("dm.received", "dm.sent", "dm.read", "dm.indicate_typing", "chat.received", "chat.sent"),
    }
)


async def register(x: X, call: Call) -> Answer:
    """POST /2/webhooks: the challenge comes first."""
    url = call.body.get("url")
    if not isinstance(url, str) or not 1 <= len(url) <= 200 or not _reachable(url):
        raise invalid("url", str(url), "UrlValidationFailed: it must be https, without a port")
    if not await x.webhooks.courier.check(url):
        raise invalid("url", url, "CrcValidationFailed: it did not answer the challenge as it should")
    try:
        row = x.webhooks.add(url, call.now_ms)
    except KeyError as error:
        raise invalid("url", url, "DuplicateUrlFailed: it is registered") from error
    return 200, {"data": _webhook(row)}


def registered(x: X, call: Call) -> Answer:
    """GET /2/webhooks."""
    check_names(call.query, frozenset({"webhook_config.fields"}))
    rows = x.webhooks.all()
    return 200, {"data": [_webhook(row) for row in rows], "meta": {"result_count": len(rows)}}


async def validate(x: X, call: Call) -> Answer:
    """PUT /2/webhooks/:id: the challenge once more; a webhook that passes gets events again."""
    row = _known(x, call.path["webhook_id"])
    valid = await x.webhooks.courier.check(row["url"])
    x.webhooks.set_valid(row["id"], valid)
    if not valid:
        raise invalid("webhook_id", str(row["id"]), "CrcValidationFailed: it did not answer the challenge as it should")
    return 200, {"data": {"valid": valid}}


def remove(x: X, call: Call) -> Answer:
    """DELETE /2/webhooks/:id."""
    x.webhooks.remove(_known(x, call.path["webhook_id"])["id"])
    return 200, {"data": {"deleted": True}}


def replay(x: X, call: Call) -> Answer:
    """POST /2/webhooks/replay: the events of at most the last 24 hours, to the minute, both ends included."""
    row = _known(x, str(call.body.get("webhook_id", "")))
    first, last = (_minute(name, call.body.get(name)) for name in ("from_date", "to_date"))
    now = datetime.fromtimestamp(call.now_ms / 1000, UTC)
    if not now - DAY - timedelta(minutes=1) <= first <= last <= now:
        raise invalid("from_date", str(call.body.get("from_date")), "the span must lie within the last 24 hours")
    end = last + timedelta(minutes=1)
    x.webhooks.replay(row, int(first.timestamp() * 1000), int(end.timestamp() * 1000))
    return 200, {"data": {"job_id": str(x.store.next_id(call.now_ms)), "created_at": iso(call.now_ms)}}


def subscribe(x: X, call: Call) -> Answer:
    """POST /2/activity/subscriptions."""
    kind, wanted = call.body.get("event_type"), call.body.get("filter")
    if kind not in EVENTS:
        raise invalid("$.event_type", str(kind), "$.event_type: this simulator does not know it")
    user = wanted.get("user_id") if isinstance(wanted, dict) else None
    if not isinstance(user, str):
        raise invalid("$.filter", str(wanted), "$.filter.user_id: is required here")
    if kind not in ("post.delete", "post.create") and (call.caller != "user" or int(user) != x.users.brand_id):
        raise plain(403, "Forbidden", "Only the user whose private events these are may subscribe to them.")
    row = _known(x, str(call.body.get("webhook_id", "")))
    found = x.webhooks.subscribe(str(kind), an_id("user_id", user), row["id"], call.now_ms)
    return 200, {"data": {"subscription": _subscription(found)}}


def subscriptions(x: X, call: Call) -> Answer:
    """GET /2/activity/subscriptions."""
    check_names(call.query, frozenset({"max_results", "pagination_token"}))
    count(call.query, "max_results", 1, 1000, 100)
    return 200, {"data": [_subscription(row) for row in x.webhooks.subscriptions()]}


def _reachable(url: str) -> bool:
    """As X has it, and plain http on this machine: nobody has certificates there."""
    parts = urlsplit(url)
    return (parts.scheme == "https" and parts.port is None) or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _known(x: X, webhook_id: str) -> Any:
    row = x.webhooks.get(int(webhook_id)) if re.fullmatch(r"[0-9]{1,18}|[0-8][0-9]{18}", webhook_id) else None
    if row is None:
        raise not_found()
    return row


def _minute(name: str, value: Any) -> datetime:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{12}", value):
        raise invalid(name, str(value), f"{name} must match ^[0-9]{{12}}$")
    try:
        return datetime.strptime(value, "%Y%m%d%H%M").replace(tzinfo=UTC)
    except ValueError as error:
        raise invalid(name, value, f"{name} is no moment") from error


def _webhook(row: Any) -> dict[str, Any]:
    made = iso(row["created_ms"])
    return {"id": str(row["id"]), "url": row["url"], "valid": bool(row["valid"]), "created_at": made}


def _subscription(row: Any) -> dict[str, Any]:
    made = iso(row["created_ms"])
    return {
        "subscription_id": str(row["id"]),
        "event_type": row["event_type"],
        "filter": {"user_id": str(row["user_id"])},
        "webhook_id": str(row["webhook_id"]),
        "created_at": made,
        "updated_at": made,
    }
