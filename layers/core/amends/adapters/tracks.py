"""Posts that are sampled, and cases whose threads are read on, as the table has them."""

from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, every, put, to_item, transact
from amends.adapters.markers import expires
from amends.mention import PlatformName
from amends.outcomes.story import Follow, Kind, Track

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def track_item(track: Track) -> Item:
    """The track in its case, with its place among those of which a sample is due."""
    place = {}
    if track.due:
        sk = keys.track_place(track.due, track.post_id, track.case_id)
        place = {"state_pk": keys.tracks(track.platform), "state_sk": sk}
    key = keys.track(track.case_id, track.platform, track.post_id)
    return to_item(track, key, place) | {"expires_at": expires(track.at)}


def pointer_item(track: Track) -> Item:
    """By what a removal of the post finds its track."""
    key = keys.tracked(track.platform, track.post_id, track.case_id)
    return {**key, "case_id": track.case_id, "expires_at": expires(track.at)}


def forget_tracks(table: "Table", platform: str, post_id: str) -> None:
    """Delete what was sampled of a post that is removed, in every case that it belongs to."""
    first = keys.tracked(platform, post_id, "")
    condition = Key("pk").eq(first["pk"]) & Key("sk").begins_with(first["sk"])
    for item in every(table, KeyConditionExpression=condition, ConsistentRead=True):
        table.delete_item(Key=keys.track(str(item["case_id"]), platform, post_id))
        table.delete_item(Key={"pk": item["pk"], "sk": item["sk"]})


def moved_track(table: "Table", item: Item, to: str, taken: Item) -> list[Item]:
    """The writes that take a track to another case; the same post may be sampled for that one, too: one of both stays.

    `taken` deletes it from where it is.
    """
    track = Track.model_validate(item)
    there = track.model_copy(update={"case_id": to})
    old = keys.tracked(track.platform, track.post_id, track.case_id)
    return [
        put(table, track_item(there)),
        taken,
        put(table, pointer_item(there)),
        {"Delete": {"TableName": table.name, "Key": old}},
    ]


class Tracks:
    """The table's tracks and followed cases."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def put(self, track: Track) -> bool:
        """Begin to sample a post; False where that was done before, or the post is gone."""
        writes = [put(self._table, track_item(track), if_absent=True), put(self._table, pointer_item(track))]
        if track.kind is not Kind.ANSWER:
            writes.append(self._stands(track))
        try:
            transact(self._table, writes)
        except Lost:
            return False
        return True

    def save(self, track: Track) -> bool:
        """Write the track's next version; False where another run came first, or the post was removed meanwhile."""
        try:
            transact(self._table, [put(self._table, track_item(track), if_version=track.version - 1)])
        except Lost:
            return False
        return True

    def due(self, platform: PlatformName, now: datetime, limit: int) -> list[Track]:
        """The posts of a platform of which a sample is due, the longest due first."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.tracks(platform))
            & Key("state_sk").lte(keys.tracks_until(now)),
            Limit=limit,
        )
        return [Track.model_validate(item) for item in found["Items"]]

    def put_follow(self, follow: Follow) -> None:
        """Read a case's threads on, until its time is over."""
        place = {"state_pk": keys.followed(), "state_sk": keys.follow_place(follow.until, follow.case_id)}
        item = to_item(follow, keys.follow(follow.case_id), place) | {"expires_at": expires(follow.until)}
        self._table.put_item(Item=item)

    def followed(self, now: datetime, limit: int) -> list[Follow]:
        """The cases that are followed, the latest recovered first."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.followed()) & Key("state_sk").gt(keys.followed_from(now)),
            ScanIndexForward=False,
            Limit=limit,
        )
        return [Follow.model_validate(item) for item in found["Items"]]

    def over(self, now: datetime, limit: int) -> list[Follow]:
        """Those whose time is over and whose end nobody has written, the longest over first."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.followed()) & Key("state_sk").lte(keys.followed_from(now)),
            Limit=limit,
        )
        return [Follow.model_validate(item) for item in found["Items"]]

    def end(self, follow: Follow) -> None:
        """Take a case out of those that are followed; the write tells whoever reads the stream that its time is over.

        One that was recovered meanwhile, and is followed for longer, stays.
        """
        try:
            transact(self._table, [{"Update": self._ended(follow)}])
        except Lost:
            return

    def _ended(self, follow: Follow) -> Item:
        return {
            "TableName": self._table.name,
            "Key": keys.follow(follow.case_id),
            "UpdateExpression": "REMOVE state_pk, state_sk",
            "ConditionExpression": "state_sk = :seen",
            "ExpressionAttributeValues": {":seen": keys.follow_place(follow.until, follow.case_id)},
        }

    def _stands(self, track: Track) -> Item:
        """The check that nobody has removed the post since it was read."""
        check: Item = {"TableName": self._table.name, "Key": keys.mention(track.platform, track.post_id)}
        check["ConditionExpression"] = "attribute_not_exists(removed_at)"
        return {"ConditionCheck": check}
