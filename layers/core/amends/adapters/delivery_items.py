"""Deliveries in the transactions of their replies: one marker each, and the incident's gate that counts them.

The gate is the item that whoever stops an incident writes. Every claim asks it and adds itself in one write, so that
no claim comes after a stop; every end of a claim takes itself off, so that an incident whose count is zero has nothing
on its way to a platform.
"""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.incident_items import landed, taken
from amends.adapters.items import Item, put, to_item
from amends.outage.delivery import FREE, Delivery, DeliveryState, StatementRef
from amends.outage.statement import Stage
from amends.reply import Reply, ReplyState
from amends.turns import IN_THE_AIR

if TYPE_CHECKING:
    from datetime import datetime

    from mypy_boto3_dynamodb.service_resource import Table

_D = DeliveryState
BECAME = {
    ReplyState.APPROVED: _D.QUEUED,
    ReplyState.POSTING: _D.POSTING,
    ReplyState.POSTED: _D.POSTED,
    ReplyState.MAYBE_POSTED: _D.IN_DOUBT,
    ReplyState.REFUSED: _D.REFUSED,
    ReplyState.VOID: _D.WITHDRAWN,
}
# Nothing has stopped the incident since the delivery was handed out, and nobody stops it in this moment.
_IS_OPEN = "epoch = :epoch AND halted = :no"


def gate_is_open(table: "Table", ref: StatementRef) -> Item:
    """The condition, for the transaction that hands a delivery out."""
    values = {":epoch": ref.epoch, ":no": False}
    asked = {"ConditionExpression": _IS_OPEN, "ExpressionAttributeValues": values}
    return {"ConditionCheck": {"TableName": table.name, "Key": keys.gate(ref.incident_id), **asked}}


def claim_at_gate(table: "Table", ref: StatementRef) -> Item:
    """The write, for the transaction of a claim, that asks the gate and counts the delivery."""
    return taken(table, ref.incident_id, ref.epoch, Stage(ref.stage))


def stopped(table: "Table", ref: StatementRef) -> str:
    """Why nothing that was handed out with this one goes out any more; empty while it does."""
    gate = table.get_item(Key=keys.gate(ref.incident_id), ConsistentRead=True).get("Item", {})
    if gate.get("epoch") == ref.epoch and gate.get("halted") is False:
        return ""
    return "the statement was stopped after this was handed out"


def marker_put(table: "Table", delivery: Delivery) -> Item:
    """The write that takes a customer's place: only where nobody has it, or who had it certainly posted nothing."""
    key = keys.delivery(delivery.incident_id, delivery.stage, delivery.platform, delivery.author_id)
    place = {
        "state_pk": keys.deliveries_of(delivery.incident_id),
        "state_sk": f"{keys.stamp(delivery.at)}#{delivery.stage}#{delivery.platform}#{delivery.author_id}",
    }
    write = put(table, to_item(delivery, key, place), if_absent=True)
    free = {f":free{place}": state for place, state in enumerate(FREE)}
    write["Put"]["ConditionExpression"] += "".join(f" OR #state = {name}" for name in free)
    write["Put"]["ExpressionAttributeNames"] = {"#state": "state"}
    write["Put"]["ExpressionAttributeValues"] = free
    return write


def follow(table: "Table", reply: Reply, at: "datetime") -> tuple[Reply, list[Item]]:
    """The reply as it is to be written, and what its move does to its delivery and to the gate."""
    ref, became = reply.statement, BECAME.get(reply.state)
    if ref is None:
        return reply, []
    writes = [_marked(table, reply, ref, became, at)] if became else []
    in_the_air = reply.state in IN_THE_AIR
    if ref.in_flight and not in_the_air:
        writes.append(landed(table, ref.incident_id, at))
    if reply.state is ReplyState.POSTED and reply.post_id:
        writes.append(put(table, to_item(ref, keys.given_as(reply.platform, reply.post_id))))
    return reply.model_copy(update={"statement": ref.model_copy(update={"in_flight": in_the_air})}), writes


def _marked(table: "Table", reply: Reply, ref: StatementRef, became: DeliveryState, at: "datetime") -> Item:
    values = {":state": became, ":since": keys.stamp(at), ":why": reply.note, ":reply": reply.id}
    change = "SET #state = :state, since = :since, why = :why"
    if reply.post_id:
        values[":post"] = reply.post_id
        change += ", post_id = :post"
    return {
        "Update": {
            "TableName": table.name,
            "Key": keys.delivery(ref.incident_id, ref.stage, reply.platform, ref.author_id),
            "UpdateExpression": change,
            "ConditionExpression": "reply_id = :reply",
            "ExpressionAttributeNames": {"#state": "state"},
            "ExpressionAttributeValues": values,
        }
    }
