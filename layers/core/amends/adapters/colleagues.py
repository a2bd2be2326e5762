"""Who has signed in, in the table."""

from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import every, to_item
from amends.roles import Person
from amends.work.people import KNOWN, OFTEN, Colleague, colleague, is_known

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Colleagues:
    """The table's people; it remembers whom it has written, so that a call costs no write."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._written: dict[str, Colleague] = {}

    def saw(self, person: Person, now: datetime) -> None:
        """Keep that somebody calls, with their roles; once an hour, or when those changed."""
        one, before = colleague(person, now), self._written.get(person.id)
        if before and before.model_copy(update={"seen_at": now}) == one and now - before.seen_at < OFTEN:
            return
        expires = {"expires_at": int((now + KNOWN).timestamp())}
        self._table.put_item(Item=to_item(one, keys.colleague(one.id)) | expires)
        self._written[one.id] = one

    def get(self, person_id: str) -> Colleague | None:
        """Somebody as they were when they called last; None where they never did, or too long ago to be kept."""
        item = self._table.get_item(Key=keys.colleague(person_id), ConsistentRead=True).get("Item")
        return Colleague.model_validate(item) if item else None

    def known(self, now: datetime) -> list[Colleague]:
        """Everybody who can be handed a case or called, by name."""
        found = every(self._table, KeyConditionExpression=Key("pk").eq(keys.people()), ConsistentRead=True)
        people = [one for one in map(Colleague.model_validate, found) if is_known(one, now)]
        return sorted(people, key=lambda one: (one.name, one.id))
