"""How often each tag was given, in the table."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.work.tags import TagUse

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

LOOKED_AT = 1000  # tags of a brand: a page of the table


class TagUses:
    """The table's counts of a brand's tags."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def count(self, tags: Iterable[str]) -> None:
        """Count one use of each.

        After the case was tagged, and not in its transaction: two people who give one tag in the same instant would be
        in each other's way, and a count that lacks one only ranks a suggestion.
        """
        for tag in tags:
            self._table.update_item(
                Key=keys.tag(self._brand, tag),
                UpdateExpression="ADD uses :one",
                ExpressionAttributeValues={":one": 1},
            )

    def most_used(self, begins: str, limit: int) -> list[TagUse]:
        """The tags that begin so, the most used first."""
        condition = Key("pk").eq(keys.tags_of(self._brand))
        if begins:
            condition &= Key("sk").begins_with(begins)  # type: ignore[assignment]
        found = self._table.query(KeyConditionExpression=condition, Limit=LOOKED_AT)["Items"]
        uses = [TagUse(tag=str(item["sk"]), uses=int(str(item["uses"]))) for item in found]
        return sorted(uses, key=lambda use: (-use.uses, use.tag))[:limit]
