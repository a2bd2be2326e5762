"""Exports: asked for through the API, made by the function, fetched by a signed address; and months by night."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import boto3
import duckdb
import pytest
from amends.adapters.exports import Exports
from amends.adapters.sheets import Sheets
from amends.errors import NotFound, Stale
from amends.exports.export import KEPT, Format, asked
from amends.reports.gathering import Made
from amends.reports.line import Line

from tests.builders import MIA, NOON
from tests.integration.test_api import Api, Context, load
from tests.lines import a_line, day
from tests.template import template

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

BUCKET = "reports"
ASKED = {"format": "csv", "since": "2026-11-01", "until": "2026-11-30"}


class Patient(Context):
    """Lambda with all of the function's time left."""

    def get_remaining_time_in_millis(self) -> int:
        return 300_000


class Hurried(Context):
    """Lambda with no time left for another file."""

    def get_remaining_time_in_millis(self) -> int:
        return 30_000


@pytest.fixture
def bucket(aws: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("AMENDS_REPORTS_BUCKET", BUCKET)
    where: Any = {"LocationConstraint": "eu-west-1"}
    boto3.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)
    return boto3.resource("s3").Bucket(BUCKET)


@pytest.fixture
def api(table: "Table", bucket: Any) -> Api:
    keep(table, a_line(), a_line(case="x-2", topic="=1+1"))
    return Api()


def keep(table: "Table", *lines: Line) -> None:
    sheets = Sheets(table, "larkfield", lambda: datetime.now(UTC))
    sheets.put([Made(line.case, day(line), line) for line in lines], sheets.number())


def run(do: str = "waiting", context: Context | None = None) -> dict[str, int]:
    return dict(load("export").handler({"do": do}, context or Patient()))


def test_an_export_is_asked_for_made_and_fetched(api: Api, bucket: Any) -> None:
    status, export = api.call("marketing", "POST", "/reports/exports", ASKED)
    assert (status, export["state"], export["rows"], export["by_name"]) == (202, "waiting", None, "marketing")
    status, waiting = api.call("auditor", "GET", f"/reports/exports/{export['id']}")
    assert (status, waiting["url"]) == (200, None)
    assert run()["made"] == 1
    status, made = api.call("auditor", "GET", f"/reports/exports/{export['id']}")
    assert (status, made["state"], made["rows"]) == (200, "made", 2)
    content = bucket.Object(f"exports/{export['id']}/lines-2026-11-01-to-2026-11-30.csv").get()["Body"].read()
    assert (len(content), b"'=1+1" in content) == (made["bytes"], True)
    status, listed = api.call("senior", "GET", "/reports/exports")
    assert (status, [one["id"] for one in listed["items"]]) == (200, [export["id"]])
    assert "url" not in listed["items"][0]


def test_the_address_is_signed_for_five_minutes_and_for_this_file_alone(api: Api) -> None:
    _, export = api.call("pr", "POST", "/reports/exports", ASKED)
    run()
    _, made = api.call("pr", "GET", f"/reports/exports/{export['id']}")
    url = urlsplit(made["url"])
    query = parse_qs(url.query)
    assert url.scheme == "https"
    assert url.path.endswith(f"/exports/{export['id']}/lines-2026-11-01-to-2026-11-30.csv")
    assert query["X-Amz-Expires"] == ["300"]
    assert query["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    assert query["response-content-disposition"] == ['attachment; filename="lines-2026-11-01-to-2026-11-30.csv"']


def test_a_parquet_export_holds_the_lines(api: Api, bucket: Any, tmp_path: Any) -> None:
    _, export = api.call("marketing", "POST", "/reports/exports", ASKED | {"format": "parquet"})
    run()
    (found,) = bucket.objects.filter(Prefix=f"exports/{export['id']}/")
    (tmp_path / "lines.parquet").write_bytes(found.get()["Body"].read())
    with duckdb.connect() as database:
        cases = database.execute('SELECT "case" FROM read_parquet(?)', [str(tmp_path / "lines.parquet")]).fetchall()
    assert cases == [("x-1",), ("x-2",)]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (ASKED | {"since": "2026-12-01"}, 400),
        (ASKED | {"until": "2036-12-01"}, 400),
        (ASKED | {"format": "xlsx"}, 422),
        ({"format": "csv"}, 422),
    ],
)
def test_what_can_not_be_exported_is_declined(api: Api, body: dict[str, str], status: int) -> None:
    assert api.call("marketing", "POST", "/reports/exports", body)[0] == status


