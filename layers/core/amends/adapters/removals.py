"""Removals in the table: the marker first, the post last, each step a transaction of a few items."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_items import case_item
from amends.adapters.cases import Cases
from amends.adapters.customers import Customers
from amends.adapters.handoff_removals import forget_handoffs, forget_over
from amends.adapters.handoff_watch import forget_sightings
from amends.adapters.history import take_out, write
from amends.adapters.items import Item, Lost, every, put, to_item, transact
from amends.adapters.locks import drop
from amends.adapters.markers import expires, heard_at
from amends.adapters.notes import forget
from amends.adapters.parents import forget_parent
from amends.adapters.recounts import recount_writes
from amends.adapters.replies import Replies
from amends.adapters.texts import Texts
from amends.adapters.tracks import forget_tracks
from amends.adapters.working import WorkingTexts
from amends.case import Case
from amends.casefile import CaseFile
from amends.erasing import parents_of
from amends.errors import Retry, Stale
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.reply import Reply
from amends.tombstone import Removal, Tombstone, Why
from amends.verdict import Verdict
from amends.work.identities import Customer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TRIES = 3  # at a post that is heard or edited in the very moment of its removal


class Removals(Texts, WorkingTexts):
    """The table's removals."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._cases = Cases(table)
        self._replies = Replies(table)

    def begin(self, platform: PlatformName, post_id: str, why: Why, now: datetime) -> Removal | None:
        """Mark the post as removed, heard or not; the removal to go on with, or None when it was done before."""
        for _ in range(TRIES):
            marker = self._get(keys.mention(platform, post_id)) or {}
            if "version_of" in marker:
                # A later version of a post: whoever removes one removes all.
                return self.begin(platform, str(marker["version_of"]), why, now)
            if "removed_at" in marker:
                item = self._get(keys.removal(platform, post_id))
                return Removal.model_validate(item) if item else None
            case_id = str(marker["case_id"]) if marker else None
            removal = Removal(
                platform=platform, id=post_id, why=why, at=now, case_id=case_id, heard_at=heard_at(marker)
            )
            place = {
                "state_pk": keys.removals_begun(),
                "state_sk": f"{keys.stamp(now)}#{platform}#{post_id}",
            }
            item = to_item(removal, keys.removal(platform, post_id), place)
            try:
                transact(self._table, [self._mark(removal), put(self._table, item)])
            except Lost:
                continue
            return removal
        raise Retry("the post changed while its removal began")

    def begun(self, limit: int) -> list[Removal]:
        """Removals that have begun and are not done, the oldest first."""
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.removals_begun()),
            Limit=limit,
        )
        return [Removal.model_validate(item) for item in found["Items"]]

    def by(self, platform: PlatformName, author_id: str) -> Iterable[str]:
        """The ids of an author's posts that are still here."""
        return (
            str(item["mention"]["id"])
            for item in every(
                self._table,
                IndexName=keys.BY_STATE,
                KeyConditionExpression=Key("state_pk").eq(keys.written_by(platform, author_id)),
            )
        )

    def forget_parent(self, platform: PlatformName, post_id: str) -> None:
        """Take the post's words out of the posts that answer or quote it."""
        forget_parent(self._table, platform, post_id)

    def forget_sightings(self, platform: PlatformName, post_id: str) -> None:
        """Delete what was seen in the post while its author was in private, or somebody else."""
        forget_sightings(self._table, platform, post_id)

    def forget_tracks(self, platform: PlatformName, post_id: str) -> None:
        """Delete what was sampled of the post, and sample it no more."""
        forget_tracks(self._table, platform, post_id)

    def case_of(self, removal: Removal) -> str | None:
        """The case that the post stands in now; None for one that was never heard."""
        marker = self._get(keys.mention(removal.platform, removal.id)) or {}
        return str(marker["case_id"]) if "case_id" in marker else None

    def forget_customer(self, platform: PlatformName, author_id: str, now: datetime) -> None:
        """Delete whom people said that an author is elsewhere, what they agreed to, and where messages would go."""
        self._table.delete_item(Key=keys.consent(platform, author_id))
        Customers(self._table).forget(Customer(platform=platform, author_id=author_id))
        forget_handoffs(self._table, platform, author_id, now)

    def file(self, case_id: str) -> CaseFile:
        """The case with all that is in it."""
        return self._cases.file(case_id)

    def save_reply(self, reply: Reply, event: Event) -> None:
        """Write the next version of a reply with its event; raises Stale."""
        self._replies.save(reply, event)

    def forget_in_notes(self, case_id: str, repeats: Callable[[str], bool]) -> None:
        """Take the words out of every note that repeats what is gone; raises Stale."""
        forget(self._table, case_id, repeats)

    def take_out(self, case_id: str, cleaned: Sequence[Event], now: datetime) -> None:
        """Write events again without the post's words."""
        take_out(self._table, case_id, cleaned, now)

    def drop_verdict(self, verdict: Verdict) -> None:
        """Delete a verdict on the post."""
        self._table.delete_item(Key=keys.verdict(verdict.case_id, verdict.mention_id, verdict.by))

    def bury(
        self,
        removal: Removal,
        mention: Mention,
        stone: Tombstone,
        before: Case,
        case: Case,
        event: Event,
        *,
        last: bool,
    ) -> None:
        """Put the tombstone in the post's place, with the case's next version; the removal is done. Raises Stale.

        The last post of a customer in a conversation takes with it where their next one would go.
        """
        post = keys.case_mention(case.id, mention.created_at, mention.id)
        gone = [keys.removal(removal.platform, removal.id)]
        gone += [keys.child(mention.platform, parent, mention.id) for parent in sorted(parents_of(mention))]
        lock = keys.open_case(mention.platform, mention.author_id, mention.conversation_id)
        # Unless it has just moved to another case.
        there = {"TableName": self._table.name, "Key": post, "ConditionExpression": "attribute_exists(pk)"}
        forgotten = drop(self._table, lock, case.id) if last else []
        try:
            write(
                self._table,
                case.id,
                [event],
                [
                    put(self._table, case_item(case), if_version=before.version),
                    put(self._table, to_item(stone, keys.tombstone(case.id, mention.id))),
                    {"Delete": there},
                    *({"Delete": {"TableName": self._table.name, "Key": key}} for key in gone),
                    *forgotten,
                    *recount_writes(self._table, mention, case.id, removal.at),
                ],
            )
        except Lost as lost:
            raise Stale("the case changed while a post of it was removed") from lost
        if case.removed_at:
            forget_over(self._table, case.id, case.removed_at)

    def done(self, removal: Removal) -> None:
        """End a removal of which nothing is left to do."""
        self._table.delete_item(Key=keys.removal(removal.platform, removal.id))

    def _mark(self, removal: Removal) -> Item:
        """The marker's update; a post that was never heard gets one, so that a late delivery finds it."""
        heard_as = "case_id = :case" if removal.case_id else "attribute_not_exists(case_id)"
        values: dict[str, Any] = {":at": keys.stamp(removal.at), ":why": removal.why, ":expires": expires(removal.at)}
        return {
            "Update": {
                "TableName": self._table.name,
                "Key": keys.mention(removal.platform, removal.id),
                "UpdateExpression": "SET removed_at = :at, removed_why = :why, expires_at = :expires",
                "ConditionExpression": f"attribute_not_exists(removed_at) AND {heard_as}",
                "ExpressionAttributeValues": values | ({":case": removal.case_id} if removal.case_id else {}),
            }
        }

    def _get(self, key: keys.Key) -> Item | None:
        return self._table.get_item(Key=key, ConsistentRead=True).get("Item")
