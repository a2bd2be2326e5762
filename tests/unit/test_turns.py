"""What happens to a reply before its claim: nothing is public, so it waits or is refused with the reason."""

from datetime import timedelta
from typing import Any

import pytest
from amends.eligibility import HouseRules
from amends.errors import RateLimited, Retry, Stale
from amends.looking import Presence, SourceFacts
from amends.mention import PlatformName
from amends.outbox import Headroom, Kind, Window
from amends.posting import Mode
from amends.publishing import NEXT_TURN, TRY_AGAIN, no_rules, publish
from amends.reply import Reply, ReplyState
from amends.turns import Turn, following

from tests.builders import MINUTE, NOON, a_case, an_approved_reply
from tests.fakes import FakeBudgets, FakeCases, FakePlatform, FakeReplies, FakeSwitch

X = PlatformName.X


def run(replies: FakeReplies, x: FakePlatform | None = None, name: str = "r1", **more: Any) -> Reply:
    stores = (replies, FakeCases(a_case(), replies), more.get("budgets", FakeBudgets()), FakeSwitch(Mode.ON))
    return publish(replies.now[name], x or FakePlatform(), *stores, more.get("now", NOON), more.get("rules", no_rules))


def looking(answer: SourceFacts | Exception) -> FakePlatform:
    x = FakePlatform()
    x.facts = answer
    return x


def test_what_became_of_the_post_is_looked_at_right_before_posting() -> None:
    x = looking(SourceFacts(id="1001", presence=Presence.GONE))
    refused = run(FakeReplies(an_approved_reply()), x)
    assert (refused.state, refused.note, x.posted) == (ReplyState.REFUSED, "the post is no longer there", [])


def test_an_opt_out_after_the_approval_is_honoured() -> None:
    x = FakePlatform()
    refused = run(FakeReplies(an_approved_reply()), x, rules=lambda _: HouseRules(opted_out=True))
    assert (refused.state, x.posted) == (ReplyState.REFUSED, [])


@pytest.mark.parametrize(
    ("error", "until"),
    [(Retry("X answered 503"), NOON + TRY_AGAIN), (RateLimited(NOON + 9 * MINUTE), NOON + 9 * MINUTE)],
)
def test_a_look_that_fails_makes_the_reply_wait_and_uses_no_place(error: Exception, until: Any) -> None:
    budgets = FakeBudgets()
    waits = run(FakeReplies(an_approved_reply()), looking(error), budgets=budgets)
    assert (waits.state, waits.not_before, budgets.windows) == (ReplyState.APPROVED, until, {})


def test_a_reply_whose_post_is_no_longer_kept_is_refused() -> None:
    assert run(FakeReplies(an_approved_reply(in_reply_to="9"))).note == "the post that it answers is no longer kept"


def test_a_full_window_makes_the_reply_wait_until_it_opens() -> None:
    opens = NOON + 8 * MINUTE
    x, budgets = FakePlatform(), FakeBudgets(Window(platform=X, used=100, resets_at=opens))
    replies = FakeReplies(an_approved_reply())
    waits = run(replies, x, budgets=budgets)
    assert (waits.state, waits.not_before, x.posted) == (ReplyState.APPROVED, opens, [])
    assert run(replies, x, budgets=budgets, now=opens).state is ReplyState.POSTED


def test_a_fresh_reply_stands_behind_those_of_its_severity_that_wait() -> None:
    line = Window(platform=X, used=3, resets_at=NOON + MINUTE, line=2)
    for severity, state in ((3, ReplyState.APPROVED), (2, ReplyState.APPROVED), (1, ReplyState.POSTED)):
        assert run(FakeReplies(an_approved_reply(severity=severity)), budgets=FakeBudgets(line)).state is state


def test_who_has_waited_goes() -> None:
    line = Window(platform=X, used=3, resets_at=NOON + MINUTE, line=2)
    assert run(FakeReplies(an_approved_reply(not_before=NOON)), budgets=FakeBudgets(line)).state is ReplyState.POSTED


@pytest.mark.parametrize("state", [ReplyState.POSTING, ReplyState.MAYBE_POSTED])
def test_the_second_answer_in_a_conversation_waits_for_the_first(state: ReplyState) -> None:
    x, first = FakePlatform(), an_approved_reply(id="r0", in_reply_to="900", state=state)
    replies = FakeReplies(first, an_approved_reply())
    waits = run(replies, x)
    assert (waits.state, waits.not_before, x.posted) == (ReplyState.APPROVED, NOON + NEXT_TURN, [])
    replies.now["r0"] = first.model_copy(update={"state": ReplyState.POSTED})
    assert run(replies, x, now=NOON + NEXT_TURN).state is ReplyState.POSTED


