"""Which case a customer's posts in a conversation go into: at most one, for as long as posts are kept."""

from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put
from amends.adapters.markers import expires

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def take(table: "Table", lock: keys.Key, case_id: str, earlier: str | None, now: datetime) -> Item:
    """The write that points a customer's posts to a case: the first one, or the one after `earlier`."""
    write = put(table, {**lock, "case_id": case_id, "expires_at": expires(now)}, if_absent=earlier is None)
    if earlier is not None:
        write["Put"].update(_still(earlier))
    return write


def still(table: "Table", lock: keys.Key, case_id: str) -> Item:
    """The condition that a customer's posts go into this case."""
    return {"ConditionCheck": {"TableName": table.name, "Key": lock, **_still(case_id)}}


def drop(table: "Table", lock: keys.Key, case_id: str) -> list[Item]:
    """The write that forgets the customer, where their posts go into this case; nothing where they go elsewhere."""
    held = table.get_item(Key=lock, ConsistentRead=True).get("Item")
    if not held or held["case_id"] != case_id:
        return []
    return [{"Delete": {"TableName": table.name, "Key": lock, **_still(case_id)}}]


def _still(case_id: str) -> Item:
    return {"ConditionExpression": "case_id = :lock", "ExpressionAttributeValues": {":lock": case_id}}
