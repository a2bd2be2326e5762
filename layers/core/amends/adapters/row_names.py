"""What people call the rows of a report: the names of templates, incidents and root causes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.causes import Causes
from amends.adapters.items import get_all
from amends.adapters.library import Library
from amends.measures.cuts import By
from amends.work.causes import BETWEEN

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

BATCH = 100  # items that the table gives at once; incidents beyond them keep their ids for a name


class RowNames:
    """Names out of the table: one request for a cut that has any, none for the others."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def of(self, by: By, rows: Sequence[str]) -> Mapping[str, str]:
        """What is known of the rows' names; a row without one is called by its key."""
        wanted = [row for row in rows if row]
        if not wanted:
            return {}
        match by:
            case By.TEMPLATE:
                return self._templates(wanted)
            case By.INCIDENT:
                return self._incidents(wanted[:BATCH])
            case By.CAUSE:
                return self._causes()
        return {}

    def _templates(self, rows: Sequence[str]) -> Mapping[str, str]:
        shelf = Library(self._table, self._brand).shelf()
        named = {one.id: wording.words.name for one in shelf.templates if (wording := one.current or one.proposed)}
        split = {row: row.rpartition("#") for row in rows}
        return {row: f"{named[name]}, wording {number}" for row, (name, _, number) in split.items() if name in named}

    def _incidents(self, rows: Sequence[str]) -> Mapping[str, str]:
        found = get_all(self._table, [keys.incident(row) for row in rows], strongly=False)
        return {str(item["id"]): str(item["title"]) for item in found}

    def _causes(self) -> Mapping[str, str]:
        groups = Causes(self._table, self._brand).current().groups
        listed = ((group, cause) for group in groups for cause in group.causes)
        return {f"{group.id}{BETWEEN}{cause.id}": f"{group.name}: {cause.name}" for group, cause in listed}
