"""Conditions on a case, for the transactions of what lies in it."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def owned(table: "Table", case_id: str, owner: str) -> Item:
    """The condition that a case is still its owner's."""
    return _check(
        table,
        case_id,
        ConditionExpression="#owner = :owner",
        ExpressionAttributeNames={"#owner": "owner"},
        ExpressionAttributeValues={":owner": owner},
    )


def there(table: "Table", case_id: str) -> Item:
    """The condition that a case did not go into another one, where whatever is written in it would be left behind."""
    return _check(table, case_id, ConditionExpression="attribute_not_exists(merged_into)")


def _check(table: "Table", case_id: str, **condition: object) -> Item:
    return {"ConditionCheck": {"TableName": table.name, "Key": keys.case(case_id), **condition}}
