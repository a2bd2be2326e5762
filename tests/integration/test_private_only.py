"""A public text and the case's private part, through the API: who may read that is told, and nobody else."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters.cases import Cases
from amends.casefile import ReadMention
from amends.private.sealing import Sealer, as_stored

from tests.builders import a_mention, a_reading, a_triage, stored
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASE = "/cases/x-1001"
ORDER = "40012345"
LEAK = f"Sorry about that, Ada. Order {ORDER} is with us and we look into it."
FINE = "Sorry about that, Ada. We look into it and tell you more in our messages."


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    """A case of Rosa's, whose customer wrote in public and then in private."""
    now = wiring.now()
    stored(Cases(table), a_mention(text="@larkfield my order is lost", created_at=now), now=now)
    said = a_mention(id="5001", conversation_id="77-1", text=f"it is order {ORDER}", private=True, created_at=now)
    sealer = Sealer(wiring.seals(), timedelta(days=30))
    read = as_stored(ReadMention(mention=said, reading=a_reading()), "x-1001", sealer, now)
    Cases(table).hear(read, Cases(table).get("x-1001"), a_triage(), now)
    api = Api()
    assert api.call("responder", "POST", f"{CASE}/claim", seen=2, name="rosa")[0] == 200
    return api


def found(api: Api, role: str, name: str, text: str = LEAK, answers: str = "1001") -> list[dict[str, Any]]:
    body = {"text": text, "case_id": "x-1001", "in_reply_to": answers}
    status, told = api.call(role, "POST", "/lint/rules", body, name=name)
    assert status == 200
    return [finding for finding in told["findings"] if finding["rule"] == "private.only"]


def test_the_owner_is_told_the_place_and_no_private_word(api: Api) -> None:
    (finding,) = found(api, "responder", "rosa")
    assert (LEAK[finding["start"] : finding["end"]], finding["level"]) == (ORDER, "block")
    assert ORDER not in str(finding)
    assert found(api, "responder", "rosa", FINE) == []


def test_who_may_not_read_the_private_part_learns_nothing_by_guessing(api: Api) -> None:
    assert found(api, "responder", "piet") == []
    assert found(api, "admin", "ada") == []
    assert len(found(api, "senior", "kim")) == 1


def test_an_answer_in_private_may_say_what_was_said_there(api: Api) -> None:
    assert found(api, "responder", "rosa", answers="5001") == []


def test_a_public_text_with_a_private_number_does_not_go_to_review(api: Api) -> None:
    def drafted(text: str) -> dict[str, Any]:
        status, reply = api.call(
            "responder", "POST", f"{CASE}/replies", {"text": text, "in_reply_to": "1001"}, name="rosa"
        )
        assert status == 201
        return dict(reply)

    leaking = drafted(LEAK)
    at = f"{CASE}/replies/{leaking['id']}"
    status, problem = api.call("responder", "POST", f"{at}/submit", {"overrides": []}, seen=1, name="rosa")
    assert (status, "private.only" in problem["detail"], ORDER in str(problem)) == (400, True, False)
    # The control: the same without the number goes.
    status, reply = api.call("responder", "PUT", at, {"text": FINE}, seen=1, name="rosa")
    assert status == 200
    status, reply = api.call("responder", "POST", f"{at}/submit", {"overrides": []}, seen=2, name="rosa")
    assert (status, reply["state"]) == (200, "in_review")


def test_the_suggestions_for_a_case_in_private_hold_no_private_word(api: Api) -> None:
    status, told = api.call("responder", "GET", f"{CASE}/suggestions", name="rosa")
    assert (status, ORDER in str(told)) == (200, False)
