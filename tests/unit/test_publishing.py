"""An approved reply is posted at most once, and what is in doubt is shown."""

from datetime import datetime, timedelta

import pytest
from amends.case import Case, CaseState
from amends.eligibility import HouseRules
from amends.errors import MaybePosted, NotFound, RateLimited, Refused, Retry, Stale
from amends.mention import PlatformName
from amends.outbox import NOT_TAKEN
from amends.platform import Unconnected
from amends.posting import Mode
from amends.publishing import HELD_AT_MOST, TRY_AGAIN, publish
from amends.recording import TRIES
from amends.reply import Reply, ReplyState
from amends.unwanted import UNWANTED, withdraw_unwanted
from amends.watching import LOOKED_FOR, NOT_RECORDED, requeue, settle

from tests.builders import MINUTE, NOON, a_case, an_approved_reply
from tests.fakes import FakeBudgets, FakeCases, FakeOptOuts, FakeOutbox, FakePlatform, FakeReplies, FakeSwitch

ON = FakeSwitch(Mode.ON)


def tried(
    reply: Reply,
    platform: FakePlatform | Unconnected,
    replies: FakeReplies,
    switch: FakeSwitch = ON,
    now: datetime = NOON,
    case: Case | None = None,
) -> Reply:
    return publish(reply, platform, replies, FakeCases(case or a_case(), replies), FakeBudgets(), switch, now)


def run(platform: FakePlatform | Unconnected, replies: FakeReplies) -> Reply:
    return tried(replies.get("x-1001", "r1"), platform, replies)


def test_an_approved_reply_is_posted_and_the_case_waits_for_the_customer() -> None:
    x, replies = FakePlatform(), FakeReplies(an_approved_reply())
    assert run(x, replies).post_id == "post-1"
    assert x.posted == [("1001", "Sorry about that, Ada.")]
    assert [case.state for case in replies.cases] == [CaseState.ANSWERED]
    assert [event.kind for event in replies.events] == ["posting", "posted"]


def test_a_reply_that_is_delivered_twice_is_posted_once() -> None:
    x, replies = FakePlatform(), FakeReplies(an_approved_reply())
    run(x, replies)
    with pytest.raises(Stale):
        run(x, replies)
    assert len(x.posted) == 1


def test_two_publishers_that_read_the_same_reply_post_it_once() -> None:
    x, replies = FakePlatform(), FakeReplies(an_approved_reply())
    seen = replies.get("x-1001", "r1")
    tried(seen, x, replies, ON, NOON)
    with pytest.raises(Stale):
        tried(seen, x, replies, ON, NOON)
    assert len(x.posted) == 1


@pytest.mark.parametrize("state", [state for state in ReplyState if state is not ReplyState.APPROVED])
def test_only_an_approved_reply_is_posted(state: ReplyState) -> None:
    x = FakePlatform()
    with pytest.raises(Stale):
        run(x, FakeReplies(an_approved_reply(state=state)))
    assert x.posted == []


def test_a_text_other_than_the_approved_one_is_refused() -> None:
    x, replies = FakePlatform(), FakeReplies(an_approved_reply(approved_sha256="of another text"))
    assert run(x, replies).state is ReplyState.REFUSED
    assert x.posted == []


def test_a_reply_that_its_own_author_approved_is_refused() -> None:
    x, replies = FakePlatform(), FakeReplies(an_approved_reply(approver="rosa-id"))
    assert run(x, replies).state is ReplyState.REFUSED
    assert x.posted == []


def test_a_rate_limit_puts_the_reply_back_until_the_window_opens() -> None:
    opens = NOON + 7 * MINUTE
    replies = FakeReplies(an_approved_reply())
    waiting = run(FakePlatform(RateLimited(opens)), replies)
    assert (waiting.state, waiting.not_before) == (ReplyState.APPROVED, opens)
    with pytest.raises(Stale):
        run(FakePlatform(), replies)


def test_a_failure_that_left_nothing_public_waits_a_moment() -> None:
    waiting = run(FakePlatform(Retry("X could not be reached")), FakeReplies(an_approved_reply()))
    assert (waiting.state, waiting.not_before) == (ReplyState.APPROVED, NOON + TRY_AGAIN)


def test_a_refusal_is_shown_with_its_reason() -> None:
    refused = run(FakePlatform(Refused("X refused it: duplicate content")), FakeReplies(an_approved_reply()))
    assert (refused.state, refused.note) == (ReplyState.REFUSED, "X refused it: duplicate content")


