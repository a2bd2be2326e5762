"""Nothing is lost and nothing is said twice, whatever fails and whoever dies."""

from dataclasses import replace

import pytest
from amends.reply import ReplyState

from local.endurance.figures import figures
from local.endurance.order import overtaken, windows
from local.endurance.plan import CALM, CROWD, Plan
from local.endurance.run import World, run
from local.endurance.weather import KINDS


@pytest.fixture(scope="module")
def bad_day() -> World:
    """`python -m local.endurance` is the same with 10,000 posts and 300 answers."""
    return run(Plan(mentions=500, answers=40, minutes=40, quiet=75, outage=(15, 35), surge=(8, 10), kill_rate=0.006))


def ends(world: World) -> list[str]:
    return world.findings.faults


class TestABadDay:
    """Faults of each kind, an outage, a surge, and functions that die or meet at any step."""

    def test_every_post_is_stored_once_and_every_answer_appears_once_or_is_shown_to_a_person(
        self, bad_day: World
    ) -> None:
        assert ends(bad_day) == []
        assert (bad_day.findings.standing > 450, len(bad_day.findings.answers)) == (True, 40)

    def test_the_day_was_bad(self, bad_day: World) -> None:
        assert all(bad_day.weather.struck[kind] > 5 for kind in (*KINDS, "while down"))
        dead = {death.partition(",")[0] for death in bad_day.fate.deaths}
        assert dead >= {"listen", "classify", "publish", "watch"}
        assert set(bad_day.fate.meetings) >= {"listen", "classify", "watch"}
        assert bad_day.service.mentions.counts["delivered again"] > 5
        assert bad_day.service.mentions.counts["came back"] > 5

    def test_no_doubt_is_without_its_reason(self, bad_day: World) -> None:
        shown = [one.reply for one in bad_day.findings.answers if one.reply.state is not ReplyState.POSTED]
        assert shown
        assert all(reply.note for reply in shown)

    def test_no_function_runs_longer_than_it_may(self, bad_day: World) -> None:
        assert not [death for death in bad_day.fate.deaths if "out of time" in death]


def test_two_hours_without_x_leave_no_hole() -> None:
    world = run(replace(CALM, mentions=300, answers=3, minutes=150, quiet=12, outage=(15, 135)))
    assert world.weather.struck["while down"] > 200
    assert ends(world) == []


def test_an_exhausted_window_makes_nobody_sleep_or_fail_and_the_gravest_go_first() -> None:
    world = run(CROWD)
    assert ends(world) == []
    replies = [one.reply for one in world.findings.answers]
    posted = windows(replies)
    # 95 for all, and five more for those of severity 1.
    assert all(95 <= len(window) <= 100 for window in posted[:2])
    assert len(posted) == 3
    assert sum(map(len, posted)) > 230
    assert overtaken(replies) == []
    assert max(reply.severity for reply in posted[1]) <= min(reply.severity for reply in posted[2])
    assert (world.x.outcomes["429"], world.service.failed) == (0, [])
    # Half an hour of waiting passed in no function.
    assert world.fate.longest["publish"].total_seconds() < 1
    assert world.seconds < 600


class TestControls:
    """What the run would say if the code were wrong."""

    DENSE = replace(CALM, mentions=60, answers=30, minutes=8, quiet=8, meet_rate=0.15)

    def test_publishers_that_meet_say_nothing_twice(self) -> None:
        world = run(self.DENSE)
        assert world.fate.meetings["publish"] > 5
        assert ends(world) == []

    def test_without_the_conditional_write_an_answer_appears_twice(self) -> None:
        world = run(replace(self.DENSE, conditional=False))
        assert any("public more than once" in fault for fault in ends(world))

    DEADLY = replace(CALM, mentions=150, answers=0, minutes=20, quiet=30, kill_rate=0.15, mortal=frozenset({"listen"}))

    def test_listeners_that_die_at_any_step_lose_nothing(self) -> None:
        world = run(self.DEADLY)
        assert world.fate.deaths.total() > 50
        assert ends(world) == []

    def test_a_cursor_that_moves_before_the_queue_took_the_page_loses_posts(self) -> None:
        # A listener must die in one certain moment, so one of several days shows it.
        days = (run(replace(self.DEADLY, careful=False, seed=seed)) for seed in range(1, 13))
        assert any("was not stored" in fault for world in days for fault in ends(world))


def test_the_same_seed_gives_the_same_day() -> None:
    plan = Plan(mentions=60, answers=6, minutes=10, quiet=10, outage=None, surge=None, kill_rate=0.01)
    one, other = (dict(figures(run(plan))) for _ in range(2))
    del one["real seconds"], other["real seconds"]
    assert one == other
