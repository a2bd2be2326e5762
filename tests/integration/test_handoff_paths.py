"""The way into private on a real table's rules: who joins which case, and what follows what."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases
from amends.adapters.handoff_timers import handlers
from amends.adapters.handoffs import Beside, Handoffs
from amends.adapters.joining import could_join
from amends.adapters.moves import Moves
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.timers import Timers
from amends.brand import Brand
from amends.case import Case, CaseState
from amends.errors import Stale
from amends.event import Event
from amends.handoff import inviting, returning
from amends.handoff.handoff import Handoff, HandoffReason, HandoffState
from amends.handoff.inviting import ALREADY
from amends.handoff.journey import journey
from amends.mention import PlatformName
from amends.recording import posted
from amends.removal import remove, remove_author
from amends.reply import Reply, ReplyState
from amends.review.drafting import draft
from amends.reviewing import withdraw
from amends.timers import fire_due
from amends.tombstone import Why
from amends.work import moving
from amends.work.ownership import claimed
from amends.work.snooze import snoozed

from tests.builders import (
    MINUTE,
    NOON,
    ROSA,
    a_mention,
    stored,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

HOUR = timedelta(hours=1)
CASE = "x-1001"


class World:
    """A customer's public case that Rosa owns, and what happens to it."""

    def __init__(self, table: "Table") -> None:
        self.table = table
        self.cases, self.replies, self.handoffs = Cases(table), Replies(table), Handoffs(table)
        self.opened()

    def opened(self, **changes: Any) -> Case:
        case = stored(self.cases, a_mention(**changes))
        assert case
        return self.cases.save(*claimed(case, ROSA, NOON))

    def invited(self, case_id: str = CASE, name: str = "h1") -> Handoff:
        """A handoff whose invitation is a draft."""
        file = self.cases.file(case_id)
        fields = {"reason": HandoffReason.ACCOUNT, "note": "", "begun_with": None}
        names = {"handoff_id": name, "reply_id": f"{name}-r"}
        handoff, event = inviting.invite(file, **fields, **names, person=ROSA, now=NOON)  # type: ignore[arg-type]
        self._drafted(case_id, handoff, f"{name}-r", self.handoffs.begun(handoff), event)
        return handoff

    def _drafted(self, case_id: str, handoff: Handoff, reply_id: str, writes: Any, event: Event) -> Reply:
        file = self.cases.file(case_id)
        mention = inviting.answered_in_public(file)
        store = Beside(self.replies, file.case, writes, event)
        text = "Sorry about this. Send us a message."
        return draft(
            file, text, mention.id, ROSA, store, NOON, again=True, name=reply_id, handoff_id=handoff.id, deep_link=True
        )

    def follow_up(self, handoff: Handoff, name: str = "again") -> Handoff:
        after, event = inviting.follow_up(handoff, name, ROSA, NOON)
        self._drafted(handoff.case_id, after, name, self.handoffs.moved(handoff, after), event)
        return after

    def approved(self, handoff: Handoff, reply_id: str | None = None) -> Reply:
        """Its text, on its way: as if it had been approved and claimed."""
        reply = self.replies.get(handoff.case_id, reply_id or str(handoff.reply_id))
        for state in (ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.POSTING):
            moved = reply.model_copy(update={"state": state, "version": reply.version + 1})
            reply = self.replies.save(moved, Event(at=NOON, kind=str(state), reply_id=reply.id))
        return reply

    def public(self, handoff: Handoff, reply_id: str | None = None, at: Any = NOON) -> Handoff:
        """The handoff once its text is public."""
        posted(self.approved(handoff, reply_id), "9001", self.replies, self.cases, at)
        return self.now(handoff)

    def now(self, handoff: Handoff) -> Handoff:
        return self.handoffs.get(handoff.case_id, handoff.id)

    def message(self, number: int = 1, **changes: Any) -> Case | None:
        """A private message of the customer."""
        fields = {"id": f"m{number}", "conversation_id": "77-900", "private": True, "source": "x.messages"}
        sent = a_mention(**{**fields, "created_at": NOON + number * MINUTE, "text": "It is 12345.", **changes})
        return stored(self.cases, sent, now=NOON + number * MINUTE)

    def kinds(self, case_id: str = CASE) -> list[str]:
        return [event.kind for event in sorted(self.cases.file(case_id).events, key=lambda one: one.seq)]

    def fire(self, now: Any) -> int:
        return fire_due(Timers(self.table), handlers(self.table, Brand), now).fired


@pytest.fixture
def world(table: "Table") -> World:
    return World(table)


