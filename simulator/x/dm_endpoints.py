"""Direct messages over the API: the brand answers those who wrote first."""

from datetime import timedelta
from typing import Any

from simulator.store import unpack
from simulator.x.endpoints import Answer, Call, X
from simulator.x.messages import conversation_of
from simulator.x.objects import USER_FIELDS, iso
from simulator.x.paging import older_than, token_after
from simulator.x.problems import forbidden, invalid, missing
from simulator.x.query import an_id, check_names, chosen, count, names

MONTH_MS = int(timedelta(days=30).total_seconds() * 1000)  # older messages are out of the API's reach
MAX_TEXT = 10_000
FIELDS = names(
    "attachments created_at dm_conversation_id entities event_type id participant_ids referenced_tweets sender_id text"
)
EXPANSIONS = frozenset({"attachments.media_keys", "participant_ids", "referenced_tweets.id", "sender_id"})
TYPES = frozenset({"MessageCreate", "ParticipantsJoin", "ParticipantsLeave"})
PARAMETERS = names(
    "dm_event.fields event_types expansions max_results media.fields pagination_token tweet.fields user.fields"
)
NOT_PERMITTED = "You do not have permission to DM one or more participants."


def send_message(x: X, call: Call) -> Answer:
    """POST /2/dm_conversations/with/:participant_id/messages."""
    participant = an_id("participant_id", call.path["participant_id"])
    for name in call.body:
        if name != "text":
            raise invalid(f"$.{name}", name, f"$.{name}: is not defined in the schema")
    text = call.body.get("text")
    if not isinstance(text, str) or not text.strip() or len(text) > MAX_TEXT:
        raise invalid("$.text", str(text), f"$.text: must be a string of 1 to {MAX_TEXT} characters")
    user = x.users.by_id(min(participant, 2**63 - 1))
    if user is None or not x.messages.wrote_first(participant) or x.answers.closed_to_messages(user):
        raise forbidden(NOT_PERMITTED)
    message = x.messages.add(x.users.brand_id, participant, text, call.now_ms)
    return 201, {"data": {"dm_conversation_id": message["conversation"], "dm_event_id": str(message["id"])}}


def events(x: X, call: Call) -> Answer:
    """GET /2/dm_events."""
    return _events(x, call, None)


def events_with(x: X, call: Call) -> Answer:
    """GET /2/dm_conversations/with/:participant_id/dm_events."""
    participant = an_id("participant_id", call.path["participant_id"])
    return _events(x, call, conversation_of(participant, x.users.brand_id))


def events_in(x: X, call: Call) -> Answer:
    """GET /2/dm_conversations/:id/dm_events."""
    return _events(x, call, call.path["id"])


def event(x: X, call: Call) -> Answer:
    """GET /2/dm_events/:event_id."""
    check_names(call.query, PARAMETERS - {"max_results", "pagination_token", "event_types"})
    event_id = an_id("event_id", call.path["event_id"])
    row = x.store.row("SELECT * FROM x_messages WHERE id = ?", min(event_id, 2**63 - 1))
    if row is None:
        return 200, {"errors": [missing("dm_event", "event_id", str(event_id))]}
    answer = _answer(x, call, [row])
    return 200, answer | {"data": answer["data"][0]}


def _events(x: X, call: Call, conversation: str | None) -> Answer:
    check_names(call.query, PARAMETERS)
    types = chosen(call.query, "event_types", TYPES) or TYPES
    limit = count(call.query, "max_results", 1, 100, 100)
    found = []
    if "MessageCreate" in types:
        found = x.messages.page(conversation, older_than(call.query), call.now_ms - MONTH_MS, limit + 1)
    answer = _answer(x, call, found[:limit])
    meta: dict[str, Any] = {"result_count": len(found[:limit])}
    if len(found) > limit:
        meta["next_token"] = token_after(found[limit - 1]["id"])
    return 200, answer | {"meta": meta}


def _answer(x: X, call: Call, rows: list[Any]) -> dict[str, Any]:
    fields = chosen(call.query, "dm_event.fields", FIELDS) | {"id", "text", "event_type"}
    expansions = chosen(call.query, "expansions", EXPANSIONS)
    wanted = fields | expansions
    answer: dict[str, Any] = {}
    if rows:
        answer["data"] = [{name: value for name, value in _event_object(row).items() if name in wanted} for row in rows]
    if expansions & {"sender_id", "participant_ids"}:
        ids = dict.fromkeys(row["sender_id"] for row in rows)
        if "participant_ids" in expansions:
            ids.update(dict.fromkeys(row["recipient_id"] for row in rows))
        selected = chosen(call.query, "user.fields", USER_FIELDS)
        users = [x.answers.user(user, selected) for user_id in ids if (user := x.users.by_id(user_id))]
        if users:
            answer["includes"] = {"users": users}
    return answer


def _event_object(row: Any) -> dict[str, Any]:
    return {
        "id": str(row["id"]),
        "event_type": "MessageCreate",
        "text": unpack(row["text"]),
        "sender_id": str(row["sender_id"]),
        "dm_conversation_id": row["conversation"],
        "participant_ids": [str(row["sender_id"]), str(row["recipient_id"])],
        "created_at": iso(row["created_ms"]),
    }
