"""A post that turns out to address the brand after it was heard as listen-only."""

from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.case_items import case_item
from amends.adapters.history import write
from amends.adapters.items import Item, Lost, put, to_item
from amends.case import Case
from amends.casefile import ReadMention
from amends.errors import Stale
from amends.event import Event
from amends.hearing import summoned
from amends.mention import Mention

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def summon_post(table: "Table", mention: Mention, now: datetime) -> None:
    """Make a post that was heard as listen-only one that addresses the brand; raises Stale.

    The search finds a post before the mentions show it, or does not show what it quotes.
    """
    key = keys.mention(mention.platform, mention.id)
    mark = table.get_item(Key=key, ConsistentRead=True)["Item"]
    if "removed_at" in mark:
        return
    before = Case.model_validate(table.get_item(Key=keys.case(str(mark["case_id"])), ConsistentRead=True)["Item"])
    post_key = keys.case_mention(before.id, mention.created_at, mention.id)
    post = table.get_item(Key=post_key, ConsistentRead=True).get("Item")
    if not post or mark.get("summoned", True):
        return
    read = ReadMention.model_validate(post)
    heard = read.model_copy(update={"mention": read.mention.model_copy(update={"summoned": True})})
    case = summoned(before)
    try:
        write(
            table,
            case.id,
            [Event(at=now, kind="addressed the brand after all")],
            [
                _summoned(table, key, case.id),
                put(table, post | to_item(heard, post_key)),
                put(table, case_item(case), if_version=before.version),
            ],
        )
    except Lost as lost:
        raise Stale("the case changed meanwhile") from lost


def _summoned(table: "Table", key: keys.Key, case_id: str) -> Item:
    update: Item = {"TableName": table.name, "Key": key, "UpdateExpression": "SET summoned = :yes"}
    # A post that was removed meanwhile stays removed, and one that moves to another case is there by then.
    update["ConditionExpression"] = "case_id = :case AND attribute_not_exists(removed_at)"
    update["ExpressionAttributeValues"] = {":yes": True, ":case": case_id}
    return {"Update": update}
