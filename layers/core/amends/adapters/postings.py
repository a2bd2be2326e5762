"""The switch of a brand's posting in the table."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.versions import Versions
from amends.posting import Posting

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Postings(Versions[Posting]):
    """The table's switch of one brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        super().__init__(table, keys.posting(brand), Posting.model_validate, "the posting switch")

    def get(self) -> Posting:
        """The switch as it is now, read strongly; a dry run, as version 0, before somebody turned it."""
        return self.current() or Posting()
