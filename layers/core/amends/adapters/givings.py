"""Which incidents have a statement that goes out, in the table: one short list, so that nobody looks for them."""

from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.history import write
from amends.adapters.incident_items import statement_writes
from amends.adapters.incidents import Incidents
from amends.adapters.items import Item, Lost, every, put, transact
from amends.adapters.timer_items import set_timer
from amends.errors import Overtaken
from amends.event import Event
from amends.outage.incident import Incident
from amends.outage.moves import told
from amends.outage.promise import DUE_SOON, MISSED, PROMISE_TIMER, WARNING_TIMER, Standing, named, promises, timers_of
from amends.outage.starting import Started
from amends.outage.statement import Statement
from amends.timers import Effect, Handler, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Givings:
    """The table's list of what goes out, and the promises that were made with it."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._incidents = Incidents(table)

    def start(self, incident: Incident, started: Started, now: datetime) -> Statement:
        """Write that a statement goes out, while its incident is as it was seen; raises Overtaken."""
        statement, subject = started.statement, keys.subject(incident.id)
        writes = [statement_writes(self._table, statement), self._as_seen(incident)]
        writes.append(put(self._table, {**keys.giving(incident.id), "at": keys.stamp(now)}))
        if statement.next_update_at:
            writes += [set_timer(self._table, timer) for timer in timers_of(subject, statement.next_update_at, now)]
        try:
            write(self._table, subject, started.events, writes)
        except Lost as lost:
            raise Overtaken("someone else changed this statement or its incident first; look again") from lost
        return statement

    def going(self) -> dict[str, str]:
        """The incidents of which something goes out, each with the moment of its last start."""
        condition = Key("pk").eq(keys.giving("")["pk"])
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return {str(item["sk"]): str(item["at"]) for item in found}

    def done(self, incident_id: str, at: str) -> None:
        """Take an incident off the list, unless something was started since."""
        gone: Item = {"TableName": self._table.name, "Key": keys.giving(incident_id)}
        gone |= {"ConditionExpression": "#at = :at", "ExpressionAttributeNames": {"#at": "at"}}
        gone["ExpressionAttributeValues"] = {":at": at}
        try:
            transact(self._table, [{"Delete": gone}])
        except Lost:
            return  # Something was started in this moment.

    def handlers(self) -> dict[str, Handler]:
        """What the timers of promises do."""
        return {WARNING_TIMER: self._warn, PROMISE_TIMER: self._miss}

    def _warn(self, timer: Timer, now: datetime) -> Effect:
        return self._tell(timer, DUE_SOON, now)

    def _miss(self, timer: Timer, now: datetime) -> Effect:
        return self._tell(timer, MISSED, now)

    def _tell(self, timer: Timer, kind: str, now: datetime) -> Effect:
        """The event that PR is told of; nothing where the promise was kept."""
        incident_id = timer.case_id.removeprefix(keys.subject(""))
        found = promises(self._incidents.history(incident_id))
        if not any(named(one.at) == timer.id and one.standing is Standing.OPEN for one in found):
            return Effect()
        whom = tuple(dict.fromkeys([*told(self._incidents.get(incident_id)), "desk:pr"]))
        return Effect([Event(at=now, kind=kind, note=timer.id, to=whom)])

    def _as_seen(self, incident: Incident) -> Item:
        check: Item = {"TableName": self._table.name, "Key": keys.incident(incident.id)}
        check["ConditionExpression"] = "#version = :version"
        check["ExpressionAttributeNames"] = {"#version": "version"}
        check["ExpressionAttributeValues"] = {":version": incident.version}
        return {"ConditionCheck": check}
