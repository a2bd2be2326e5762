"""Cases of a merged incident go where it went, page by page, from wherever it stopped."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.incidents import RELINK, Incidents
from amends.adapters.items import Item
from amends.errors import NotFound, Stale
from amends.outage.linking import link
from amends.timers import Effect, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KIND = RELINK
AT_ONCE = 100  # cases of a run
NEXT = timedelta(seconds=5)


class Relinking:
    """What a timer does for an incident that went into another one."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._cases, self._incidents = Cases(table), Incidents(table)

    def fire(self, timer: Timer, now: datetime) -> Effect:
        """Link a page of its cases to where it went; the timer once more while any are left."""
        incident = self._incidents.get(keys.incident_named(timer.case_id))
        into = incident.merged_into
        while into and (target := self._incidents.get(into)).merged_into:
            into = target.merged_into
        listed = self._incidents.cases(incident.id, AT_ONCE)
        if into is None or not listed:
            return Effect()
        for one in listed:
            self._move(one, incident.id, into, now)
        return Effect(again=timer.model_copy(update={"due_at": now + NEXT}))

    def _move(self, listed: Item, of: str, into: str, now: datetime) -> None:
        try:
            case = self._cases.get(str(listed["case_id"]))
            if case.incident == of and not case.merged_into:
                self._cases.save(*link(case, self._incidents.get(into), None, now))
                return
        except Stale:
            return  # Somebody changed the case, or the incident ended: the next run looks again.
        except NotFound:
            pass
        # It belongs to another one by now, or to none.
        self._table.delete_item(Key=keys.incident_case(of, str(listed["case_id"])))
