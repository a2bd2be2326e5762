"""Incidents in the table: each move one transaction with its history, its statements and the gate of its texts."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.history import write_all
from amends.adapters.incident_items import incident_item, list_write, new_gate, statement_writes, turned
from amends.adapters.items import Item, Lost, every, get_all, put
from amends.adapters.pages import after, cursor_of
from amends.adapters.timer_items import cancel_timer, set_timer
from amends.casefile import Page
from amends.errors import NotFound, Overtaken, Retry, Stale
from amends.event import Event
from amends.outage.following import Followed, follow
from amends.outage.halting import ended
from amends.outage.incident import Incident, IncidentState, Watched
from amends.outage.moves import Moved
from amends.outage.statement import OVER, Statement
from amends.outage.waiting import Waits
from amends.roles import Person
from amends.timers import Effect, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

ENDING, FREEZE, EXPIRY, RELINK = "incident_end", "freeze", "statement_expiry", "incident_merge"
AGAIN = timedelta(seconds=10)  # when an end is tried again that texts on their way hold up
TRIES = 20  # at a gate that publishers count at, and at an incident that others change


class Incidents:
    """The table's incidents."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def get(self, incident_id: str) -> Incident:
        """The incident as it is now, and how many texts are on their way; raises NotFound."""
        return self.standing(incident_id)[0]

    def standing(self, incident_id: str) -> tuple[Incident, datetime | None]:
        """The incident, and when the last text was recorded; raises NotFound."""
        found = {
            item["sk"]: item for item in get_all(self._table, [keys.incident(incident_id), keys.gate(incident_id)])
        }
        item, gate = found.get("INCIDENT"), found.get("GATE", {})
        if not item:
            raise NotFound(f"no incident {incident_id}")
        incident = Incident.model_validate({**item, "in_flight": gate.get("in_flight", 0)})
        last = gate.get("last_at")
        return incident, datetime.fromisoformat(str(last)) if last else None

    def watched(self) -> list[Watched]:
        """Those that are suspected or live, the oldest first: one strong Query of a list that is short."""
        found = every(self._table, KeyConditionExpression=Key("pk").eq(keys.watched("")["pk"]), ConsistentRead=True)
        return sorted((Watched.model_validate(item) for item in found), key=lambda one: (one.opened_at, one.id))

    def page(self, state: IncidentState, limit: int, cursor: str | None = None) -> Page[Incident]:
        """A page of those in a state, the newest first."""
        partition = keys.incidents_by(state)
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(partition),
            ScanIndexForward=False,
            Limit=limit,
            **after(cursor, partition),
        )
        return Page(items=[Incident.model_validate(item) for item in found["Items"]], next=cursor_of(found))

    def statements(self, incident_id: str) -> list[Statement]:
        """All statements of an incident, the oldest first."""
        found = [Statement.model_validate(item) for item in self._beginning(keys.statement(incident_id, ""))]
        return sorted(found, key=lambda one: (one.created_at, one.id))

    def waiting(self, incident_id: str) -> Iterator[Waits]:
        """Who waits, the gravest first, then who has waited longest."""
        return (Waits.model_validate(item) for item in self._beginning(keys.all_waiting(incident_id)))

    def cases(self, incident_id: str, limit: int, begin: str = "") -> list[Item]:
        """What is kept of the cases that belong to an incident, by their ids; those after `begin`."""
        first, last = keys.incident_case(incident_id, begin), keys.incident_case(incident_id, "~")
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(first["pk"]) & Key("sk").between(f"{first['sk']}!", last["sk"]),
            ConsistentRead=True,
            Limit=limit,
        )
        return found["Items"]

    def history(self, incident_id: str) -> list[Event]:
        """What happened, the oldest first."""
        return [Event.model_validate(item) for item in self._beginning(keys.events(keys.subject(incident_id)))]

    def add(self, moved: Moved) -> Incident:
        """Store a new incident; raises Stale where there is one of its name."""
        incident, events = moved
        writes = [put(self._table, incident_item(incident), if_absent=True), new_gate(self._table, incident)]
        self._write({incident.id: events}, [*writes, *self._beside(None, incident)])
        return incident

    def save(
        self,
        before: Incident,
        moved: Moved,
        now: datetime,
        also: Sequence[Statement] = (),
        beside: Sequence[Item] = (),
    ) -> Incident:
        """Write the incident's next version with what becomes of its statements; raises Overtaken.

        `also` are statements that changed themselves: they are not followed once more.
        """
        followed = self._followed(before, moved, now, also)
        histories, writes = self.writes_of(before, moved, followed, also)
        self._write(histories, [*writes, *beside])
        return followed.incident

    def save_two(self, pairs: Sequence[tuple[Incident, Moved]], now: datetime) -> None:
        """Write two incidents' next versions at once; raises Overtaken."""
        histories, writes = dict[str, list[Event]](), list[Item]()
        for before, moved in pairs:
            theirs, more = self.writes_of(before, moved, self._followed(before, moved, now, ()), ())
            histories |= theirs
            writes += more
        self._write(histories, writes)

    def writes_of(
        self, before: Incident, moved: Moved, followed: Followed, also: Sequence[Statement], flying: int | None = None
    ) -> tuple[dict[str, list[Event]], list[Item]]:
        """The events by incident, and the writes of a move."""
        incident = followed.incident
        gate = (before.state, before.epoch, before.halted) != (incident.state, incident.epoch, incident.halted)
        changed = {one.id: one for one in [*also, *followed.statements]}
        writes = [
            put(self._table, incident_item(incident), if_version=before.version),
            *([turned(self._table, incident, flying)] if gate else []),
            *(statement_writes(self._table, one) for one in changed.values()),
            *self._beside(before, incident),
        ]
        return {incident.id: [*moved.events, *followed.events]}, writes

    def end(self, incident_id: str, now: datetime, *, anyway: bool = False, by: Person | None = None) -> Incident:
        """Write the end of an incident whose texts are all recorded; raises Retry while one is on its way."""
        for _ in range(TRIES):
            effect, incident = self._end(incident_id, now, anyway, by)
            try:
                subject = keys.subject(incident_id)
                write_all(
                    self._table, {subject: effect.events}, [*effect.writes, cancel_timer(self._table, subject, ENDING)]
                )
            except (Lost, Retry):
                continue
            return incident
        raise Retry("others kept changing the incident")

    def end_by_timer(self, timer: Timer, now: datetime) -> Effect:
        """What a timer does that ends an incident: the end, or nothing yet and the timer once more."""
        try:
            return self._end(keys.incident_named(timer.case_id), now, anyway=False)[0]
        except Retry:
            return Effect(again=timer.model_copy(update={"due_at": now + AGAIN}))
        except Stale:
            return Effect()  # It was ended, or goes on again.

    def _end(self, incident_id: str, now: datetime, anyway: bool, by: Person | None = None) -> tuple[Effect, Incident]:
        before, last_at = self.standing(incident_id)
        moved = ended(before, before.in_flight, last_at, now, anyway, by)
        followed = self._followed(before, moved, now, ())
        histories, writes = self.writes_of(before, moved, followed, (), before.in_flight)
        return Effect(histories[incident_id], writes), followed.incident

    def _followed(self, before: Incident, moved: Moved, now: datetime, also: Sequence[Statement]) -> Followed:
        own = {one.id for one in also}
        others = [one for one in self.statements(before.id) if one.id not in own and one.state not in OVER]
        return follow(before, moved.incident, others, now)

    def _beside(self, before: Incident | None, incident: Incident) -> list[Item]:
        """The list of what is watched for, and the timers that a move sets and takes away."""
        subject, writes = keys.subject(incident.id), [list_write(self._table, incident)]
        if incident.resolving and incident.halt and not (before and before.resolving):
            writes.append(set_timer(self._table, Timer(case_id=subject, kind=ENDING, due_at=incident.halt.at)))
        if incident.state is IncidentState.MERGED:
            writes.append(set_timer(self._table, Timer(case_id=subject, kind=RELINK, due_at=incident.since)))
        if incident.live != (before is not None and before.live):
            # The flag for other tools: told by a timer, which tries again until they have heard it.
            writes.append(set_timer(self._table, Timer(case_id=subject, kind=FREEZE, due_at=incident.since)))
        return writes

    def _write(self, histories: dict[str, list[Event]], writes: Sequence[Item]) -> None:
        of = {keys.subject(incident_id): events for incident_id, events in histories.items()}
        for _ in range(TRIES):
            try:
                return write_all(self._table, of, writes)
            except Lost as lost:
                raise Overtaken("someone else changed this incident first; look again") from lost
            except Retry:
                continue  # Publishers count at the gate: a stop must get through all the same.
        raise Retry("others kept changing the incident")

    def _beginning(self, key: keys.Key) -> Iterator[Item]:
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        return every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
