"""What a POST makes is made once, however often it is repeated with its Idempotency-Key."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases

from tests.builders import stored
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASE = "/cases/x-1001"
TEMPLATE = {"name": "Late", "topic": "delivery", "text": "Sorry, {customer}.", "description": "", "keywords": []}
MAKES: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "a reply": (f"{CASE}/replies", {"text": "Sorry, Ada."}, {"text": "Not sorry."}),
    "a note": (f"{CASE}/notes", {"text": "She called, too."}, {"text": "She wrote, too."}),
    "a template": ("/templates", TEMPLATE, {**TEMPLATE, "name": "Later"}),
}


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    return Api()


def post(api: Api, path: str, body: dict[str, Any], key: str | None, role: str = "responder") -> tuple[int, Any]:
    answer = api.answer(role, "POST", path, json.dumps(body), {}, {"idempotency-key": key} if key else {})
    return answer["statusCode"], json.loads(answer["body"])


@pytest.mark.parametrize(("path", "body", "other"), MAKES.values(), ids=MAKES.keys())
def test_a_call_that_is_repeated_with_its_key_finds_what_the_first_made(
    api: Api, path: str, body: dict[str, Any], other: dict[str, Any]
) -> None:
    status, first = post(api, path, body, "k1")
    assert status == 201
    assert post(api, path, body, "k1") == (201, first)
    assert post(api, path, other, "k1")[0] == 400
    # Another key, another person, or none: another thing.
    if path != f"{CASE}/replies":
        assert post(api, path, body, "k1", "senior")[1]["id"] != first["id"]
    assert post(api, path, body, "k2")[1]["id"] != first["id"]
    assert post(api, path, body, None)[1]["id"] != first["id"]


@pytest.mark.parametrize("key", ["k" * 129])
def test_a_key_that_is_too_long_is_declined(api: Api, key: str) -> None:
    assert post(api, f"{CASE}/notes", {"text": "She called."}, key)[0] == 422
