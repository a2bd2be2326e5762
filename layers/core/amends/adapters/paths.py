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
