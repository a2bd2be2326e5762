"""The log in the table: a case's history with its end, and all entries of a day."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.incidents import Incidents
from amends.adapters.items import every
from amends.adapters.pages import after, cursor_of
from amends.audit.chain import Head
from amends.audit.logged import History, Logged
from amends.audit.proof import prove
from amends.case import CaseState
from amends.casefile import Page
from amends.errors import NotFound, Retry
from amends.event import Event
from amends.outage.incident import IncidentState
from amends.triage import Desk

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TRIES = 5  # at a history that is written while it is read
PAGE = 100


class Audit:
    """The table's log."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def history(self, case_id: str, known: tuple[Head, ...] = ()) -> History:
        """A case's history and its proof; `known` are seals that were noted elsewhere. Raises NotFound."""
        for _ in range(TRIES):
            head = self._head(case_id)
            entries = [Event.model_validate(item) for item in self._entries(case_id)]
            if self._head(case_id) == head:
                break
        else:
            raise Retry("this case's history was written all the time")
        if not entries and not head.seq and not known:
            raise NotFound(f"no case {case_id}")
        ordered = sorted(entries, key=lambda entry: (entry.seq, entry.at, entry.id))
        return History(case_id=case_id, proof=prove(case_id, entries, head, known), entries=ordered)

    def incident(self, incident_id: str) -> History:
        """An incident's history and its proof; raises NotFound."""
        return self.history(keys.subject(incident_id))

    def on(self, day: date, limit: int = PAGE, cursor: str | None = None) -> Page[Logged]:
        """A page of all entries of a day, in UTC, in their order."""
        partition = keys.events_on(day)
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(partition),
            Limit=limit,
            **after(cursor, partition),
        )
        entries = [
            Logged(case_id=keys.subject_of(str(item["pk"])), entry=Event.model_validate(item))
            for item in found["Items"]
        ]
        return Page(items=entries, next=cursor_of(found))

    def cases(self) -> Iterator[str]:
        """The ids of all cases, a desk and a state after the other: a Query a page, and no scan."""
        cases = Cases(self._table)
        for desk in Desk:
            for state in CaseState:
                cursor: str | None = None
                while True:
                    page = cases.queue(desk, state, PAGE, cursor)
                    yield from (case.id for case in page.items)
                    cursor = page.next
                    if cursor is None:
                        break

    def incidents(self) -> Iterator[str]:
        """All incidents, as their histories call them, a state after the other."""
        incidents = Incidents(self._table)
        for state in IncidentState:
            cursor: str | None = None
            while True:
                page = incidents.page(state, PAGE, cursor)
                yield from (keys.subject(one.id) for one in page.items)
                cursor = page.next
                if cursor is None:
                    break

    def _head(self, case_id: str) -> Head:
        item = self._table.get_item(Key=keys.history(case_id), ConsistentRead=True).get("Item")
        return Head.model_validate(item) if item else Head()

    def _entries(self, case_id: str) -> Iterator[dict[str, object]]:
        begins = keys.events(case_id)
        return every(
            self._table,
            KeyConditionExpression=Key("pk").eq(begins["pk"]) & Key("sk").begins_with(begins["sk"]),
            ConsistentRead=True,
        )
