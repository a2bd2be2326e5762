"""What somebody types survives the browser, costs one write, and loses no race."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases
from amends.adapters.removals import Removals
from amends.adapters.working import WorkingTexts
from amends.errors import Stale
from amends.mention import PlatformName
from amends.quoting import REMOVED
from amends.removal import remove
from amends.review.working import KEPT, typed
from amends.tombstone import Why

from local.endurance.table import Table as InMemory
from tests.builders import NOON, PIET, ROSA, a_mention, stored
from tests.integration.test_api import Api, Context, request, submitted

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

DRAFT = "/cases/x-1001/draft"


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    return Api()


def call(api: Api, role: str, method: str, path: str, body: object, seen: int | None) -> tuple[int, Any]:
    event = request(method, path, f"[{role}]", role, json.dumps(body), {})
    if seen is not None:
        event["headers"]["if-match"] = f'"{seen}"'
    answer = api._app.handler(event, Context())
    return answer["statusCode"], json.loads(answer["body"])


def test_what_was_typed_is_there_when_the_page_opens_anew_and_for_nobody_else(api: Api) -> None:
    assert api.call("responder", "GET", DRAFT)[1] | {"text": ""} == api.call("responder", "GET", DRAFT)[1]
    assert call(api, "responder", "PUT", DRAFT, {"text": "Sor"}, None)[0] == 428
    assert call(api, "responder", "PUT", DRAFT, {"text": "Sor", "in_reply_to": "1001"}, 0)[1]["version"] == 1
    assert call(api, "responder", "PUT", DRAFT, {"text": "Sorry"}, 1)[1]["version"] == 2
    assert api.call("responder", "GET", DRAFT)[1]["text"] == "Sorry"
    assert api.call("legal", "GET", DRAFT)[1]["text"] == ""
    assert api.call("marketing", "GET", DRAFT)[0] == 403
    assert call(api, "responder", "PUT", "/cases/x-9/draft", {"text": "Sor"}, 0)[0] == 404
    assert call(api, "responder", "PUT", DRAFT, {"text": "a" * 10_001}, 2)[0] == 422


def test_typing_leaves_no_event_and_moves_no_reply(api: Api, table: "Table") -> None:
    reply = submitted(api)
    before = Cases(table).file("x-1001")
    assert call(api, "responder", "PUT", DRAFT, {"text": "Sorry", "reply_id": reply["id"]}, 0)[0] == 200
    assert Cases(table).file("x-1001") == before


def test_it_goes_once_it_is_sent_or_discarded(api: Api) -> None:
    call(api, "responder", "PUT", DRAFT, {"text": "Sorry, Ada."}, 0)
    assert api.call("responder", "POST", "/cases/x-1001/replies", {"text": "Sorry, Ada."})[0] == 201
    assert api.call("responder", "GET", DRAFT)[1]["version"] == 0
    status, problem = call(api, "responder", "PUT", DRAFT, {"text": "Sorry, Ada. And"}, 1)
    assert (status, "sent it there" in problem["detail"]) == (409, True)
    assert call(api, "responder", "PUT", DRAFT, {"text": "And"}, 0)[0] == 200
    assert api.call("responder", "DELETE", DRAFT)[1]["text"] == ""


def test_a_new_reply_and_other_words_for_one_that_is_there_are_kept_apart(api: Api) -> None:
    reply = submitted(api)
    assert call(api, "responder", "PUT", DRAFT, {"text": "And another"}, 0)[0] == 200
    assert call(api, "responder", "PUT", DRAFT, {"text": "Other words", "reply_id": reply["id"]}, 0)[0] == 200
    assert api.call("responder", "GET", DRAFT, reply_id=reply["id"])[1]["text"] == "Other words"
    path = f"/cases/x-1001/replies/{reply['id']}"
    assert call(api, "responder", "PUT", path, {"text": "Other words"}, reply["version"])[0] == 200
    assert (
        api.call("responder", "GET", DRAFT, reply_id=reply["id"])[1]["version"],
        api.call("responder", "GET", DRAFT)[1]["version"],
    ) == (0, 1)
    assert call(api, "responder", "PUT", DRAFT, {"text": "More", "reply_id": reply["id"]}, 0)[0] == 200
    assert api.call("responder", "DELETE", DRAFT, reply_id=reply["id"])[1]["version"] == 0
    assert api.call("responder", "GET", DRAFT)[1]["text"] == "And another"


def test_what_a_reviewer_types_goes_once_it_is_proposed(api: Api) -> None:
    reply = submitted(api)
    assert call(api, "pr", "PUT", DRAFT, {"text": "Sorry, Ada. Yes", "reply_id": reply["id"]}, 0)[0] == 200
    path = f"/cases/x-1001/replies/{reply['id']}/proposal"
    assert call(api, "pr", "POST", path, {"text": "Sorry, Ada. Yes."}, reply["version"])[0] == 200
    assert api.call("pr", "GET", DRAFT, reply_id=reply["id"])[1]["version"] == 0


def test_an_answer_that_was_declined_takes_nothing_away(api: Api) -> None:
    call(api, "responder", "PUT", DRAFT, {"text": "Sorry"}, 0)
    assert api.call("responder", "POST", "/cases/x-1001/replies", {"text": "Sorry", "in_reply_to": "9"})[0] == 404
    assert api.call("responder", "GET", DRAFT)[1]["text"] == "Sorry"


def test_two_windows_of_one_person_lose_nothing(table: "Table") -> None:
    kept = WorkingTexts(table)
    kept.save_working(typed("x-1001", ROSA, "Sorry", 0, NOON))
    kept.save_working(typed("x-1001", ROSA, "Sorry, Ada", 1, NOON))
    for seen in (0, 1):
        with pytest.raises(Stale, match="another window"):
            kept.save_working(typed("x-1001", ROSA, "Hello", seen, NOON))
    assert kept.of("x-1001", ROSA.id).text == "Sorry, Ada"


def test_two_windows_in_one_instant() -> None:
    act: list[Callable[[], object]] = []
    kept = WorkingTexts(InMemory(lambda point: act.pop()() if act and point == "before a write" else None))  # type: ignore[arg-type]
    act.append(lambda: kept.save_working(typed("x-1001", ROSA, "from the other window", 0, NOON)))
    with pytest.raises(Stale):
        kept.save_working(typed("x-1001", ROSA, "from this window", 0, NOON))
    assert kept.of("x-1001", ROSA.id).text == "from the other window"


def test_it_expires_by_itself(table: "Table") -> None:
    WorkingTexts(table).save_working(typed("x-1001", ROSA, "Sorry", 0, NOON))
    item = table.get_item(Key={"pk": "CASE#x-1001", "sk": f"DRAFT#{ROSA.id}"})["Item"]
    assert item["expires_at"] == int((NOON + KEPT).timestamp())


def test_a_removal_takes_the_posts_words_out_and_whoever_types_on_is_told(table: "Table") -> None:
    stored(Cases(table), a_mention(text="@larkfield my pendant alarm went dead at nine"))
    kept = WorkingTexts(table)
    kept.save_working(typed("x-1001", ROSA, "That your pendant alarm went dead", 0, NOON))
    kept.save_working(typed("x-1001", PIET, "We look at it", 0, NOON))
    assert remove(PlatformName.X, "1001", Why.DELETED, Removals(table), NOON)
    assert (kept.of("x-1001", ROSA.id).text, kept.of("x-1001", PIET.id).text) == (REMOVED, "We look at it")
    with pytest.raises(Stale):
        kept.save_working(typed("x-1001", ROSA, "That your pendant alarm went dead at", 1, NOON))
