"""Settings of which every version is kept: one item that is current, and each version for good."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, put, to_item, transact
from amends.errors import NotFound, Overtaken

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class _Numbered(Protocol):
    @property
    def version(self) -> int: ...


V = TypeVar("V", bound=_Numbered)


class Versions(Generic[V]):
    """The versions of one thing in the table; `what` names it to people.

    They lie beside the current item, or under `kept_under`: where many things share a partition, so that a list of them
    reads none of what they were before.
    """

    def __init__(
        self,
        table: "Table",
        current: keys.Key,
        model: Callable[[Item], V],
        what: str,
        as_item: Callable[[V], Item] = to_item,  # type: ignore[assignment]
        kept_under: keys.Key | None = None,
    ) -> None:
        self._table = table
        self._current = current
        self._kept_under = kept_under or current
        self._model = model
        self._what = what
        self._as_item = as_item

    def current(self) -> V | None:
        """The newest version, read strongly; None before the first."""
        item = self._table.get_item(Key=self._current, ConsistentRead=True).get("Item")
        return self._model(item) if item else None

    def version(self, version: int) -> V:
        """A version; raises NotFound."""
        item = self._table.get_item(Key=keys.version(self._kept_under, version)).get("Item")
        if not item:
            raise NotFound(f"no version {version} of {self._what}")
        return self._model(item)

    def history(self, limit: int) -> list[V]:
        """The newest versions, the newest first."""
        key = keys.versions(self._kept_under)
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"]),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=limit,
        )
        return [self._model(item) for item in found["Items"]]

    def _beside(self, version: V) -> list[Item]:
        """What else is written with a version."""
        del version
        return []

    def add(self, version: V) -> V:
        """Store the next version and make it the current one; raises Overtaken when another came first."""
        first = version.version == 1
        item = self._as_item(version)
        try:
            transact(
                self._table,
                [
                    put(
                        self._table,
                        item | self._current,
                        if_absent=first,
                        if_version=None if first else version.version - 1,
                    ),
                    put(self._table, item | keys.version(self._kept_under, version.version), if_absent=True),
                    *self._beside(version),
                ],
            )
        except Lost as lost:
            raise Overtaken(f"someone else changed {self._what} first; look again") from lost
        return version
