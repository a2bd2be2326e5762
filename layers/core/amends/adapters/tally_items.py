"""The counts of a wording as an item of the table that only ever grows: terms are attributes of their own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item
from amends.library.tally import Tally

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

_WORD = "word."


def add_to_tally(
    table: "Table", brand: str, template_id: str, number: int, count: str, words: Iterable[str] = ()
) -> Item:
    """The write, for a transaction, that adds one to a count of a wording, and to each of these terms."""
    grow = {f"#n{place}": name for place, name in enumerate([count, *(f"{_WORD}{word}" for word in words)])}
    added = ", ".join(f"{name} :one" for name in grow)
    update: Item = {
        "TableName": table.name,
        "Key": keys.tally(brand, template_id, number),
        "UpdateExpression": f"SET template_id = :id, #number = :number ADD {added}",
        "ExpressionAttributeNames": {"#number": "number", **grow},
        "ExpressionAttributeValues": {":id": template_id, ":number": number, ":one": 1},
    }
    return {"Update": update}


def tally_of(item: Item) -> Tally:
    """The tally in an item."""
    words = {name.removeprefix(_WORD): int(count) for name, count in item.items() if name.startswith(_WORD)}
    return Tally.model_validate({**item, "words": words})