class TestInviting:
    def test_the_invitation_makes_the_handoff_invited_in_the_write_that_records_it(self, world: World) -> None:
        handoff = world.invited()
        assert (handoff.state, world.handoffs.open_in(CASE)) == (HandoffState.DRAFTED, handoff)
        after = world.public(handoff)
        assert (after.state, after.invited_at) == (HandoffState.INVITED, NOON)
        events = world.cases.file(CASE).events
        assert {"posted", "invited to private"} <= {event.kind for event in events}
        assert world.replies.get(CASE, "h1-r").deep_link

    def test_a_discarded_invitation_withdraws_the_handoff_and_a_new_one_may_begin(self, world: World) -> None:
        handoff = world.invited()
        withdraw(world.replies.get(CASE, "h1-r"), ROSA, world.replies, NOON)
        assert world.now(handoff).state is HandoffState.WITHDRAWN
        assert "invitation withdrawn" in world.kinds()
        assert world.invited(name="h2").open

    def test_a_second_invitation_is_refused_while_one_is_open(self, world: World) -> None:
        world.invited()
        with pytest.raises(Stale, match=ALREADY):
            world.invited(name="h2")

    def test_two_who_invite_at_once_make_one_handoff(self, world: World) -> None:
        file = world.cases.file(CASE)

        def go(number: int) -> bool:
            fields: dict[str, Any] = {"reason": HandoffReason.MONEY, "note": "", "begun_with": None}
            handoff, event = inviting.invite(
                file, **fields, handoff_id=f"h{number}", reply_id=f"r{number}", person=ROSA, now=NOON
            )
            store = Beside(world.replies, file.case, world.handoffs.begun(handoff), event)
            try:
                draft(file, "Sorry.", "1001", ROSA, store, NOON, name=f"r{number}", handoff_id=handoff.id)
            except Stale:
                return False
            return True

        with ThreadPoolExecutor(4) as pool:
            assert sum(pool.map(go, range(4))) == 1
        assert len(world.handoffs.of_case(CASE)) == 1
        assert len(world.cases.file(CASE).replies) == 1

    def test_a_case_that_is_resolved_ends_its_handoff(self, world: World) -> None:
        handoff = world.public(world.invited())
        case = world.cases.get(CASE)
        after = case.model_copy(update={"state": CaseState.RESOLVED, "version": case.version + 1})
        world.cases.save(after, Event(at=NOON, kind="resolved"))
        assert world.now(handoff).state is HandoffState.CLOSED
        assert world.kinds()[-2:] == ["resolved", "handoff closed"]
        assert world.handoffs.found_by("x", "77") == []

    def test_a_reply_that_is_no_invitation_moves_no_handoff(self, world: World) -> None:
        handoff = world.invited()
        draft(world.cases.file(CASE), "Hello.", "1001", ROSA, world.replies, NOON, name="plain")
        withdraw(world.replies.get(CASE, "plain"), ROSA, world.replies, NOON)
        assert world.now(handoff) == handoff


