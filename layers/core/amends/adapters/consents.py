"""Consents in the table: the notice is recorded with the message that led to it, the consent with the answer."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put, to_item
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.private.consent import Consent, noticed, wrote_on
from amends.reply import Reply, ReplyState

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEPT = timedelta(days=400)  # after it customers are told again
AGREED = "customer wrote on after the privacy notice"


class Consents:
    """The table's consents."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def of(self, platform: PlatformName, author_id: str) -> Consent | None:
        """What the customer was told and agreed to."""
        return _of(self._table, platform, author_id)


def notice_writes(table: "Table", reply: Reply, at: datetime) -> list[Item]:
    """The record, for the transaction that says a message was sent, of the notice that it carried."""
    if reply.state is not ReplyState.POSTED or not (reply.notice_url and reply.customer_id):
        return []
    told = noticed(reply, _of(table, reply.platform, reply.customer_id), at)
    return [_put(table, told)] if told else []


def consent_writes(table: "Table", mention: Mention, now: datetime) -> tuple[list[Item], list[Event]]:
    """The consent that a message gives, for the transaction that stores it, and its event; mostly none."""
    if not mention.private:
        return [], []
    given = wrote_on(_of(table, mention.platform, mention.author_id), mention)
    return ([_put(table, given)], [Event(at=now, kind=AGREED)]) if given else ([], [])


def _of(table: "Table", platform: str, author_id: str) -> Consent | None:
    item = table.get_item(Key=keys.consent(platform, author_id), ConsistentRead=True).get("Item")
    return Consent.model_validate(item) if item else None


def _put(table: "Table", consent: Consent) -> Item:
    item = to_item(consent, keys.consent(consent.platform, consent.author_id))
    item["expires_at"] = int((consent.notice_at + KEPT).timestamp())
    first = consent.version == 1
    return put(table, item, if_absent=first, if_version=None if first else consent.version - 1)
