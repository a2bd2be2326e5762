"""The handoffs whose public side is polled, with their customers' names: one query and one batch."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from amends.adapters import keys
from amends.adapters.handoffs import Handoffs
from amends.adapters.items import get_all
from amends.handoff.cadence import urgency
from amends.handoff.handoff import Handoff
from amends.handoff.noticing import is_watched
from amends.mention import PlatformName

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

MOST = 100  # that are watched at once, as many as one batch reads


class Live(NamedTuple):
    """A handoff to be looked at, and the name that its customer goes by on the platform; none where it is gone."""

    handoff: Handoff
    handle: str


class LiveHandoffs:
    """The table's handoffs that are watched."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def live(self, platform: PlatformName, now: datetime) -> tuple[list[Live], int]:
        """Those of a platform, the most urgent first; and how many there are beyond those that are watched."""
        known = Handoffs(self._table).live(now, 10 * MOST)
        theirs = [one for one in known if one.platform is platform and is_watched(one, now)]
        theirs.sort(key=lambda one: urgency(one, now))
        chosen = theirs[:MOST]
        # X is asked by the author's id, which no rename changes; Reddit knows its people by name alone.
        wanted = sorted({one.case_id for one in chosen}) if platform is PlatformName.REDDIT else []
        cases = get_all(self._table, [keys.case(name) for name in wanted], strongly=False) if wanted else []
        handles = {str(case["id"]): str(case.get("author_handle", "")) for case in cases}
        return [Live(one, handles.get(one.case_id, "")) for one in chosen], len(theirs) - len(chosen)
