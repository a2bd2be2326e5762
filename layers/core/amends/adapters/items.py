"""Models to items of the table and back, and writes that settle races."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError
from pydantic import BaseModel

from amends.errors import Retry

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

Item = dict[str, Any]


def to_item(model: BaseModel, *keys: Mapping[str, str]) -> Item:
    """The model as the table takes it: no float, no empty optional value, its keys beside its fields."""
    item: Item = json.loads(model.model_dump_json(exclude_none=True), parse_float=Decimal)
    # Sealed words are left out of every other dump of a model: the table alone holds them.
    if sealed := getattr(model, "sealed", None):
        item["sealed"] = json.loads(sealed.model_dump_json())
    for key in keys:
        item.update(key)
    return item


def put(table: "Table", item: Item, *, if_absent: bool = False, if_version: int | None = None) -> Item:
    """A Put for a transaction, on the condition that nobody else wrote the item first."""
    write: Item = {"TableName": table.name, "Item": item}
    if if_absent:
        write["ConditionExpression"] = "attribute_not_exists(pk)"
    if if_version is not None:
        write["ConditionExpression"] = "#version = :version"
        write["ExpressionAttributeNames"] = {"#version": "version"}
        write["ExpressionAttributeValues"] = {":version": if_version}
    return {"Put": write}


def get_all(table: "Table", keys: Sequence[Mapping[str, str]], *, strongly: bool = True) -> list[Item]:
    """Those of the items that are there, read strongly and in one call; raises Retry where the table was busy."""
    wanted: Any = {table.name: {"Keys": list(keys), "ConsistentRead": strongly}}
    answer = table.meta.client.batch_get_item(RequestItems=wanted)
    if answer.get("UnprocessedKeys"):
        raise Retry("the table was busy: not every item was read")
    return answer["Responses"].get(table.name, [])


def every(table: "Table", **query: Any) -> Iterator[Item]:
    """Every item that a query finds, page after page."""
    start: Item = {}
    while True:
        found = table.query(**query, **start)
        yield from found["Items"]
        if "LastEvaluatedKey" not in found:
            return
        start = {"ExclusiveStartKey": found["LastEvaluatedKey"]}


class Lost(Exception):
    """A condition of the transaction did not hold; `at` are the places of those writes."""

    def __init__(self, at: frozenset[int]) -> None:
        super().__init__(f"lost at {sorted(at)}")
        self.at = at


def transact(table: "Table", writes: Sequence[Item]) -> None:
    """All of the writes or none; raises Lost where a condition failed, and Retry where others were busy."""
    try:
        table.meta.client.transact_write_items(TransactItems=list(writes))  # type: ignore[arg-type]
    except ClientError as error:
        if error.response["Error"]["Code"] != "TransactionCanceledException":
            raise
        reasons = [reason.get("Code") for reason in error.response.get("CancellationReasons", [])]
        lost = frozenset(place for place, code in enumerate(reasons) if code == "ConditionalCheckFailed")
        if lost:
            raise Lost(lost) from error
        raise Retry(f"the table was busy: {reasons}") from error
