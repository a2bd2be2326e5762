"""The words of a post in the posts that answer or quote it."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, every, transact

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def forget_parent(table: "Table", platform: str, post_id: str) -> None:
    """Take the post's words out of the posts that answer or quote it, each with its pointer."""
    first = keys.child(platform, post_id, "")
    condition = Key("pk").eq(first["pk"]) & Key("sk").begins_with(first["sk"])
    for pointer in every(table, KeyConditionExpression=condition, ConsistentRead=True):
        post = {"pk": keys.case(str(pointer["case_id"]))["pk"], "sk": str(pointer["post_sk"])}
        key = {"pk": str(pointer["pk"]), "sk": str(pointer["sk"])}
        delete = {"Delete": {"TableName": table.name, "Key": key}}
        try:
            transact(table, [_without_parent(table, post), delete])
        except Lost:
            # That post is gone itself, and its parent's words with it.
            transact(table, [delete])


def _without_parent(table: "Table", post: keys.Key) -> Item:
    return {
        "Update": {
            "TableName": table.name,
            "Key": post,
            "UpdateExpression": "SET #mention.#parent.#text = :nothing",
            "ConditionExpression": "attribute_exists(#mention.#parent)",
            "ExpressionAttributeNames": {"#mention": "mention", "#parent": "parent", "#text": "text"},
            "ExpressionAttributeValues": {":nothing": ""},
        }
    }