class TestJoining:
    def test_a_message_joins_the_only_open_handoff_and_the_owner_stays(self, world: World) -> None:
        handoff = world.public(world.invited())
        case = world.message()
        assert case
        assert (case.id, case.owner, case.state) == (CASE, ROSA.id, CaseState.OPEN)
        assert case.private_since
        assert world.now(handoff).state is HandoffState.JOINED
        assert "joined in private" in world.kinds()
        again = world.message(2)
        assert again
        assert (again.id, again.mentions) == (CASE, 3)
        assert world.kinds().count("joined in private") == 1

    def test_an_invitation_that_is_not_public_yet_is_joined_too(self, world: World) -> None:
        handoff = world.invited()
        reply = world.approved(handoff)
        world.message()
        assert world.now(handoff).state is HandoffState.JOINED
        posted(reply, "9001", world.replies, world.cases, NOON + 2 * MINUTE)
        after = world.now(handoff)
        assert (after.state, after.invited_at) == (HandoffState.JOINED, NOON + 2 * MINUTE)

    def test_a_message_that_is_delivered_twice_joins_once(self, world: World) -> None:
        handoff = world.public(world.invited())
        assert world.message()
        assert world.message() is None
        assert world.now(handoff).version == 3
        assert world.cases.get(CASE).mentions == 2

    def test_messages_at_once_join_once_and_are_all_in_the_case(self, world: World) -> None:
        world.public(world.invited())

        def send(number: int) -> None:
            for _ in range(20):
                try:
                    world.message(number)
                except Stale:
                    continue
                return
            raise AssertionError("it never came through")

        with ThreadPoolExecutor(5) as pool:
            list(pool.map(send, range(1, 6)))
        assert world.cases.get(CASE).mentions == 6
        assert world.kinds().count("joined in private") == 1
        assert [case.id for case in (world.cases.get(CASE),)] == [CASE]

    def test_a_customer_who_was_not_invited_gets_a_case_of_their_own(self, world: World) -> None:
        case = world.message()
        assert case
        assert (case.id, case.private, case.could_join) == ("x-m1", True, [])
        assert [one.id for one in could_join(world.table, case)] == [CASE]

    def test_of_two_open_handoffs_none_is_chosen_and_both_are_offered(self, world: World) -> None:
        world.public(world.invited())
        world.opened(id="2002", conversation_id="2002")
        second = world.invited("x-2002", "h2")
        case = world.message()
        assert case
        assert case.private
        assert sorted(case.could_join) == [CASE, "x-2002"]
        assert world.now(second).state is HandoffState.DRAFTED

    def test_of_two_open_cases_the_one_with_an_open_handoff_is_joined(self, world: World) -> None:
        world.opened(id="2002", conversation_id="2002")
        world.public(world.invited())
        case = world.message()
        assert case
        assert case.id == CASE

    def test_a_private_case_that_goes_on_keeps_its_messages_and_offers_the_other(self, world: World) -> None:
        first = world.message()
        world.public(world.invited())
        second = world.message(2)
        assert first
        assert second
        assert (second.id, second.could_join) == (first.id, [CASE])

    def test_somebody_else_joins_nothing(self, world: World) -> None:
        handoff = world.public(world.invited())
        case = world.message(author_id="78")
        assert case
        assert (case.id, case.could_join) == ("x-m1", [])
        assert world.now(handoff).state is HandoffState.INVITED

    def test_a_sleeping_case_wakes_with_its_owner(self, world: World) -> None:
        world.public(world.invited())
        world.cases.save(*snoozed(world.cases.get(CASE), None, "", ROSA, NOON))
        case = world.message()
        assert case
        assert (case.state, case.owner) == (CaseState.OPEN, ROSA.id)

    def test_the_owner_is_told(self, world: World) -> None:
        world.public(world.invited())
        world.message()
        items = world.table.scan(ConsistentRead=True)["Items"]
        told = [item for item in items if item.get("state_pk") == "NOTICES" and item["kind"] == "joined in private"]
        assert len(told) == 1

    def test_a_case_in_private_is_not_given_back_for_idleness(self, world: World) -> None:
        from amends.work.idle import idle_until

        world.public(world.invited())
        world.message()
        case = world.cases.get(CASE)
        assert idle_until(case, NOON, HOUR) is None
        assert idle_until(case.model_copy(update={"private_since": None}), NOON, HOUR) == NOON + HOUR


