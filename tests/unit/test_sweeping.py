"""Every stored post is looked at within a day, by runs that are bounded and go on from one another."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

import pytest
from amends.case import Case
from amends.casefile import CaseFile, Page
from amends.compliance import GIVEN_UP, MOST, Job, JobState, Result, comply
from amends.errors import Retry, Stale
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.reply import Reply
from amends.review.texts import TextVersion
from amends.review.working import Working
from amends.sweeping import CALLS, PAGE, PROMISED, REMOVED, Day, Finding, Stored, due, oldest, sweep
from amends.tombstone import Removal, Tombstone, Why
from amends.verdict import Verdict

from tests.builders import NOON, a_mention
from tests.fakes import FakeSink

HOUR = timedelta(hours=1)
TODAY = NOON.date()
X = PlatformName.X


def a_day(age: int = 0, looked: timedelta | None = None, **changes: object) -> Day:
    day = TODAY - timedelta(days=age)
    seen = NOON - looked if looked is not None else None
    return Day(platform=X, partition=f"HEARD#{day}", day=day, looked_at=seen).model_copy(update=changes)


def a_post(number: int, **changes: object) -> Stored:
    post = Stored(platform=X, id=str(number), newest=str(number), read_at=NOON)
    return post.model_copy(update=changes)


class FakeDays:
    """Days in memory, each with as many posts as it is told."""

    def __init__(self, days: Iterable[Day], posts: int = 0) -> None:
        self.now = {day.partition: day for day in days}
        self.stored = {name: [a_post(number) for number in range(posts)] for name in self.now}
        self.saves = 0
        self.stale = False

    def all(self, platform: PlatformName, now: datetime) -> list[Day]:
        del now
        return [day for day in self.now.values() if day.platform is platform]

    def page(self, day: Day, limit: int) -> Page[Stored]:
        start = int(day.position or 0)
        posts = self.stored[day.partition]
        more = start + limit < len(posts)
        return Page(items=posts[start : start + limit], next=str(start + limit) if more else None)

    def posts(self, day: Day) -> Iterable[Stored]:
        return self.stored[day.partition]

    def save(self, day: Day) -> None:
        if self.stale:
            raise Stale("another run looked at this day")
        self.saves += 1
        self.now[day.partition] = day


class FakeEyes:
    """A platform that shows everything but what it is told."""

    def __init__(self, *gone: str, fails_after: int = 10_000) -> None:
        self.gone = set(gone)
        self.calls: list[int] = []
        self._fails_after = fails_after

    def look(self, posts: Sequence[Stored], now: datetime) -> list[Finding]:
        del now
        if len(self.calls) >= self._fails_after:
            raise Retry("X answered 503")
        self.calls.append(len(posts))
        return [Finding(post=post, gone=Why.DELETED) for post in posts if post.id in self.gone]


class FakeRemovals:
    """Remembers what was to be removed; of nothing a case is known."""

    def __init__(self) -> None:
        self.removed: list[str] = []
        self.forgotten: list[str] = []
        self.sightings: list[str] = []
        self.tracks: list[str] = []

    def begin(self, platform: PlatformName, post_id: str, why: Why, now: datetime) -> Removal | None:
        if post_id in self.removed:
            return None
        self.removed.append(post_id)
        return Removal(platform=platform, id=post_id, why=why, at=now)

    def forget_parent(self, platform: PlatformName, post_id: str) -> None:
        del platform
        self.forgotten.append(post_id)

    def forget_sightings(self, platform: PlatformName, post_id: str) -> None:
        del platform
        self.sightings.append(post_id)

    def forget_tracks(self, platform: PlatformName, post_id: str) -> None:
        del platform
        self.tracks.append(post_id)

    def done(self, removal: Removal) -> None:
        del removal

    def begun(self, limit: int) -> list[Removal]:
        raise AssertionError

    def by(self, platform: PlatformName, author_id: str) -> Iterable[str]:
        raise AssertionError

    def case_of(self, removal: Removal) -> str | None:
        return removal.case_id

    def forget_customer(self, platform: PlatformName, author_id: str, now: datetime) -> None:
        raise AssertionError

    def file(self, case_id: str) -> CaseFile:
        raise AssertionError

    def save_reply(self, reply: Reply, event: Event) -> None:
        raise AssertionError

    def forget_in_notes(self, case_id: str, repeats: Callable[[str], bool]) -> None:
        raise AssertionError

    def take_out(self, case_id: str, cleaned: Sequence[Event], now: datetime) -> None:
        raise AssertionError

    def texts(self, reply_id: str) -> Iterable[TextVersion]:
        raise AssertionError

    def save_text(self, text: TextVersion) -> None:
        raise AssertionError

    def working(self, case_id: str) -> list[Working]:
        raise AssertionError

    def save_working(self, working: Working) -> Working:
        raise AssertionError

    def drop_verdict(self, verdict: Verdict) -> None:
        raise AssertionError

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
        raise AssertionError


def test_young_days_are_looked_at_each_hour_and_old_ones_twice_a_day() -> None:
    days = [a_day(0, HOUR), a_day(1, HOUR / 2), a_day(5, 11 * HOUR), a_day(6, 12 * HOUR), a_day(7)]
    assert [day.day.day for day in due(days, NOON, young_only=False)] == [13, 14, 20]
    assert [day.day.day for day in due(days, NOON, young_only=True)] == [20]


def test_a_day_that_was_begun_goes_on_at_once() -> None:
    assert due([a_day(5, HOUR, position="300")], NOON, young_only=False)


def test_how_long_ago_everything_was_seen_is_said_by_the_day_that_waits_longest() -> None:
    assert oldest([a_day(0, HOUR), a_day(9, 13 * HOUR)], NOON) == 13 * HOUR
    assert oldest([a_day(3)], NOON) == timedelta(days=3, hours=12)
    assert oldest([], NOON) == timedelta()


def test_a_run_is_bounded_and_the_next_goes_on_where_it_ended() -> None:
    days, eyes = FakeDays([a_day()], posts=2 * CALLS * PAGE), FakeEyes()
    sweep(X, eyes, days, FakeRemovals(), FakeSink(), NOON)
    assert (len(eyes.calls), days.now[a_day().partition].looked_at) == (CALLS, None)
    sweep(X, eyes, days, FakeRemovals(), FakeSink(), NOON + HOUR)
    assert (sum(eyes.calls), days.now[a_day().partition].looked_at) == (2 * CALLS * PAGE, NOON)


def test_when_a_look_began_counts_and_not_when_it_ended() -> None:
    days = FakeDays([a_day()], posts=2 * CALLS * PAGE)
    for hours in range(2):
        sweep(X, FakeEyes(), days, FakeRemovals(), FakeSink(), NOON + hours * HOUR)
    assert oldest(days.now.values(), NOON + HOUR) == HOUR


def test_many_deletions_at_once_end_a_run_early() -> None:
    days, removals = FakeDays([a_day()], posts=10 * PAGE), FakeRemovals()
    sweep(X, FakeEyes(*map(str, range(10 * PAGE))), days, removals, FakeSink(), NOON)
    assert REMOVED <= len(removals.removed) <= REMOVED + PAGE


def test_a_failure_in_the_middle_keeps_what_was_done() -> None:
    days = FakeDays([a_day()], posts=5 * PAGE)
    swept = sweep(X, FakeEyes(fails_after=2), days, FakeRemovals(), FakeSink(), NOON)
    assert (swept.looked, swept.stopped) == (2 * PAGE, "X answered 503")
    assert days.now[a_day().partition].position == str(2 * PAGE)


def test_an_edit_is_queued_before_the_run_moves_on() -> None:
    class Edited(FakeEyes):
        def look(self, posts: Sequence[Stored], now: datetime) -> list[Finding]:
            return [Finding(post=post, edit=a_mention(replaces=post.id)) for post in posts]

    days, sink = FakeDays([a_day()], posts=1), FakeSink(broken=True)
    assert sweep(X, Edited(), days, FakeRemovals(), sink, NOON).stopped
    assert days.saves == 0
    sink = FakeSink()
    sweep(X, Edited(), days, FakeRemovals(), sink, NOON)
    assert [mention.replaces for mention in sink.mentions] == ["0"]


def test_an_edit_of_a_post_that_only_its_answers_brought_is_forgotten_and_not_news() -> None:
    class Edited(FakeEyes):
        def look(self, posts: Sequence[Stored], now: datetime) -> list[Finding]:
            return [Finding(post=post, edit=a_mention(replaces=post.id)) for post in posts]

    days, sink, removals = FakeDays([a_day()], posts=1), FakeSink(), FakeRemovals()
    days.stored[a_day().partition] = [a_post(7, heard=False)]
    sweep(X, Edited(), days, removals, sink, NOON)
    assert (sink.mentions, removals.forgotten) == ([], ["7"])


def test_two_runs_at_once_do_not_both_go_on() -> None:
    days, eyes = FakeDays([a_day()], posts=5 * PAGE), FakeEyes()
    days.stale = True
    assert sweep(X, eyes, days, FakeRemovals(), FakeSink(), NOON).stopped == "another run looks"
    assert len(eyes.calls) == 1


def test_what_was_removed_or_is_private_is_not_asked_after() -> None:
    days, eyes = FakeDays([a_day()], posts=1), FakeEyes()
    days.stored[a_day().partition] = [a_post(1, over=True), a_post(2)]
    sweep(X, eyes, days, FakeRemovals(), FakeSink(), NOON)
    assert eyes.calls == [1]


def test_a_hundred_thousand_posts_are_looked_at_within_what_is_promised() -> None:
    days = FakeDays([a_day(age) for age in range(3, 103)], posts=1000)
    now, runs = NOON, 0
    while oldest(days.now.values(), now) > PROMISED:
        sweep(X, FakeEyes(), days, FakeRemovals(), FakeSink(), now)
        now += timedelta(minutes=5)
        runs += 1
    assert runs * timedelta(minutes=5) < 12 * HOUR


class FakeJobs:
    """The job in memory; a version is written once."""

    def __init__(self) -> None:
        self.job: Job | None = None
        self.dies = 0

    def current(self) -> Job | None:
        return self.job

    def save(self, job: Job) -> None:
        if self.dies:
            self.dies -= 1
            raise OSError("the process ends")
        self.job = job


class FakeCompliance:
    """X's side: a job is done when it was asked after twice."""

    def __init__(self, *results: Result) -> None:
        self.created = 0
        self.uploaded: list[str] = []
        self.asked = 0
        self.state = ""
        self._results = results

    def create(self) -> str:
        if self.state == "created":
            return str(self.created)
        self.created, self.state = self.created + 1, "created"
        return str(self.created)

    def upload(self, job_id: str, ids: Iterable[str]) -> None:
        self.uploaded, self.state, self.asked = list(ids), "in_progress", 0

    def status(self, job_id: str) -> str:
        self.asked += 1
        if self.state == "in_progress" and self.asked > 1:
            self.state = "complete"
        return self.state

    def results(self, job_id: str) -> Sequence[Result]:
        return self._results


