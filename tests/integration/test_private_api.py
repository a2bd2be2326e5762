"""Nothing of what was said in private gets out of the running API but to those who may read it."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters.brands import Brands
from amends.adapters.cases import Cases
from amends.brand_versions import change
from amends.case import Case, claim
from amends.casefile import ReadMention
from amends.desk import Desk
from amends.event import Event
from amends.mention import Mention
from amends.private.opening import WHY
from amends.private.sealed import PREVIEW
from amends.private.sealing import Sealer, as_stored
from amends.private.settings import PrivateSettings
from amends.reply import ReplyState

from tests.builders import ADA, ROSA, a_brand, a_mention, a_private_mention, a_reading, a_triage
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

SECRET = "my account number is 4711 and I am very ill"
OURS = "Sorry to hear that, Ada. The parcel lies behind your green gate. https://larkfield.example/privacy"
READERS = [("responder", "rosa"), ("senior", "sam"), ("auditor", "aud")]
OTHERS = [("responder", "ravi"), ("admin", "ada"), ("marketing", "mia"), ("pr", "piet"), ("legal", "leo")]
CASE = "x-1001"


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=json.dumps({}))
    settings = a_brand(private=PrivateSettings(notice_url="https://larkfield.example/privacy"))
    brands, now = Brands(table, "larkfield"), wiring.now()
    brands.add(change(brands.get(), "larkfield", settings.model_copy(update={"version": 0}), "ours", ADA, now))
    return Api()


def heard(table: "Table", mention: Mention, before: Case | None = None) -> Case:
    """The post, stored as the classifier does."""
    now = wiring.now()
    sealer = Sealer(wiring.seals(), timedelta(days=30))
    read = ReadMention(mention=mention, reading=a_reading(), evidence=mention.text.split()[-2:])
    stored = as_stored(read, before.id if before else f"x-{mention.id}", sealer, now)
    case = Cases(table).hear(stored, before, a_triage(), now)
    assert case
    return case


@pytest.fixture
def case(table: "Table", api: Api) -> Case:
    """Rosa's case, which began in public and went on in private."""
    public = heard(table, a_mention(created_at=wiring.now()))
    case = heard(table, a_private_mention(text=SECRET, created_at=wiring.now()), public)
    event = Event(at=wiring.now(), kind="claimed", by=ROSA.id, by_name=ROSA.name)
    return Cases(table).save(claim(case, ROSA), event)


@pytest.fixture
def message(api: Api, case: Case) -> dict[str, Any]:
    """What Rosa answered."""
    status, sent = api.call("responder", "POST", f"/cases/{CASE}/messages", {"text": OURS}, name="rosa")
    assert status == 201, sent
    return dict(sent)


def reading_routes(reply_id: str) -> list[str]:
    """Every route that reads something of a case."""
    return [
        f"/cases/{CASE}",
        f"/cases/{CASE}/pending",
        f"/cases/{CASE}/clocks",
        f"/cases/{CASE}/suggestions",
        f"/cases/{CASE}/draft?reply_id=private",
        f"/cases/{CASE}/replies/{reply_id}/texts",
        f"/cases/{CASE}/replies/{reply_id}/diff?before=1&after=1",
        "/queue?state=open",
        "/queue?state=answered",
        "/approvals",
        "/outbox",
        *(f"/replies?state={state}" for state in ReplyState),
        "/customers/x/77",
    ]


def answer_of(api: Api, role: str, name: str, path: str) -> str:
    """The whole answer, as text."""
    place, _, query = path.partition("?")
    asked = dict(pair.split("=") for pair in query.split("&")) if query else {}
    _, answer = api.call(role, "GET", place, name=name, **asked)
    return json.dumps(answer)


def holds_a_secret(text: str) -> bool:
    return any(word in text for word in ("4711", "very ill", "green gate", '"sealed":'))


@pytest.mark.parametrize(("role", "name"), READERS)
def test_those_who_may_read_both_parts(api: Api, message: dict[str, Any], role: str, name: str) -> None:
    _, file = api.call(role, "GET", f"/cases/{CASE}", name=name)
    assert [read["mention"]["text"] for read in file["thread"]] == [a_mention().text, SECRET]
    assert [reply["text"] for reply in file["replies"]] == [OURS]
    assert file["private_part"] == {"messages": 2, "readable": True, "why": "", "consent": None}
    _, texts = api.call(role, "GET", f"/cases/{CASE}/replies/{message['id']}/texts", name=name)
    assert [text["text"] for text in texts] == [OURS]


@pytest.mark.parametrize(("role", "name"), OTHERS)
def test_no_route_tells_anybody_else_a_word_of_it(api: Api, message: dict[str, Any], role: str, name: str) -> None:
    told = {path: answer_of(api, role, name, path) for path in reading_routes(message["id"])}
    assert [path for path, text in told.items() if holds_a_secret(text)] == []
    # The control: the same routes tell its owner.
    owner = {path: answer_of(api, "responder", "rosa", path) for path in reading_routes(message["id"])}
    assert [path for path, text in owner.items() if "green gate" in text] == [
        f"/cases/{CASE}",
        f"/cases/{CASE}/replies/{message['id']}/texts",
        f"/cases/{CASE}/replies/{message['id']}/diff?before=1&after=1",
    ]


