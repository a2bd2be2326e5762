"""What is counted adds up, whoever counts at once, and a count that fails stops nobody."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
import requests
from amends.adapters import keys
from amends.adapters.ledger import Ledger
from amends.adapters.meter import Meter
from amends.prices import Call, Prices
from amends.spending import Spent, Sum
from botocore.exceptions import ClientError

from tests.builders import NOON
from tests.integration.one_by_one import one_by_one

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

BUSY = ClientError({"Error": {"Code": "ProvisionedThroughputExceededException"}}, "UpdateItem")


@pytest.fixture
def ledger(table: "Table") -> Ledger:
    return Ledger(table, "larkfield", Prices())


def test_a_count_adds_to_the_day_the_month_and_the_call(ledger: Ledger) -> None:
    ledger.count("x.mentions", Call.X_READ_OWN, 3, NOON)
    ledger.count("x.mentions", Call.X_READ_OWN, 4, NOON + timedelta(hours=11))
    ledger.count("x.mentions", Call.X_READ, 1, NOON + timedelta(days=1))
    month = ledger.month("x.mentions", NOON)
    assert month.total == Spent(requests=3, units=8, dollars=Decimal("0.012"))
    assert month.days == {
        20: Spent(requests=2, units=7, dollars=Decimal("0.007")),
        21: Spent(requests=1, units=1, dollars=Decimal("0.005")),
    }
    assert [(one.call, one.units, one.dollars) for one in month.calls] == [
        (Call.X_READ, 1, Decimal("0.005")),
        (Call.X_READ_OWN, 7, Decimal("0.007")),
    ]


def test_those_who_count_at_once_add_up_exactly(table: "Table") -> None:
    ledger = Ledger(one_by_one(table), "larkfield", Prices())
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: ledger.count("x.mentions", Call.X_READ_OWN, 1, NOON), range(200)))
    assert ledger.month("x.mentions", NOON).total == Spent(requests=200, units=200, dollars=Decimal("0.2"))


def test_a_count_that_reads_before_it_writes_would_lose_some(table: "Table") -> None:
    shared, key = one_by_one(table), keys.spent("larkfield", NOON.date(), "x.mentions")
    everybody = Barrier(8)

    def read_then_write(_: int) -> None:
        units: Any = shared.get_item(Key=key).get("Item", {}).get("units", 0)
        everybody.wait(10)
        shared.put_item(Item={**key, "units": units + 1})

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(read_then_write, range(8)))
    assert shared.get_item(Key=key)["Item"]["units"] == 1


def test_days_and_months_end_at_midnight_in_utc(ledger: Ledger) -> None:
    last = datetime(2026, 11, 30, 23, 59, 59, 999_999, tzinfo=UTC)
    ledger.count("x.mentions", Call.X_READ_OWN, 1, last)
    ledger.count("x.mentions", Call.X_READ_OWN, 10, last + timedelta(microseconds=1))
    assert {day: spent.units for day, spent in ledger.month("x.mentions", last).days.items()} == {30: 1}
    assert ledger.month("x.mentions", last + timedelta(days=1)).total.units == 10


def test_each_source_and_brand_has_an_item_of_its_own_and_a_page_of_them_is_one_query(
    ledger: Ledger, table: "Table"
) -> None:
    for source in ("x.mentions", "x.search.outage", "reddit.mentions"):
        ledger.count(source, Call.X_READ, 1, NOON)
    Ledger(table, "other", Prices()).count("x.mentions", Call.X_READ, 1, NOON)
    assert sorted(ledger.months(NOON)) == ["reddit.mentions", "x.mentions", "x.search.outage"]
    assert len({item["pk"] for item in table.scan()["Items"]}) == 2


def test_a_corrected_price_changes_nothing_of_what_was_counted(ledger: Ledger, table: "Table") -> None:
    ledger.count("x.mentions", Call.X_READ_OWN, 1, NOON)
    dearer = Ledger(table, "larkfield", Prices({"x.post.read.own": Decimal("0.0025")}))
    dearer.count("x.mentions", Call.X_READ_OWN, 1, NOON)
    assert dearer.month("x.mentions", NOON).total.dollars == Decimal("0.0035")


def test_an_item_stays_small_after_a_whole_month(ledger: Ledger, table: "Table") -> None:
    for day in range(1, 31):
        for call in Call:
            ledger.count("x.mentions", call, 123_456, NOON.replace(day=day))
    item = table.get_item(Key=keys.spent("larkfield", NOON.date(), "x.mentions"))["Item"]
    assert sum(len(name) + len(str(value)) for name, value in item.items()) < 8_000


def answered(body: bytes, status: int = 200) -> requests.Response:
    response = requests.Response()
    response.status_code, response._content = status, body
    return response


def request(path: str = "/2/users/1899/mentions") -> requests.PreparedRequest:
    return requests.Request("GET", f"https://api.twitter.com{path}").prepare()


class FakeCounts:
    """Sums in memory, or an error for as long as there are any to give."""

    def __init__(self, *fails: Exception) -> None:
        self.fails = list(fails)
        self.added: list[tuple[str, date, list[tuple[Call, int, int]]]] = []

    def add(self, source: str, day: date, sums: Any) -> None:
        if self.fails:
            raise self.fails.pop()
        self.added.append((source, day, [(one.call, one.requests, one.units) for one in sums]))


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock(aws: None) -> Clock:
    return Clock()


POSTS = b'{"data": [{"id": "1"}, {"id": "2"}], "includes": {"users": [{"id": "7"}]}}'


def test_a_run_is_written_once_at_its_end_in_one_piece(clock: Clock) -> None:
    counts = FakeCounts()
    meter = Meter(lambda: counts, clock)
    with meter.metered("x.mentions"):
        meter.x("1899")(request(), answered(POSTS))
        meter.x("1899")(request(), answered(b'{"data": [{"id": "3"}]}'))
        assert counts.added == []
    sums = [(Call.X_READ_OWN, 2, 3), (Call.X_USER_EXPANDED, 0, 1)]
    assert counts.added == [("x.mentions", NOON.date(), sums)]


def test_a_run_that_raises_is_counted_all_the_same(clock: Clock) -> None:
    counts = FakeCounts()
    meter = Meter(lambda: counts, clock)

    def run() -> None:
        with meter.metered("x.mentions"):
            meter.x("1899")(request(), answered(POSTS))
            raise ValueError("after the poll")

    with pytest.raises(ValueError, match="after the poll"):
        run()
    assert [source for source, _, _ in counts.added] == ["x.mentions"]


def test_a_run_that_asked_for_nothing_writes_nothing(clock: Clock) -> None:
    counts = FakeCounts()
    with Meter(lambda: counts, clock).metered("x.mentions"):
        pass
    assert counts.added == []


def test_a_count_that_fails_is_said_aloud_and_written_with_the_next_run(
    clock: Clock, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = FakeCounts(BUSY)
    meter = Meter(lambda: counts, clock)
    with meter.metered("x.mentions"):
        meter.x("1899")(request(), answered(POSTS))
    assert "not counted" in caplog.text
    assert '"SpendNotCounted":[1.0]' in capsys.readouterr().out.replace(" ", "")
    assert counts.added == []
    with meter.metered("x.mentions"):
        meter.x("1899")(request(), answered(b"{}", 503))
    assert counts.added == [("x.mentions", NOON.date(), [(Call.X_READ_OWN, 2, 2), (Call.X_USER_EXPANDED, 0, 1)])]


def test_a_fault_of_ours_in_counting_is_not_taken_for_a_busy_table(clock: Clock) -> None:
    counts = FakeCounts(KeyError("ours"))
    with pytest.raises(KeyError), (meter := Meter(lambda: counts, clock)).metered("x.mentions"):
        meter.x("1899")(request(), answered(POSTS))


def test_a_post_that_is_read_again_is_billed_again_only_after_midnight_in_utc(clock: Clock) -> None:
    counts = FakeCounts()
    meter = Meter(lambda: counts, clock)
    for hour in (0, 11, 12):
        clock.at = NOON + timedelta(hours=hour)
        with meter.metered("x.mentions"):
            meter.x("1899")(request(), answered(b'{"data": [{"id": "1"}]}'))
    assert [(day.day, sums) for _, day, sums in counts.added] == [
        (20, [(Call.X_READ_OWN, 1, 1)]),
        (20, [(Call.X_READ_OWN, 1, 0)]),
        (21, [(Call.X_READ_OWN, 1, 1)]),
    ]


def test_a_connection_that_never_stood_is_no_call(clock: Clock) -> None:
    counts = FakeCounts()
    meter = Meter(lambda: counts, clock)
    with meter.metered("x.mentions"):
        meter.x("1899")(request(), requests.ConnectTimeout())
    assert counts.added == []
    with meter.metered("x.mentions"):
        meter.x("1899")(request(), requests.ReadTimeout())
    assert counts.added == [("x.mentions", NOON.date(), [(Call.X_READ_OWN, 1, 0)])]


def test_a_name_without_a_platform_is_a_source_on_each_and_what_nobody_meters_is_kept_apart(clock: Clock) -> None:
    counts = FakeCounts()
    meter = Meter(lambda: counts, clock)
    meter.x("1899")(request(), answered(POSTS))
    with meter.metered("replies"):
        meter.x("1899")(request("/2/users/1899/tweets"), answered(b"{}"))
        meter.reddit()(requests.Request("GET", "https://oauth.reddit.com/api/v1/me").prepare(), answered(b"{}"))
    assert [source for source, _, _ in counts.added] == ["x.other", "x.replies", "reddit.replies"]


def test_sums_add_exactly() -> None:
    tenth = Sum(call=Call.X_READ, requests=1, units=1, dollars=Decimal("0.1"))
    assert tenth.plus(tenth).plus(tenth).dollars == Decimal("0.3")
    assert 0.1 + 0.1 + 0.1 != 0.3
