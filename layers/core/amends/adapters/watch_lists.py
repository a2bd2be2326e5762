"""Whom reports compare us with, in the table, each version for good."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.versions import Versions
from amends.rivals.watch_list import WatchList

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class WatchLists:
    """The table's watch list of a brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._versions = Versions(table, keys.watch_list(brand), WatchList.model_validate, "the watch list")

    def current(self) -> WatchList | None:
        """The list as somebody made it last; None before that."""
        return self._versions.current()

    def add(self, listed: WatchList) -> WatchList:
        """Make it the current list; raises Overtaken when another came first."""
        return self._versions.add(listed)
