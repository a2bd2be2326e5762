"""A brand's settings in the table."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put, to_item
from amends.adapters.versions import Versions
from amends.brand import Brand
from amends.brand_versions import BrandVersion

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

SERVICE = {"business_hours", "quiet_hours", "service"}


class Brands(Versions[BrandVersion]):
    """The table's settings of one brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        super().__init__(table, keys.brand(brand), BrandVersion.model_validate, "the settings", _item)

    def get(self) -> Brand:
        """The settings as they are now; the defaults, as version 0, before somebody set some."""
        found = self.current()
        return Brand.model_validate({**found.settings.model_dump(), "version": found.version}) if found else Brand()

    def _beside(self, version: BrandVersion) -> list[Item]:
        """What the clocks go by, for those who write cases: a table has one brand's cases."""
        settings = _item(version)["settings"]
        return [
            put(self._table, {**keys.service(), "settings": {name: settings[name] for name in SERVICE & set(settings)}})
        ]


def _item(version: BrandVersion) -> Item:
    item = to_item(version)
    item["settings"]["budgets"] = dict(version.settings.budgets)  # As decimals: JSON has none.
    return item
