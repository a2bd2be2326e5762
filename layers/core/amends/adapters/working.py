"""Unsent words in the table: one item for a person and what they write at, written over as it is typed."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key
from botocore.exceptions import ClientError

from amends.adapters import keys
from amends.adapters.items import every, put, to_item
from amends.adapters.sealed_items import closed
from amends.errors import Stale
from amends.review.working import KEPT, Working

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class WorkingTexts:
    """The table's unsent words."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def of(self, case_id: str, person_id: str, reply_id: str | None = None) -> Working:
        """A person's words for a new reply, or for one that is there; or none."""
        key = keys.working(case_id, person_id, reply_id)
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        if item is None:
            return Working(case_id=case_id, person=person_id, reply_id=reply_id)
        return Working.model_validate(item)

    def working(self, case_id: str) -> list[Working]:
        """Everybody's words in a case."""
        key = keys.working(case_id, "")
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return [Working.model_validate(item) for item in found]

    def save_working(self, working: Working) -> Working:
        """Write the next version, without an event; raises Stale when another came first, or it was sent meanwhile."""
        item = to_item(closed(working), keys.working(working.case_id, working.person, working.reply_id))
        if working.saved_at:
            item["expires_at"] = int((working.saved_at + KEPT).timestamp())
        first = working.version == 1
        request = put(self._table, item, if_absent=first, if_version=None if first else working.version - 1)["Put"]
        try:
            self._table.put_item(**{name: value for name, value in request.items() if name != "TableName"})
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            raise Stale("you went on in another window, or sent it there; both texts are still yours") from error
        return working

    def drop(self, case_id: str, person_id: str, reply_id: str | None = None) -> None:
        """Forget a person's words: they were sent, or discarded."""
        self._table.delete_item(Key=keys.working(case_id, person_id, reply_id))