def test_the_second_answer_waits_also_while_the_first_was_put_back() -> None:
    first = an_approved_reply(id="r0", approved_at=NOON - 2 * MINUTE, not_before=NOON + MINUTE)
    assert run(FakeReplies(first, an_approved_reply(approved_at=NOON - MINUTE))).state is ReplyState.APPROVED
    assert run(FakeReplies(first, an_approved_reply(approved_at=NOON - 3 * MINUTE))).state is ReplyState.POSTED


def test_another_customers_answer_in_the_same_conversation_waits_too() -> None:
    other = an_approved_reply(id="r9", case_id="x-900", state=ReplyState.MAYBE_POSTED)
    replies = FakeReplies(other, an_approved_reply())
    replies.turns[X, "1001"] = Turn(case_id="x-900", reply_id="r9", version=1)
    assert run(replies).state is ReplyState.APPROVED
    replies.now["r9"] = other.model_copy(update={"state": ReplyState.REFUSED})
    assert run(replies, now=NOON + NEXT_TURN).state is ReplyState.POSTED


def test_of_two_answers_that_saw_a_free_conversation_one_takes_the_turn() -> None:
    replies, x = FakeReplies(an_approved_reply(approved_at=NOON)), FakePlatform()
    rival = an_approved_reply(id="r9", case_id="x-900", conversation_id="1001")

    def rival_claims(reply: Reply) -> None:
        if reply.state is ReplyState.POSTING and not replies.turns:
            replies.now["r9"] = rival.model_copy(update={"state": ReplyState.POSTING})
            replies.turns[X, "1001"] = Turn(case_id="x-900", reply_id="r9", version=1)

    replies.before_save = rival_claims
    waits = run(replies, x)
    assert (waits.state, x.posted) == (ReplyState.APPROVED, [])


def test_a_reply_that_another_publisher_claimed_meanwhile_is_left_to_it() -> None:
    replies, x = FakeReplies(an_approved_reply()), FakePlatform()

    def rival_claims(reply: Reply) -> None:
        replies.now["r1"] = reply.model_copy(update={"version": reply.version})

    replies.before_save = rival_claims
    with pytest.raises(Stale):
        run(replies, x)
    assert x.posted == []


def test_a_second_answer_that_a_person_wants_is_posted() -> None:
    first = an_approved_reply(id="r0", state=ReplyState.POSTED)
    assert run(FakeReplies(first, an_approved_reply())).state is ReplyState.REFUSED
    assert run(FakeReplies(first, an_approved_reply(again=True))).state is ReplyState.POSTED


def test_what_the_platform_says_of_its_window_is_learned() -> None:
    x, budgets = FakePlatform(), FakeBudgets()
    x.left = Headroom(remaining=7, resets_at=NOON + 4 * MINUTE)
    run(FakeReplies(an_approved_reply()), x, budgets=budgets)
    assert budgets.window(X, Kind.POST, NOON).left(1, NOON) == 7


def test_a_refusal_for_the_rate_closes_the_window_for_every_publisher() -> None:
    budgets, opens = FakeBudgets(), NOON + timedelta(minutes=6)
    run(FakeReplies(an_approved_reply()), FakePlatform(RateLimited(opens)), budgets=budgets)
    assert run(FakeReplies(an_approved_reply(severity=1)), budgets=budgets).not_before == opens


def test_the_first_try_is_remembered_however_often_it_is_put_back() -> None:
    replies = FakeReplies(an_approved_reply())
    run(replies, FakePlatform(Retry("X could not be reached")))
    assert run(replies, now=NOON + MINUTE).tried_at == NOON


def test_turns_are_counted_by_the_day_and_a_reply_that_tries_again_once() -> None:
    first = following(an_approved_reply(), None, NOON)
    again = following(an_approved_reply(), first, NOON + MINUTE)
    second = following(an_approved_reply(id="r2"), again, NOON + 2 * MINUTE)
    tomorrow = NOON + 24 * 60 * MINUTE
    assert [turn.count for turn in (first, again, second)] == [1, 1, 2]
    assert (second.taken_on(NOON), second.taken_on(tomorrow)) == (2, 0)
    assert following(an_approved_reply(), second, tomorrow).count == 1


@pytest.mark.parametrize(("mine", "state"), [(True, ReplyState.POSTED), (False, ReplyState.REFUSED)])
def test_a_reply_that_tries_again_in_a_full_submission_is_not_its_own_crowd(mine: bool, state: ReplyState) -> None:
    replies = FakeReplies(an_approved_reply(), an_approved_reply(id="r2", state=ReplyState.POSTED, in_reply_to="9"))
    holder = "r1" if mine else "r2"
    replies.turns[X, "1001"] = Turn(case_id="x-1001", reply_id=holder, version=1, day="2026-11-20", count=3)
    full = HouseRules(answers_in_submission=3, most_in_submission=3)
    assert run(replies, rules=lambda _: full).state is state
