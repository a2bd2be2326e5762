"""Verdicts and thresholds: in a real table's rules, through the API, and as classify takes them."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.thresholds import Thresholds
from amends.adapters.verdicts import Verdicts
from amends.errors import NotFound, Stale
from amends.event import Event

from tests.builders import MINUTE, NOON, a_mention, a_reading, a_threshold, a_verdict, of_people, stored
from tests.integration.test_api import Api, Context, load
from tests.integration.test_functions import record

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

VERDICT = "/cases/x-1001/mentions/1001/verdict"
EVENT = Event(at=NOON, kind="rightly read")


@pytest.fixture
def thresholds(table: "Table") -> Thresholds:
    return Thresholds(table)


@pytest.fixture
def verdicts(table: "Table") -> Verdicts:
    return Verdicts(table)


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    return Api()


def test_every_version_is_kept_and_the_newest_is_current(thresholds: Thresholds) -> None:
    assert thresholds.current("larkfield") is None
    versions = [a_threshold(version=number, threshold=number / 20) for number in range(2, 13)]
    first = a_threshold()
    for version in (first, *versions):
        thresholds.add(version)
    assert thresholds.current("larkfield") == versions[-1]
    assert thresholds.history("larkfield", 100) == [*versions[::-1], first]
    assert thresholds.history("larkfield", 2) == versions[:-3:-1]
    assert thresholds.version("larkfield", 1) == first
    assert thresholds.current("otherbrand") is None
    with pytest.raises(NotFound):
        thresholds.version("larkfield", 99)


def test_of_two_who_move_the_line_at_once_one_wins_and_the_history_is_whole(thresholds: Thresholds) -> None:
    thresholds.add(a_threshold())
    thresholds.add(a_threshold(version=2, threshold=0.4))
    for late in (a_threshold(), a_threshold(version=2, threshold=0.6), a_threshold(version=4)):
        with pytest.raises(Stale):
            thresholds.add(late)
    assert [(v.version, v.threshold) for v in thresholds.history("larkfield", 9)] == [(2, 0.4), (1, 0.5)]


def test_a_persons_verdict_on_a_post_is_stored_once_and_can_change(verdicts: Verdicts, table: "Table") -> None:
    stored(Cases(table))
    verdicts.save(a_verdict(), EVENT)
    with pytest.raises(Stale):
        verdicts.save(a_verdict(dissatisfied=False), EVENT)
    changed = verdicts.save(a_verdict(dissatisfied=False, version=2, at=NOON + MINUTE), EVENT)
    with pytest.raises(Stale):
        verdicts.save(a_verdict(version=2), EVENT)
    assert Cases(table).file("x-1001").verdicts == [changed]
    assert verdicts.newest("larkfield", 10) == [changed]


def test_a_brands_newest_verdicts_come_first_and_no_other_brands(verdicts: Verdicts) -> None:
    given = [a_verdict(mention_id=str(minute), at=NOON + minute * MINUTE) for minute in range(4)]
    for verdict in (*given, a_verdict(brand="otherbrand", by="piet-id")):
        verdicts.save(verdict, EVENT)
    assert verdicts.newest("larkfield", 3) == given[:0:-1]


def test_a_verdict_goes_with_its_posts_time(verdicts: Verdicts, table: "Table") -> None:
    verdicts.save(a_verdict(), EVENT)
    item = table.get_item(Key=keys.verdict("x-1001", "1001", "rosa-id"))["Item"]
    assert int(str(item["expires_at"])) > NOON.timestamp()


def test_a_responder_judges_a_reading_changes_their_mind_and_it_is_in_the_history(api: Api) -> None:
    for said in (True, True, False):
        status, verdict = api.call("responder", "PUT", VERDICT, {"dissatisfied": said})
        assert (status, verdict["dissatisfied"], verdict["read_as_dissatisfied"]) == (200, said, True)
    _, file = api.call("responder", "GET", "/cases/x-1001")
    assert [(verdict["by"], verdict["dissatisfied"]) for verdict in file["verdicts"]] == [("responder-id", False)]
    assert of_people(event["kind"] for event in file["events"]) == ["case opened", "rightly read", "wrongly read"]


@pytest.mark.parametrize(
    ("role", "method", "path", "body", "seen", "status"),
    [
        ("marketing", "PUT", VERDICT, {"dissatisfied": True}, None, 403),
        ("stranger", "PUT", VERDICT, {"dissatisfied": True}, None, 403),
        ("responder", "PUT", VERDICT, {"dissatisfied": "maybe"}, None, 422),
        ("responder", "PUT", VERDICT, {}, None, 422),
        ("responder", "PUT", "/cases/x-1001/mentions/9/verdict", {"dissatisfied": True}, None, 404),
        ("responder", "PUT", "/cases/x-9/mentions/1001/verdict", {"dissatisfied": True}, None, 404),
        ("pr", "GET", "/reading", None, None, 403),
        ("pr", "POST", "/reading/threshold", {"threshold": 0.4, "note": "a"}, 1, 403),
        ("legal", "POST", "/reading/restore", {"to": 1, "note": "a"}, 1, 403),
        ("admin", "POST", "/reading/threshold", {"threshold": 0.4, "note": "a"}, 1, 404),
        ("admin", "POST", "/reading/threshold", {"threshold": 0.05, "note": "a"}, 1, 422),
        ("admin", "POST", "/reading/threshold", {"threshold": 0.4, "note": ""}, 1, 422),
        ("admin", "POST", "/reading/threshold", {"threshold": 0.4}, 1, 422),
    ],
)
def test_who_may_not_and_what_can_not_be_gets_a_clear_4xx(
    api: Api, role: str, method: str, path: str, body: object, seen: int | None, status: int
) -> None:
    answered, problem = api.call(role, method, path, body, seen=seen)
    assert (answered, problem["status"], bool(problem["detail"])) == (status, status, True)


def test_before_the_first_reading_there_is_no_threshold_to_show(api: Api) -> None:
    status, page = api.call("admin", "GET", "/reading")
    assert (status, page) == (200, {"brand": "larkfield", "current": None, "suggestion": None, "history": []})


def test_an_administrator_sets_a_threshold_and_goes_back(api: Api, thresholds: Thresholds) -> None:
    thresholds.add(a_threshold())
    asked = {"threshold": 0.42, "note": "we miss calm complaints"}
    status, moved = api.call("admin", "POST", "/reading/threshold", asked, seen=1)
    assert (status, moved["version"], moved["before"], moved["threshold"]) == (200, 2, 0.5, 0.42)
    assert api.call("admin", "POST", "/reading/threshold", asked, seen=1)[0] == 412
    status, problem = api.call("admin", "POST", "/reading/restore", {"to": 9, "note": "x"}, seen=2)
    assert (status, problem["detail"]) == (404, "no version 9 of the threshold")
    status, back = api.call("admin", "POST", "/reading/restore", {"to": 1, "note": "false alarms"}, seen=2)
    assert (status, back["version"], back["threshold"], back["restores"]) == (200, 3, 0.5, 1)
    _, page = api.call("admin", "GET", "/reading")
    assert [(v["version"], v["by_name"], v["note"]) for v in page["history"]] == [
        (3, "admin", "false alarms"),
        (2, "admin", "we miss calm complaints"),
        (1, "Amends", "shipped with test-1"),
    ]
    assert page["current"] == page["history"][0]


def test_the_page_says_what_the_verdicts_speak_for(api: Api, thresholds: Thresholds, verdicts: Verdicts) -> None:
    thresholds.add(a_threshold())
    _, page = api.call("admin", "GET", "/reading")
    assert page["suggestion"]["why"] == "it takes verdicts on 30 posts; there are 0"
    for number in range(40):
        score = round(0.1 + number / 50, 4)
        verdicts.save(a_verdict(mention_id=str(number), score=score, dissatisfied=number >= 10), EVENT)
    _, page = api.call("admin", "GET", "/reading", miss_cost="5")
    found = page["suggestion"]
    assert (found["threshold"], found["miss_cost"]) == (0.29, 5)
    assert (found["before"], found["after"]) == ({"misses": 10, "false_alarms": 0}, {"misses": 0, "false_alarms": 0})


def heard(number: int) -> dict[str, Any]:
    mention = a_mention(id=str(number), author_id=str(number), text="@larkfield no broadband since six, call me")
    event = {"Records": [record(number, mention.model_dump_json())]}
    assert load("classify").handler(event, Context()) == {"batchItemFailures": []}
    return wiring.cases().file(f"x-{number}").thread[0].reading.model_dump()


def test_classify_announces_the_shipped_threshold_and_decides_by_the_one_that_was_set(
    table: "Table", thresholds: Thresholds
) -> None:
    read = heard(1)
    shipped = thresholds.current("larkfield")
    assert shipped
    assert (shipped.version, shipped.threshold, shipped.model) == (1, read["threshold"], read["model"])
    for threshold in (0.1, 0.9):
        moved = shipped.model_copy(update={"version": shipped.version + 1, "threshold": threshold})
        shipped = thresholds.add(moved)
        wiring.brand_threshold.cache_clear()
        again = heard(int(threshold * 100))
        assert (again["threshold"], again["is_dissatisfied"]) == (threshold, read["dissatisfied"] >= threshold)
        assert again["dissatisfied"] == read["dissatisfied"]


def test_nothing_of_a_post_is_in_a_verdict_or_a_threshold(api: Api, table: "Table", thresholds: Thresholds) -> None:
    thresholds.add(a_threshold())
    api.call("responder", "PUT", VERDICT, {"dissatisfied": False})
    items = [item for item in table.scan()["Items"] if str(item["sk"]).startswith(("VERDICT", "THRESHOLD"))]
    assert len(items) == 3
    kept = json.dumps(items, default=str)
    assert not any(word in kept for word in ("broadband", a_mention().author_handle, "ada"))
    assert a_reading().model in kept
