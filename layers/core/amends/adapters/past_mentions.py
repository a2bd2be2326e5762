"""The newest posts of all cases: by the index of the days on which they were heard, and then by their keys."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, get_all
from amends.casefile import ReadMention
from amends.rules.trying import Past

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

DAYS = 30  # looked back at most
AT_ONCE = 100  # keys of a BatchGetItem


class PastMentions:
    """The table's posts, the newest first."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def newest(self, limit: int, now: datetime) -> list[Past]:
        """The posts that were heard last, less those that were removed meanwhile or written in private."""
        marks = self._marks(limit, now)
        found: dict[tuple[str, str], Item] = {}
        for start in range(0, len(marks), AT_ONCE):
            wanted = [self._key(mark) for mark in marks[start : start + AT_ONCE]]
            found |= {(item["pk"], item["sk"]): item for item in get_all(self._table, wanted, strongly=False)}
        places = [(str(mark["case_id"]), self._key(mark)) for mark in marks]
        return [
            Past(case_id=case_id, read=ReadMention.model_validate(found[key["pk"], key["sk"]]))
            for case_id, key in places
            if (key["pk"], key["sk"]) in found
        ]

    def _marks(self, limit: int, now: datetime) -> list[Item]:
        marks: list[Item] = []
        today = now.astimezone(UTC).date()
        for day in (today - timedelta(days=back) for back in range(DAYS)):
            start: Item = {}
            while len(marks) < limit:
                found = self._table.query(
                    IndexName=keys.BY_STATE,
                    KeyConditionExpression=Key("state_pk").eq(keys.heard(day)),
                    ScanIndexForward=False,
                    Limit=limit,
                    **start,
                )
                # Markers from before this field was kept say nothing of where the post lies.
                marks += [item for item in found["Items"] if "post_sk" in item and not _passed_over(item)]
                if "LastEvaluatedKey" not in found:
                    break
                start = {"ExclusiveStartKey": found["LastEvaluatedKey"]}
        return marks[:limit]

    def _key(self, mark: Item) -> keys.Key:
        return {"pk": keys.case(str(mark["case_id"]))["pk"], "sk": str(mark["post_sk"])}


def _passed_over(mark: Item) -> bool:
    return "removed_at" in mark or bool(mark.get("private"))
