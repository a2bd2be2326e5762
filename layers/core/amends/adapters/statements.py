"""Statements in the table, in their incident: each change one transaction with the incident's history."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.history import write
from amends.adapters.incident_items import statement_writes
from amends.adapters.incidents import EXPIRY, Incidents
from amends.adapters.items import Item, Lost, every, put, to_item
from amends.adapters.timer_items import set_timer
from amends.errors import NotFound, Overtaken
from amends.outage.agreeing import Approved
from amends.outage.drafting import Written, expired
from amends.outage.following import GOES_OUT, follow
from amends.outage.incident import Incident
from amends.outage.moves import Moved
from amends.outage.statement import Statement
from amends.timers import Effect, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Statements:
    """The table's statements."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._incidents = Incidents(table)

    def get(self, incident_id: str, statement_id: str) -> Statement:
        """The statement as it is now; raises NotFound."""
        key = keys.statement(incident_id, statement_id)
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        if not item:
            raise NotFound(f"no statement {statement_id}")
        return Statement.model_validate(item)

    def texts(self, incident_id: str, statement_id: str) -> list[Statement]:
        """The statement after each edit of its words, the oldest first."""
        key = keys.statement_text(incident_id, statement_id)
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return [Statement.model_validate(item) for item in found]

    def save(self, incident: Incident, written: Written, *, words: bool = False) -> Statement:
        """Write a statement's next version while the incident is as it was seen; raises Overtaken.

        With `words` the version is kept for good, beside what the statement becomes.
        """
        statement = written.statement
        writes = [statement_writes(self._table, statement), self._as_seen(incident), *self._timer(statement)]
        if words:
            key = keys.statement_text(incident.id, statement.id, statement.edits)
            writes.append(put(self._table, to_item(statement, key), if_absent=True))
        try:
            write(self._table, keys.subject(incident.id), written.events, writes)
        except Lost as lost:
            raise Overtaken("someone else changed this statement or its incident first; look again") from lost
        return statement

    def correct(self, incident: Incident, halted: Moved, written: Written, now: datetime) -> Statement:
        """Write a correction's draft, and that nothing goes out until it is approved."""
        key = keys.statement_text(incident.id, written.statement.id, written.statement.edits)
        words = put(self._table, to_item(written.statement, key), if_absent=True)
        moved = Moved(halted.incident, [*halted.events, *written.events])
        self._incidents.save(incident, moved, now, [written.statement], [words])
        return written.statement

    def approve(self, incident: Incident, approved: Approved, now: datetime) -> Statement:
        """Write an approval; with the last one the incident and what it replaces change in the same transaction."""
        if approved.incident.version == incident.version:
            return self.save(incident, Written(approved.statement, approved.events))
        moved = Moved(approved.incident, approved.events)
        also = [approved.statement, *approved.replaced]
        self._incidents.save(incident, moved, now, also, self._timer(approved.statement))
        return approved.statement

    def end(self, incident: Incident, written: Written, goes_out: bool, now: datetime) -> Statement:
        """Write the end of a statement; where it went out, in a new epoch."""
        if not goes_out:
            return self.save(incident, written)
        self._incidents.save(incident, Moved(stopped(incident), written.events), now, [written.statement])
        return written.statement

    def expire(self, timer: Timer, now: datetime) -> Effect:
        """What a timer does for a statement whose time is over; nothing where it waits for nobody any more."""
        incident = self._incidents.get(keys.incident_named(timer.case_id))
        statement = self.get(incident.id, timer.id)
        written = expired(statement, incident, now)
        if written is None:
            return self._later(timer, statement)
        if statement.state not in GOES_OUT:
            return Effect(written.events, [statement_writes(self._table, written.statement), self._as_seen(incident)])
        moved = Moved(stopped(incident), written.events)
        others = [one for one in self._incidents.statements(incident.id) if one.id != statement.id]
        followed = follow(incident, moved.incident, others, now)
        histories, writes = self._incidents.writes_of(incident, moved, followed, [written.statement])
        return Effect(histories[incident.id], writes)

    def _later(self, timer: Timer, statement: Statement) -> Effect:
        if statement.expires_at is None or statement.expires_at <= timer.due_at:
            return Effect()
        return Effect(again=timer.model_copy(update={"due_at": statement.expires_at}))

    def _as_seen(self, incident: Incident) -> Item:
        check: Item = {"TableName": self._table.name, "Key": keys.incident(incident.id)}
        check["ConditionExpression"] = "#version = :version"
        check["ExpressionAttributeNames"] = {"#version": "version"}
        check["ExpressionAttributeValues"] = {":version": incident.version}
        return {"ConditionCheck": check}

    def _timer(self, statement: Statement) -> Sequence[Item]:
        if statement.expires_at is None:
            return []
        due = Timer(
            case_id=keys.subject(statement.incident_id), kind=EXPIRY, id=statement.id, due_at=statement.expires_at
        )
        return [set_timer(self._table, due)]


def stopped(incident: Incident) -> Incident:
    """The incident in a new epoch: nothing that was queued goes out."""
    return incident.model_copy(update={"epoch": incident.epoch + 1, "version": incident.version + 1})
