"""That a case's line is to be made anew because a post that stood elsewhere is gone.

What a customer wrote in one case can be what came of another. Once it is removed nothing says any more whose it was, so
the other cases are told in the removal's own transaction: their place in the stream is behind it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item
from amends.adapters.markers import expires
from amends.mention import Mention
from amends.outcomes.belonging import REACH

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASES = 50  # of a customer, in a month: half of what a transaction takes


def recount_writes(table: "Table", mention: Mention, case_id: str, now: datetime) -> list[Item]:
    """The writes, for the transaction that takes a post away, which tell the cases that it may have been part of."""
    if mention.private:
        return []
    # What it can have been part of began before it.
    since, until = keys.stamp(mention.created_at - REACH), f"{keys.stamp(mention.created_at)}~"
    found = table.query(
        IndexName=keys.BY_STATE,
        KeyConditionExpression=Key("state_pk").eq(keys.written_by(mention.platform, mention.author_id))
        & Key("state_sk").between(since, until),
    )
    first = keys.case("")["pk"]
    cases = dict.fromkeys(str(item["pk"]).removeprefix(first) for item in found["Items"])
    return [_again(table, case, now) for case in cases if case != case_id][:CASES]


def _again(table: "Table", case_id: str, now: datetime) -> Item:
    return {
        "Update": {
            "TableName": table.name,
            "Key": keys.recount(case_id),
            "UpdateExpression": "SET expires_at = :expires ADD times :one",
            "ExpressionAttributeValues": {":one": 1, ":expires": expires(now)},
        }
    }
