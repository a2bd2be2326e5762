"""X's answers against X's own OpenAPI document, where a copy of it is at hand.

The document names things as X does since its last renaming; clients still ask with the older names and get the older
ones back. The table below is the whole difference.
"""

import base64
import hmac
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
import tweepy
from jsonschema import Draft202012Validator, ValidationError

from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running, ToSimulator
from tests.receiver import Answer, Request, serving

NEAR_THE_CHECKOUT = Path(__file__).parents[4] / "shared" / "specs" / "x-openapi.json"
DOCUMENT = Path(os.environ.get("AMENDS_X_OPENAPI", NEAR_THE_CHECKOUT))
NEWER_NAMES = {
    "edit_history_tweet_ids": "edit_history_post_ids",
    "referenced_tweets": "referenced_posts",
    "retweet_count": "repost_count",
    "tweet_count": "post_count",
    "tweets": "posts",
}
POST = ["entities", "conversation_id", "created_at", "in_reply_to_user_id", "public_metrics", "lang", "author_id"]
POST += ["referenced_tweets", "display_text_range", "edit_controls", "reply_settings", "possibly_sensitive"]
STREAMED = "#/components/schemas/ActivityStreamResponse"
USER = [
    "public_metrics",
    "connection_status",
    "created_at",
    "description",
    "protected",
    "verified",
    "verified_type",
    "receives_your_dm",
]

pytestmark = pytest.mark.skipif(
    not DOCUMENT.is_file(), reason=f"X's OpenAPI document is not at {DOCUMENT}; AMENDS_X_OPENAPI can say where it is"
)


@cache
def document() -> dict[str, Any]:
    return dict(json.loads(DOCUMENT.read_text()))


def renamed(value: Any) -> Any:
    """An answer in X's newer names."""
    if isinstance(value, dict):
        return {NEWER_NAMES.get(name, name): renamed(item) for name, item in value.items()}
    return [renamed(item) for item in value] if isinstance(value, list) else value


