"""In a rehearsal the publisher's platform keeps every text, and nothing can reach anybody."""

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters.credentials import parse
from amends.adapters.sink import Sink, taken_in
from amends.adapters.webhooks import Webhooks
from amends.errors import Broken, Refused
from amends.mention import PlatformName

from tests.builders import NOON, a_reply

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
APART: dict[str, Any] = {"rehearsal": True, "webhooks": {"rehearsal": {"secrets": [KEY]}}}
X = dict.fromkeys(
    ("user_id", "username", "consumer_key", "consumer_secret", "access_token", "access_token_secret"), "1"
)
REDDIT = dict.fromkeys(("client_id", "client_secret", "username", "password", "user_agent", "subreddit"), "1")


def a_rehearsed_reply(**changes: Any) -> Any:
    fields = {"platform": PlatformName.WEBHOOK, "conversation_id": "rehearsal:1", "in_reply_to": "rehearsal:1"}
    return a_reply(**{**fields, **changes})


def test_it_keeps_each_text_however_often_it_comes_and_finds_it_again(table: "Table") -> None:
    sink, reply = Sink(table, lambda: NOON), a_rehearsed_reply()
    assert sink.find(reply) is None
    ids = [sink.reply(reply), sink.reply(reply)]
    assert sorted(one.id for one in taken_in(table)) == sorted(ids)
    assert {(one.in_reply_to, one.text, one.at) for one in taken_in(table)} == {("rehearsal:1", reply.text, NOON)}
    assert sink.find(reply) in ids
    assert sink.find(a_rehearsed_reply(id="another")) is None


def test_what_answers_no_rehearsed_post_is_refused_and_not_kept(table: "Table") -> None:
    with pytest.raises(Refused):
        Sink(table, lambda: NOON).reply(a_rehearsed_reply(in_reply_to="desk:1"))
    assert list(taken_in(table)) == []


@pytest.mark.parametrize(
    "beside",
    [
        {"x": X},
        {"reddit": REDDIT},
        {"freeze": {"ads": {"secrets": [KEY], "tell": "https://ads.example.org/freeze"}}},
        {"webhooks": {"desk": {"secrets": [KEY]}}},
        {"webhooks": {"rehearsal": {"secrets": [KEY], "deliver_to": "https://desk.example.org/answers"}}},
    ],
)
def test_nothing_that_leads_out_may_stand_beside_a_rehearsal(beside: dict[str, Any]) -> None:
    with pytest.raises(Broken):
        parse(json.dumps(APART | beside))
    assert parse(json.dumps(APART)).rehearsal
    if "rehearsal" not in beside.get("webhooks", {}):
        assert not parse(json.dumps(beside)).rehearsal


def test_rehearsed_posts_come_into_no_other_stack() -> None:
    with pytest.raises(Broken):
        parse(json.dumps(APART | {"rehearsal": False}))
    assert not parse(json.dumps({"x": X, "webhooks": {"desk": {"secrets": [KEY]}}})).rehearsal


def test_the_publisher_of_a_rehearsal_has_the_sink_and_no_platform(table: "Table") -> None:
    _secret(APART)
    platforms = wiring.platforms()
    platforms[PlatformName.WEBHOOK].reply(a_rehearsed_reply())
    assert len(list(taken_in(table))) == 1
    for name in (PlatformName.X, PlatformName.REDDIT):
        with pytest.raises(Refused):
            platforms[name].reply(a_reply(platform=name))
    assert wiring.eyes() == {}


def test_no_other_stack_has_the_sink(table: "Table") -> None:
    del table
    _secret({"webhooks": {"desk": {"secrets": [KEY]}}})
    assert isinstance(wiring.platforms()[PlatformName.WEBHOOK], Webhooks)


def _secret(credentials: dict[str, Any]) -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=json.dumps(credentials))
