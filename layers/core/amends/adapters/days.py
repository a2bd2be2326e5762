"""How far each day's posts were looked at on their platform."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, every, put, to_item, transact
from amends.adapters.markers import KEPT
from amends.adapters.pages import after, cursor_of
from amends.casefile import Page
from amends.errors import Stale
from amends.mention import PlatformName
from amends.sweeping import Day, Stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

NOT_LOOKED_UP = ("t4_",)  # Reddit's private messages


class Days:
    """The table's days, by platform."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def all(self, platform: PlatformName, now: datetime) -> list[Day]:
        """Every day of which posts may be stored; the first call finds those that are older than this record."""
        known = self.known(platform)
        today = now.astimezone(UTC).date()
        last = max((day.day for day in known), default=None)
        first = last or today - KEPT
        names = {day.partition for day in known}
        for day in (first + timedelta(days=number) for number in range((today - first).days + 1)):
            for partition in (keys.heard(day), keys.parents_of(day)):
                if partition not in names and (last or day == today or self._holds(partition)):
                    known.append(self._add(Day(platform=platform, partition=partition, day=day)))
        return known

    def known(self, platform: PlatformName) -> list[Day]:
        """The days that a run has recorded."""
        condition = Key("pk").eq(keys.looks(platform)["pk"])
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return [Day.model_validate(item) for item in found]

    def page(self, day: Day, limit: int) -> Page[Stored]:
        """The day's next posts, those of other platforms left out."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(day.partition),
            Limit=limit,
            **after(day.position, day.partition),
        )
        posts = map(_stored, found["Items"])
        return Page(items=[post for post in posts if post.platform is day.platform], next=cursor_of(found))

    def posts(self, day: Day) -> Iterable[Stored]:
        """All of the day's posts that are to be looked at."""
        position: str | None = None
        while True:
            page = self.page(day.model_copy(update={"position": position}), 1000)
            yield from (post for post in page.items if not post.over)
            position = page.next
            if position is None:
                return

    def save(self, day: Day) -> None:
        """Write the day's next version; raises Stale when another run looked at it."""
        try:
            transact(self._table, [put(self._table, self._item(day), if_version=day.version - 1)])
        except Lost as lost:
            raise Stale("another run looked at this day") from lost

    def _add(self, day: Day) -> Day:
        try:
            transact(self._table, [put(self._table, self._item(day), if_absent=True)])
        except Lost:
            item = self._table.get_item(Key=keys.looks(day.platform, day.partition), ConsistentRead=True)["Item"]
            return Day.model_validate(item)
        return day

    def _item(self, day: Day) -> Item:
        ends = datetime.combine(day.day, datetime.min.time(), UTC) + KEPT + timedelta(days=1)
        return to_item(day, keys.looks(day.platform, day.partition)) | {"expires_at": int(ends.timestamp())}

    def _holds(self, partition: str) -> bool:
        found = self._table.query(
            IndexName=keys.BY_STATE, KeyConditionExpression=Key("state_pk").eq(partition), Limit=1, Select="COUNT"
        )
        return found["Count"] > 0


def _stored(item: Item) -> Stored:
    moment, platform, post_id = str(item["state_sk"]).split("#")[:3]
    return Stored(
        platform=PlatformName(platform),
        id=post_id,
        newest=str(item.get("newest", post_id)),
        read_at=datetime.fromisoformat(str(item.get("read_at", moment))),
        heard=item["sk"] == "MENTION",
        over="removed_at" in item or bool(item.get("private")) or post_id.startswith(NOT_LOOKED_UP),
    )
