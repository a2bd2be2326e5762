"""A customer's cases and identities in the table."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.history import write
from amends.adapters.items import Item, Lost, every, get_all, put, to_item, transact
from amends.adapters.markers import expires
from amends.adapters.pages import after, cursor_of
from amends.case import Case
from amends.casefile import Page
from amends.errors import Stale
from amends.event import Event
from amends.work.identities import Customer, Identity

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Customers:
    """The table's customers."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def cases(self, customer: Customer, limit: int, cursor: str | None = None) -> Page[Case]:
        """The cases of a customer's posts, by their newest; `limit` counts posts, so a page may be short."""
        partition = keys.written_by(customer.platform, customer.author_id)
        posts = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(partition),
            ScanIndexForward=False,
            Limit=limit,
            **after(cursor, partition),
        )
        names = list(dict.fromkeys(str(post["pk"]) for post in posts["Items"]))
        found = get_all(self._table, [{"pk": name, "sk": "CASE"} for name in names]) if names else []
        cases = {item["pk"]: Case.model_validate(item) for item in found}
        return Page(items=[cases[name] for name in names if name in cases], next=cursor_of(posts))

    def identities(self, customer: Customer) -> list[Identity]:
        """Whom people said that a customer is, too; those that were taken back as well, the oldest first."""
        first = keys.identities_of(customer.platform, customer.author_id)
        condition = Key("pk").eq(first["pk"]) & Key("sk").begins_with(first["sk"])
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return sorted((Identity.model_validate(item) for item in found), key=lambda one: one.at)

    def identity(self, of: Customer, also: Customer) -> Identity | None:
        """What was said last of these two; None when nothing was."""
        item = self._table.get_item(Key=_key(of, also), ConsistentRead=True).get("Item")
        return Identity.model_validate(item) if item else None

    def save(self, identity: Identity, case_id: str, event: Event) -> Identity:
        """Write it from both sides, with its event in the case's history; raises Stale when another came first."""
        sides = [self._put(one, event) for one in (identity, identity.mirrored())]
        try:
            write(self._table, case_id, [event], sides)
        except Lost as lost:
            raise Stale("someone else said something of these two first; look again") from lost
        return identity

    def forget(self, customer: Customer) -> None:
        """Delete whom people said that a customer is, from both sides."""
        for one in self.identities(customer):
            pairs = ((one.of, one.also), (one.also, one.of))
            deletes = [{"Delete": {"TableName": self._table.name, "Key": _key(*pair)}} for pair in pairs]
            transact(self._table, deletes)

    def _put(self, identity: Identity, event: Event) -> Item:
        item = to_item(identity, _key(identity.of, identity.also)) | {"expires_at": expires(event.at)}
        first = identity.version == 1
        return put(self._table, item, if_absent=first, if_version=None if first else identity.version - 1)


def _key(of: Customer, also: Customer) -> keys.Key:
    return keys.identity(of.platform, of.author_id, also.platform, also.author_id)