def test_a_platform_without_credentials_refuses() -> None:
    refused = run(Unconnected("x"), FakeReplies(an_approved_reply()))
    assert (refused.state, refused.note) == (ReplyState.REFUSED, "there are no credentials for x")


def test_a_doubtful_end_is_kept_as_doubt_and_never_sent_again_by_itself() -> None:
    x, replies = (
        FakePlatform(MaybePosted("the connection to X ended"), after_posting=True),
        FakeReplies(an_approved_reply()),
    )
    assert run(x, replies).state is ReplyState.MAYBE_POSTED
    outbox = FakeOutbox()
    requeue(replies, outbox, FakeBudgets(), ON, NOON + 60 * MINUTE)
    assert outbox.sent == []
    assert len(x.posted) == 1


@pytest.mark.parametrize(("minutes", "state"), [(-1, CaseState.ANSWERED), (0, CaseState.ANSWERED), (1, CaseState.OPEN)])
def test_a_post_written_after_the_reply_was_begun_keeps_the_case_open(minutes: int, state: CaseState) -> None:
    replies, case = FakeReplies(an_approved_reply()), a_case(last_mention_at=NOON + minutes * MINUTE)
    tried(
        replies.get("x-1001", "r1"),
        FakePlatform(),
        replies,
        ON,
        NOON + 5 * MINUTE,
        case,
    )
    assert [changed.state for changed in replies.cases] == ([] if state is CaseState.OPEN else [state])
    assert replies.now["r1"].state is ReplyState.POSTED


def test_a_claim_in_the_moment_of_posting_does_not_keep_the_case_open() -> None:
    replies = FakeReplies(an_approved_reply())

    def claim_once(reply: Reply) -> None:
        if reply.state is ReplyState.POSTED and not tries:
            tries.append(reply)
            raise Stale("the case was claimed")

    tries: list[Reply] = []
    replies.before_save = claim_once
    run(FakePlatform(), replies)
    assert [case.state for case in replies.cases] == [CaseState.ANSWERED]


def test_a_case_that_keeps_changing_does_not_keep_the_reply_from_being_recorded() -> None:
    replies = FakeReplies(an_approved_reply())

    def change_again(reply: Reply) -> None:
        if reply.state is ReplyState.POSTED and len(tries) < TRIES:
            tries.append(reply)
            raise Stale("the case changed")

    tries: list[Reply] = []
    replies.before_save = change_again
    assert run(FakePlatform(), replies).state is ReplyState.POSTED
    assert replies.cases == []


@pytest.mark.parametrize(("opted_out", "state"), [(True, ReplyState.REFUSED), (False, ReplyState.POSTED)])
def test_a_reply_to_someone_who_opted_out_after_its_approval_is_refused(opted_out: bool, state: ReplyState) -> None:
    x, replies = FakePlatform(), FakeReplies(an_approved_reply())
    seen, cases = replies.get("x-1001", "r1"), FakeCases(a_case(), replies)
    rules = HouseRules(opted_out=opted_out)
    done = publish(seen, x, replies, cases, FakeBudgets(), ON, NOON, lambda _: rules)
    assert (done.state, bool(done.note), len(x.posted)) == (state, opted_out, not opted_out)


