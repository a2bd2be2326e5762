"""Alerts in the table: each once, waiting until the incidents were told."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key
from botocore.exceptions import ClientError

from amends.adapters import keys
from amends.adapters.items import to_item
from amends.suspect.alert import Alert

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEPT = timedelta(days=60)  # an alert that fires for longer than this without a break is told again


class Alerts:
    """The table's alerts."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def add(self, alert: Alert, now: datetime) -> bool:
        """Keep an alert for the next look; False when it was told before."""
        place = {
            "state_pk": keys.alerts_waiting(),
            "state_sk": keys.alert_place(now, alert.source, alert.key),
        }
        item = to_item(alert, keys.alert(alert.source, alert.key), place)
        item["expires_at"] = int((now + KEPT).timestamp())
        try:
            self._table.put_item(Item=item, ConditionExpression="attribute_not_exists(pk)")
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return False
        return True

    def waiting(self, limit: int) -> list[Alert]:
        """The alerts that nobody acted on, the oldest first."""
        found = self._table.query(
            IndexName=keys.BY_STATE, KeyConditionExpression=Key("state_pk").eq(keys.alerts_waiting()), Limit=limit
        )
        return [Alert.model_validate(item) for item in found["Items"]]

    def done(self, alert: Alert) -> None:
        """The incidents know it; it stays, so that the same one told again is known."""
        self._table.update_item(Key=keys.alert(alert.source, alert.key), UpdateExpression="REMOVE state_pk, state_sk")
