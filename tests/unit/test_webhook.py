"""The signed webhook's shape: what senders send, what they get back, and the schema that says so."""

import json
from datetime import timedelta
from typing import Any

import pytest
from amends.errors import BadInput
from amends.lengths import must_fit
from amends.mention import PlatformName
from amends.webhook import WebhookAnswer, WebhookPost, answer_of, mention_of, received, schemas
from jsonschema import Draft202012Validator

from tests.builders import NOON, a_reply
from tests.template import ROOT

LEAST = {
    "id": "4711",
    "author_id": "ada@example.org",
    "author_handle": "ada",
    "text": "no broadband since six",
    "created_at": "2026-11-20T11:59:00Z",
}
WRONG: list[dict[str, Any]] = [
    {"id": "a#b"},
    {"id": "x" * 41},
    {"text": ""},
    {"created_at": "2026-11-20T11:59:00"},
    {"url": "javascript:alert(1)"},
    {"mood": "bad"},
    {"author_followers": -1},
    {"text": None},
]


def schema_of(shape: str) -> Draft202012Validator:
    return Draft202012Validator({**schemas(), "$ref": f"#/$defs/{shape}"})


def test_the_committed_schema_is_current() -> None:
    committed = json.loads((ROOT / "docs" / "webhook.schema.json").read_text())
    assert committed == schemas(), "run `python -m amends.webhook > docs/webhook.schema.json`"


def test_the_schema_says_what_is_taken() -> None:
    validator = schema_of("WebhookPost")
    assert validator.is_valid(LEAST | {"parent": {"id": "4710", "text": "hello"}})
    # A moment's offset is no matter of a schema.
    said = [change for change in WRONG if "created_at" not in change]
    assert [validator.is_valid(LEAST | change) for change in said] == [False] * len(said)


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_what_does_not_fit_is_refused_without_repeating_it(change: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as refusal:
        received("desk", "msg_1", json.dumps(LEAST | change).encode(), NOON)
    assert next(iter(change)) in str(refusal.value)
    assert "broadband" not in str(refusal.value)
    assert "alert" not in str(refusal.value)


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{", b'"\xff"'])
def test_what_is_no_post_is_refused(body: bytes) -> None:
    with pytest.raises(BadInput):
        received("desk", "msg_1", body, NOON)


def test_ids_lie_in_the_webhooks_own_name() -> None:
    post = WebhookPost.model_validate(LEAST | {"parent": {"id": "4710", "text": "hello", "by_brand": True}})
    mention = mention_of("desk", post, NOON)
    assert (mention.platform, mention.id, mention.conversation_id) == (PlatformName.WEBHOOK, "desk:4711", "desk:4711")
    assert (mention.author_id, mention.source) == ("desk:ada@example.org", "webhook.desk")
    assert mention.parent
    assert (mention.parent.id, mention.parent.by_brand) == ("desk:4710", True)
    assert mention_of("other", post, NOON).id != mention.id


def test_the_longest_ids_of_the_longest_name_still_fit() -> None:
    post = WebhookPost.model_validate(LEAST | {"id": "x" * 40, "author_id": "y" * 40})
    assert mention_of("a" + "b" * 22, post, NOON).id.endswith("x" * 40)


def test_a_fast_clock_makes_no_post_newer_than_now() -> None:
    post = WebhookPost.model_validate(LEAST | {"created_at": (NOON + timedelta(hours=2)).isoformat()})
    assert mention_of("desk", post, NOON).created_at == NOON


def test_an_answer_carries_the_senders_own_ids() -> None:
    reply = a_reply(platform=PlatformName.WEBHOOK, conversation_id="desk:9", in_reply_to="desk:4711")
    name, answer = answer_of(reply)
    assert name == "desk"
    assert answer == WebhookAnswer(reply_id="r1", in_reply_to="4711", conversation_id="9", text=reply.text)
    assert schema_of("WebhookAnswer").is_valid(answer.model_dump())


def test_an_answer_may_be_as_long_as_any_reply() -> None:
    must_fit("x" * 10_000, PlatformName.WEBHOOK)
    with pytest.raises(BadInput):
        must_fit("x" * 10_001, PlatformName.WEBHOOK)
