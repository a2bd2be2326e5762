"""Sheets: the lines of each day's cases in the table, compressed, so that a year is read with a query a month."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key
from botocore.exceptions import ClientError

from amends.adapters import keys
from amends.adapters.items import Item, every
from amends.adapters.sheet_parts import FULL, Part, Row, entered, unpacked
from amends.errors import Retry
from amends.reports.gathering import Made, settled
from amends.reports.line import Line, as_row, from_row

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

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

        Read eventually, at half the price: what was written within the last second may be missing.
        """
        now, newest = int(self._now().timestamp()), dict[str, Row]()
        for first, last in _months(since, until):
            condition = Key("pk").eq(keys.sheets(self._brand, first)) & Key("sk").between(
                first.isoformat(), keys.sheets_until(last)
            )
            for item in every(self._table, KeyConditionExpression=condition):
                for row in unpacked(bytes(item["lines"])):
                    # A case stands in one part; in two for a moment, where two parts were begun at once.
                    if (other := newest.get(row[1])) is None or other[0] < row[0]:
                        newest[row[1]] = row
        return [settled(from_row(row[1:]), now) for row in newest.values() if len(row) > 2]

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


def _months(since: date, until: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of each month of the span that lie in it."""
    first = since
    while first <= until:
        following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        yield first, min(until, following - timedelta(days=1))
        first = following


def _part(item: Item) -> Part:
    number = str(item["sk"]).partition("#")[2]
    return Part(int(number or 0), int(item["version"]), {row[1]: row for row in unpacked(bytes(item["lines"]))})
