"""What people answer to our statements, and say when they quote one, in the table."""

from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.deliveries import Deliveries
from amends.casefile import ReadMention
from amends.mention import Mention
from amends.outage.turning import Echo

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Echoes:
    """Hears whether a post speaks of a statement."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._given = Deliveries(table)

    def hear(self, mention: Mention) -> bool:
        """Keep what a post that was read says of a statement of ours; False where it speaks of none.

        Two small reads for a post that answers or quotes the brand, and none for any other. Hearing it again changes
        nothing, so that it may follow the post's own transaction.
        """
        if mention.parent is None or not mention.parent.by_brand:
            return False
        ref = self._given.given_as(mention.platform, mention.parent.id)
        mark = self._item(keys.mention(mention.platform, mention.id)) if ref else {}
        if ref is None or "post_sk" not in mark:
            return False
        there = {"pk": keys.case(str(mark["case_id"]))["pk"], "sk": str(mark["post_sk"])}
        item = self._item(there)
        if not item:
            return False  # It was removed, or moves to another case.
        echo = Echo(
            statement_id=ref.statement_id,
            platform=mention.platform,
            mention_id=mention.id,
            at=mention.created_at,
            dissatisfied=ReadMention.model_validate(item).reading.is_dissatisfied,
        )
        self._given.hear(ref.incident_id, echo)
        return True

    def _item(self, key: keys.Key) -> dict[str, object]:
        return dict(self._table.get_item(Key=key, ConsistentRead=True).get("Item") or {})
