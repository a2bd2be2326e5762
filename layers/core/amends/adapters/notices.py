"""Notices and mailboxes in the table."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, Lost, get_all, put, to_item, transact
from amends.adapters.notice_items import notice_item
from amends.adapters.pages import after, cursor_of
from amends.case import Case
from amends.casefile import Page
from amends.errors import Stale
from amends.notify.concerning import About, Box
from amends.notify.mailbox import Dead, Mailbox, count
from amends.notify.notice import Notice
from amends.outage.incident import Incident
from amends.reply import Reply

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEPT = timedelta(days=30)


class Notices:
    """The table's notices and mailboxes."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def add(self, notice: Notice) -> None:
        """Store a notice that belongs to no case's event."""
        transact(self._table, [put(self._table, notice_item(notice), if_absent=True)])

    def waiting(self, limit: int) -> list[Notice]:
        """The oldest notices that no mailbox holds yet."""
        found = self._table.query(
            IndexName=keys.BY_STATE, KeyConditionExpression=Key("state_pk").eq(keys.notices()), Limit=limit
        )
        return [Notice.model_validate(item) for item in found["Items"]]

    def about(self, notices: Sequence[Notice]) -> dict[str, About]:
        """What each notice is about, by its id, read strongly; one that is gone is left out."""
        wanted: dict[tuple[str, str], keys.Key] = {}
        for notice in notices:
            for key in _keys_of(notice):
                wanted[key["pk"], key["sk"]] = key
        found = {(str(item["pk"]), str(item["sk"])): item for item in get_all(self._table, list(wanted.values()))}
        about: dict[str, About] = {}
        for notice in notices:
            itself, case, *reply = (found.get((key["pk"], key["sk"])) for key in _keys_of(notice))
            if itself and keys.is_incident(notice.case_id):
                about[notice.id] = About(incident=Incident.model_validate(case) if case else None)
            elif itself:
                about[notice.id] = About(
                    case=Case.model_validate(case) if case else None,
                    reply=Reply.model_validate(reply[0]) if reply and reply[0] else None,
                )
        return about

    def mailboxes(self, boxes: Sequence[Box]) -> dict[str, Mailbox]:
        """The mailboxes by name, an empty one for each that there is not."""
        if not boxes:
            return {}
        known = {box.name: Mailbox(box=box) for box in boxes}
        for item in get_all(self._table, [keys.mailbox(name) for name in known]):
            mailbox = Mailbox.model_validate(item)
            known[mailbox.box.name] = mailbox
        return known

    def put(self, notices: Sequence[Notice], mailboxes: Sequence[Mailbox]) -> None:
        """Take the notices away and write the mailboxes, all or nothing; raises Stale where another was first."""
        gone = [
            {
                "Delete": {
                    "TableName": self._table.name,
                    "Key": keys.notice(notice.id),
                    "ConditionExpression": "attribute_exists(pk)",
                }
            }
            for notice in notices
        ]
        self._transact([*gone, *(self._next(mailbox) for mailbox in mailboxes)])

    def due(self, now: datetime, limit: int) -> list[Mailbox]:
        """The mailboxes whose time has come, the longest due first."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            # "~" sorts behind every mailbox's name, so that this very moment is included.
            KeyConditionExpression=Key("state_pk").eq(keys.mailboxes()) & Key("state_sk").lte(keys.stamp(now) + "~"),
            Limit=limit,
        )
        return [Mailbox.model_validate(item) for item in found["Items"]]

    def get(self, mailbox: Mailbox) -> Mailbox:
        """The mailbox as it is now."""
        return self.mailboxes([mailbox.box])[mailbox.box.name]

    def save(self, mailbox: Mailbox) -> Mailbox:
        """Write the mailbox as its next version; raises Stale when another came first."""
        self._transact([self._next(mailbox)])
        return mailbox.model_copy(update={"version": mailbox.version + 1})

    def bury(self, mailbox: Mailbox, dead: Dead) -> Mailbox:
        """Write what is left of the mailbox, and what was given up, in one transaction; raises Stale."""
        place = {"state_pk": keys.given_up(), "state_sk": f"{keys.stamp(dead.at)}#{dead.box.name}"}
        item = to_item(dead, keys.dead_notices(dead.box.name, dead.at), place) | _expiry(dead.at)
        self._transact([self._next(mailbox), put(self._table, item, if_absent=True)])
        return mailbox.model_copy(update={"version": mailbox.version + 1})

    def dead(self, limit: int, cursor: str | None = None) -> Page[Dead]:
        """A page of what was given up, the newest first."""
        partition = keys.given_up()
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(partition),
            ScanIndexForward=False,
            Limit=limit,
            **after(cursor, partition),
        )
        return Page(items=[Dead.model_validate(item) for item in found["Items"]], next=cursor_of(found))

    def _next(self, mailbox: Mailbox) -> Item:
        following = mailbox.model_copy(update={"version": mailbox.version + 1})
        item = to_item(following, keys.mailbox(mailbox.box.name))
        if following.due_at and count(following):
            place = {"state_pk": keys.mailboxes(), "state_sk": f"{keys.stamp(following.due_at)}#{mailbox.box.name}"}
            item |= place | _expiry(following.due_at)
        elif following.sent_at:
            item |= _expiry(following.sent_at)
        first = mailbox.version == 0
        return put(self._table, item, if_absent=first, if_version=None if first else mailbox.version)

    def _transact(self, writes: Sequence[Item]) -> None:
        try:
            transact(self._table, writes)
        except Lost as lost:
            raise Stale("another run came first") from lost


def _keys_of(notice: Notice) -> list[keys.Key]:
    if keys.is_incident(notice.case_id):
        return [keys.notice(notice.id), keys.incident(keys.incident_named(notice.case_id))]
    known = [keys.notice(notice.id), keys.case(notice.case_id)]
    return [*known, keys.reply(notice.case_id, notice.reply_id)] if notice.reply_id else known


def _expiry(at: datetime) -> Item:
    return {"expires_at": int((at + KEPT).timestamp())}
