"""One item that moves from a case to another: put there and taken from here, only as it was read."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, get_all, put
from amends.adapters.timer_items import set_timer
from amends.adapters.tracks import moved_track
from amends.erasing import parents_of
from amends.mention import Mention
from amends.timers import Timer
from amends.work.post_moves import PostMove

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

AT_ONCE = 90  # writes of a transaction, which takes a hundred
# What is the case's own: its history stays whole where it was made.
STAY = frozenset({"CASE", "HISTORY", "EVENT", "LINK", "MOVE", "VIEWER", "OPENHANDOFF", "FOLLOW"})
# Timers of the case as such; those of a reply have an id, and go with it.
OF_THE_CASE = frozenset({"idle", "snooze", "clocks", "move"})


def movable(item: Item, move: PostMove) -> bool:
    """Whether an item of the source goes with the move."""
    kind, _, rest = str(item["sk"]).partition("#")
    if kind in STAY or (kind == "TIMER" and str(item["kind"]) in OF_THE_CASE):
        return False
    if move.posts is None:
        return True
    if kind == "MENTION":
        return str(item["mention"]["id"]) in move.posts
    if kind == "REPLY":
        return str(item.get("in_reply_to", "")) in move.posts
    if kind == "TRACK":
        return str(item["post_id"]) in move.posts
    return kind == "VERDICT" and rest.partition("#")[0] in move.posts


def moved(table: "Table", item: Item, move: PostMove) -> list[Item]:
    """The writes that move one item, with all that names its place."""
    if str(item["sk"]).startswith("TIMER#"):
        timer = Timer.model_validate(item).model_copy(update={"case_id": move.to})
        return [set_timer(table, timer), _taken(table, item)]
    if str(item["sk"]).startswith("TRACK#"):
        return moved_track(table, item, move.to, _taken(table, item))
    there = {**item, "pk": keys.case(move.to)["pk"]}
    if there.get("case_id") == move.of:
        there["case_id"] = move.to
    writes = [put(table, there, if_absent=True), _taken(table, item)]
    if str(item["sk"]).startswith("MENTION#"):
        mention = Mention.model_validate(item["mention"])
        named = [keys.mention(mention.platform, mention.id)]
        named += [keys.child(mention.platform, parent, mention.id) for parent in sorted(parents_of(mention))]
        # What the table has dropped by age is not there to be renamed.
        writes += [_renamed(table, {"pk": one["pk"], "sk": one["sk"]}, move) for one in get_all(table, named)]
    return writes


def fits(batch: Sequence[Item], writes: Iterable[Item]) -> bool:
    """Whether these writes go into one transaction with the batch."""
    return len(batch) + len(list(writes)) <= AT_ONCE


def _taken(table: "Table", item: Item) -> Item:
    """The deletion of an item on the condition that it is, field by field, what was read."""
    fields = sorted(set(item) - {"pk", "sk"})
    same = [f"#f{place} = :f{place}" for place in range(len(fields))]
    delete: Item = {"TableName": table.name, "Key": {"pk": item["pk"], "sk": item["sk"]}}
    delete["ConditionExpression"] = " AND ".join(["attribute_exists(pk)", *same])
    delete["ExpressionAttributeNames"] = {f"#f{place}": field for place, field in enumerate(fields)}
    delete["ExpressionAttributeValues"] = {f":f{place}": item[field] for place, field in enumerate(fields)}
    return {"Delete": delete}


def _renamed(table: "Table", key: keys.Key, move: PostMove) -> Item:
    """The update of what says in which case a post stands."""
    return {
        "Update": {
            "TableName": table.name,
            "Key": key,
            "UpdateExpression": "SET case_id = :to",
            "ConditionExpression": "case_id = :of",
            "ExpressionAttributeValues": {":of": move.of, ":to": move.to},
        }
    }
