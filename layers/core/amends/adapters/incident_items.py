"""An incident as items of the table, and the writes by which publishers ask its gate."""

from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put, to_item
from amends.outage.incident import HEARS, LIVE, Incident, IncidentState, watched
from amends.outage.statement import Stage, Statement

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def incident_item(incident: Incident) -> Item:
    """The incident, and its place among those of its state; what is in flight is the gate's."""
    place = {
        "state_pk": keys.incidents_by(incident.state),
        "state_sk": f"{keys.stamp(incident.opened_at)}#{incident.id}",
    }
    return to_item(incident.model_copy(update={"in_flight": 0}), keys.incident(incident.id), place)


def statement_writes(table: "Table", statement: Statement) -> Item:
    """The write of a statement's next version."""
    first = statement.version == 1
    item = to_item(statement, keys.statement(statement.incident_id, statement.id))
    return put(table, item, if_absent=first, if_version=None if first else statement.version - 1)


def list_write(table: "Table", incident: Incident) -> Item:
    """The write that keeps the list of what is watched for: a copy while posts join it, nothing afterwards."""
    key = keys.watched(incident.id)
    if incident.state in HEARS:
        return put(table, to_item(watched(incident), key))
    return {"Delete": {"TableName": table.name, "Key": key}}


def new_gate(table: "Table", incident: Incident) -> Item:
    """The gate of an incident that is new."""
    return put(table, {**keys.gate(incident.id), **_of(incident), "in_flight": 0}, if_absent=True)


def turned(table: "Table", incident: Incident, in_flight: int | None = None) -> Item:
    """The write that makes the gate what the incident says; with a number only while so many are on their way."""
    values = {f":{name}": value for name, value in _of(incident).items()}
    update: Item = {"TableName": table.name, "Key": keys.gate(incident.id)}
    update["UpdateExpression"] = "SET #state = :state, epoch = :epoch, halted = :halted"
    update["ExpressionAttributeNames"] = {"#state": "state"}
    update["ExpressionAttributeValues"] = values
    update["ConditionExpression"] = "attribute_exists(pk)"
    if in_flight is not None:
        update["ConditionExpression"] = "in_flight = :flying"
        values[":flying"] = in_flight
    return {"Update": update}


def taken(table: "Table", incident_id: str, epoch: int, stage: Stage) -> Item:
    """The write, for a publisher's claim, that lets one text out and counts it.

    Its condition: nothing was stopped since the text was handed out, and the incident stands as its stage wants.
    """
    states = [IncidentState.RESOLVED] if stage is Stage.RESOLVED else sorted(LIVE)
    if stage is Stage.CORRECTION:
        states = [*sorted(LIVE), IncidentState.RESOLVED]
    values: Item = {":epoch": epoch, ":no": False, ":one": 1}
    values |= {f":state{place}": str(state) for place, state in enumerate(states)}
    stands = " OR ".join(f"#state = :state{place}" for place in range(len(states)))
    same_epoch, goes = "epoch = :epoch", "halted = :no"
    return {
        "Update": {
            "TableName": table.name,
            "Key": keys.gate(incident_id),
            "UpdateExpression": "ADD in_flight :one",
            "ConditionExpression": f"{same_epoch} AND {goes} AND ({stands})",
            "ExpressionAttributeNames": {"#state": "state"},
            "ExpressionAttributeValues": values,
        }
    }


def landed(table: "Table", incident_id: str, at: datetime) -> Item:
    """The write, for whoever records what became of a claimed text, that it is not on its way any more.

    `at` is the moment of the record, not of the claim: the end of the incident is written behind it.
    """
    return {
        "Update": {
            "TableName": table.name,
            "Key": keys.gate(incident_id),
            "UpdateExpression": "ADD in_flight :less SET last_at = :at",
            "ConditionExpression": "in_flight > :none",
            "ExpressionAttributeValues": {":less": -1, ":none": 0, ":at": keys.stamp(at)},
        }
    }


def _of(incident: Incident) -> Item:
    return {"state": str(incident.state), "epoch": incident.epoch, "halted": incident.halted}
