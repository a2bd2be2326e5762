"""Thresholds in the table: one item that is current, and every version for good."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Lost, put, to_item, transact
from amends.errors import NotFound, Stale
from amends.threshold import Threshold

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Thresholds:
    """The table's thresholds."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def current(self, brand: str) -> Threshold | None:
        """The brand's threshold as it is now; None before the first reading."""
        item = self._table.get_item(Key=keys.threshold(brand), ConsistentRead=True).get("Item")
        return Threshold.model_validate(item) if item else None

    def version(self, brand: str, version: int) -> Threshold:
        """A version of the brand's threshold; raises NotFound."""
        item = self._table.get_item(Key=keys.threshold_version(brand, version)).get("Item")
        if not item:
            raise NotFound(f"no version {version} of the threshold")
        return Threshold.model_validate(item)

    def history(self, brand: str, limit: int) -> list[Threshold]:
        """The newest versions, the newest first."""
        key = keys.threshold_version(brand, 0)
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(key["pk"]) & Key("sk").gt(key["sk"]),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=limit,
        )
        return [Threshold.model_validate(item) for item in found["Items"]]

    def add(self, threshold: Threshold) -> Threshold:
        """Store the next version and make it the current one; raises Stale when another came first."""
        first = threshold.version == 1
        current = to_item(threshold, keys.threshold(threshold.brand))
        record = to_item(threshold, keys.threshold_version(threshold.brand, threshold.version))
        try:
            transact(
                self._table,
                [
                    put(self._table, current, if_absent=first, if_version=None if first else threshold.version - 1),
                    put(self._table, record, if_absent=True),
                ],
            )
        except Lost as lost:
            raise Stale("someone else changed the threshold first; look again") from lost
        return threshold