@pytest.mark.parametrize("role", ["responder", "senior", "legal", "auditor"])
def test_who_may_not_send_reports_asks_for_none(api: Api, role: str) -> None:
    assert api.call(role, "POST", "/reports/exports", ASKED)[0] == 403


def test_responders_see_no_export(api: Api) -> None:
    assert api.call("responder", "GET", "/reports/exports")[0] == 403
    assert api.call("responder", "GET", "/reports/exports/1")[0] == 403


def test_the_same_call_again_makes_one_export(api: Api) -> None:
    key = {"idempotency-key": "monday"}
    body = '{"format": "csv", "since": "2026-11-01", "until": "2026-11-30"}'
    answers = [api.answer("marketing", "POST", "/reports/exports", body, headers=key) for _ in range(2)]
    assert [answer["statusCode"] for answer in answers] == [202, 202]
    assert len(api.call("marketing", "GET", "/reports/exports")[1]["items"]) == 1
    other = api.answer("marketing", "POST", "/reports/exports", body.replace("csv", "parquet"), headers=key)
    assert other["statusCode"] == 400


def test_a_bucket_that_refuses_leaves_an_export_that_says_it_failed(api: Api, bucket: Any) -> None:
    _, export = api.call("marketing", "POST", "/reports/exports", ASKED)
    bucket.delete()
    assert [run()["failed"] for _ in range(3)] == [0, 0, 1]
    _, failed = api.call("marketing", "GET", f"/reports/exports/{export['id']}")
    assert (failed["state"], failed["why"], failed["url"]) == ("failed", "it could not be made: NoSuchBucket", None)


def test_without_time_it_waits_for_the_next_minute(api: Api) -> None:
    api.call("marketing", "POST", "/reports/exports", ASKED)
    assert run(context=Hurried())["made"] == 0
    assert run()["made"] == 1


def test_an_old_export_is_gone_though_the_table_has_not_deleted_it_yet(api: Api, table: "Table") -> None:
    old = asked("old", Format.CSV, date(2026, 1, 1), date(2026, 1, 2), 0, MIA, datetime.now(UTC) - KEPT)
    Exports(table, "larkfield").add(old)
    assert api.call("marketing", "GET", "/reports/exports/old")[0] == 404
    assert api.call("marketing", "GET", "/reports/exports")[1]["items"] == []


def test_a_version_that_was_overtaken_is_not_written(table: "Table") -> None:
    exports = Exports(table, "larkfield")
    export = exports.add(asked("e1", Format.CSV, date(2026, 1, 1), date(2026, 1, 2), 0, MIA, NOON))
    exports.save(export)
    for write in (exports.save, exports.add):
        with pytest.raises(Stale):
            write(export)
    with pytest.raises(NotFound):
        exports.get("e2")
    assert table.get_item(Key={"pk": "EXPORTS#larkfield", "sk": "e1"})["Item"]["expires_at"] == int(
        (NOON + KEPT).timestamp()
    )


def test_each_night_puts_the_months_that_changed(table: "Table", bucket: Any) -> None:
    now = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    this, before = int(now.timestamp()), int((now - timedelta(days=40)).timestamp())
    keep(table, a_line(opened=this), a_line(case="x-2", opened=before))
    assert run("lines") == {"looked": 37, "written": 2, "lines": 2, "left": 0}
    assert run("lines")["written"] == 0, "a repeat puts nothing"
    keep(table, a_line(case="x-2", opened=before, outcome="shared"))
    assert run("lines")["written"] == 1
    keys = sorted(found.key for found in bucket.objects.all())
    assert keys == sorted(f"lines/month={moment:%Y-%m}/lines.parquet" for moment in (now, now - timedelta(days=40)))


def test_the_buckets_rule_and_the_tables_end_together() -> None:
    bucket = template()["Resources"]["ReportsBucket"]["Properties"]
    rules = {rule["Id"]: rule for rule in bucket["LifecycleConfiguration"]["Rules"]}
    assert (rules["exports"]["Prefix"], rules["exports"]["ExpirationInDays"]) == ("exports/", KEPT.days)
    assert not any(rule.get("Prefix", "").startswith("lines") for rule in rules.values())
