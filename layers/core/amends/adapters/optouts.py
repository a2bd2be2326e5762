"""Opt-outs in the table: the wish that counts for each author, and every wish for good."""

from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Lost, put, to_item, transact
from amends.mention import PlatformName
from amends.optout import Choice
from amends.wishes import Wish

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class OptOuts:
    """The table's opt-outs."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def add(self, platform: PlatformName, author_id: str, now: datetime, post_id: str | None = None) -> bool:
        """Opt an author out, as of now."""
        return self.record(
            Choice(platform=platform, author_id=author_id, wish=Wish.OUT, since=now, at=now, post_id=post_id)
        )

    def record(self, choice: Choice) -> bool:
        """Keep a wish, unless this author's later one is kept already; whether it was kept."""
        # As text of one width, so that the table can compare it.
        since = {"since": keys.stamp(choice.since)}
        current = put(self._table, to_item(choice, keys.optout(choice.platform, choice.author_id), since))
        current["Put"] |= {
            # No wish of this author yet, or an earlier one.
            "ConditionExpression": "attribute_not_exists(pk) OR since < :since",
            "ExpressionAttributeValues": {":since": since["since"]},
        }
        entry = keys.optout_entry(choice.platform, choice.author_id, choice.since)
        try:
            transact(self._table, [current, put(self._table, to_item(choice, entry, since))])
        except Lost:
            return False
        return True

    def get(self, platform: PlatformName, author_id: str) -> Choice | None:
        """The wish that counts; None where the author never said anything."""
        item = self._table.get_item(Key=keys.optout(platform, author_id), ConsistentRead=True).get("Item")
        return Choice.model_validate(item) if item else None

    def holds(self, platform: PlatformName, author_id: str) -> bool:
        """Whether this author has opted out."""
        choice = self.get(platform, author_id)
        return choice is not None and choice.wish is Wish.OUT

    def history(self, platform: PlatformName, author_id: str, limit: int = 20) -> list[Choice]:
        """The author's wishes, the newest first."""
        key = keys.optout(platform, author_id)
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(key["pk"]) & Key("sk").begins_with(f"{key['sk']}#"),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=limit,
        )
        return [Choice.model_validate(item) for item in found["Items"]]
