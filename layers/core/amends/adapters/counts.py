"""Complaints, what they taught, and the thresholds, in the table."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, every, get_all, put, to_item, transact
from amends.errors import Retry
from amends.suspect.complaints import HOUR, Complaint, Series, hour_of
from amends.suspect.looking import Learned
from amends.suspect.threshold import Threshold, taught

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEPT = timedelta(days=60)  # of each minute's counts: longer than a review of an incident takes
AT_ONCE = 100  # items that the table gives in one call
TRIES = 5  # at a threshold that others teach in the same instant


class Counts:
    """The table's counts."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def complaints(self, start: datetime, end: datetime) -> list[Complaint]:
        """Every complaint from start up to, and not at, the end; one query for each hour."""
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        hour, found = hour_of(start), list[Item]()
        while hour < end:
            condition = Key("pk").eq(keys.complaints(hour))
            found += every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
            hour += HOUR
        each = (Complaint.model_validate(item) for item in found)
        return [one for one in each if start <= one.at < end]

    def learned(self, series: Iterable[Series]) -> dict[Series, Learned]:
        """What these series taught, of those that did."""
        found = [Learned.model_validate(item) for item in self._all(keys.series(*one) for one in set(series))]
        return {one.series: one for one in found}

    def all_learned(self) -> dict[Series, Learned]:
        """What every series taught; read once an hour."""
        condition = Key("pk").eq(keys.suspecting()) & Key("sk").begins_with(keys.series()["sk"])
        items = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return {one.series: one for one in map(Learned.model_validate, items)}

    def thresholds(self, topics: Iterable[str]) -> dict[str, Threshold]:
        """The topics' thresholds; one that nobody taught is as at first."""
        wanted = set(topics)
        found = (Threshold.model_validate(item) for item in self._all(map(keys.suspicion_threshold, wanted)))
        return {topic: Threshold(topic=topic) for topic in wanted} | {one.topic: one for one in found}

    def save(self, learned: Learned) -> bool:
        """Write the next version; False when another look was first."""
        return self._next(to_item(learned, keys.series(*learned.series)), learned.version)

    def keep(self, series: Series, hour: datetime, minutes: Sequence[int]) -> None:
        """Keep an hour's counts; the same complaints give the same counts, however often."""
        hour = hour.astimezone(UTC)
        expires_at = int((hour + KEPT).timestamp())
        self._table.put_item(Item={**keys.count(*series, hour), "minutes": list(minutes), "expires_at": expires_at})

    def minutes(self, series: Series, start: datetime, end: datetime) -> dict[datetime, int]:
        """How many people complained in each minute, of the hours that were learned; later ones are `complaints`."""
        condition = Key("pk").eq(keys.count(*series, start)["pk"]) & Key("sk").between(
            keys.counts_from(hour_of(start.astimezone(UTC))), keys.counts_from(end.astimezone(UTC))
        )
        found: dict[datetime, int] = {}
        for item in every(self._table, KeyConditionExpression=condition):
            hour = datetime.fromisoformat(str(item["sk"]))
            counts: Sequence[int] = item["minutes"]
            each = {hour + timedelta(minutes=minute): int(count) for minute, count in enumerate(counts)}
            found |= {at: count for at, count in each.items() if start <= at < end}
        return found

    def teach(self, topic: str, incident_id: str, confirmed: bool, now: datetime) -> Threshold:
        """Have a topic learn from a suspicion that people confirmed or dismissed; each incident teaches once."""
        for _ in range(TRIES):
            before = self.thresholds([topic])[topic]
            after = taught(before, incident_id, confirmed, now)
            if after == before or self._next(to_item(after, keys.suspicion_threshold(topic)), after.version):
                return after
        raise Retry("others kept teaching this topic")

    def _all(self, wanted: Iterable[keys.Key]) -> list[Item]:
        each, found = list(wanted), list[Item]()
        for start in range(0, len(each), AT_ONCE):
            found += get_all(self._table, each[start : start + AT_ONCE])
        return found

    def _next(self, item: Item, version: int) -> bool:
        first = version == 1
        try:
            transact(self._table, [put(self._table, item, if_absent=first, if_version=None if first else version - 1)])
        except Lost:
            return False
        return True
