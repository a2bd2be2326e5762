"""How far each source was read, how its last poll went, and the receipts of all of them."""

from datetime import timedelta
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, Lost, to_item, transact
from amends.adapters.markers import KEPT
from amends.cursor import Cursor
from amends.errors import Stale

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

NOTED = ("source", "polled_at", "outcome", "receipt")  # what a poll that moved nothing changes


class Cursors:
    """The table's cursors."""

    def __init__(self, table: "Table", kept: timedelta = KEPT) -> None:
        self._table = table
        self._kept = kept

    def get(self, source: str) -> Cursor:
        """The source's cursor, or a new one at the very start."""
        item = self._table.get_item(Key=keys.cursor(source), ConsistentRead=True).get("Item")
        return Cursor.model_validate(item) if item else Cursor(source=source)

    def advance(self, cursor: Cursor) -> Cursor:
        """Write the cursor's next version with its receipt; raises Stale when another poll came first."""
        update = self._update(cursor, to_item(cursor))
        update["ConditionExpression"] = "attribute_not_exists(#version) OR #version = :before"
        update["ExpressionAttributeValues"][":before"] = cursor.version - 1
        try:
            transact(self._table, [{"Update": update}, *self._record(cursor)])
        except Lost as lost:
            raise Stale(f"another poll of {cursor.source} came first") from lost
        return cursor

    def note(self, cursor: Cursor) -> None:
        """Record a poll that moved nothing with its receipt, so that people see why."""
        fields = {name: value for name, value in to_item(cursor).items() if name in NOTED}
        transact(
            self._table,
            [{"Update": self._update(cursor, fields)}, *self._record(cursor)],
        )

    def _update(self, cursor: Cursor, fields: Item) -> Item:
        return {
            "TableName": self._table.name,
            "Key": keys.cursor(cursor.source),
            "UpdateExpression": "SET " + ", ".join(f"#{name} = :{name}" for name in fields),
            "ExpressionAttributeNames": {f"#{name}": name for name in fields},
            "ExpressionAttributeValues": {f":{name}": value for name, value in fields.items()},
        }

    def _record(self, cursor: Cursor) -> list[Item]:
        """The receipt, and with each new one, once an hour, the source's entry in the list of all sources."""
        receipt = cursor.receipt
        if not receipt:
            return []
        key = keys.receipt(receipt.source, receipt.at, receipt.version, receipt.since is not None)
        items = [to_item(receipt, key) | {"expires_at": int((receipt.polled_at + self._kept).timestamp())}]
        if receipt.polls == 1:
            items.append({**keys.source(cursor.source), "source": cursor.source})
        return [{"Put": {"TableName": self._table.name, "Item": item}} for item in items]
