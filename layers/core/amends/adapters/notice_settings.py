"""Who is told by which channel, in the table: the brand's settings with their versions, and people's own wishes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, Lost, get_all, put, to_item, transact
from amends.adapters.versions import Versions
from amends.errors import Overtaken
from amends.notify.settings import MyNotices, NoticeVersion

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class NoticeVersions(Versions[NoticeVersion]):
    """The table's notice settings of one brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        super().__init__(table, keys.notice_settings(brand), NoticeVersion.model_validate, "the notice settings")


class PeoplesWishes:
    """What people wish for their own notices."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def get(self, person_id: str) -> MyNotices:
        """The person's wishes; the defaults, as version 0, before they set any."""
        item = self._table.get_item(Key=keys.my_notices(person_id), ConsistentRead=True).get("Item")
        return MyNotices.model_validate(_own(item)) if item else MyNotices()

    def of(self, people: Sequence[str]) -> dict[str, MyNotices]:
        """The wishes of those people who set any, by their ids; in one call, so for 100 people at most."""
        if not people:
            return {}
        found = get_all(self._table, [keys.my_notices(person) for person in dict.fromkeys(people)])
        return {str(item["pk"]).removeprefix("PERSON#"): MyNotices.model_validate(_own(item)) for item in found}

    def save(self, person_id: str, wishes: MyNotices) -> MyNotices:
        """Write the next version; raises Overtaken when another came first."""
        following = wishes.model_copy(update={"version": wishes.version + 1})
        first = wishes.version == 0
        item = to_item(following, keys.my_notices(person_id))
        try:
            transact(
                self._table, [put(self._table, item, if_absent=first, if_version=None if first else wishes.version)]
            )
        except Lost as lost:
            raise Overtaken("you changed your wishes elsewhere meanwhile; look again") from lost
        return following


def _own(item: Item) -> Item:
    """The item without its keys: unknown fields are refused where people set them."""
    return {name: value for name, value in item.items() if name in MyNotices.model_fields}
