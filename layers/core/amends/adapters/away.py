"""Who is away, in the table, and under their deputy's name."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import every, to_item
from amends.review.desks import Away

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Absences:
    """The table's people who are away."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def of(self, person_id: str) -> Away | None:
        """Whether someone is away, and who decides meanwhile."""
        item = self._table.get_item(Key=keys.away(person_id), ConsistentRead=True).get("Item")
        return Away.model_validate(item) if item else None

    def deputised_by(self, person_id: str) -> list[Away]:
        """Those who are away and named this person."""
        found = every(
            self._table,
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.stands_in(person_id)),
        )
        return [Away.model_validate(item) for item in found]

    def leave(self, away: Away) -> Away:
        """Note that someone is away; what they said last counts."""
        place = {"state_pk": keys.stands_in(away.deputy.id), "state_sk": away.person.id}
        self._table.put_item(Item=to_item(away, keys.away(away.person.id), place))
        return away

    def back(self, person_id: str) -> None:
        """Note that someone is back."""
        self._table.delete_item(Key=keys.away(person_id))
