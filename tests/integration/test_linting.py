"""The linters as the console calls them: by their rules alone, with the model, and again where a reply is submitted."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases

from tests.builders import a_mention, stored
from tests.integration.test_api import Api, Context, load, request

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table), a_mention(text="@larkfield no broadband since 6pm"))
    return Api()


def hear(role: str, body: dict[str, Any]) -> tuple[int, Any]:
    """The answer of the function that carries the model."""
    event = request("POST", "/lint", f"[{role}]", role, json.dumps(body), {})
    answer = load("lint").handler(event, Context())
    return answer["statusCode"], json.loads(answer["body"])


def rules_of(told: Any) -> list[str]:
    return [finding["rule"] for finding in told["findings"]]


def test_an_author_is_told_of_findings_length_and_price_without_the_model(api: Api) -> None:
    text = "Sorry, Ada. It will be back on Monday: larkfield.com"
    status, told = api.call("responder", "POST", "/lint/rules", {"text": text, "case_id": "x-1001"})
    assert (status, rules_of(told)) == (200, ["promise.fix", "date.definite", "link.price"])
    assert [text[f["start"] : f["end"]] for f in told["findings"][1:]] == ["Monday", "larkfield.com"]
    assert (told["length"], told["longest"], told["price"], told["sarcasm"]) == (62, 280, "0.200", None)


def test_what_the_customer_said_is_grounded(api: Api) -> None:
    body = {"text": "Sorry that it is off since 6 p.m., Ada.", "case_id": "x-1001"}
    assert rules_of(api.call("responder", "POST", "/lint/rules", body)[1]) == []
    elsewhere = {"text": body["text"], "platform": "x"}
    assert rules_of(api.call("responder", "POST", "/lint/rules", elsewhere)[1]) == ["date.definite"]


def test_the_model_hears_mockery_that_no_rule_knows(api: Api) -> None:
    body = {"text": "Sorry. Well done for finding the complain button.", "case_id": "x-1001"}
    assert rules_of(api.call("responder", "POST", "/lint/rules", body)[1]) == []
    status, told = hear("responder", body)
    assert (status, rules_of(told)) == (200, ["tone.mockery"])
    assert told["sarcasm"] >= 0.6


def test_the_model_says_nothing_of_a_good_answer_or_of_an_empty_one(api: Api) -> None:
    told = hear("responder", {"text": "Sorry about this, Ada. We're looking into it.", "case_id": "x-1001"})[1]
    assert (rules_of(told), told["sarcasm"] < 0.5) == ([], True)
    assert hear("responder", {"text": " ", "platform": "reddit"})[1]["sarcasm"] is None


@pytest.mark.parametrize(
    ("role", "body", "status"),
    [
        ("marketing", {"text": "Hello", "platform": "x"}, 403),
        ("nobody", {"text": "Hello", "platform": "x"}, 403),
        ("responder", {"text": "Hello"}, 422),
        ("responder", {"text": "Hello", "platform": "myspace"}, 422),
        ("responder", {"text": "a" * 10_001, "platform": "x"}, 422),
        ("responder", {"platform": "x"}, 422),
        ("responder", {"text": "Hello", "case_id": "x-9"}, 404),
        ("responder", {"text": "Hello", "case_id": "x-1001", "in_reply_to": "9"}, 404),
    ],
)
def test_both_ways_decline_alike(api: Api, role: str, body: dict[str, Any], status: int) -> None:
    assert api.call(role, "POST", "/lint/rules", body)[0] == status
    assert hear(role, body)[0] == status


def test_the_function_with_the_model_serves_nothing_else(api: Api) -> None:
    event = request("GET", "/queue", "[responder]", "responder", None, {})
    assert load("lint").handler(event, Context())["statusCode"] == 404
    assert api.call("responder", "POST", "/lint", {"text": "Hello", "platform": "x"})[0] == 404


def test_the_rules_are_shown_with_their_examples(api: Api) -> None:
    status, rules = api.call("marketing", "GET", "/lint/rules")
    assert (status, len(rules) > 30) == (200, True)
    assert all(len(rule["flags"]) >= 6 and len(rule["passes"]) >= 6 for rule in rules)
    assert api.call("nobody", "GET", "/lint/rules")[0] == 403


REPLIES = "/cases/x-1001/replies"
PROMISE = "Sorry, Ada. We guarantee that it works."


def submit(api: Api, text: str, *overrides: dict[str, str]) -> tuple[int, Any]:
    """Draft a reply and submit it."""
    _, reply = api.call("responder", "POST", REPLIES, {"text": text})
    body = {"overrides": list(overrides)}
    return api.call("responder", "POST", f"{REPLIES}/{reply['id']}/submit", body, seen=1)


def test_a_finding_that_asks_for_a_reason_holds_a_reply_back_until_there_is_one(api: Api) -> None:
    status, problem = submit(api, PROMISE)
    assert (status, "promise.guarantee needs a reason" in problem["detail"]) == (400, True)
    why = {"rule": "promise.guarantee", "why": "the engineer measured it"}
    status, reply = submit(api, PROMISE, why)
    assert (status, reply["state"]) == (200, "in_review")


def test_the_history_keeps_the_reason_and_no_word_of_the_text(api: Api) -> None:
    submit(api, PROMISE, {"rule": "promise.guarantee", "why": "the engineer measured it"})
    events = api.call("responder", "GET", "/cases/x-1001")[1]["events"]
    (event,) = [event for event in events if event["kind"] == "sent to review"]
    assert event["note"] == ("linters found promise.guarantee; promise.guarantee overridden: the engineer measured it")


def test_a_block_holds_a_reply_back_whatever_the_reason(api: Api) -> None:
    why = {"rule": "privacy.card", "why": "the customer asked for it"}
    status, problem = submit(api, "Sorry. Was it 4111 1111 1111 1111?", why)
    assert (status, "privacy.card must go" in problem["detail"]) == (400, True)
    assert "4111" not in problem["detail"]


@pytest.mark.parametrize("override", [{"rule": "promise.guarantee", "why": "..."}, {"rule": "", "why": "because"}, {}])
def test_a_reason_without_words_is_none(api: Api, override: dict[str, str]) -> None:
    assert submit(api, PROMISE, override)[0] == 422


def test_advice_holds_nothing_back(api: Api) -> None:
    assert submit(api, "Please send us a DM!!")[0] == 200
