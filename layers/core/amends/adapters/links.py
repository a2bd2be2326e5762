"""Links between cases, by people: one item in each case, one transaction over both histories."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.history import write_all
from amends.adapters.items import Item, Lost
from amends.adapters.link_items import link_writes
from amends.errors import NotFound, Stale
from amends.event import Event
from amends.roles import Act, Person
from amends.work.links import Link, Relation, told

if TYPE_CHECKING:
    from datetime import datetime

    from mypy_boto3_dynamodb.service_resource import Table


class Links:
    """The table's links between cases."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def save(self, links: dict[str, Link], event: Event) -> None:
        """Write the links of two cases by whose they are, with the event in both histories; raises Stale."""
        writes = link_writes(self._table, links)
        for write in writes:
            write["Put"]["ConditionExpression"] = "attribute_not_exists(pk)"
        self._write(links, event, writes)

    def drop(self, case_id: str, other: str, person: Person, now: "datetime") -> None:
        """Take back a link that a person made; raises NotFound where there is none, and Stale."""
        person.must(Act.WORK)
        item = self._table.get_item(Key=keys.link(case_id, other), ConsistentRead=True).get("Item")
        if not item or item["relation"] != Relation.RELATED:
            raise NotFound("nobody linked these cases")
        sides = ((case_id, other), (other, case_id))
        there = {"ConditionExpression": "attribute_exists(pk)"}
        deletes = [{"Delete": {"TableName": self._table.name, "Key": keys.link(*side), **there}} for side in sides]
        event = Event(at=now, kind="unlinked", by=person.id, by_name=person.name)
        link = Link.model_validate(item)
        self._write({case_id: link, other: link.model_copy(update={"case_id": case_id})}, event, deletes)

    def _write(self, links: dict[str, Link], event: Event, writes: Sequence[Item]) -> None:
        entries = {case_id: [told(event, link.case_id)] for case_id, link in links.items()}
        try:
            write_all(self._table, entries, writes)
        except Lost as lost:
            raise Stale("these cases are linked already, or someone else was first; look again") from lost
