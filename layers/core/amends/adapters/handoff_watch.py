"""Which handoffs a public post concerns, as the table has it; and the end of a watch."""

from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.handoff_items import handoff_item, moved_writes
from amends.adapters.items import Item, every, get_all, put, to_item
from amends.adapters.watch_items import WATCH_ENDS, watch_over
from amends.handoff.handoff import Handoff, HandoffState, changed
from amends.handoff.noticing import AFTER, Noticed, Watched, is_watched
from amends.mention import Mention
from amends.reading import Reading
from amends.timers import Effect, Handler, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

LATEST = 25  # posts of a case in one page: mostly the latest public one is among them
MOST = 50  # handoffs that one post can concern: of a thread in which many complain, the first fifty


def noticed_writes(table: "Table", seen: Noticed) -> list[Item]:
    """The handoff as it is then; what was seen, for the case's page; and by what a removal of the post finds it."""
    sighting = seen.sighting
    found_by = keys.sighted(sighting.platform, sighting.mention_id, sighting.case_id)
    return [
        *moved_writes(table, seen.before, seen.after),
        put(table, to_item(sighting, keys.sighting(sighting.case_id, sighting.mention_id))),
        put(table, {**found_by, "case_id": sighting.case_id}),
    ]


def forget_sightings(table: "Table", platform: str, post_id: str) -> None:
    """Delete what was seen in a post that is removed; what the history says of it holds no word of the post."""
    where = keys.sighted(platform, post_id, "")
    condition = Key("pk").eq(where["pk"]) & Key("sk").begins_with(where["sk"])
    for item in every(table, KeyConditionExpression=condition, ConsistentRead=True):
        table.delete_item(Key=keys.sighting(str(item["case_id"]), post_id))
        table.delete_item(Key={"pk": item["pk"], "sk": item["sk"]})


class HandoffWatch:
    """The handoffs whose public side is watched."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def concerning(self, mention: Mention, now: datetime) -> list[Watched]:
        """The handoffs of the post's author, with their latest public post's reading; and those of its thread."""
        if mention.private:
            return []
        places = [
            keys.watch_author(mention.platform, mention.author_id)["pk"],
            keys.watch_thread(mention.platform, mention.conversation_id)["pk"],
        ]
        found: dict[str, keys.Key] = {}
        for place in places:
            for item in self._pointers(place):
                found[str(item["handoff_id"])] = keys.handoff(str(item["case_id"]), str(item["handoff_id"]))
        if not found:
            return []
        handoffs = [Handoff.model_validate(item) for item in get_all(self._table, list(found.values())[:MOST])]
        # A case may have one that is over beside one that goes on: a post concerns it once.
        of_case = {one.case_id: one for one in sorted(handoffs, key=lambda one: (one.open, one.begun_at))}
        return [
            Watched(one, self._last_said(one) if one.author_id == mention.author_id else None)
            for one in of_case.values()
            if is_watched(one, now)
        ]

    def handlers(self) -> dict[str, Handler]:
        """Who ends a watch when its time is over."""
        return {WATCH_ENDS: self.over}

    def over(self, timer: Timer, now: datetime) -> Effect:
        """End the watch of a handoff that was resolved some days ago; nothing where it goes on, or is closed."""
        item = self._table.get_item(Key=keys.handoff(timer.case_id, timer.id), ConsistentRead=True).get("Item")
        handoff = Handoff.model_validate(item) if item else None
        if handoff is None or handoff.state is not HandoffState.RESOLVED:
            return Effect()
        if is_watched(handoff, now):
            return Effect(again=timer.model_copy(update={"due_at": (handoff.resolved_at or now) + AFTER}))
        after = changed(handoff, look_at=None)
        moved = put(self._table, handoff_item(after), if_version=handoff.version)
        return Effect(writes=[moved, *watch_over(self._table, handoff)])

    def _pointers(self, partition: str) -> list[dict[str, object]]:
        condition = Key("pk").eq(partition)
        return list(every(self._table, KeyConditionExpression=condition, ConsistentRead=True))

    def _last_said(self, handoff: Handoff) -> Reading | None:
        """What the model said of their latest public post in the handoff's case."""
        first = keys.case_mentions(handoff.case_id)
        posts = every(
            self._table,
            KeyConditionExpression=Key("pk").eq(first["pk"]) & Key("sk").begins_with(first["sk"]),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=LATEST,
        )
        return next((Reading.model_validate(post["reading"]) for post in posts if not post["mention"]["private"]), None)
