"""Replies in review, by the desk whose turn it is: a partition of the index for each, read as one list."""

import base64
import binascii
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import ConditionBase, Key

from amends.adapters import keys
from amends.adapters.items import Item
from amends.casefile import Page
from amends.errors import BadInput
from amends.reply import Reply, ReplyState
from amends.review.desks import ReviewDesk

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def partitions(desks: Sequence[ReviewDesk] = tuple(ReviewDesk)) -> list[str]:
    """Where the desks' replies lie; one that was submitted before there were desks waits for anybody who approves."""
    before = [keys.replies_by(ReplyState.IN_REVIEW)] if ReviewDesk.SENIOR in desks else []
    return before + [keys.replies_by(ReplyState.IN_REVIEW, desk) for desk in desks]


def waiting(table: "Table", desks: Sequence[ReviewDesk], limit: int, cursor: str | None = None) -> Page[Reply]:
    """A page of the replies that wait for these desks, the longest waiting first; a query for each desk."""
    wanted = partitions(desks)
    after = _place(cursor, wanted) if cursor else None
    found: list[Item] = []
    whole: list[str] = []  # how far those were read that go on
    for partition in wanted:
        condition: ConditionBase = Key("state_pk").eq(partition)
        if after:
            condition &= Key("state_sk").gt(after)
        answer = table.query(IndexName=keys.BY_STATE, KeyConditionExpression=condition, Limit=limit)
        found += answer["Items"]
        if "LastEvaluatedKey" in answer:
            whole.append(str(answer["LastEvaluatedKey"]["state_sk"]))
    # What lies behind the end of a page of one desk comes with the next: nothing is passed over.
    ordered = sorted((item for item in found if not whole or str(item["state_sk"]) <= min(whole)), key=_order)
    page = ordered[:limit]
    more = bool(whole) or len(ordered) > limit
    following = _cursor(str(page[-1]["state_sk"]), wanted) if more and page else None
    return Page(items=[Reply.model_validate(item) for item in page], next=following)


def _order(item: Item) -> str:
    return str(item["state_sk"])


def _cursor(place: str, wanted: list[str]) -> str:
    return base64.urlsafe_b64encode(json.dumps({"after": place, "in": wanted}).encode()).decode()


def _place(cursor: str, wanted: list[str]) -> str:
    try:
        held = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (binascii.Error, ValueError) as error:
        raise BadInput("the cursor is not one of ours") from error
    if not isinstance(held, dict) or held.get("in") != wanted or not isinstance(held.get("after"), str):
        raise BadInput("the cursor belongs to another list")
    return str(held["after"])
