"""Themes in the table: the shelf as one item, and for each day what was counted, in parts."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, every, put, transact
from amends.adapters.markers import KEPT
from amends.errors import Overtaken
from amends.themes.post import Row
from amends.themes.sheet import PART, Counts, counted, counts, followed, parts, rows_of
from amends.themes.theme import Shelf

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

DAY = timedelta(days=1)
SEALED = timedelta(days=7)  # looked through for days that are not sealed yet: each evening seals one


class Themes:
    """A brand's themes."""

    def __init__(self, table: "Table", brand: str, part: int = PART) -> None:
        """`part` places of a day lie in one item."""
        self._table = table
        self._part = part
        self._brand = brand
        self._settled: dict[date, list[tuple[date, Counts]]] = {}

    def shelf(self) -> Shelf | None:
        """All themes; None before the first run. One request."""
        item = self._table.get_item(Key=keys.shelf(self._brand), ConsistentRead=True).get("Item")
        if not item:
            return None
        state = json.loads(zlib.decompress(_bytes(item["state"])))
        return Shelf.model_validate(state | {"centroids": _bytes(item["centroids"])})

    def counts(self, since: date, until: date, settled: date = date.min) -> Iterator[tuple[date, Counts]]:
        """What was counted of these days (UTC), both included; a request for each month.

        Months that end before `settled`, from which on an evening may change what is counted, are asked for once.
        """
        for month in _months(since, until):
            last = _following(month) - DAY
            if last < settled:
                if month not in self._settled:
                    self._settled[month] = list(self._counted(month, last))
                yield from (one for one in self._settled[month] if since <= one[0] <= until)
            else:
                yield from self._counted(max(since, month), min(until, last))

    def _counted(self, since: date, until: date) -> Iterator[tuple[date, Counts]]:
        for item in self._items(since, until, "sk, counted"):
            yield date.fromisoformat(str(item["sk"]).partition("#")[0]), counts(_bytes(item["counted"]))

    def claim(self, first: date, now: datetime, until: datetime) -> Shelf | None:
        """The shelf for this run alone, a new one from `first` on; None while another run has it."""
        shelf = self.shelf() or Shelf(day=first)
        if shelf.claimed_until and shelf.claimed_until > now:
            return None
        try:
            return self.save(shelf.model_copy(update={"claimed_until": until}))
        except Overtaken:
            return None

    def save(self, shelf: Shelf) -> Shelf:
        """Write the shelf's next version; raises Overtaken."""
        shelf = shelf.model_copy(update={"version": shelf.version + 1})
        state = zlib.compress(shelf.model_dump_json(exclude={"centroids"}, exclude_defaults=True).encode(), 9)
        item = {**keys.shelf(self._brand), "state": state, "centroids": shelf.centroids, "version": shelf.version}
        first = shelf.version == 1
        try:
            write = put(self._table, item, if_absent=first, if_version=None if first else shelf.version - 1)
            transact(self._table, [write])
        except Lost as lost:
            raise Overtaken("another run follows the themes") from lost
        return shelf

    def rows(self, since: date, until: date) -> list[Row]:
        """The rows of days, both included, whose posts are still followed."""
        items = self._items(since, until, "sk, followed")
        return [row for item in items if "followed" in item for row in rows_of(_bytes(item["followed"]))]

    def put(self, since: date, until: date, rows: Sequence[Row]) -> None:
        """Have these days hold these rows and no other; what they hold already is not written again."""
        by_day: dict[date, list[Row]] = defaultdict(list)
        for row in rows:
            by_day[datetime.fromtimestamp(row.at, UTC).date()].append(row)
        wanted = {
            _place(key := keys.theme_day(self._brand, day, number)): self._item(key, day, part)
            for day, those in by_day.items()
            for number, part in enumerate(parts(those, self._part))
        }
        for item in self._items(since, until, "pk, sk, counted, followed"):
            place = _place(item)
            if place not in wanted:
                self._table.delete_item(Key={"pk": item["pk"], "sk": item["sk"]})
            elif all(_bytes(item.get(name, b"")) == wanted[place][name] for name in ("counted", "followed")):
                del wanted[place]
        for item in wanted.values():
            self._table.put_item(Item=item)

    def seal(self, before: date) -> None:
        """Have earlier days keep their counts alone, and no post's name."""
        for item in self._items(before - SEALED, before - DAY, "pk, sk, followed"):
            if "followed" in item:
                self._table.update_item(Key={"pk": item["pk"], "sk": item["sk"]}, UpdateExpression="REMOVE followed")

    def _item(self, key: keys.Key, day: date, part: Sequence[Row]) -> Item:
        expires_at = int((datetime.combine(day, datetime.min.time(), UTC) + KEPT).timestamp())
        return {**key, "counted": counted(part), "followed": followed(part), "expires_at": expires_at}

    def _items(self, since: date, until: date, wanted: str) -> Iterator[Item]:
        for month in _months(since, until):
            yield from every(
                self._table,
                KeyConditionExpression=Key("pk").eq(keys.theme_days(self._brand, month))
                & Key("sk").between(since.isoformat(), f"{until.isoformat()}~"),
                ProjectionExpression=wanted,
                ConsistentRead=True,
            )


def _months(since: date, until: date) -> Iterable[date]:
    month = since.replace(day=1)
    while month <= until:
        yield month
        month = _following(month)


def _following(month: date) -> date:
    return (month + 31 * DAY).replace(day=1)


def _place(item: Item) -> tuple[str, str]:
    return str(item["pk"]), str(item["sk"])


def _bytes(value: Any) -> bytes:
    """What the table gives for a binary, whose class says nothing of it to a type checker."""
    return bytes(value)
