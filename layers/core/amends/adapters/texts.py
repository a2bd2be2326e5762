"""The texts of replies in the table: each written once, in one transaction with its reply's move."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, every, to_item
from amends.adapters.sealed_items import closed, drops
from amends.errors import NotFound
from amends.review.texts import TextVersion

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def text_item(text: TextVersion) -> Item:
    """A text among those of its reply."""
    return to_item(closed(text), keys.text(text.reply_id, text.number)) | drops(text.sealed)


class Texts:
    """The table's texts of replies."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def texts(self, reply_id: str) -> Iterable[TextVersion]:
        """A reply's texts in their order."""
        key = keys.texts(reply_id)
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        return (
            TextVersion.model_validate(item)
            for item in every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        )

    def text(self, reply_id: str, number: int) -> TextVersion:
        """One of a reply's texts; raises NotFound."""
        item = self._table.get_item(Key=keys.text(reply_id, number), ConsistentRead=True).get("Item")
        if not item:
            raise NotFound(f"no text {number} of this reply is kept")
        return TextVersion.model_validate(item)

    def save_text(self, text: TextVersion) -> None:
        """Write a text in its own place."""
        self._table.put_item(Item=text_item(text))
