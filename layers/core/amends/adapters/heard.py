"""The cases of the posts that were heard on a day, through the index."""

from datetime import date
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import every

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def cases_heard(table: "Table", day: date) -> list[str]:
    """The cases in which the posts stand now that were heard on a day (UTC), or stood when they were removed."""
    condition = Key("state_pk").eq(keys.heard(day))
    found = every(table, IndexName=keys.BY_STATE, KeyConditionExpression=condition)
    return list(dict.fromkeys(str(item["case_id"]) for item in found if "case_id" in item))
