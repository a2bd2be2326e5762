"""What was asked of the platforms and what it cost: one item for each source and month, which only ever grows."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.prices import Call, Prices
from amends.spending import Month, Spent, Sum

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

FIGURES = ("requests", "units", "dollars")


class Ledger:
    """The table's counts of one brand.

    A day's and a month's figures are attributes of one item, so that one write adds to both, and they never disagree.
    Dollars are kept as they were at the time: a price that is corrected later changes nothing of the past.
    """

    def __init__(self, table: "Table", brand: str, prices: Prices) -> None:
        self._table = table
        self._brand = brand
        self._prices = prices

    def count(self, source: str, call: Call, units: int, now: datetime, requests: int = 1) -> None:
        """Count one call of a source."""
        self.add(source, now.date(), [Sum(call=call, requests=requests, units=units)])

    def add(self, source: str, day: date, sums: Sequence[Sum]) -> None:
        """Add what a source asked for on a day, in one write; those who add at once both count."""
        figures: dict[str, Decimal] = {}
        for one in sums:
            more: dict[str, int | Decimal] = {
                "requests": one.requests,
                "units": one.units,
                "dollars": self._prices.of(one.call, one.units),
            }
            for prefix in ("total", f"day.{day.day:02d}", f"call.{one.call}"):
                for figure, value in more.items():
                    name = f"{prefix}:{figure}"
                    figures[name] = figures.get(name, Decimal(0)) + Decimal(value)
        places = {name: str(place) for place, name in enumerate(figures)}
        self._table.update_item(
            Key=keys.spent(self._brand, day, source),
            UpdateExpression="SET #source = :source ADD " + ", ".join(f"#f{n} :f{n}" for n in places.values()),
            ExpressionAttributeNames={"#source": "source", **{f"#f{n}": name for name, n in places.items()}},
            ExpressionAttributeValues={":source": source, **{f":f{n}": figures[name] for name, n in places.items()}},
        )

    def month(self, source: str, now: datetime) -> Month:
        """What a source cost this month so far."""
        key = keys.spent(self._brand, now.date(), source)
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        return _month(item) if item else Month(source=source)

    def months(self, now: datetime) -> dict[str, Month]:
        """What every source cost this month so far, by its name."""
        partition = Key("pk").eq(keys.spent(self._brand, now.date(), "")["pk"])
        found: list[dict[str, Any]] = []
        start: dict[str, Any] = {}
        while True:
            page = self._table.query(KeyConditionExpression=partition, ConsistentRead=True, **start)
            found += page["Items"]
            if "LastEvaluatedKey" not in page:
                return {item["source"]: _month(item) for item in found}
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}


def _month(item: dict[str, Any]) -> Month:
    days = {name[4:6] for name in item if name.startswith("day.")}
    calls = sorted({name[5:].partition(":")[0] for name in item if name.startswith("call.")})
    return Month(
        source=item["source"],
        total=_spent(item, "total"),
        days={int(day): _spent(item, f"day.{day}") for day in sorted(days)},
        calls=[Sum(call=Call(call), **_spent(item, f"call.{call}").model_dump()) for call in calls],
    )


def _spent(item: dict[str, Any], prefix: str) -> Spent:
    return Spent.model_validate({figure: item.get(f"{prefix}:{figure}", 0) for figure in FIGURES})
