"""A brand's settings in the table: one item that is current, and every version for good."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, put, to_item, transact
from amends.brand import Brand
from amends.brand_versions import BrandVersion
from amends.errors import NotFound, Stale

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Brands:
    """The table's settings of one brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def get(self) -> Brand:
        """The settings as they are now; the defaults, as version 0, before somebody set some."""
        item = self._table.get_item(Key=keys.brand(self._brand), ConsistentRead=True).get("Item")
        if not item:
            return Brand()
        found = BrandVersion.model_validate(item)
        return Brand.model_validate({**found.settings.model_dump(), "version": found.version})

    def version(self, version: int) -> BrandVersion:
        """A version of the settings; raises NotFound."""
        item = self._table.get_item(Key=keys.brand_version(self._brand, version)).get("Item")
        if not item:
            raise NotFound(f"no version {version} of the settings")
        return BrandVersion.model_validate(item)

    def history(self, limit: int) -> list[BrandVersion]:
        """The newest versions, the newest first."""
        key = keys.versions(keys.brand(self._brand))
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"]),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=limit,
        )
        return [BrandVersion.model_validate(item) for item in found["Items"]]

    def add(self, version: BrandVersion) -> BrandVersion:
        """Store the next version and make it the current one; raises Stale when another came first."""
        first = version.version == 1
        current = _item(version, keys.brand(self._brand))
        record = _item(version, keys.brand_version(self._brand, version.version))
        try:
            transact(
                self._table,
                [
                    put(self._table, current, if_absent=first, if_version=None if first else version.version - 1),
                    put(self._table, record, if_absent=True),
                ],
            )
        except Lost as lost:
            raise Stale("someone else changed the settings first; look again") from lost
        return version


def _item(version: BrandVersion, key: keys.Key) -> Item:
    item = to_item(version, key)
    item["settings"]["budgets"] = dict(version.settings.budgets)  # As decimals: JSON has none.
    return item
