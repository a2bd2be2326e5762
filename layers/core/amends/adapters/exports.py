"""Exports in the table."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, every, put, to_item, transact
from amends.errors import NotFound, Stale
from amends.exports.export import Export, ExportState

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Exports:
    """The table's exports of one brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def add(self, export: Export) -> Export:
        """Store a new one; raises Stale where it is there already."""
        self._transact(put(self._table, self._item(export), if_absent=True))
        return export

    def get(self, export_id: str) -> Export:
        """An export, read strongly; raises NotFound."""
        found = self._table.get_item(Key=keys.export(self._brand, export_id), ConsistentRead=True).get("Item")
        if not found:
            raise NotFound(f"no export {export_id}: those of the last 30 days are kept")
        return Export.model_validate(found)

    def all(self) -> list[Export]:
        """Those of the last thirty days, the newest first."""
        partition = Key("pk").eq(keys.exports(self._brand))
        found = map(Export.model_validate, every(self._table, KeyConditionExpression=partition, ConsistentRead=True))
        return sorted(found, key=lambda export: (export.at, export.id), reverse=True)

    def waiting(self) -> list[Export]:
        """Those that wait, the oldest first. They are few, so they stand in no index."""
        return [export for export in reversed(self.all()) if export.state is ExportState.WAITING]

    def save(self, export: Export) -> Export:
        """Write it as its next version; raises Stale when another came first."""
        following = export.model_copy(update={"version": export.version + 1})
        self._transact(put(self._table, self._item(following), if_version=export.version))
        return following

    def _item(self, export: Export) -> Item:
        item = to_item(export, keys.export(self._brand, export.id))
        item["expires_at"] = int(export.ends_at.timestamp())
        return item

    def _transact(self, write: Item) -> None:
        try:
            transact(self._table, [write])
        except Lost as lost:
            raise Stale("another run came first") from lost