class TestNotJoining:
    def test_the_responder_is_reminded_and_then_it_is_given_up(self, world: World) -> None:
        handoff = world.public(world.invited())
        world.fire(NOON + 3 * HOUR)
        assert "invitation unanswered so far" not in world.kinds()
        world.fire(NOON + 6 * HOUR)
        assert world.kinds().count("invitation unanswered so far") == 1
        world.fire(NOON + 71 * HOUR)
        assert world.now(handoff).state is HandoffState.INVITED
        world.fire(NOON + 72 * HOUR)
        after = world.now(handoff)
        assert (after.state, world.kinds()[-1]) == (HandoffState.UNANSWERED, "invitation unanswered")
        assert world.fire(NOON + 100 * HOUR) == 0

    def test_after_a_standstill_it_is_given_up_at_once_and_nobody_is_reminded(self, world: World) -> None:
        handoff = world.public(world.invited())
        world.fire(NOON + 80 * HOUR)
        world.fire(NOON + 80 * HOUR)
        assert world.now(handoff).state is HandoffState.UNANSWERED
        assert "invitation unanswered so far" not in world.kinds()

    def test_one_reminder_in_public_and_no_second(self, world: World) -> None:
        handoff = world.public(world.invited())
        after = world.follow_up(handoff)
        with pytest.raises(Stale, match="reminded of once"):
            world.follow_up(world.now(handoff), "third")
        public = world.public(after, "again", NOON + 60 * HOUR)
        assert (public.state, public.followed_up_at) == (HandoffState.INVITED, NOON + 60 * HOUR)
        with pytest.raises(Stale, match="reminded of once"):
            world.follow_up(public, "third")
        # Its time begins anew.
        for hours in (6, 73, 131):
            world.fire(NOON + hours * HOUR)
        assert world.now(handoff).state is HandoffState.INVITED
        world.fire(NOON + 132 * HOUR)
        assert world.now(handoff).state is HandoffState.UNANSWERED

    def test_a_discarded_reminder_may_be_written_anew(self, world: World) -> None:
        handoff = world.public(world.invited())
        world.follow_up(handoff)
        withdraw(world.replies.get(CASE, "again"), ROSA, world.replies, NOON)
        assert world.now(handoff).follow_up_id is None
        assert world.follow_up(world.now(handoff), "anew").follow_up_id == "anew"

    def test_nothing_is_given_up_while_a_reminder_is_about_to_appear(self, world: World) -> None:
        handoff = world.public(world.invited())
        after = world.follow_up(handoff)
        world.approved(after, "again")
        for hours in (6, 72, 73):
            world.fire(NOON + hours * HOUR)
        assert world.now(handoff).state is HandoffState.INVITED

    def test_who_writes_after_it_was_given_up_joins_late(self, world: World) -> None:
        handoff = world.public(world.invited())
        for hours in (6, 72):
            world.fire(NOON + hours * HOUR)
        case = world.message(created_at=NOON + 80 * HOUR)
        assert case
        assert case.id == CASE
        assert world.now(handoff).state is HandoffState.JOINED
        note = next(event.note for event in world.cases.file(CASE).events if event.kind == "joined in private")
        assert note == "after the invitation had been given up"

    def test_who_writes_much_later_is_a_new_case(self, world: World) -> None:
        handoff = world.public(world.invited())
        for hours in (6, 72):
            world.fire(NOON + hours * HOUR)
        case = world.message(created_at=NOON + timedelta(days=18))
        assert case
        assert case.private
        assert world.now(handoff).state is HandoffState.UNANSWERED

    def test_who_joined_is_not_given_up(self, world: World) -> None:
        handoff = world.public(world.invited())
        world.message()
        assert world.fire(NOON + 100 * HOUR) == 0
        assert world.now(handoff).state is HandoffState.JOINED


class TestMerging:
    def test_a_person_who_merges_the_private_case_makes_the_handoff_joined(self, world: World) -> None:
        private = world.message()
        handoff = world.public(world.invited())
        assert private
        self.merge(world, CASE, private.id)
        assert world.now(handoff).state is HandoffState.JOINED
        case = world.cases.get(CASE)
        assert (case.owner, case.private_since is not None) == (ROSA.id, True)
        assert "joined in private" in world.kinds()
        later = world.message(2)
        assert later
        assert later.id == CASE

    def test_an_open_handoff_goes_along_with_its_case(self, world: World) -> None:
        handoff = world.public(world.invited())
        world.opened(id="2002", conversation_id="2002")
        self.merge(world, "x-2002", CASE)
        moved = world.handoffs.get("x-2002", handoff.id)
        assert (moved.state, moved.case_id) == (HandoffState.INVITED, "x-2002")
        assert world.handoffs.open_in("x-2002") == moved
        assert world.handoffs.open_in(CASE) is None
        assert world.handoffs.open_of("x", "77") == [moved]
        joined = world.message()
        assert joined
        assert joined.id == "x-2002"
        assert world.handoffs.get("x-2002", handoff.id).state is HandoffState.JOINED

    def test_it_is_given_up_in_the_case_that_it_went_into(self, world: World) -> None:
        handoff = world.public(world.invited())
        world.opened(id="2002", conversation_id="2002")
        self.merge(world, "x-2002", CASE)
        for hours in (6, 72):
            world.fire(NOON + hours * HOUR)
        assert world.handoffs.get("x-2002", handoff.id).state is HandoffState.UNANSWERED

    def test_two_open_handoffs_do_not_become_one(self, world: World) -> None:
        world.public(world.invited())
        world.opened(id="2002", conversation_id="2002")
        world.invited("x-2002", "h2")
        with pytest.raises(Stale, match="both cases"):
            self.merge(world, "x-2002", CASE)

    def test_an_unsent_invitation_stays_where_it_is_written(self, world: World) -> None:
        stored(world.cases, a_mention(id="1002"))
        world.invited()
        with pytest.raises(Stale, match="being written"):
            moving.split(world.cases.file(CASE), ["1002"], "", ROSA, NOON)

    @staticmethod
    def merge(world: World, into: str, other: str) -> None:
        file = world.cases.file(other)
        begun = moving.merge(world.cases.file(into), file, [], "", ROSA, NOON)
        moves = Moves(world.table)
        moves.begin(begun, file)
        moves.go_on(begun.move, NOON)