class TestSwitch:
    """Nothing is posted unless posting is on, and nothing is lost for it."""

    @pytest.mark.parametrize(
        ("mode", "note"), [(Mode.OFF, "posting is stopped"), (Mode.DRY_RUN, "dry run: would have been posted")]
    )
    def test_unless_posting_is_on_a_reply_stays_approved_and_says_why(self, mode: Mode, note: str) -> None:
        x, replies, seen = FakePlatform(), FakeReplies(an_approved_reply()), an_approved_reply()
        held = tried(seen, x, replies, FakeSwitch(mode), NOON + MINUTE)
        assert x.posted == []
        assert (held.state, held.note, held.since) == (ReplyState.APPROVED, note, seen.since)
        assert [(event.kind, event.note) for event in replies.events] == [("waits to be posted", note)]
        # The same reply is posted, once posting is on.
        done = tried(held, x, replies, ON, NOON + 2 * MINUTE)
        assert (len(x.posted), done.state, done.note) == (1, ReplyState.POSTED, "")

    def test_a_reply_that_is_held_says_so_once(self) -> None:
        replies = FakeReplies(an_approved_reply())
        held = tried(
            replies.now["r1"],
            FakePlatform(),
            replies,
            FakeSwitch(Mode.OFF),
            NOON,
        )
        with pytest.raises(Stale, match="posting is stopped"):
            tried(held, FakePlatform(), replies, FakeSwitch(Mode.OFF), NOON)
        assert len(replies.events) == 1

    @pytest.mark.parametrize(("then", "posted"), [(Mode.ON, 1), (Mode.OFF, 0), (Mode.DRY_RUN, 0)])
    def test_a_stop_in_the_moment_of_the_claim_holds(self, then: Mode, posted: int) -> None:
        x, replies, seen = FakePlatform(), FakeReplies(an_approved_reply()), an_approved_reply()
        after = tried(seen, x, replies, FakeSwitch(Mode.ON, then), NOON + MINUTE)
        assert len(x.posted) == posted
        if not posted:
            assert (after.state, after.approved_at, after.not_before) == (ReplyState.APPROVED, seen.approved_at, None)
            assert [event.kind for event in replies.events] == ["posting", "waits to be posted"]

    def test_a_text_other_than_the_approved_one_would_not_have_been_posted(self) -> None:
        replies = FakeReplies(an_approved_reply(approved_sha256="of another text"))
        dry = FakeSwitch(Mode.DRY_RUN)
        refused = tried(replies.now["r1"], FakePlatform(), replies, dry, NOON)
        assert refused.state is ReplyState.REFUSED

    @pytest.mark.parametrize(("late", "state"), [(0 * MINUTE, ReplyState.POSTED), (MINUTE, ReplyState.REFUSED)])
    def test_what_waited_for_more_than_a_day_goes_to_a_person_first(self, late: timedelta, state: ReplyState) -> None:
        x, replies = FakePlatform(), FakeReplies(an_approved_reply())
        done = tried(replies.now["r1"], x, replies, ON, NOON + HELD_AT_MOST + late)
        assert (done.state, len(x.posted)) == (state, int(state is ReplyState.POSTED))
        assert ("look at it again" in done.note) is (state is ReplyState.REFUSED)

    def test_what_waits_does_not_circle_and_goes_out_once_posting_is_on(self) -> None:
        replies, outbox = FakeReplies(an_approved_reply(), an_approved_reply(id="r2")), FakeOutbox()
        for mode in (Mode.OFF, Mode.DRY_RUN):
            assert requeue(replies, outbox, FakeBudgets(), FakeSwitch(mode), NOON + 60 * MINUTE) == 0
        assert outbox.sent == []
        assert requeue(replies, outbox, FakeBudgets(), ON, NOON + 60 * MINUTE) == 2

    def test_a_doubt_is_settled_while_posting_is_stopped(self) -> None:
        """Looking in our own timeline posts nothing, so it asks no switch."""
        x, reply = FakePlatform(), an_approved_reply(state=ReplyState.MAYBE_POSTED)
        x.reply(reply)
        assert settle(FakeReplies(reply), {PlatformName.X: x}, FakeCases(a_case()), NOON) == 1


