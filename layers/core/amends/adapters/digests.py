"""The weekly digest in the table: its settings with their versions, and what became of it for each person."""

from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Lost, every, put, to_item, transact
from amends.adapters.versions import Versions
from amends.digest.sending import KEPT, Sending
from amends.digest.settings import DigestVersion
from amends.errors import Stale

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class DigestVersions(Versions[DigestVersion]):
    """The table's settings of one brand's digest."""

    def __init__(self, table: "Table", brand: str) -> None:
        super().__init__(table, keys.digest_settings(brand), DigestVersion.model_validate, "the digest")


class Digests:
    """What became of one brand's digests."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def of(self, week: str) -> list[Sending]:
        """A week's, read strongly."""
        return self._found(week)

    def newest(self) -> list[Sending]:
        """Those of the latest week that has any."""
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(keys.digests(self._brand)),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=1,
        )["Items"]
        return self._found(Sending.model_validate(found[0]).week) if found else []

    def save(self, sending: Sending) -> Sending:
        """Write it as its next version, the first being 1; raises Stale when another came first."""
        following = sending.model_copy(update={"version": sending.version + 1})
        item = to_item(following, keys.digest(self._brand, sending.week, sending.person_id))
        item["expires_at"] = int((sending.at + KEPT).timestamp())
        first = sending.version == 0
        try:
            transact(
                self._table, [put(self._table, item, if_absent=first, if_version=None if first else sending.version)]
            )
        except Lost as lost:
            raise Stale("another run came first") from lost
        return following

    def _found(self, week: str) -> list[Sending]:
        key = keys.digest(self._brand, week, "")
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return sorted(map(Sending.model_validate, found), key=lambda one: (one.name, one.person_id))
