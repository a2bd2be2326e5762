"""The log in the table, through the API: proven, exported by day, and true to removals."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters import keys
from amends.adapters.audit import Audit
from amends.adapters.cases import Cases
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.audit.chain import Head
from amends.errors import NotFound
from amends.event import Event
from amends.mention import PlatformName
from amends.quoting import REMOVED
from amends.removal import remove
from amends.review.words import sha256
from amends.tombstone import Why
from boto3.dynamodb.conditions import Attr

from tests.builders import MINUTE, NOON, PIET, a_mention, a_reply, stored
from tests.integration.test_api import Api, Context, drafted, load, submitted
from tests.integration.test_functions import record

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WORDS = "my pendant alarm has been dead for nine days"
CASE = "x-1001"


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    # The API's own clock is the real one.
    now = wiring.now()
    stored(Cases(table), a_mention(text=f"@larkfield {WORDS}", created_at=now), now=now)
    return Api()


def entries(table: "Table") -> list[dict[str, Any]]:
    """Every entry of the case as it lies in the table, in its order."""
    found = table.scan(FilterExpression=Attr("seal").exists() & Attr("kind").exists())["Items"]
    return sorted(found, key=lambda item: item["seq"])


def findings(api: Api) -> list[tuple[int, str]]:
    status, history = api.call("auditor", "GET", f"/cases/{CASE}/audit")
    assert status == 200
    return [(found["seq"], found["fault"]) for found in history["proof"]["findings"]]


def test_every_move_says_who_when_from_where_why_and_of_which_text(api: Api) -> None:
    reply = submitted(api)
    path = f"/cases/{CASE}/replies/{reply['id']}/request-changes"
    headers = {"if-match": '"2"', "amends-client": "console"}
    answer = api.answer("legal", "POST", path, json.dumps({"why": "no promise"}), headers=headers)
    assert answer["statusCode"] == 200
    status, history = api.call("auditor", "GET", f"/cases/{CASE}/audit")
    assert (status, history["proof"]["whole"], history["proof"]["entries"]) == (200, True, 5)
    last = history["entries"][-1]
    assert (last["kind"], last["by_name"], last["via"], last["reply_id"]) == (
        "changes requested",
        "legal",
        "console",
        reply["id"],
    )
    assert "no promise" in last["note"]
    assert last["text_sha256"] == sha256(reply["text"])
    assert [entry["via"] for entry in history["entries"]] == ["", "api", "api", "api", "console"]


def test_who_calls_itself_something_else_came_through_the_api(api: Api) -> None:
    headers = {"content-type": "application/json", "amends-client": "slack"}
    api.answer("responder", "POST", f"/cases/{CASE}/replies", '{"text": "Sorry, Ada."}', headers=headers)
    assert api.call("auditor", "GET", f"/cases/{CASE}/audit")[1]["entries"][-1]["via"] == "api"


def test_what_a_function_of_ours_does_says_which(table: "Table", queues: dict[str, str]) -> None:
    load("classify").handler({"Records": [record(1, a_mention().model_dump_json())]}, Context())
    assert [entry.via for entry in Cases(table).file(CASE).events] == ["classify"]


def test_a_changed_a_deleted_and_a_cut_off_entry_are_found_in_the_table(api: Api, table: "Table") -> None:
    submitted(api)
    assert findings(api) == []
    first, _, second, third = entries(table)
    key = {name: second[name] for name in ("pk", "sk")}
    table.put_item(Item=second | {"by_name": "somebody else"})
    assert findings(api) == [(3, "tampered")]
    table.delete_item(Key=key)
    assert findings(api) == [(3, "missing")]
    table.put_item(Item=second)
    assert findings(api) == []
    table.delete_item(Key={name: third[name] for name in ("pk", "sk")})
    assert findings(api) == [(4, "truncated")]
    table.put_item(Item={**keys.history(CASE), "seq": 3, "seal": second["seal"]})
    assert findings(api) == []
    noted = Head(seq=4, seal=str(third["seal"]))
    assert [found.seq for found in Audit(table).history(CASE, (noted,)).proof.findings] == [4]
    assert Audit(table).history(CASE, (Head(seq=1, seal=str(first["seal"])),)).proof.whole


def test_each_write_logs_the_seal_of_the_end_and_no_word(api: Api, table: "Table", caplog: Any) -> None:
    caplog.set_level("INFO")
    drafted(api)
    (sealed,) = [entry for entry in caplog.records if entry.message == "history sealed"]
    end = table.get_item(Key=keys.history(CASE))["Item"]
    assert (sealed.case, sealed.seq, sealed.seal) == (CASE, end["seq"], end["seal"])
    assert not any("pendant" in str(vars(entry)) or "Sorry" in str(vars(entry)) for entry in caplog.records)


def test_a_removal_takes_words_out_of_notes_and_the_log_stays_whole(api: Api, table: "Table") -> None:
    replies = Replies(table)
    noted = Event(at=NOON, kind="reply drafted", by=PIET.id, by_name=PIET.name, note=f"she says '{WORDS}'")
    replies.add(a_reply(), noted)
    assert findings(api) == []
    assert remove(PlatformName.X, "1001", Why.DELETED, Removals(table), NOON + MINUTE)
    _, history = api.call("auditor", "GET", f"/cases/{CASE}/audit")
    assert (history["proof"]["whole"], history["proof"]["notes_removed"]) == (True, 1)
    assert "pendant" not in json.dumps(history)
    (cleaned,) = [item for item in entries(table) if item["note"] == REMOVED]
    table.put_item(Item=cleaned | {"note": "she asked us to close it"})
    assert findings(api) == [(2, "note changed")]


def test_a_note_that_somebody_blanks_as_if_it_were_removed_is_found(api: Api, table: "Table") -> None:
    Replies(table).add(a_reply(), Event(at=NOON, kind="reply drafted", note="be careful here"))
    forged = entries(table)[1]
    table.put_item(Item=forged | {"note": REMOVED})
    assert findings(api) == [(2, "note changed")]


def test_all_entries_of_a_day_are_exported_page_by_page(api: Api, table: "Table") -> None:
    submitted(api)
    stored(Cases(table), a_mention(id="1002", author_id="78"), now=NOON - timedelta(days=1))
    day = (NOON - timedelta(days=1)).date().isoformat()
    status, page = api.call("auditor", "GET", "/audit", day=day)
    opened = [("x-1002", "case opened")]
    assert (status, [(one["case_id"], one["entry"]["kind"]) for one in page["items"]]) == (200, opened)
    today = wiring.now().date().isoformat()
    kinds, cursor = [], ""
    while True:
        _, page = api.call("auditor", "GET", "/audit", day=today, limit="1", **({"cursor": cursor} if cursor else {}))
        kinds += [one["entry"]["kind"] for one in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
    assert kinds == ["case opened", "claimed", "reply drafted", "sent to review"]
    assert api.call("admin", "GET", "/audit", day="tomorrow")[0] == 422


def test_every_case_is_found_for_a_proof_of_all(api: Api, table: "Table") -> None:
    stored(Cases(table), a_mention(id="1002", author_id="78"))
    api.call("responder", "POST", f"/cases/{CASE}/resolve", seen=1)
    assert sorted(Audit(table).cases()) == ["x-1001", "x-1002"]
    with pytest.raises(NotFound):
        Audit(table).history("x-9")
    # A case whose every entry was deleted is missed all the same, by whoever noted a seal.
    assert not Audit(table).history("x-9", (Head(seq=1, seal="0"),)).proof.whole


@pytest.mark.parametrize("role", ["responder", "senior", "legal", "pr", "marketing", "stranger"])
def test_nobody_else_sees_the_log(api: Api, role: str) -> None:
    assert api.call(role, "GET", f"/cases/{CASE}/audit")[0] == 403
    assert api.call(role, "GET", "/audit", day="2026-11-20")[0] == 403
