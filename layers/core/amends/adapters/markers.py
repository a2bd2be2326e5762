"""Markers: that a post was heard, which others hold its words, and what became of it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from amends.adapters import keys
from amends.adapters.items import Item
from amends.casefile import ReadMention
from amends.erasing import parents_of
from amends.mention import Mention
from amends.tombstone import PostNow, Why

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEPT = timedelta(days=400)  # a backstop; what a platform deletes goes at once


def expires(now: datetime) -> int:
    """When the table drops what is stored now."""
    return int((now + KEPT).timestamp())


def marker(read: ReadMention, case_id: str, now: datetime) -> Item:
    """That a post was heard, in the index of its day."""
    mention = read.mention
    return {
        **keys.mention(mention.platform, mention.id),
        **_place(keys.heard(_day(now)), mention, mention.id, now),
        "case_id": case_id,
        "post_sk": keys.case_mention(case_id, mention.created_at, mention.id)["sk"],
        "summoned": mention.summoned,
        "model": read.reading.model,
        "expires_at": expires(now),
        **({"private": True} if mention.private else {}),
    }


def children(mention: Mention, case_id: str, now: datetime) -> Iterable[Item]:
    """That the post holds the words of others, which are looked at on their platform like posts that were heard."""
    for parent in sorted(parents_of(mention)):
        yield {
            **keys.child(mention.platform, parent, mention.id),
            **_place(keys.parents_of(_day(now)), mention, parent, now, mention.id),
            "case_id": case_id,
            "post_sk": keys.case_mention(case_id, mention.created_at, mention.id)["sk"],
            "expires_at": expires(now),
            **({"private": True} if mention.private else {}),
        }


def parents_stand(table: "Table", mention: Mention) -> Iterable[Item]:
    """The condition that none of the posts whose words this one holds was removed."""
    return (stands(table, mention.platform, parent) for parent in sorted(parents_of(mention)))


def stands(table: "Table", platform: str, post_id: str) -> Item:
    """The condition, for a transaction, that a post was not removed."""
    return {
        "ConditionCheck": {
            "TableName": table.name,
            "Key": keys.mention(platform, post_id),
            "ConditionExpression": "attribute_not_exists(removed_at)",
        }
    }


def post_now(item: Item | None) -> PostNow:
    """What became of a post, by its marker."""
    if not item:
        return PostNow()
    why = item.get("removed_why")
    return PostNow(edits=int(item.get("edits", 0)), removed=Why(why) if why else None)


def heard_at(item: Item) -> datetime | None:
    """When the post was heard; None for one that was removed before."""
    moment = str(item.get("state_sk", "")).partition("#")[0]
    return datetime.fromisoformat(moment) if moment else None


def _place(partition: str, mention: Mention, post_id: str, now: datetime, *more: str) -> dict[str, Any]:
    parts = [keys.stamp(now), str(mention.platform), post_id, *more]
    return {"state_pk": partition, "state_sk": "#".join(parts)}


def _day(now: datetime) -> date:
    return now.astimezone(UTC).date()
