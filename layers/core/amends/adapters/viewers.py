"""Who has a case open, in the table: written at once and outside of any transaction, so that it is in nobody's way."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import to_item
from amends.errors import NotFound
from amends.work.viewers import GONE, Viewer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Viewers:
    """The table's viewers."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def look(self, case_id: str, viewer: Viewer) -> list[Viewer]:
        """Keep that somebody has the case open, and say who has; raises NotFound where there is no case."""
        if "Item" not in self._table.get_item(Key=keys.case(case_id)):
            raise NotFound(f"no case {case_id}")
        gone = {"expires_at": int((viewer.seen_at + 2 * GONE).timestamp())}
        self._table.put_item(Item=to_item(viewer, keys.viewer(case_id, viewer.id)) | gone)
        return self.at(case_id)

    def at(self, case_id: str) -> list[Viewer]:
        """Who had the case open lately."""
        first = keys.viewers_of(case_id)
        found = self._table.query(KeyConditionExpression=Key("pk").eq(first["pk"]) & Key("sk").begins_with(first["sk"]))
        return [Viewer.model_validate(item) for item in found["Items"]]

    def leave(self, case_id: str, person_id: str) -> None:
        """Forget that somebody had the case open."""
        self._table.delete_item(Key=keys.viewer(case_id, person_id))
