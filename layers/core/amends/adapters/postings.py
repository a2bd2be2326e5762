"""The switch of a brand's posting in the table: one item that is current, and every turn of it for good."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Lost, put, to_item, transact
from amends.errors import Stale
from amends.posting import Posting

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Postings:
    """The table's switch of one brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def get(self) -> Posting:
        """The switch as it is now, read strongly; a dry run, as version 0, before somebody turned it."""
        item = self._table.get_item(Key=keys.posting(self._brand), ConsistentRead=True).get("Item")
        return Posting.model_validate(item) if item else Posting()

    def history(self, limit: int) -> list[Posting]:
        """The newest turns, the newest first."""
        key = keys.versions(keys.posting(self._brand))
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"]),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=limit,
        )
        return [Posting.model_validate(item) for item in found["Items"]]

    def add(self, posting: Posting) -> Posting:
        """Store the next turn and make it the current one; raises Stale when another came first."""
        first = posting.version == 1
        current = to_item(posting, keys.posting(self._brand))
        record = to_item(posting, keys.posting_version(self._brand, posting.version))
        try:
            transact(
                self._table,
                [
                    put(self._table, current, if_absent=first, if_version=None if first else posting.version - 1),
                    put(self._table, record, if_absent=True),
                ],
            )
        except Lost as lost:
            raise Stale("someone else turned posting on or off first; look again") from lost
        return posting
