"""The compliance job that runs, or ran last."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Lost, put, to_item, transact
from amends.compliance import Job
from amends.errors import Stale

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Jobs:
    """The table's job over posts."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def current(self) -> Job | None:
        """The job that runs, or ran last."""
        item = self._table.get_item(Key=keys.compliance("tweets"), ConsistentRead=True).get("Item")
        return Job.model_validate(item) if item else None

    def save(self, job: Job) -> None:
        """Write its next version; raises Stale when another run took it further."""
        first = job.version == 1
        item = to_item(job, keys.compliance("tweets"))
        try:
            transact(
                self._table, [put(self._table, item, if_absent=first, if_version=None if first else job.version - 1)]
            )
        except Lost as lost:
            raise Stale("another run took the job further") from lost
