"""Edits in the table: the new words take the place of the old ones, which nothing keeps."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.case_items import case_item, mention_item
from amends.adapters.cases import Cases
from amends.adapters.history import take_out, write
from amends.adapters.items import Item, Lost, put
from amends.adapters.markers import expires, post_now
from amends.adapters.notes import forget
from amends.adapters.parents import forget_parent
from amends.adapters.replies import Replies
from amends.adapters.texts import Texts
from amends.adapters.working import WorkingTexts
from amends.case import Case
from amends.casefile import CaseFile, ReadMention
from amends.editing import Standing
from amends.errors import Stale
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.reply import Reply

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Edits(Texts, WorkingTexts):
    """The table's posts that were edited."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._cases = Cases(table)
        self._replies = Replies(table)

    def standing(self, platform: str, post_id: str) -> Standing | None:
        """The post as it was stored last, with its case; None for one that was never heard."""
        marker = self._table.get_item(Key=keys.mention(platform, post_id), ConsistentRead=True).get("Item")
        if not marker:
            return None
        if "version_of" in marker:
            return self.standing(platform, str(marker["version_of"]))
        edited_at = marker.get("edited_at")
        return Standing(
            id=post_id,
            post=post_now(marker),
            edited_at=datetime.fromisoformat(str(edited_at)) if edited_at else None,
            file=None if "removed_at" in marker else self._cases.file(str(marker["case_id"])),
        )

    def replace(self, read: ReadMention, version: str, edits: int, case: Case, now: datetime) -> None:
        """Store a post's new words and reading with its case's next version; raises Stale when something came first.

        `version` is the id under which the platform shows these words; `edits` how often the post had been edited.
        """
        mention = read.mention
        writes = [
            self._mark(mention, case.id, version, edits, now),
            put(self._table, mention_item(read, case.id, now)),
            put(self._table, case_item(case), if_version=case.version - 1),
        ]
        if version != mention.id:
            alias = {**keys.mention(mention.platform, version), "version_of": mention.id, "expires_at": expires(now)}
            writes.append(put(self._table, alias, if_absent=True))
        try:
            event = Event(at=now, kind="post edited", note=f"post {mention.id}")
            write(self._table, case.id, [event], writes)
        except Lost as lost:
            raise Stale("the post or its case changed meanwhile") from lost

    def file(self, case_id: str) -> CaseFile:
        """The case with all that is in it."""
        return self._cases.file(case_id)

    def looked_at(self, mention: Mention, now: datetime) -> None:
        """Remember that the post's words were compared with the platform's now."""
        self._table.update_item(
            Key=keys.mention(mention.platform, mention.id),
            UpdateExpression="SET read_at = :now",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeValues={":now": keys.stamp(now)},
        )

    def forget_parent(self, platform: PlatformName, post_id: str) -> None:
        """Take the post's words out of the posts that answer or quote it."""
        forget_parent(self._table, platform, post_id)

    def forget_in_notes(self, case_id: str, repeats: Callable[[str], bool]) -> None:
        """Take the words out of every note that repeats what is gone; raises Stale."""
        forget(self._table, case_id, repeats)

    def take_out(self, case_id: str, cleaned: Sequence[Event], now: datetime) -> None:
        """Write events again without the post's words."""
        take_out(self._table, case_id, cleaned, now)

    def save_reply(self, reply: Reply, event: Event) -> None:
        """Write the next version of a reply with its event; raises Stale."""
        self._replies.save(reply, event)

    def _mark(self, mention: Mention, case_id: str, version: str, edits: int, now: datetime) -> Item:
        as_before = "edits = :edits" if edits else "attribute_not_exists(edits)"
        return {
            "Update": {
                "TableName": self._table.name,
                "Key": keys.mention(mention.platform, mention.id),
                "UpdateExpression": "SET edits = :next, newest = :version, edited_at = :now, read_at = :now",
                "ConditionExpression": f"case_id = :case AND attribute_not_exists(removed_at) AND {as_before}",
                "ExpressionAttributeValues": {
                    ":case": case_id,
                    ":next": edits + 1,
                    ":version": version,
                    ":now": keys.stamp(now),
                    **({":edits": edits} if edits else {}),
                },
            }
        }