class TestRemovals:
    def test_the_post_is_deleted_midway_and_the_way_into_private_stays(self, world: World) -> None:
        handoff = world.public(world.invited())
        assert remove(PlatformName.X, "1001", Why.DELETED, Removals(world.table), NOON)
        assert world.cases.get(CASE).removed_at
        assert world.now(handoff).state is HandoffState.INVITED
        case = world.message()
        assert case
        assert (case.id, case.state, case.author_id, case.author_handle) == (CASE, CaseState.OPEN, "77", "ada")
        assert world.now(handoff).state is HandoffState.JOINED

    def test_an_invitation_that_is_not_public_yet_is_never_posted(self, world: World) -> None:
        handoff = world.invited()
        assert remove(PlatformName.X, "1001", Why.DELETED, Removals(world.table), NOON)
        assert world.replies.get(CASE, "h1-r").state is ReplyState.VOID
        assert world.now(handoff).state is HandoffState.WITHDRAWN

    def test_who_is_in_private_stays_there(self, world: World) -> None:
        handoff = world.public(world.invited())
        world.message()
        assert remove(PlatformName.X, "1001", Why.DELETED, Removals(world.table), NOON)
        assert world.now(handoff).state is HandoffState.JOINED
        assert world.cases.get(CASE).removed_at is None

    def test_an_account_that_is_gone_leaves_no_trace_in_handoffs(self, world: World) -> None:
        world.public(world.invited())
        remove_author(PlatformName.X, "77", Why.ACCOUNT_DELETED, Removals(world.table), NOON)
        assert world.handoffs.found_by("x", "77") == []
        assert [one.author_id for one in world.handoffs.of_case(CASE)] == ["removed"]
        left = [item for item in world.table.scan(ConsistentRead=True)["Items"] if item.get("author_id") == "77"]
        assert left == []


class TestReturning:
    def joined(self, world: World) -> Handoff:
        handoff = world.public(world.invited())
        world.message()
        return world.now(handoff)

    def settled(self, world: World, agrees: bool | None) -> Handoff:
        before = self.joined(world)
        return world.handoffs.save(before, *returning.settle(before, agrees, ROSA, NOON + 5 * MINUTE))

    def test_what_is_resolved_in_private_is_closed_when_its_line_is_public(self, world: World) -> None:
        settled = self.settled(world, agrees=True)
        assert world.cases.get(CASE).private_since is None
        file = world.cases.file(CASE)
        after, event = returning.close_in_public(file, settled, "bye", ROSA, NOON)
        world._drafted(CASE, after, "bye", world.handoffs.moved(settled, after), event)
        public = world.public(after, "bye", NOON + 9 * MINUTE)
        assert (public.state, public.closed_at) == (HandoffState.CLOSED, NOON + 9 * MINUTE)
        assert "closed in public" in world.kinds()

    def test_a_discarded_line_leaves_it_resolved(self, world: World) -> None:
        settled = self.settled(world, agrees=True)
        after, event = returning.close_in_public(world.cases.file(CASE), settled, "bye", ROSA, NOON)
        world._drafted(CASE, after, "bye", world.handoffs.moved(settled, after), event)
        withdraw(world.replies.get(CASE, "bye"), ROSA, world.replies, NOON)
        left = world.now(after)
        assert (left.state, left.closing_id) == (HandoffState.RESOLVED, None)

    def test_what_was_not_resolved_after_all_is_in_private_again(self, world: World) -> None:
        settled = self.settled(world, agrees=None)
        back = world.handoffs.save(settled, *returning.reopen(settled, "not yet", ROSA, NOON))
        assert back.state is HandoffState.JOINED
        assert world.handoffs.open_in(CASE) == back
        assert world.cases.get(CASE).private_since

    def test_the_case_tells_its_way(self, world: World) -> None:
        settled = self.settled(world, agrees=True)
        after, event = returning.close_in_public(world.cases.file(CASE), settled, "bye", ROSA, NOON + 5 * MINUTE)
        world._drafted(CASE, after, "bye", world.handoffs.moved(settled, after), event)
        world.public(after, "bye", NOON + 9 * MINUTE)
        file = world.cases.file(CASE)
        told = journey(file.case, file.events, NOON + 10 * MINUTE)
        assert [str(leg.channel) for leg in told.legs] == ["x", "private", "x"]
        assert [switch.why for switch in told.switches] == ["joined in private", "closed in public"]
        assert [switch.lost_seconds for switch in told.switches] == [60, 240]
        assert told.lapsed_seconds == 0
        assert [one.owner for one in told.owners if one.owner] == [ROSA.id]
