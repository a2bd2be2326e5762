"""The receipts of polls, as questions about coverage ask for them; `cursors` writes them."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import ConditionBase, Key

from amends.adapters import keys
from amends.adapters.items import Item
from amends.coverage import LONGEST, Coverage, Receipt, coverage, verdict

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Receipts:
    """The table's receipts."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def sources(self) -> list[str]:
        """The names of all sources that were ever polled."""
        return [str(item["sk"]) for item in self._query(Key("pk").eq(keys.source("")["pk"]))]

    def since(self, source: str, since: datetime) -> list[Receipt]:
        """A source's receipts that can speak of what was made since a moment, the backfills of later days included."""
        pk = keys.cursor(source)["pk"]
        span = Key("sk").between(keys.receipts_from(since - LONGEST), "RECEIPT#~")
        return [Receipt.model_validate(item) for item in self._query(Key("pk").eq(pk) & span)]

    def coverage(self, since: datetime, until: datetime, now: datetime) -> Coverage:
        """Did we miss anything between two moments, of any source?"""
        verdicts = [verdict(name, self.since(name, since), since, until, now) for name in self.sources()]
        return coverage(verdicts, since, until)

    def _query(self, condition: ConditionBase) -> list[Item]:
        items: list[Item] = []
        start: dict[str, Any] = {}
        while True:
            found = self._table.query(KeyConditionExpression=condition, ConsistentRead=True, **start)
            items += found["Items"]
            if "LastEvaluatedKey" not in found:
                return items
            start = {"ExclusiveStartKey": found["LastEvaluatedKey"]}