class TestWatching:
    """What the publisher left open is settled."""

    def test_an_unrecorded_post_is_found_in_our_timeline(self) -> None:
        x = FakePlatform()
        reply = an_approved_reply(state=ReplyState.POSTING)
        x.reply(reply)
        replies = FakeReplies(reply)
        found = settle(replies, {PlatformName.X: x}, FakeCases(a_case()), NOON + 2 * NOT_RECORDED)
        assert (found, replies.now["r1"].state, replies.now["r1"].post_id) == (1, ReplyState.POSTED, "post-1")

    def test_a_claim_that_may_still_be_alive_is_left_alone(self) -> None:
        replies = FakeReplies(an_approved_reply(state=ReplyState.POSTING))
        settle(replies, {PlatformName.X: FakePlatform()}, FakeCases(a_case()), NOON + NOT_RECORDED / 2)
        assert replies.now["r1"].state is ReplyState.POSTING

    def test_a_post_that_our_timeline_does_not_show_waits_for_a_person(self) -> None:
        replies = FakeReplies(an_approved_reply(state=ReplyState.POSTING))
        settle(replies, {PlatformName.X: FakePlatform()}, FakeCases(a_case()), NOON + 2 * NOT_RECORDED)
        assert replies.now["r1"].state is ReplyState.MAYBE_POSTED

    def test_one_unreadable_timeline_does_not_keep_the_others_from_being_read(self) -> None:
        class Unreadable(FakePlatform):
            def find(self, reply: Reply) -> str | None:
                if reply.id == "r1":
                    raise Retry("X could not be read")
                return super().find(reply)

        x = Unreadable()
        doubtful = [an_approved_reply(id=name, state=ReplyState.MAYBE_POSTED, text=name) for name in ("r1", "r2")]
        for reply in doubtful:
            x.reply(reply)
        replies = FakeReplies(*doubtful)
        assert settle(replies, {PlatformName.X: x}, FakeCases(a_case()), NOON + MINUTE) == 1
        assert replies.now["r2"].state is ReplyState.POSTED

    @pytest.mark.parametrize(
        ("error", "looks", "looked"),
        [(Retry("X could not be read"), 2, ["r1", "r2"]), (RateLimited(NOON + 60 * MINUTE), 3, ["r1"])],
    )
    def test_nobody_is_looked_for_once_time_is_short_or_the_window_is_closed(
        self, error: Retry, looks: int, looked: list[str]
    ) -> None:
        class Hanging(FakePlatform):
            def find(self, reply: Reply) -> str | None:
                asked.append(reply.id)
                raise error

        asked: list[str] = []
        doubtful = [an_approved_reply(id=name, state=ReplyState.MAYBE_POSTED, text=name) for name in ("r1", "r2", "r3")]
        left = [True] * looks + [False] * 3
        settle(
            FakeReplies(*doubtful), {PlatformName.X: Hanging()}, FakeCases(a_case()), NOON + MINUTE, lambda: left.pop(0)
        )
        assert asked == looked

    def test_an_approved_reply_whose_message_was_lost_is_handed_over_again(self) -> None:
        replies, outbox = FakeReplies(an_approved_reply()), FakeOutbox()
        assert requeue(replies, outbox, FakeBudgets(), ON, NOON + NOT_TAKEN) == 1
        assert outbox.sent == ["r1"]

    def test_a_fresh_approval_is_left_to_its_message(self) -> None:
        replies, outbox = FakeReplies(an_approved_reply()), FakeOutbox()
        assert requeue(replies, outbox, FakeBudgets(), ON, NOON + NOT_TAKEN / 2) == 0

    def test_a_doubt_of_last_week_is_left_to_a_person(self) -> None:
        class Counting(FakePlatform):
            def find(self, reply: Reply) -> str | None:
                looked.append(reply.id)
                return super().find(reply)

        looked: list[str] = []
        replies = FakeReplies(an_approved_reply(state=ReplyState.MAYBE_POSTED))
        settle(replies, {PlatformName.X: Counting()}, FakeCases(a_case()), NOON + LOOKED_FOR)
        settle(replies, {PlatformName.X: Counting()}, FakeCases(a_case()), NOON + LOOKED_FOR + MINUTE)
        assert looked == ["r1"]

    def test_a_waiting_reply_to_someone_who_opted_out_is_taken_back_with_the_reason(self) -> None:
        replies = FakeReplies(an_approved_reply(not_before=NOON + 60 * MINUTE))
        assert withdraw_unwanted(replies, FakeCases(a_case()), FakeOptOuts("78"), NOON) == 0
        assert withdraw_unwanted(replies, FakeCases(a_case()), FakeOptOuts("77"), NOON) == 1
        assert (replies.now["r1"].state, replies.now["r1"].note) == (ReplyState.VOID, UNWANTED)
        assert [(event.kind, event.note) for event in replies.events] == [("withdrawn", UNWANTED)]

    def test_a_reply_that_the_publisher_takes_in_that_moment_is_left_to_it(self) -> None:
        replies = FakeReplies(an_approved_reply())

        def claim_first(_: Reply) -> None:
            raise Stale("claimed")

        replies.before_save = claim_first
        assert withdraw_unwanted(replies, FakeCases(a_case()), FakeOptOuts("77"), NOON) == 0

    @pytest.mark.parametrize(("minutes", "sent"), [(4, 0), (5, 1)])
    def test_a_waiting_reply_is_handed_over_when_its_wait_ends(self, minutes: int, sent: int) -> None:
        replies = FakeReplies(an_approved_reply(not_before=NOON + 5 * MINUTE))
        assert requeue(replies, FakeOutbox(), FakeBudgets(), ON, NOON + minutes * MINUTE) == sent


def test_a_reply_that_is_not_there_is_an_error_of_its_own() -> None:
    with pytest.raises(NotFound):
        FakeReplies().get("x-1001", "r1")