def strict(schema: Any) -> Any:
    """A schema in JSON Schema's terms, in which a field that X does not document is a fault."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: strict(value) for name, value in schema.items()}
    if found.pop("nullable", False) and isinstance(found.get("type"), str):
        found["type"] = [found["type"], "null"]
    if isinstance(found.get("properties"), dict) and found.get("type") == "object":
        found.setdefault("additionalProperties", False)
    return found


@cache
def schemas() -> dict[str, Any]:
    return dict(strict(document()["components"]["schemas"]))


def check(response: Any, path: str) -> None:
    """Hold an answer to what the document says of its operation and status."""
    method, status = str(response.request.method).lower(), str(response.status_code)
    answers = document()["paths"][path][method]["responses"]
    content = answers.get(status, answers["default"])["content"]
    kind = response.headers["content-type"].split(";")[0]
    schema = strict(content[kind]["schema"])
    # References are written for the whole document.
    Draft202012Validator({**schema, "components": {"schemas": schemas()}}).validate(renamed(response.json()))


@pytest.fixture(scope="module")
def full(simulator: Running) -> dict[str, str]:
    """Posts of every kind."""
    own = simulator.post("larkfield", "Good morning")
    root = simulator.post("root", "@larkfield see https://example.com/a #down", followers=7)
    reply = simulator.post("reply", "@larkfield same", reply_to=root, quote_of=own)
    gone = simulator.post("gone", "@larkfield never mind", reply_to=root)
    orphan = simulator.post("orphan", "@larkfield hm", reply_to=gone)
    simulator.control("DELETE", f"x/posts/{gone}")
    simulator.control("POST", "x/dms", {"from": "root", "text": "hello"})
    simulator.control("POST", "x/dms", {"from": "root", "text": "again"})
    return {"own": own, "root": root, "reply": reply, "gone": gone, "orphan": orphan}


def selection() -> dict[str, str]:
    expansions = ["author_id", "referenced_tweets.id", "referenced_tweets.id.author_id", "in_reply_to_user_id"]
    return {
        "tweet.fields": ",".join(POST),
        "user.fields": ",".join(USER),
        "expansions": ",".join([*expansions, "entities.mentions.username"]),
    }


READS = [
    ("/2/users/{id}/mentions", {"id": "user"}, {"max_results": "5"}),
    ("/2/users/{id}/tweets", {"id": "user"}, {"max_results": "5"}),
    ("/2/tweets/search/recent", {}, {"query": "@larkfield", "max_results": "10"}),
    ("/2/tweets/{id}", {"id": "reply"}, {}),
    ("/2/tweets/{id}", {"id": "gone"}, {}),
    ("/2/tweets/{id}/quote_tweets", {"id": "own"}, {"max_results": "10"}),
]


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(("path", "names", "query"), READS)
def test_an_answer_about_posts_is_as_documented(
    simulator: Running,
    x: tweepy.Client,
    full: dict[str, str],
    path: str,
    names: dict[str, str],
    query: dict[str, str],
    whole: bool,
) -> None:
    values = full | {"user": simulator.user_id}
    asked = path.format(**{name: values[value] for name, value in names.items()})
    check(x.request("GET", asked, params=query | (selection() if whole else {})), path)


def test_a_lookup_with_missing_posts_is_as_documented(x: tweepy.Client, full: dict[str, str]) -> None:
    answer = x.request("GET", "/2/tweets", params={"ids": ",".join(full.values()), **selection()})
    assert answer.json()["errors"]
    check(answer, "/2/tweets")


def test_a_lookup_of_limited_edited_and_protected_posts_is_as_documented(simulator: Running, x: tweepy.Client) -> None:
    seen, hidden = simulator.post("fan", "@larkfield hi"), simulator.post("shy", "@larkfield psst")
    for path, marks in (
        (f"post/{seen}", {"reply_settings": "following", "edited": True}),
        ("user/fan", {"follows_brand": True}),
        ("user/shy", {"protected": True}),
    ):
        assert simulator.control("PUT", f"marks/{path}", marks).status_code == 204
    response = x.request("GET", "/2/tweets", params={"ids": f"{seen},{hidden}", **selection()}, user_auth=True)
    assert [post["id"] for post in response.json()["data"]] == [seen]
    check(response, "/2/tweets")


def test_a_look_up_of_what_is_protected_is_as_documented(simulator: Running, full: dict[str, str]) -> None:
    hidden = simulator.post("shy", "@larkfield hello")
    simulator.control("PUT", "x/users/shy", {"state": "protected"})
    response = simulator.signed().request("GET", "/2/tweets", params={"ids": hidden}, user_auth=True)
    assert response.json()["errors"][0]["title"] == "Authorization Error"
    check(response, "/2/tweets")


def test_answers_about_compliance_jobs_are_as_documented(simulator: Running) -> None:
    bearer = tweepy.Client(bearer_token=simulator.credentials["x"]["bearer_token"])
    bearer.session.mount("https://api.twitter.com/", ToSimulator(simulator.url))
    made = bearer.request("POST", "/2/compliance/jobs", json={"type": "tweets", "name": "mine"})
    check(made, "/2/compliance/jobs")
    check(bearer.request("GET", "/2/compliance/jobs", params={"type": "tweets"}), "/2/compliance/jobs")
    job = made.json()["data"]["id"]
    check(bearer.request("GET", f"/2/compliance/jobs/{job}"), "/2/compliance/jobs/{id}")
    with pytest.raises(tweepy.HTTPException, match="409"):
        bearer.create_compliance_job("tweets")


def test_answers_about_users_are_as_documented(simulator: Running, x: tweepy.Client) -> None:
    fields = {"user.fields": ",".join(USER)}
    check(x.request("GET", "/2/users/me", params=fields, user_auth=True), "/2/users/me")
    check(x.request("GET", f"/2/users/{simulator.user_id}", params=fields), "/2/users/{id}")
    check(x.request("GET", "/2/users/by/username/nobody"), "/2/users/by/username/{username}")


def test_answers_to_writers_are_as_documented(x: tweepy.Client, full: dict[str, str]) -> None:
    body = {"text": "As documented", "reply": {"in_reply_to_tweet_id": full["root"]}}
    created = x.request("POST", "/2/tweets", json=body, user_auth=True)
    check(created, "/2/tweets")
    check(x.request("DELETE", f"/2/tweets/{created.json()['data']['id']}", user_auth=True), "/2/tweets/{id}")


def test_answers_about_messages_are_as_documented(x: tweepy.Client, full: dict[str, str]) -> None:
    query = {"dm_event.fields": "created_at,dm_conversation_id,event_type,id,text,sender_id,participant_ids"}
    query |= {"expansions": "sender_id,participant_ids", "max_results": "1"}
    events = x.request("GET", "/2/dm_events", params=query, user_auth=True)
    assert "next_token" in events.json()["meta"]
    check(events, "/2/dm_events")
    path = "/2/dm_conversations/with/{participant_id}/messages"
    sender = events.json()["data"][0]["sender_id"]
    sent = x.request("POST", path.format(participant_id=sender), json={"text": "Hello"}, user_auth=True)
    check(sent, path)


def test_answers_about_webhooks_are_as_documented(simulator: Running, x: tweepy.Client) -> None:
    secret = simulator.credentials["x"]["consumer_secret"].encode()
    delivered: SimpleQueue[bytes] = SimpleQueue()

    def receiver(request: Request) -> Answer:
        if request.method == "POST":
            delivered.put(request.body)
        digest = hmac.new(secret, request.query.get("crc_token", "").encode(), "sha256").digest()
        return 200, {}, json.dumps({"response_token": "sha256=" + base64.b64encode(digest).decode()}).encode()

    with serving(receiver) as url:
        made = x.request("POST", "/2/webhooks", json={"url": url})
        check(made, "/2/webhooks")
        webhook = made.json()["data"]["id"]
        check(x.request("GET", "/2/webhooks"), "/2/webhooks")
        check(x.request("PUT", f"/2/webhooks/{webhook}"), "/2/webhooks/{webhook_id}")
        for kind in ("post.mention.create", "post.delete"):
            wanted = {"event_type": kind, "filter": {"user_id": simulator.user_id}, "webhook_id": webhook}
            made = x.request("POST", "/2/activity/subscriptions", json=wanted, user_auth=True)
            check(made, "/2/activity/subscriptions")
        check(x.request("GET", "/2/activity/subscriptions"), "/2/activity/subscriptions")
        simulator.post("webhooked", "@larkfield help")
        simulator.control("DELETE", f"x/posts/{simulator.post('larkfield', 'Good evening')}")
        posted, deleted = (json.loads(delivered.get(timeout=30)) for _ in range(2))
        minute = datetime.now(UTC).strftime("%Y%m%d%H%M")
        span = {"webhook_id": webhook, "from_date": minute, "to_date": minute}
        check(x.request("POST", "/2/webhooks/replay", json=span), "/2/webhooks/replay")
        check(x.request("DELETE", f"/2/webhooks/{webhook}"), "/2/webhooks/{webhook_id}")
    # The document leaves out that X wraps the users of a deletion.
    del deleted["data"]["includes"]
    for event in (posted, deleted):
        kinds = document()["components"]["schemas"]["ActivityStreamingResponsePayload"]["discriminator"]["mapping"]
        # Which payload it is stands beside it, where JSON Schema does not look.
        payload = event["data"].pop("payload")
        for body, shape in ((payload, kinds[event["data"]["event_type"]]), (event, STREAMED)):
            validator = Draft202012Validator({"$ref": shape, "components": {"schemas": schemas()}})
            validator.validate(renamed(body))


def test_a_400_is_one_of_the_documented_problems(simulator: Running, x: tweepy.Client) -> None:
    with pytest.raises(tweepy.BadRequest) as refusal:
        x.get_users_mentions(simulator.user_id, max_results=1000)
    body = refusal.value.response.json()
    # The document leaves out `errors`, in which X says which parameter it means.
    del body["errors"]
    Draft202012Validator({"$ref": "#/components/schemas/Problem", "components": {"schemas": schemas()}}).validate(body)


@pytest.fixture
def broken(start: Start) -> Iterator[tuple[tweepy.Client, str]]:
    running = start()
    client = running.signed()
    yield client, running.post("one", "@larkfield hi")
    client.session.close()


def test_the_check_finds_a_wrong_type_and_an_unknown_field(broken: tuple[tweepy.Client, str]) -> None:
    client, post = broken
    answer = client.request("GET", f"/2/tweets/{post}")
    for wrong in ({"id": 17}, {"mood": "bad"}):
        body = {"data": answer.json()["data"] | wrong}
        validator = Draft202012Validator(
            {"$ref": "#/components/schemas/GetPostsByIdResponse", "components": {"schemas": schemas()}}
        )
        with pytest.raises(ValidationError):
            validator.validate(renamed(body))
