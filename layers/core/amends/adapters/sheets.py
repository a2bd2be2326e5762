"""Sheets: the lines of each day's cases in the table, compressed, so that a year is read with a query a month."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key
from botocore.exceptions import ClientError

from amends.adapters import keys
from amends.adapters.items import Item, every
from amends.adapters.sheet_parts import FULL, Part, Row, entered, unpacked
from amends.errors import Retry
from amends.outcomes.outcome import Outcome
from amends.reports.gathering import Made, settled
from amends.reports.line import Line, as_row, from_row
from amends.uncollected import uncollected

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

DAY = timedelta(days=1)
MONTHS = 26  # that are kept parsed, of some 4,000 lines or 4 MB each where a year has 50,000
Versions = dict[str, int]  # of sheets, by their sort keys
TRIES = 10  # at a sheet that others write in the same moment; each try that is lost is one that another won


class Sheets:
    """The table's sheets of one brand.

    A row of a sheet is the number of the reading that it was made of and the line's own row, or the case's id alone
    where there was a line once. A row gives way to a higher number only, and a number is taken before anything is read:
    so it does not matter which of two readings of a case is written last.
    """

    def __init__(self, table: "Table", brand: str, now: Callable[[], datetime], full: int = FULL) -> None:
        self._table = table
        self._brand = brand
        self._now = now
        self._full = full
        self._known: dict[date, tuple[Versions, list[Line]]] = {}

    def number(self) -> int:
        """The number of a reading that begins now."""
        answer = self._table.update_item(
            Key=keys.readings(self._brand),
            UpdateExpression="ADD #number :one",
            ExpressionAttributeNames={"#number": "number"},
            ExpressionAttributeValues={":one": 1},
            ReturnValues="UPDATED_NEW",
        )
        return int(answer["Attributes"]["number"])  # type: ignore[arg-type]

    def between(self, since: date, until: date) -> list[Line]:
        """The lines of cases that were opened on these days (UTC, both included), as they are by now.

        Read eventually, at half the price: what was written within the last second may be missing. A month that was
        read before is parsed again only where one of its sheets has another version.
        """
        if until < since:
            return []
        now, first, last = int(self._now().timestamp()), _midnight(since), _midnight(until + DAY)
        found: list[Line] = []
        for month in _months(since, until):
            lines = self._month(month)
            whole = since <= month and until >= _following(month) - DAY
            found += lines if whole else [line for line in lines if first <= line.opened < last]
        return [settled(line, now) if line.outcome == Outcome.PENDING else line for line in found]

    def _month(self, month: date) -> list[Line]:
        """All lines of a month."""
        query: Item = {"KeyConditionExpression": Key("pk").eq(keys.sheets(self._brand, month))}
        if (known := self._known.get(month)) is not None:
            stored = every(self._table, **query, ProjectionExpression="sk, version")
            if _versions(stored) == known[0]:
                return known[1]
        items = list(every(self._table, **query))
        with uncollected():
            lines = [from_row(row[1:]) for row in _newest(items) if len(row) > 2]
        while len(self._known) >= MONTHS:
            del self._known[next(iter(self._known))]
        self._known[month] = _versions(items), lines
        return lines

    def cases(self, day: date) -> list[str]:
        """The cases that have a line in a day's sheet, or had one."""
        return [case for part in self._parts(day) for case in part.rows]

    def put(self, made: Iterable[Made], number: int) -> int:
        """Enter what was made of the reading of this number, where none that began later was entered; how many lines.

        Raises Retry where others were faster each time.
        """
        by_day: dict[date, dict[str, Row]] = defaultdict(dict)
        for one in made:
            row = as_row(one.line) if one.line else [one.case]
            by_day[one.day][one.case] = [number, *row]
        return sum(self._enter(day, rows) for day, rows in by_day.items())

    def _enter(self, day: date, rows: dict[str, Row]) -> int:
        for _ in range(TRIES):
            changed = entered(self._parts(day), rows, self._full)
            if all(self._write(day, part) for part in changed):
                return len(rows)
        raise Retry(f"the sheet of {day} was written by others each time")

    def _parts(self, day: date) -> list[Part]:
        condition = Key("pk").eq(keys.sheets(self._brand, day)) & Key("sk").begins_with(day.isoformat())
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return sorted((_part(item) for item in found), key=lambda part: part.number)

    def _write(self, day: date, part: Part) -> bool:
        """Whether nobody else wrote this part since it was read."""
        item: Item = keys.sheet(self._brand, day, part.number) | {
            "lines": part.packed,
            "version": part.version + 1,
        }
        condition: Item = {"ConditionExpression": "attribute_not_exists(pk)"}
        if part.version:
            condition = {
                "ConditionExpression": "#version = :version",
                "ExpressionAttributeNames": {"#version": "version"},
                "ExpressionAttributeValues": {":version": part.version},
            }
        try:
            self._table.put_item(Item=item, **condition)
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return False
        return True


def _versions(items: Iterable[Item]) -> Versions:
    return {str(item["sk"]): int(item["version"]) for item in items}


def _newest(items: Iterable[Item]) -> Iterable[Row]:
    """The row of each case of a day; it stands in one part, or in two where two were begun at once."""
    newest: dict[tuple[str, str], Row] = {}
    for item in items:
        day = str(item["sk"]).partition("#")[0]
        for row in unpacked(bytes(item["lines"])):
            other = newest.setdefault((day, row[1]), row)
            if other[0] < row[0]:
                newest[day, row[1]] = row
    return newest.values()


def _months(since: date, until: date) -> Iterator[date]:
    month = since.replace(day=1)
    while month <= until:
        yield month
        month = _following(month)


def _following(month: date) -> date:
    return (month + 31 * DAY).replace(day=1)


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time.min, UTC).timestamp())


def _part(item: Item) -> Part:
    number = str(item["sk"]).partition("#")[2]
    return Part(int(number or 0), int(item["version"]), {row[1]: row for row in unpacked(bytes(item["lines"]))})
