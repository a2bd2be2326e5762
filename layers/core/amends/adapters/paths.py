"""The rules that choose who approves: every version is kept."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.versions import Versions
from amends.review.choosing import SHIPPED, Paths

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class PathVersions(Versions[Paths]):
    """The table's rules; the shipped ones until somebody sets others."""

    def __init__(self, table: "Table", brand: str) -> None:
        super().__init__(table, keys.paths(brand), Paths.model_validate, "the approval paths")

    def get(self) -> Paths:
        """The rules as they are now."""
        return self.current() or SHIPPED

    def version(self, version: int) -> Paths:
        """A version, 0 being the shipped rules; raises NotFound."""
        return super().version(version) if version else SHIPPED

    def history(self, limit: int) -> list[Paths]:
        """The newest versions, the newest first; behind the first that somebody set stand the shipped rules."""
        found = super().history(limit)
        return found if len(found) == limit else [*found, SHIPPED]
