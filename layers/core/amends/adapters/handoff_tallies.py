"""What became of handoffs, counted in the transactions that move them, and read a year's partition at a time."""

from datetime import UTC, date
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, every
from amends.handoff.handoff import Handoff
from amends.handoff.measures import Tally, counted, template_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def tally_writes(table: "Table", before: Handoff | None, after: Handoff) -> list[Item]:
    """The write, for a handoff's own transaction, that counts what its move changes; none where nothing does."""
    counts = counted(before, after)
    if not counts:
        return []
    day, template = after.begun_at.astimezone(UTC).date(), template_of(after)
    names = {f"#n{place}": name for place, name in enumerate(counts)}
    values: Item = {f":n{place}": by for place, by in enumerate(counts.values())}
    added = ", ".join(f"#n{place} :n{place}" for place in range(len(counts)))
    update: Item = {
        "TableName": table.name,
        "Key": keys.handoff_tally(day, after.reason, template),
        "UpdateExpression": f"SET #day = :day, reason = :reason, #template = :template ADD {added}",
        "ExpressionAttributeNames": {"#day": "day", "#template": "template", **names},
        "ExpressionAttributeValues": {
            ":day": day.isoformat(),
            ":reason": after.reason,
            ":template": template,
            **values,
        },
    }
    return [{"Update": update}]


class HandoffTallies:
    """The table's tallies of handoffs."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def between(self, since: date, until: date) -> list[Tally]:
        """The tallies of handoffs that began on these days, both included; a query for each year."""
        found = []
        for year in range(since.year, until.year + 1):
            first, last = max(since, date(year, 1, 1)), min(until, date(year, 12, 31))
            condition = Key("pk").eq(keys.handoff_tally(first, "", "")["pk"]) & Key("sk").between(
                first.isoformat(), f"{last.isoformat()}#~"
            )
            found += [_tally(item) for item in every(self._table, KeyConditionExpression=condition)]
        return found


def _tally(item: Item) -> Tally:
    named = {"pk", "sk", "day", "reason", "template"}
    counts = {name: int(value) for name, value in item.items() if name not in named}
    return Tally(day=item["day"], reason=item["reason"], template=item["template"], counts=counts)
