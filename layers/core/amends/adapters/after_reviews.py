"""The documents on incidents in the table, each with its versions, and what they are made of."""

from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.deliveries import Deliveries
from amends.adapters.incidents import Incidents
from amends.adapters.items import every
from amends.adapters.versions import Versions
from amends.outage.review import AfterReview, Chronicle, chronicle

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class AfterReviews:
    """The table's reviews."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._incidents = Incidents(table)
        self._given = Deliveries(table)

    def get(self, incident_id: str, now: datetime) -> AfterReview:
        """The document as it is; before anybody wrote, what the timeline alone makes. Raises NotFound."""
        kept = self._versions(incident_id).current()
        return kept or AfterReview(incident_id=incident_id, chronicle=self.chronicle(incident_id), at=now)

    def chronicle(self, incident_id: str) -> Chronicle:
        """What the timeline says now."""
        incident = self._incidents.get(incident_id)
        echoes = [
            echo
            for statement in self._incidents.statements(incident_id)
            for echo in self._given.echoes(incident_id, statement.id)
        ]
        return chronicle(
            incident,
            self._incidents.history(incident_id),
            self._given.deliveries(incident_id),
            self._joined(incident_id),
            echoes,
        )

    def add(self, review: AfterReview) -> AfterReview:
        """Store the next version; raises Overtaken."""
        return self._versions(review.incident_id).add(review)

    def history(self, incident_id: str, limit: int) -> list[AfterReview]:
        """The newest versions, the newest first."""
        return self._versions(incident_id).history(limit)

    def _joined(self, incident_id: str) -> list[datetime]:
        key = keys.incident_case(incident_id, "")
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        return [
            datetime.fromisoformat(str(item["at"])) for item in every(self._table, KeyConditionExpression=condition)
        ]

    def _versions(self, incident_id: str) -> Versions[AfterReview]:
        key = keys.after_review(incident_id)
        return Versions(self._table, key, AfterReview.model_validate, "the review")
