"""The line of approved replies: the gravest first, no more than a window takes, and each with its expected time."""

from datetime import datetime
from typing import Any

import pytest
from amends.mention import PlatformName
from amends.outbox import (
    NOT_TAKEN,
    Kind,
    Window,
    allowance,
    expectations,
    forecast,
    in_line,
    is_ready,
    take_turns,
)
from amends.reply import Reply
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MINUTE, NOON, an_approved_reply

X = PlatformName.X
POSTS = allowance(X, Kind.POST)


def waiting(name: str, severity: int = 3, minutes: int = -10, **changes: Any) -> Reply:
    """A reply of a case of its own that was approved some minutes from noon and may go."""
    fields = {"case_id": f"case-{name}", "conversation_id": f"thread-{name}", "not_before": NOON, **changes}
    return an_approved_reply(id=name, severity=severity, approved_at=NOON + minutes * MINUTE, **fields)


def window(used: int = 0, minutes: int = 10, **changes: Any) -> dict[PlatformName, Window]:
    """X's window, which closes some minutes from noon, beside a whole one of Reddit's."""
    of_x = Window(platform=X, used=used, resets_at=NOON + minutes * MINUTE, **changes)
    return {X: of_x, PlatformName.REDDIT: Window(platform=PlatformName.REDDIT, resets_at=NOON)}


def gone(*replies: Reply, left: int = 100, busy: frozenset[Any] = frozenset()) -> list[str]:
    return [reply.id for reply in take_turns(replies, window(POSTS.limit - left), busy, NOON).go]


def test_the_gravest_goes_first_and_then_the_longest_waiting() -> None:
    replies = [waiting("d", 3, -5), waiting("c", 3, -9), waiting("b", 2, -1), waiting("a", 1, -1)]
    assert [reply.id for reply in in_line(replies)] == ["a", "b", "c", "d"]


def test_being_put_back_costs_no_place() -> None:
    early, late = waiting("early", minutes=-30, since=NOON), waiting("late", minutes=-20, since=NOON - 20 * MINUTE)
    assert gone(late, early) == ["early", "late"]


def test_within_a_case_the_earlier_approved_goes_first_and_takes_over_the_urgency_behind_it() -> None:
    first, second = (
        waiting(name, severity, minutes, case_id="c") for name, severity, minutes in (("1", 4, -9), ("2", 1, -1))
    )
    other = waiting("other", 2, -30)
    assert gone(other, second, first) == ["1", "2", "other"]
    assert gone(other, second, first.model_copy(update={"not_before": NOON + MINUTE})) == ["other"]


def test_no_more_go_than_the_window_takes_and_the_line_says_who_is_left() -> None:
    replies = [waiting(str(number), 2 + number % 2) for number in range(4)]
    turns = take_turns(replies, window(POSTS.limit - POSTS.reserved - 3), frozenset(), NOON)
    assert ([reply.id for reply in turns.go], turns.line) == (["0", "2", "1"], {X: 3})


def test_a_few_places_are_kept_for_the_gravest() -> None:
    replies = [waiting(f"grave{number}", 1) for number in range(POSTS.reserved + 1)] + [waiting("other", 2)]
    turns = take_turns(replies, window(POSTS.limit - POSTS.reserved), frozenset(), NOON)
    assert ([reply.severity for reply in turns.go], turns.line) == ([1] * POSTS.reserved, {X: 1})


def test_a_window_that_is_over_is_whole_again() -> None:
    assert window(POSTS.limit, minutes=0)[X].left(1, NOON) == POSTS.limit
    assert window(POSTS.limit, minutes=1)[X].left(1, NOON) == 0


def test_a_full_window_of_one_platform_holds_nobody_on_the_other() -> None:
    assert gone(waiting("x"), waiting("r", platform=PlatformName.REDDIT), left=0) == ["r"]


def test_a_conversation_with_an_answer_in_the_air_waits() -> None:
    assert gone(waiting("a"), waiting("b"), busy=frozenset({(X, "thread-a")})) == ["b"]


@pytest.mark.parametrize(
    ("reply", "ready"),
    [
        (waiting("a", not_before=NOON), True),
        (waiting("a", not_before=NOON + MINUTE), False),
        (waiting("a", not_before=None, since=NOON - NOT_TAKEN), True),
        (waiting("a", not_before=None, since=NOON - NOT_TAKEN / 2), False),
    ],
)
def test_a_reply_is_ready_when_its_wait_is_over_or_its_message_was_lost(reply: Reply, ready: bool) -> None:
    assert is_ready(reply, NOON) is ready


class TestForecast:
    """When each will probably be posted."""

    def when(self, replies: list[Reply], windows: dict[PlatformName, Window]) -> list[datetime | None]:
        return [entry.expected_at for entry in expectations(replies, windows, frozenset(), NOON)]

    def test_who_fits_into_the_window_goes_now(self) -> None:
        assert self.when([waiting("a"), waiting("b")], window(0)) == [NOON, NOON]

    def test_who_does_not_fit_goes_when_a_window_opens(self) -> None:
        most = POSTS.limit - POSTS.reserved
        replies = [waiting(f"{number:03}") for number in range(2 + most + 1)]
        opens = NOON + 4 * MINUTE
        expected = [NOON] * 2 + [opens] * most + [opens + POSTS.length]
        assert self.when(replies, window(most - 2, minutes=4)) == expected

    def test_a_wait_of_its_own_is_kept(self) -> None:
        assert self.when([waiting("a", not_before=NOON + 3 * MINUTE)], window()) == [NOON + 3 * MINUTE]
        assert self.when([waiting("a", not_before=NOON + 30 * MINUTE)], window()) == [NOON + 30 * MINUTE]

    def test_nobody_knows_when_a_person_settles_a_doubt(self) -> None:
        found = forecast([waiting("a"), waiting("b")], window(), frozenset({(X, "thread-a")}), NOON)
        assert found == {"a": None, "b": NOON}

    @given(
        st.lists(st.tuples(st.integers(1, 4), st.integers(-90, 0), st.integers(0, 40)), max_size=250),
        st.integers(0, 100),
        st.integers(-5, 15),
    )
    def test_no_window_is_promised_to_more_than_it_takes_and_a_graver_one_is_never_later(
        self, drawn: list[tuple[int, int, int]], used: int, minutes: int
    ) -> None:
        replies = [
            waiting(f"{number:03}", severity, since, not_before=NOON + (wait // 39) * wait * MINUTE)
            for number, (severity, since, wait) in enumerate(drawn)
        ]
        windows = window(used, minutes)
        found = expectations(replies, windows, frozenset(), NOON)
        ready = [entry for entry in found if entry.reply.not_before == NOON and entry.reply.severity > 1]
        times = [entry.expected_at for entry in ready]
        assert times == sorted(times, key=lambda at: at or NOON)
        ends = windows[X].resets_at if minutes > 0 else NOON + POSTS.length
        now = sum(1 for entry in found if entry.expected_at and entry.expected_at < ends)
        assert now <= POSTS.limit - (used if minutes > 0 else 0)
