"""Verdicts in the table: in their case, and listed by brand."""

from datetime import timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_conditions import there
from amends.adapters.case_items import case_item
from amends.adapters.history import write
from amends.adapters.items import Item, Lost, put, to_item
from amends.adapters.markers import KEPT
from amends.case import Case
from amends.errors import Stale
from amends.event import Event
from amends.verdict import Verdict

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Verdicts:
    """The table's verdicts."""

    def __init__(self, table: "Table", kept: timedelta = KEPT) -> None:
        self._table = table
        self._kept = kept

    def save(self, verdict: Verdict, event: Event, case: Case | None = None) -> Verdict:
        """Store a person's verdict on a post with its event, and its case where that moves.

        Raises Stale when they gave another one meanwhile, or somebody else moved the case.
        """
        first = verdict.version == 1
        item = self._item(verdict)
        try:
            before = None if first else verdict.version - 1
            writes = [put(self._table, item, if_absent=first, if_version=before)]
            theirs = put(self._table, case_item(case), if_version=case.version - 1) if case else None
            writes.append(theirs or there(self._table, verdict.case_id))
            write(self._table, verdict.case_id, [event], writes)
        except Lost as lost:
            why = "you judged this post" if 0 in lost.at else "someone else moved this case"
            raise Stale(f"{why} meanwhile; look again") from lost
        return verdict

    def newest(self, brand: str, limit: int) -> list[Verdict]:
        """A brand's newest verdicts, in one page of the index."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.verdicts_of(brand)),
            ScanIndexForward=False,
            Limit=limit,
        )
        return [Verdict.model_validate(item) for item in found["Items"]]

    def _item(self, verdict: Verdict) -> Item:
        place = {
            "state_pk": keys.verdicts_of(verdict.brand),
            "state_sk": f"{keys.stamp(verdict.at)}#{verdict.mention_id}#{verdict.by}",
        }
        key = keys.verdict(verdict.case_id, verdict.mention_id, verdict.by)
        return to_item(verdict, key, place) | {"expires_at": int((verdict.at + self._kept).timestamp())}
