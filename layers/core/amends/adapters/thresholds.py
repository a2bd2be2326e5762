"""Thresholds in the table."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.versions import Versions
from amends.threshold import Threshold

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Thresholds:
    """The table's thresholds of every brand."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def current(self, brand: str) -> Threshold | None:
        """The brand's threshold as it is now; None before the first reading."""
        return self._of(brand).current()

    def version(self, brand: str, version: int) -> Threshold:
        """A version of the brand's threshold; raises NotFound."""
        return self._of(brand).version(version)

    def history(self, brand: str, limit: int) -> list[Threshold]:
        """The newest versions, the newest first."""
        return self._of(brand).history(limit)

    def add(self, threshold: Threshold) -> Threshold:
        """Store the next version and make it the current one; raises Stale when another came first."""
        return self._of(threshold.brand).add(threshold)

    def _of(self, brand: str) -> Versions[Threshold]:
        return Versions(self._table, keys.threshold(brand), Threshold.model_validate, "the threshold")