@pytest.mark.parametrize(("role", "name"), OTHERS)
def test_they_see_how_much_they_do_not_see_and_why(api: Api, message: dict[str, Any], role: str, name: str) -> None:
    _, file = api.call(role, "GET", f"/cases/{CASE}", name=name)
    assert file["private_part"] == {"messages": 2, "readable": False, "why": WHY, "consent": None}
    assert [read["mention"]["id"] for read in file["thread"]] == ["1001"]
    status, problem = api.call(role, "GET", f"/cases/{CASE}/replies/{message['id']}/texts", name=name)
    assert (status, problem["detail"]) == (403, WHY)


def test_a_case_of_the_legal_desk_is_read_by_legal_and_by_no_other_desk(api: Api, table: "Table", case: Case) -> None:
    moved = case.model_copy(update={"desk": Desk.LEGAL, "version": case.version + 1})
    Cases(table).save(moved, Event(at=wiring.now(), kind="handed over"))
    assert "4711" in answer_of(api, "legal", "leo", f"/cases/{CASE}")
    assert not holds_a_secret(answer_of(api, "pr", "piet", f"/cases/{CASE}"))


def test_the_queue_shows_that_it_is_private(api: Api, case: Case) -> None:
    _, queue = api.call("responder", "GET", "/queue", name="ravi")
    assert [one["preview"] for one in queue["items"]] == [PREVIEW]


def test_neither_the_table_nor_the_queue_of_the_outbox_nor_the_audit_log_holds_a_word(
    api: Api, table: "Table", message: dict[str, Any], queues: dict[str, str]
) -> None:
    stored = str(table.scan()["Items"])
    sent = str(boto3.client("sqs").receive_message(QueueUrl=queues["outbox"])["Messages"])
    _, log = api.call("auditor", "GET", f"/cases/{CASE}/audit", name="aud")
    for text in (stored, sent, json.dumps(log)):
        assert not any(word in text for word in ("4711", "very ill", "green gate"))
    assert message["id"] in sent
    assert "private message written" in json.dumps(log)


def test_what_is_typed_as_a_message_is_sealed_and_comes_back_to_its_author_alone(
    api: Api, table: "Table", case: Case
) -> None:
    body = {"text": "Your number 4711 is", "reply_id": "private"}
    status, kept = api.call("responder", "PUT", f"/cases/{CASE}/draft", body, seen=0, name="rosa")
    assert (status, kept["text"]) == (200, body["text"])
    assert "4711" not in str(table.scan()["Items"])
    assert "4711" in answer_of(api, "responder", "rosa", f"/cases/{CASE}/draft?reply_id=private")
    # Once the case is somebody else's, its former owner reads nothing of it any more.
    ravi = case.model_copy(update={"owner": "ravi-id", "owner_name": "ravi", "version": case.version + 1})
    Cases(table).save(ravi, Event(at=wiring.now(), kind="handed over"))
    assert "4711" not in answer_of(api, "responder", "rosa", f"/cases/{CASE}/draft?reply_id=private")


def test_a_note_that_repeats_it_is_declined_because_everybody_reads_notes(api: Api, case: Case) -> None:
    notes = f"/cases/{CASE}/notes"
    quoted = {"text": "She says: my account number is 4711, look it up"}
    status, problem = api.call("responder", "POST", notes, quoted, name="rosa")
    assert (status, "private" in problem["detail"]) == (400, True)
    assert api.call("responder", "POST", notes, {"text": "Call her back by six"}, name="rosa")[0] == 201


def test_the_first_message_leads_to_the_notice_and_the_next_need_not(api: Api, case: Case, table: "Table") -> None:
    messages = f"/cases/{CASE}/messages"
    status, problem = api.call("responder", "POST", messages, {"text": "We have it."}, name="rosa")
    assert (status, "private.notice" in problem["detail"]) == (400, True)
    assert str(table.scan()["Items"]).count("REPLY#") == 0


def test_only_its_owner_writes_and_the_same_key_writes_once(api: Api, case: Case, table: "Table") -> None:
    messages, body = f"/cases/{CASE}/messages", {"text": OURS}
    for role, name in (("responder", "ravi"), ("senior", "sam"), ("admin", "ada")):
        status, problem = api.call(role, "POST", messages, body, name=name)
        assert (status, "only its owner writes in private" in problem["detail"]) == (409, True)
    once = {"idempotency-key": "k1"}
    answers = [api.answer("responder", "POST", messages, json.dumps(body), {}, once, "rosa") for _ in range(2)]
    assert [json.loads(answer["body"])["text"] for answer in answers] == [OURS, OURS]
    assert len({json.loads(answer["body"])["id"] for answer in answers}) == 1
    _, file = api.call("responder", "GET", f"/cases/{CASE}", name="rosa")
    assert len(file["replies"]) == 1


def test_a_message_is_not_edited_and_not_proposed_to(api: Api, message: dict[str, Any]) -> None:
    path = f"/cases/{CASE}/replies/{message['id']}"
    status, _ = api.call("responder", "PUT", path, {"text": "Other words."}, seen=1, name="rosa")
    assert status == 400
    status, answer = api.call("pr", "POST", f"{path}/proposal", {"text": "Others."}, seen=1, name="piet")
    assert status == 409, answer


def test_tried_triage_rules_see_no_private_post(table: "Table", case: Case) -> None:
    found = wiring.past_mentions().newest(100, wiring.now())
    assert [past.read.mention.id for past in found] == ["1001"]


def test_a_withdrawn_message_answers_without_its_words(api: Api, message: dict[str, Any]) -> None:
    path = f"/cases/{CASE}/replies/{message['id']}/withdraw"
    status, answer = api.call("responder", "POST", path, seen=1, name="ravi")
    assert status == 200
    assert not holds_a_secret(json.dumps(answer))
