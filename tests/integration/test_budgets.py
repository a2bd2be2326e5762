"""The platforms' windows and the turns of a conversation in a real table's rules."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from amends.adapters.budgets import BEHIND_THE_LINE, Budgets
from amends.adapters.cases import Cases
from amends.adapters.replies import Replies
from amends.errors import Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.outbox import Headroom, Kind, allowance
from amends.reply import Reply, ReplyState, move
from amends.turns import Turn

from tests.builders import MINUTE, NOON, an_approved_reply, stored
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

X, DM = PlatformName.X, Kind.DM
DMS = allowance(X, DM)


@pytest.fixture
def budgets(table: "Table") -> Budgets:
    return Budgets(table)


def taken(budgets: Budgets, severity: int = 3, now: datetime = NOON, *, waited: bool = False) -> datetime | None:
    return budgets.take(X, DM, severity, now, waited=waited)


def fill(budgets: Budgets, severity: int = 3) -> None:
    for _ in range(DMS.for_severity(severity)):
        assert taken(budgets, severity) is None


def test_a_window_takes_its_limit_and_then_says_when_it_opens(budgets: Budgets) -> None:
    fill(budgets)
    assert taken(budgets) == NOON + DMS.length
    assert taken(budgets, now=NOON + DMS.length, waited=True) is None
    assert budgets.window(X, DM, NOON).used == 1


def test_what_is_kept_for_the_gravest_is_theirs_alone(budgets: Budgets) -> None:
    fill(budgets)
    assert [taken(budgets, 1) for _ in range(DMS.reserved + 1)] == [None] * DMS.reserved + [NOON + DMS.length]


def test_publishers_that_saw_the_same_window_share_it(budgets: Budgets, table: "Table") -> None:
    """Each decides by a conditional write, so that no reading before it matters."""
    others = [Budgets(table) for _ in range(4)]
    granted = [taken(others[number % 4], 1) is None for number in range(2 * DMS.limit)]
    assert granted.count(True) == DMS.limit == budgets.window(X, DM, NOON).used


def test_of_two_that_open_a_window_one_opens_it_and_both_are_counted(budgets: Budgets, table: "Table") -> None:
    class Late(Budgets):
        """Another publisher opens the window between its look and its write."""

        def _open(self, *seen: object) -> bool:
            if not came:
                came.append(taken(budgets))
            return super()._open(*seen)  # type: ignore[arg-type]

    came: list[datetime | None] = []
    assert (taken(Late(table)), came, budgets.window(X, DM, NOON).used) == (None, [None], 2)


def test_who_waits_in_line_goes_before_who_comes_fresh(budgets: Budgets) -> None:
    fill(budgets)
    taken(budgets, 2)
    opened = NOON + DMS.length
    assert taken(budgets, 2, opened) == opened + BEHIND_THE_LINE
    assert taken(budgets, 3, opened) == opened + BEHIND_THE_LINE
    assert taken(budgets, 1, opened) is None
    assert taken(budgets, 3, opened, waited=True) is None
    budgets.form_line(budgets.window(X, DM, opened), None)
    assert taken(budgets, 3, opened) is None


def test_the_line_remembers_the_gravest_that_joined(budgets: Budgets) -> None:
    fill(budgets, 1)
    for severity, line in ((3, 3), (1, 1), (2, 1)):
        taken(budgets, severity)
        assert budgets.window(X, DM, NOON).line == line


def test_a_line_that_someone_graver_joined_meanwhile_is_not_dissolved(budgets: Budgets) -> None:
    fill(budgets, 1)
    taken(budgets, 3)
    seen = budgets.window(X, DM, NOON)
    taken(budgets, 1)
    budgets.form_line(seen, None)
    assert budgets.window(X, DM, NOON).line == 1


def test_the_platforms_word_lowers_what_is_left_and_never_raises_it(budgets: Budgets) -> None:
    fill(budgets)
    used, opens = budgets.window(X, DM, NOON).used, NOON + DMS.length
    budgets.learn(X, DM, Headroom(remaining=DMS.limit, resets_at=opens), NOON)
    assert budgets.window(X, DM, NOON).used == used
    budgets.learn(X, DM, Headroom(remaining=0, resets_at=NOON + 4 * MINUTE), NOON)
    assert taken(budgets, 1) == NOON + 4 * MINUTE


def test_the_word_of_a_window_that_is_over_is_forgotten(budgets: Budgets) -> None:
    taken(budgets)
    budgets.learn(X, DM, Headroom(remaining=0, resets_at=NOON), NOON)
    assert budgets.window(X, DM, NOON).used == 1


def test_platforms_and_kinds_have_windows_of_their_own(budgets: Budgets) -> None:
    fill(budgets, 1)
    assert budgets.take(X, Kind.POST, 3, NOON, waited=False) is None
    assert budgets.take(PlatformName.REDDIT, DM, 3, NOON, waited=False) is None


class TestTurns:
    """Of two answers in a conversation one is in the air."""

    @pytest.fixture
    def replies(self, table: "Table") -> Replies:
        return Replies(table)

    def claimed(self, replies: Replies, name: str) -> Reply:
        reply = an_approved_reply(id=name)
        replies.add(reply, Event(at=NOON, kind="approved"))
        return move(reply, ReplyState.POSTING, NOON)

    def test_the_first_turn_is_taken_once(self, replies: Replies) -> None:
        one, other = self.claimed(replies, "r1"), self.claimed(replies, "r2")
        assert replies.turn(one) is None
        replies.claim(one, Event(at=NOON, kind="posting"), None)
        with pytest.raises(Stale):
            replies.claim(other, Event(at=NOON, kind="posting"), None)
        first = Turn(case_id="x-1001", reply_id="r1", version=2, day="2026-11-20", count=1)
        assert replies.turn(other) == first
        assert replies.get("x-1001", "r2").state is ReplyState.APPROVED

    def test_a_turn_that_someone_took_since_is_lost(self, replies: Replies) -> None:
        one, second, third = (self.claimed(replies, name) for name in ("r1", "r2", "r3"))
        replies.claim(one, Event(at=NOON, kind="posting"), None)
        seen = replies.turn(one)
        replies.claim(second, Event(at=NOON, kind="posting"), seen)
        assert replies.turn_in(second.platform, second.conversation_id).taken_on(NOON) == 2  # type: ignore[union-attr]
        with pytest.raises(Stale):
            replies.claim(third, Event(at=NOON, kind="posting"), seen)

    def test_a_claimed_reply_is_not_claimed_again(self, replies: Replies) -> None:
        one = self.claimed(replies, "r1")
        replies.claim(one, Event(at=NOON, kind="posting"), None)
        with pytest.raises(Stale):
            replies.claim(one, Event(at=NOON, kind="posting"), replies.turn(one))


class TestOutboxOverHttp:
    """A person sees the line and the expected times."""

    @pytest.fixture
    def api(self, table: "Table", queues: dict[str, str], budgets: Budgets) -> Api:
        stored(Cases(table))
        replies = Replies(table)
        for name, severity in (("late", 3), ("grave", 1)):
            reply = an_approved_reply(
                id=name, severity=severity, approved_at=NOON, not_before=NOON + timedelta(days=9999)
            )
            replies.add(reply, Event(at=NOON, kind="approved"))
        return Api()

    def test_the_line_is_listed_in_its_order_with_the_windows(self, api: Api) -> None:
        status, found = api.call("responder", "GET", "/outbox")
        assert (status, [entry["reply"]["id"] for entry in found["waiting"]]) == (200, ["grave", "late"])
        assert all(entry["expected_at"] for entry in found["waiting"])
        assert {budget["window"]["platform"]: budget["limit"] for budget in found["budgets"]}["x"] == 100

    def test_a_case_shows_when_its_reply_is_expected(self, api: Api) -> None:
        _, file = api.call("responder", "GET", "/cases/x-1001")
        assert all(reply["expected_at"] for reply in file["replies"])

    def test_a_stranger_sees_no_line(self, api: Api) -> None:
        assert api.call("stranger", "GET", "/outbox")[0] == 403
