"""The report function as Lambda calls it: each changed case is read once, and what fails comes again."""

import json
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters.cases import Cases
from amends.adapters.sheets import Sheets
from amends.case import resolve
from amends.event import Event
from amends.reports.gathering import Made
from amends.reports.line import Line

from tests.builders import MINUTE, NOON, a_content_reading, a_mention, stored
from tests.integration.test_api import Context, load
from tests.lines import a_line
from tests.template import ROOT, resources

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TODAY = NOON.date()


def change(case: str, number: int = 1, sk: str = "CASE") -> dict[str, Any]:
    """A record of the stream."""
    keys = {"pk": {"S": f"CASE#{case}"}, "sk": {"S": sk}}
    change = {"Keys": keys, "SequenceNumber": str(number), "SizeBytes": 1, "StreamViewType": "KEYS_ONLY"}
    return {"eventID": str(number), "eventName": "MODIFY", "eventSource": "aws:dynamodb", "dynamodb": change}


def told(*cases: str) -> Any:
    """What the function answers when it hears that these cases changed."""
    records = [change(case, number) for number, case in enumerate(cases, start=1)]
    return load("report").handler({"Records": records}, Context())


def lines() -> dict[str, Line]:
    """Every line of the days around noon."""
    found = wiring.sheets().between(TODAY - timedelta(days=60), TODAY + timedelta(days=60))
    return {line.case: line for line in found}


class Late(Context):
    """With time for more than a day."""

    def get_remaining_time_in_millis(self) -> int:
        return 290_000


def rebuilt(since: str, until: str, context: Context | None = None) -> Any:
    return load("report").handler({"rebuild": {"since": since, "until": until}}, context or Late())


def test_a_case_that_changed_has_a_line(table: "Table") -> None:
    cases = Cases(table)
    stored(cases)
    assert told("x-1001", "x-1001") == {"batchItemFailures": []}
    assert (lines()["x-1001"].resolved, lines()["x-1001"].platform) == (None, "x")
    cases.save(resolve(cases.get("x-1001")), Event(at=NOON + MINUTE, kind="resolved"))
    told("x-1001")
    assert lines()["x-1001"].resolved == int((NOON + MINUTE).timestamp())


def test_a_case_in_which_nobody_complained_has_none(table: "Table") -> None:
    stored(Cases(table), reading=a_content_reading())
    told("x-1001")
    assert lines() == {}
    assert not [item for item in table.scan()["Items"] if "lines" in item]


def test_a_case_that_is_not_there_fails_nothing(table: "Table") -> None:
    stored(Cases(table))
    assert told("x-0", "x-1001") == {"batchItemFailures": []}
    assert list(lines()) == ["x-1001"]


def test_a_case_that_cannot_be_read_fails_alone_and_its_words_stay_out_of_the_log(
    table: "Table", caplog: pytest.LogCaptureFixture
) -> None:
    cases = Cases(table)
    stored(cases)
    stored(cases, a_mention(id="1002", author_id="78", text="a secret of theirs"))
    (broken,) = (i for i in table.scan()["Items"] if i["pk"] == "CASE#x-1002" and str(i["sk"]).startswith("MENTION#"))
    table.put_item(Item={**broken, "reading": "damaged"})
    assert told("x-1002", "x-1001") == {"batchItemFailures": [{"itemIdentifier": "1"}]}
    assert list(lines()) == ["x-1001"]
    assert "left in the stream" in caplog.text
    assert "secret" not in caplog.text


def test_what_a_customer_wrote_elsewhere_makes_the_line_of_their_complaint_anew(table: "Table") -> None:
    cases = Cases(table)
    stored(cases)
    cases.save(resolve(cases.get("x-1001")), Event(at=NOON + MINUTE, kind="resolved"))
    told("x-1001")
    praise = a_mention(id="1002", conversation_id="1002", created_at=NOON + 5 * MINUTE, text="they mended it!")
    stored(cases, praise, a_content_reading(), now=NOON + 5 * MINUTE)
    told("x-1002")
    assert lines()["x-1001"].outcome == "shared"
    assert len(lines()["x-1001"].updates) == 1


def requests(table: "Table") -> Counter[str]:
    """Counts the table's requests from here on, by operation."""
    counted: Counter[str] = Counter()

    def count(model: Any, **_: Any) -> None:
        counted[model.name] += 1

    for client in (table.meta.client, wiring.table().meta.client):
        client.meta.events.register("before-call.dynamodb", count)
    return counted


