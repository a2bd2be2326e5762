"""Cases, their posts and their history in the table."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_items import case_item, mention_item
from amends.adapters.history import write
from amends.adapters.items import Item, Lost, get_all, put, to_item
from amends.adapters.markers import children, marker, parents_stand, post_now
from amends.adapters.queue_pages import desk_page, lane_page
from amends.case import Case, CaseState, extend, open_case, summoned
from amends.casefile import CaseFile, Page, ReadMention, Standing
from amends.erasing import parents_of
from amends.errors import NotFound, Stale
from amends.event import Event
from amends.mention import Mention
from amends.reply import Reply
from amends.tombstone import PostNow, Tombstone
from amends.triage import Desk, Lane, Triage
from amends.verdict import Verdict
from amends.wishes import Wish
from amends.work.notes import Note
from amends.work.viewers import Viewer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WISHED = {Wish.OUT: "customer opted out", Wish.IN: "customer opted in again"}

NEWEST = 50  # entries of a history that are looked through for what changed a case


class Cases:
    """The table's cases."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def standing(self, mention: Mention) -> Standing:
        """Whether the post was heard, and its customer's open case; one read, and one more where there is a case."""
        heard = keys.mention(mention.platform, mention.id)
        lock = keys.open_case(mention.platform, mention.author_id, mention.conversation_id)
        parents = [keys.mention(mention.platform, parent) for parent in parents_of(mention)]
        # A post can answer itself on no platform, so no key comes twice.
        found = {item["pk"]: item for item in get_all(self._table, [heard, lock, *parents])}
        if heard["pk"] in found:
            # Markers from before this field was kept say nothing of it, and are left as they are.
            return Standing(heard=True, summoned=bool(found[heard["pk"]].get("summoned", True)))
        parent_gone = any("removed_at" in found.get(key["pk"], {}) for key in parents)
        held = found.get(lock["pk"])
        case = self.get(str(held["case_id"])) if held else None
        # Someone may resolve the case between the two reads: then there is none that is open.
        return Standing(case=None if case and case.state is CaseState.RESOLVED else case, parent_gone=parent_gone)

    def hear(self, read: ReadMention, before: Case | None, triage: Triage, now: datetime) -> Case | None:
        """Store a post and open its case, or extend the one before; None when the post was stored already.

        All in one transaction. Raises Stale when another post of the customer came first.
        """
        mention = read.mention
        if before:
            case = extend(before, mention, triage, now)
            writes = [put(self._table, case_item(case), if_version=before.version)]
            events = [Event(at=now, kind="customer wrote again")]
        else:
            case = open_case(mention, triage, now)
            lock = keys.open_case(mention.platform, mention.author_id, mention.conversation_id)
            writes = [
                put(self._table, case_item(case), if_absent=True),
                put(self._table, {**lock, "case_id": case.id}, if_absent=True),
            ]
            events = [Event(at=now, kind="case opened", note="; ".join(triage.reasons))]
        if triage.wish:
            # Behind the post's own event, of the same moment: events made later sort later.
            events.append(Event(at=now, kind=WISHED[triage.wish]))
        # The marker comes first, so that place 0 lost means: heard before.
        try:
            write(
                self._table,
                case.id,
                events,
                [
                    put(self._table, marker(read, case.id, now), if_absent=True),
                    put(self._table, mention_item(read, case.id, now)),
                    *writes,
                    *(put(self._table, pointer) for pointer in children(mention, case.id, now)),
                    *parents_stand(self._table, mention),
                ],
            )
        except Lost as lost:
            if 0 in lost.at:
                return None
            raise Stale("another post of this customer came first") from lost
        return case

    def summon(self, mention: Mention, now: datetime) -> None:
        """Make a post that was heard as listen-only one that addresses the brand; raises Stale.

        The search finds a post before the mentions show it, or does not show what it quotes.
        """
        key = keys.mention(mention.platform, mention.id)
        mark = self._table.get_item(Key=key, ConsistentRead=True)["Item"]
        if "removed_at" in mark:
            return
        before = self.get(str(mark["case_id"]))
        post_key = keys.case_mention(before.id, mention.created_at, mention.id)
        post = self._table.get_item(Key=post_key, ConsistentRead=True).get("Item")
        if not post or mark.get("summoned", True):
            return
        read = ReadMention.model_validate(post)
        heard = read.model_copy(update={"mention": read.mention.model_copy(update={"summoned": True})})
        event = Event(at=now, kind="addressed the brand after all")
        case = summoned(before)
        try:
            write(
                self._table,
                case.id,
                [event],
                [
                    self._summoned(key),
                    put(self._table, post | to_item(heard, post_key)),
                    put(self._table, case_item(case), if_version=before.version),
                ],
            )
        except Lost as lost:
            raise Stale("the case changed meanwhile") from lost

    def _summoned(self, key: keys.Key) -> Item:
        update: Item = {"TableName": self._table.name, "Key": key, "UpdateExpression": "SET summoned = :yes"}
        # A post that was removed meanwhile stays removed.
        update["ConditionExpression"] = "attribute_exists(pk) AND attribute_not_exists(removed_at)"
        update["ExpressionAttributeValues"] = {":yes": True}
        return {"Update": update}

    def get(self, case_id: str) -> Case:
        """The case as it is now; raises NotFound."""
        item = self._table.get_item(Key=keys.case(case_id), ConsistentRead=True).get("Item")
        if not item:
            raise NotFound(f"no case {case_id}")
        return Case.model_validate(item)

    def post(self, platform: str, post_id: str) -> PostNow:
        """What became of a post since it was heard."""
        return post_now(self._table.get_item(Key=keys.mention(platform, post_id), ConsistentRead=True).get("Item"))

    def file(self, case_id: str) -> CaseFile:
        """The case with its thread, replies and history, each in order of time; raises NotFound."""
        items: list[Item] = []
        start: dict[str, Any] = {}
        while True:
            found = self._table.query(
                KeyConditionExpression=Key("pk").eq(keys.case(case_id)["pk"]), ConsistentRead=True, **start
            )
            items += found["Items"]
            if "LastEvaluatedKey" not in found:
                break
            start = {"ExclusiveStartKey": found["LastEvaluatedKey"]}
        of: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            of[str(item["sk"]).partition("#")[0]].append(item)
        if not of["CASE"]:
            raise NotFound(f"no case {case_id}")
        return CaseFile(
            case=Case.model_validate(of["CASE"][0]),
            thread=[ReadMention.model_validate(item) for item in of["MENTION"]],
            replies=sorted((Reply.model_validate(item) for item in of["REPLY"]), key=lambda reply: reply.created_at),
            events=[Event.model_validate(item) for item in of["EVENT"]],
            verdicts=[Verdict.model_validate(item) for item in of["VERDICT"]],
            removed=[Tombstone.model_validate(item) for item in of["TOMBSTONE"]],
            notes=sorted((Note.model_validate(item) for item in of["NOTE"]), key=lambda note: note.at),
            viewers=[Viewer.model_validate(item) for item in of["VIEWER"]],
        )

    def queue(
        self, desk: Desk, state: CaseState, limit: int, cursor: str | None = None, lane: Lane | None = None
    ) -> Page[Case]:
        """A page of a desk's cases in one lane, or in all of them, the gravest and first due first."""
        if lane is None:
            return desk_page(self._table, desk, state, limit, cursor)
        return lane_page(self._table, desk, state, lane, limit, cursor)

    def since(self, case_id: str, version: int) -> list[Event]:
        """What changed a case after a version of it, the oldest first; of its newest entries only."""
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(keys.case(case_id)["pk"]) & Key("sk").begins_with("EVENT#"),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=NEWEST,
        )
        events = [Event.model_validate(item) for item in reversed(found["Items"])]
        return [event for event in events if event.case_version > version]

    def save(self, case: Case, event: Event) -> Case:
        """Write the next version of a case with its event; raises Stale when another came first."""
        writes = [
            put(self._table, case_item(case), if_version=case.version - 1),
        ]
        if case.state is CaseState.RESOLVED:
            lock = keys.open_case(case.platform, case.author_id, case.conversation_id)
            writes.append({"Delete": {"TableName": self._table.name, "Key": lock}})
        try:
            write(self._table, case.id, [event], writes)
        except Lost as lost:
            raise Stale("someone else changed this case first; look again") from lost
        return case
