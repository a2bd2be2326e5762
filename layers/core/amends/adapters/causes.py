"""The brand's root causes in the table, each version for good."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.versions import Versions
from amends.work.causes import Taxonomy, shipped

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Causes:
    """The table's list of a brand's root causes."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._brand = brand
        self._versions = Versions(table, keys.causes(brand), Taxonomy.model_validate, "the root causes")

    def current(self) -> Taxonomy:
        """The list as it is now: the shipped one until somebody changes it."""
        return self._versions.current() or shipped(self._brand)

    def history(self, limit: int) -> list[Taxonomy]:
        """The newest versions, the newest first; behind the first that somebody made stands the shipped list."""
        found = self._versions.history(limit)
        return found if len(found) == limit else [*found, shipped(self._brand)]

    def add(self, taxonomy: Taxonomy) -> Taxonomy:
        """Make it the current list; raises Stale when another came first."""
        return self._versions.add(taxonomy)