def test_a_new_case_costs_what_the_docs_say(table: "Table") -> None:
    stored(Cases(table))
    counted = requests(table)
    told("x-1001")
    # The case, its customer's posts, the day's sheet; the reading's number and the sheet; what is sampled from now on.
    assert counted["Query"] == 3
    assert (counted["UpdateItem"], counted["PutItem"] + counted["TransactWriteItems"]) == (1, 3)


def test_a_hundred_changes_of_one_case_cost_no_more_than_one(table: "Table") -> None:
    stored(Cases(table))
    told("x-1001")
    counted = requests(table)
    told(*["x-1001"] * 100)
    assert (counted["Query"], counted["UpdateItem"], counted["PutItem"]) == (3, 1, 1)


def test_a_rebuild_finds_what_the_stream_never_told(table: "Table") -> None:
    cases = Cases(table)
    stored(cases)
    stored(cases, a_mention(id="1002", author_id="78", conversation_id="1002"), now=NOON + timedelta(days=1))
    stored(cases, a_mention(id="1003", author_id="79", conversation_id="1003"), now=NOON + timedelta(days=2))
    assert rebuilt("2026-11-20", "2026-11-21") == {"days": 2, "cases": 2, "lines": 2, "next": None}
    assert sorted(lines()) == ["x-1001", "x-1002"]


def test_a_rebuild_goes_on_where_its_time_ended(table: "Table") -> None:
    done = rebuilt("2026-11-20", "2026-11-22", Context())
    assert (done["days"], done["next"]) == (1, "2026-11-21")


def test_a_rebuild_takes_out_what_no_case_says(table: "Table") -> None:
    stored(Cases(table))
    stored(Cases(table), a_mention(id="1002", author_id="78", conversation_id="1002"), a_content_reading())
    sheets = Sheets(table, "larkfield", lambda: NOON)
    wrong = [a_line(case=case) for case in ("x-1001", "x-1002", "x-9")]
    sheets.put([Made(line.case, TODAY, line) for line in wrong], sheets.number())
    # A line that stands in the sheet of another day, too.
    sheets.put([Made("x-1001", TODAY + timedelta(days=1), a_line(case="x-1001"))], sheets.number())
    rebuilt("2026-11-20", "2026-11-21")
    assert list(lines()) == ["x-1001"]
    assert lines()["x-1001"].reach == 0


def test_a_rebuild_leaves_what_a_later_reading_says(table: "Table") -> None:
    stored(Cases(table))
    sheets = wiring.sheets()
    early = wiring.lines_read()
    early.begin()
    early.read("x-1001")
    later = a_line(case="x-1001", reach=7)
    sheets.put([Made("x-1001", TODAY, later)], sheets.number())
    early.write()
    assert lines()["x-1001"].reach == 7


def test_posts_whose_time_is_over_take_no_line_away(table: "Table") -> None:
    stored(Cases(table))
    told("x-1001")
    for item in table.scan()["Items"]:
        if str(item["pk"]).startswith("CASE#") and str(item["sk"]).startswith("MENTION#"):
            table.delete_item(Key={"pk": item["pk"], "sk": item["sk"]})
    told("x-1001")
    rebuilt("2026-11-20", "2026-11-20")
    assert list(lines()) == ["x-1001"]


def test_the_sample_of_a_change_is_one_that_the_mapping_lets_through() -> None:
    (function,) = (f for name, f in resources("AWS::Serverless::Function").items() if name == "ReportFunction")
    filters = function["Events"]["Changes"]["Properties"]["FilterCriteria"]["Filters"]
    patterns = [json.loads(one["Pattern"]) for one in filters]
    records = json.loads((ROOT / "events" / "report-changes.json").read_text())["Records"]
    assert all(any(_passes(record, pattern) for pattern in patterns) for record in records)
    for sk in ("VIEWER#rosa", "DRAFT#rosa", "TIMER#clocks", "EVENT#2026", "HISTORY", "NOTE#1", "FOLLOW"):
        assert not any(_passes(change("x-1", sk=sk), pattern) for pattern in patterns)
    begun = change("x-1", sk="TRACK#x#1") | {"eventName": "INSERT"}
    assert not any(_passes(begun, pattern) for pattern in patterns)
    assert any(_passes(begun | {"eventName": "MODIFY"}, pattern) for pattern in patterns)


def _passes(record: Any, pattern: Any) -> bool:
    """As far as these filters go, what AWS does."""
    if isinstance(pattern, dict):
        return all(_passes(record.get(name), inner) for name, inner in pattern.items())
    return any(record.startswith(one["prefix"]) if isinstance(one, dict) else record == one for one in pattern)
