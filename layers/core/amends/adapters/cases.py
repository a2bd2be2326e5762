"""Cases, their posts and their history in the table."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.case_files import changes_since, read_file
from amends.adapters.case_items import case_item, mention_item
from amends.adapters.case_timers import timer_writes
from amends.adapters.complaint_items import complaint_items
from amends.adapters.consents import consent_writes
from amends.adapters.handoff_watch import noticed_writes
from amends.adapters.history import write, write_all
from amends.adapters.items import Item, Lost, get_all, put
from amends.adapters.joining import join_writes, joining
from amends.adapters.link_items import link_writes
from amends.adapters.locks import still, take
from amends.adapters.markers import children, marker, parents_stand, post_now
from amends.adapters.queue_pages import desk_page, lane_page
from amends.adapters.summoning import summon_post
from amends.case import Case, CaseState, reopens
from amends.casefile import CaseFile, Page, ReadMention, Standing
from amends.erasing import parents_of
from amends.errors import NotFound, Overtaken, Stale
from amends.event import Event, in_order
from amends.handoff.joining import NO_HANDOFF, Joining, join
from amends.handoff.noticing import Noticed
from amends.hearing import extend, open_case, with_incident
from amends.mention import Mention
from amends.tombstone import PostNow
from amends.triage import Desk, Lane, Triage
from amends.wishes import Wish
from amends.work.links import Relation, both

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WISHED = {Wish.OUT: "customer opted out", Wish.IN: "customer opted in again"}


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
        while case and case.merged_into:
            case = self.get(case.merged_into)
        # Someone may resolve the case between the two reads, or as late as this post is stored: `hear` finds out.
        if case and case.state is CaseState.RESOLVED and not reopens(case, mention):
            closed = Standing(earlier=str(held["case_id"]) if held else None, parent_gone=parent_gone)
            return joining(self._table, mention, closed) if mention.private else closed
        standing = Standing(case=case, parent_gone=parent_gone)
        return joining(self._table, mention, standing) if mention.private else standing

    def hear(
        self,
        read: ReadMention,
        before: Case | None,
        triage: Triage,
        now: datetime,
        earlier: str | None = None,
        incident: str | None = None,
        joins: Joining = NO_HANDOFF,
        seen: Sequence[Noticed] = (),
    ) -> Case | None:
        """Store a post and open its case, or extend the one before; None when the post was stored already.

        A case that is closed opens again; a new one is linked to the `earlier` one of its customer here; and to the
        incident that it belongs to; a private message joins the handoff that it answers; what is `seen` of a public one
        stands in the handoffs' cases. All in one transaction. Raises Stale when another post of the customer came
        first, or a person changed the case or a handoff.
        """
        mention = read.mention
        lock = keys.open_case(mention.platform, mention.author_id, mention.conversation_id)
        if before:
            case = with_incident(join(extend(before, mention, triage, now), joins, mention, now), incident)
            writes = [put(self._table, case_item(case), if_version=before.version)]
            events = [Event(at=now, kind="customer wrote again")]
            if before.state is CaseState.RESOLVED:
                # Unless a later post of theirs has opened a new case meanwhile.
                if joins.here:
                    writes.append(still(self._table, lock, before.id))
                events = [Event(at=now, kind="reopened", note="the customer wrote again")]
            if not joins.here:
                writes.append(take(self._table, lock, case.id, earlier, now))
            joined, came = join_writes(self._table, joins, mention, now)
            writes, events = [*writes, *joined], [*events, *came]
        else:
            case = with_incident(join(open_case(mention, triage, now), joins, mention, now), incident)
            writes = [
                put(self._table, case_item(case), if_absent=True),
                take(self._table, lock, case.id, earlier, now),
            ]
            if earlier:
                writes += self._after(case, earlier, now)
            events = [Event(at=now, kind="case opened", note="; ".join(triage.reasons))]
        if triage.wish:
            # Behind the post's own event, of the same moment: events made later sort later.
            events.append(Event(at=now, kind=WISHED[triage.wish]))
        if incident and (before is None or before.incident != incident):
            events.append(Event(at=now, kind="joined an incident", note=incident))
        agreed, told = consent_writes(self._table, mention, now)
        events += told
        histories = {case.id: events}
        for one in seen:  # behind the post's own events
            event = one.event.model_copy(update={"id": in_order()})
            histories.setdefault(one.after.case_id, []).append(event)
        # The marker comes first, so that place 0 lost means: heard before.
        try:
            write_all(
                self._table,
                histories,
                [
                    put(self._table, marker(read, case.id, now), if_absent=True),
                    put(self._table, mention_item(read, case.id, now)),
                    *writes,
                    *timer_writes(self._table, case, events),
                    *(put(self._table, pointer) for pointer in children(mention, case.id, now)),
                    *parents_stand(self._table, mention),
                    *agreed,
                    *(put(self._table, item) for item in complaint_items(read, triage, case.id, now)),
                    *(write for one in seen for write in noticed_writes(self._table, one)),
                ],
            )
        except Lost as lost:
            if 0 in lost.at:
                return None
            raise Stale("another post of this customer came first") from lost
        return case

    def _after(self, case: Case, earlier: str, now: datetime) -> list[Item]:
        """The links between a new case and an earlier one, which is closed still."""
        closed = {"TableName": self._table.name, "Key": keys.case(earlier)}
        closed["ConditionExpression"] = "#state = :resolved OR #state = :merged"
        closed["ExpressionAttributeNames"] = {"#state": "state"}
        closed["ExpressionAttributeValues"] = {":resolved": CaseState.RESOLVED, ":merged": CaseState.MERGED}
        return [
            {"ConditionCheck": closed},
            *link_writes(self._table, both(case.id, earlier, Relation.EARLIER, now)),
        ]

    def summon(self, mention: Mention, now: datetime) -> None:
        """Make a post that was heard as listen-only one that addresses the brand; raises Stale."""
        summon_post(self._table, mention, now)

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
        return read_file(self._table, case_id)

    def since(self, case_id: str, version: int) -> list[Event]:
        """What changed a case after a version of it, the oldest first; of its newest entries only."""
        return changes_since(self._table, case_id, version)

    def queue(
        self, desk: Desk, state: CaseState, limit: int, cursor: str | None = None, lane: Lane | None = None
    ) -> Page[Case]:
        """A page of a desk's cases in one lane, or in all of them, the gravest and first due first."""
        if lane is None:
            return desk_page(self._table, desk, state, limit, cursor)
        return lane_page(self._table, desk, state, lane, limit, cursor)

    def save(self, case: Case, event: Event) -> Case:
        """Write the next version of a case with its event; raises Overtaken when another came first."""
        moved = put(self._table, case_item(case), if_version=case.version - 1)
        try:
            write(self._table, case.id, [event], [moved, *timer_writes(self._table, case, [event])])
        except Lost as lost:
            raise Overtaken("someone else changed this case first; look again") from lost
        return case
