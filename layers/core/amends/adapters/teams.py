"""The brand's teams in the table, each version for good."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.versions import Versions
from amends.work.teams import Teams as Version

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Teams:
    """The table's teams of a brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._brand = brand
        self._versions = Versions(table, keys.teams(brand), Version.model_validate, "the teams")

    def current(self) -> Version:
        """The teams as they are now: none until somebody makes one."""
        return self._versions.current() or Version(brand=self._brand)

    def add(self, version: Version) -> Version:
        """Make it the current one; raises Overtaken when another came first."""
        return self._versions.add(version)
