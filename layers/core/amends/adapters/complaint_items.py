"""A complaint as an item, which is put in the transaction that hears its post: counted exactly once, as it is heard."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from amends.adapters import keys
from amends.adapters.items import Item, to_item
from amends.casefile import ReadMention
from amends.suspect.complaints import complaint, hour_of
from amends.triage import Triage

KEPT = timedelta(days=3)  # a standstill of two days is made up for; what is counted is kept longer


def complaint_items(read: ReadMention, triage: Triage, case_id: str, now: datetime) -> Iterable[Item]:
    """The item of a post that was read as dissatisfied; none of any other.

    A post that is older than the items are kept is no news, and taught its hour nothing.
    """
    mention = read.mention
    if not triage.dissatisfied or now - mention.created_at > KEPT:
        return
    one = complaint(mention, triage.topic, read.region, case_id, now)
    at = one.at.astimezone(UTC)
    key = keys.complaint(hour_of(at), at, mention.platform, mention.id)
    yield to_item(one, key) | {"expires_at": int((now + KEPT).timestamp())}
