"""How much of everything there is, counted through the index."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import Attr, Key

from amends.adapters import keys
from amends.adapters.days import Days
from amends.adapters.inbox import partitions as in_review
from amends.adapters.queue_pages import lanes
from amends.adapters.receipts import Receipts
from amends.case import CaseState
from amends.cursor import Cursor
from amends.mention import PlatformName
from amends.pacing import due
from amends.reply import ReplyState
from amends.spending import Policy
from amends.sweeping import oldest
from amends.triage import Desk

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Tallies:
    """Counts for an operator; each reads its whole index partition, so no page and no schedule asks for them."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def all(self, today: date | None = None) -> dict[str, Any]:
        """Mentions and readings since the first poll, cases and replies by state, each source's last poll."""
        sources = {name: item for name in Receipts(self._table).sources() if (item := self._source(name))}
        first = min((item["first_polled_at"] for item in sources.values() if "first_polled_at" in item), default=None)
        now = datetime.now(UTC)
        days = list(_days(datetime.fromisoformat(first).date(), today or now.date())) if first else []
        by = {(desk, state): self._cases(desk, state) for desk in Desk for state in CaseState}
        return {
            "mentions": sum(self._count(keys.heard(day)) for day in days),
            "readings": sum(self._count(keys.heard(day), FilterExpression=Attr("model").exists()) for day in days),
            "cases": {
                "by_state": {str(state): sum(by[desk, state] for desk in Desk) for state in CaseState},
                "by_desk": {str(desk): sum(by[desk, state] for state in CaseState) for desk in Desk},
            },
            "replies": {str(state): sum(map(self._count, _partitions(state))) for state in ReplyState},
            "removals_begun": self._count(keys.removals_begun()),
            "posts_looked_at_within_hours": {
                str(platform): round(oldest(known, now).total_seconds() / 3600, 1)
                for platform in PlatformName
                if (known := Days(self._table).known(platform))
            },
            "sources": {
                name: {
                    "last_poll": item.get("polled_at"),
                    "outcome": item.get("outcome"),
                    "count": int(item.get("count", 0)),
                    "schedule": _schedule(item),
                }
                for name, item in sources.items()
            },
        }

    def _source(self, name: str) -> dict[str, Any] | None:
        return self._table.get_item(Key=keys.cursor(name)).get("Item")

    def _cases(self, desk: Desk, state: CaseState) -> int:
        return sum(self._count(keys.cases_by(desk, state, lane)) for lane in lanes(state))

    def _count(self, partition: str, **filters: Any) -> int:
        total, start = 0, dict[str, Any]()
        while True:
            found = self._table.query(
                IndexName=keys.BY_STATE,
                Select="COUNT",
                KeyConditionExpression=Key("state_pk").eq(partition),
                **filters,
                **start,
            )
            total += found["Count"]
            if "LastEvaluatedKey" not in found:
                return total
            start = {"ExclusiveStartKey": found["LastEvaluatedKey"]}


def _schedule(item: dict[str, Any]) -> str:
    """How often the schedule polls the source by its traffic; what a budget changes, the bill says."""
    pace = due(Cursor.model_validate(item), Policy(), datetime.now(UTC))
    return f"every {pace.every_minutes} min: {pace.why}"


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _partitions(state: ReplyState) -> list[str]:
    return in_review() if state is ReplyState.IN_REVIEW else [keys.replies_by(state)]
