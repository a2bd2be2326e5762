"""Deliveries in the table: who was given what, and what people said of it."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.delivery_items import gate_is_open, marker_put
from amends.adapters.items import Item, Lost, every, put, to_item, transact
from amends.adapters.pages import after, cursor_of
from amends.adapters.replies import Replies
from amends.casefile import Page
from amends.event import Event
from amends.outage.delivery import Delivery, StatementRef
from amends.outage.turning import Echo
from amends.reply import Reply
from amends.review.texts import TextVersion

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Deliveries:
    """The table's deliveries."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def deliveries(self, incident_id: str) -> list[Delivery]:
        """Every delivery of an incident, read strongly: whom it misses would be told twice, if not for the marker."""
        return [Delivery.model_validate(item) for item in self._all(keys.deliveries(incident_id))]

    def page(self, incident_id: str, limit: int, cursor: str | None = None) -> Page[Delivery]:
        """A page of an incident's deliveries, the newest first."""
        partition = keys.deliveries_of(incident_id)
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(partition),
            ScanIndexForward=False,
            Limit=limit,
            **after(cursor, partition),
        )
        return Page(items=[Delivery.model_validate(item) for item in found["Items"]], next=cursor_of(found))

    def give(self, reply: Reply, delivery: Delivery, text: TextVersion, event: Event) -> Reply:
        """Store the approved reply with its marker, while the incident's gate is open: all of it or nothing."""
        ref = reply.statement
        if ref is None:
            raise ValueError("a delivery gives out a statement")
        also = [marker_put(self._table, delivery), gate_is_open(self._table, ref)]
        return Replies(self._table).add(reply, event, text=text, also=also)

    def refuse(self, delivery: Delivery) -> None:
        """Note that somebody can't be told, unless they are being told."""
        try:
            transact(self._table, [marker_put(self._table, delivery)])
        except Lost:
            return  # They are being told.

    def given_as(self, platform: str, post_id: str) -> StatementRef | None:
        """Which statement a post of ours gave out; None for any other post."""
        item = self._table.get_item(Key=keys.given_as(platform, post_id)).get("Item")
        return StatementRef.model_validate(item) if item else None

    def hear(self, incident_id: str, echo: Echo) -> None:
        """Keep what somebody said of a statement; once, however often it is heard."""
        key = keys.echo(incident_id, echo.statement_id, echo.platform, echo.mention_id)
        transact(self._table, [put(self._table, to_item(echo, key))])

    def echoes(self, incident_id: str, statement_id: str) -> list[Echo]:
        """What was said of a statement."""
        return [Echo.model_validate(item) for item in self._all(keys.echo(incident_id, statement_id))]

    def _all(self, key: keys.Key) -> list[Item]:
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        return list(every(self._table, KeyConditionExpression=condition, ConsistentRead=True))
