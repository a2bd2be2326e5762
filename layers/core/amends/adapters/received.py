"""Which webhook events were taken, so that a repeated one is not read again."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from amends.adapters import keys
from amends.adapters.items import Item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEPT = timedelta(days=3)  # X replays the last 24 hours; a help desk may try again for a day or two


class ReceivedEvents:
    """The table's markers of taken events."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def holds(self, source: str, event_id: str) -> bool:
        """Whether this event was taken before."""
        return "Item" in self._table.get_item(Key=keys.received(source, event_id), ConsistentRead=True)

    def add(self, source: str, event_id: str, now: datetime) -> bool:
        """Remember an event as taken; false when another request was first."""
        marker: Item = {**keys.received(source, event_id), "expires_at": int((now + KEPT).timestamp())}
        try:
            self._table.put_item(Item=marker, ConditionExpression="attribute_not_exists(pk)")
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return False
        return True