class TestComplianceJobs:
    """A job is created, filled, read and applied, whichever run dies."""

    def run(self, x: FakeCompliance, jobs: FakeJobs, days: FakeDays, removals: FakeRemovals, runs: int = 6) -> None:
        for run in range(runs):
            comply(x, jobs, days, removals, NOON + run * timedelta(minutes=5))

    def test_old_days_are_asked_after_together_and_are_then_seen(self) -> None:
        days, jobs, removals = FakeDays([a_day(0), a_day(5), a_day(6)], posts=3), FakeJobs(), FakeRemovals()
        x = FakeCompliance(Result(id="1", reason="suspended"), Result(id="2", reason="scrub_geo"))
        self.run(x, jobs, days, removals)
        assert jobs.job
        assert (jobs.job.state, x.uploaded, removals.removed) == (JobState.APPLIED, ["0", "1", "2"], ["1"])
        assert [day.looked_at for day in days.now.values()] == [None, NOON, NOON]
        assert x.created == 1

    @pytest.mark.parametrize("save", range(4))
    def test_a_run_that_dies_before_it_notes_a_step_repeats_it(self, save: int) -> None:
        days, jobs, removals = FakeDays([a_day(5)], posts=3), FakeJobs(), FakeRemovals()
        x = FakeCompliance(Result(id="1", reason="deleted"))
        for run in range(8):
            jobs.dies = 1 if run == save else 0
            try:
                comply(x, jobs, days, removals, NOON + run * timedelta(minutes=5))
            except OSError:
                continue
        assert jobs.job
        assert (jobs.job.state, removals.removed, x.created) == (JobState.APPLIED, ["1"], 1)

    def test_many_results_are_applied_over_several_runs(self) -> None:
        days, jobs, removals = FakeDays([a_day(5)], posts=1), FakeJobs(), FakeRemovals()
        x = FakeCompliance(*(Result(id=str(number), reason="deleted") for number in range(950)))
        self.run(x, jobs, days, removals, runs=20)
        assert len(removals.removed) == 950
        assert jobs.job
        assert (jobs.job.state, jobs.job.removed) == (JobState.APPLIED, 950)

    def test_a_job_that_x_never_finishes_is_given_up_and_begun_again(self) -> None:
        class Never(FakeCompliance):
            def status(self, job_id: str) -> str:
                return "in_progress"

        days, jobs, x = FakeDays([a_day(5)], posts=1), FakeJobs(), Never()
        comply(x, jobs, days, FakeRemovals(), NOON)
        comply(x, jobs, days, FakeRemovals(), NOON + GIVEN_UP)
        assert x.created == 2

    def test_a_failure_of_x_is_said_and_tried_again(self) -> None:
        class Down(FakeCompliance):
            def create(self) -> str:
                raise Retry("X answered 503")

        days, jobs = FakeDays([a_day(5)], posts=1), FakeJobs()
        assert comply(Down(), jobs, days, FakeRemovals(), NOON) == "X answered 503"
        assert jobs.job is None

    def test_a_job_holds_whole_days_up_to_its_size(self) -> None:
        days, jobs, x = FakeDays([a_day(age) for age in (5, 6, 7)], posts=0), FakeJobs(), FakeCompliance()
        for number, name in enumerate(days.stored):
            days.stored[name] = [a_post(number * MOST + post) for post in range(MOST // 2)]
        comply(x, jobs, days, FakeRemovals(), NOON)
        assert len(x.uploaded) == MOST

    def test_days_without_posts_are_as_good_as_seen(self) -> None:
        days, jobs, x = FakeDays([a_day(5)]), FakeJobs(), FakeCompliance()
        assert comply(x, jobs, days, FakeRemovals(), NOON) == "nothing to ask"
        assert (x.created, oldest(days.now.values(), NOON)) == (0, timedelta())
