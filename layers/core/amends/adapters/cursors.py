"""How far each source was read, and how its last poll went."""

from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from amends.adapters import keys
from amends.adapters.items import to_item
from amends.errors import Stale
from amends.listening import Cursor

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Cursors:
    """The table's cursors."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def get(self, source: str) -> Cursor:
        """The source's cursor, or a new one at the very start."""
        item = self._table.get_item(Key=keys.cursor(source), ConsistentRead=True).get("Item")
        return Cursor.model_validate(item) if item else Cursor(source=source)

    def advance(self, cursor: Cursor) -> None:
        """Write the cursor's next version; raises Stale when another poll came first."""
        fields = to_item(cursor)
        names = {f"#{name}": name for name in fields}
        values = {f":{name}": value for name, value in fields.items()}
        try:
            self._table.update_item(
                Key=keys.cursor(cursor.source),
                UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in fields),
                ConditionExpression="attribute_not_exists(#version) OR #version = :before",
                ExpressionAttributeNames=names,
                ExpressionAttributeValues={**values, ":before": cursor.version - 1},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            raise Stale(f"another poll of {cursor.source} came first") from error

    def note(self, source: str, now: datetime, outcome: str) -> None:
        """Record a poll that moved nothing, so that people see why."""
        self._table.update_item(
            Key=keys.cursor(source),
            UpdateExpression="SET #source = :source, polled_at = :now, outcome = :outcome",
            ExpressionAttributeNames={"#source": "source"},
            ExpressionAttributeValues={":source": source, ":now": keys.stamp(now), ":outcome": outcome},
        )
