"""Stories, tracks and followed cases in the table, and samples from the simulated platforms."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters import reddit_client, x_client
from amends.adapters.cases import Cases
from amends.adapters.live_threads import FOLLOWED_EVERY, LiveThreads
from amends.adapters.reddit_tracks import RedditTracks
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.stories import Stories
from amends.adapters.tracks import Tracks, forget_tracks
from amends.adapters.x_tracks import XTracks
from amends.case import resolve
from amends.errors import NotFound, Retry
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.outcomes.keeping import keep_tracks
from amends.outcomes.outcome import FOLLOWED, Outcome, judge
from amends.outcomes.sampling import Shown, end_followed, track
from amends.outcomes.story import Story
from amends.outcomes.tracking import Metrics
from amends.removal import remove
from amends.reply import ReplyState
from amends.spending import Policy
from amends.tombstone import Why

from tests.builders import MINUTE, NOON, a_content_reading, a_mention, a_reply, stored
from tests.fakes import FakeGauge
from tests.simulated import Simulated, simulated

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANSWERED = NOON + HOUR
X = PlatformName.X


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as started:
        yield started


def wrote(table: "Table", name: str, at: datetime, *, pleased: bool = False, **changes: Any) -> Mention:
    """Ada's post, stored; in a thread of its own where nothing else is said."""
    mention = a_mention(**{"id": name, "conversation_id": name, "created_at": at, **changes})
    stored(Cases(table), mention, a_content_reading() if pleased else None, now=at)
    return mention


def answered(table: "Table", at: datetime = ANSWERED, case: str = "x-1001", **changes: Any) -> None:
    """Rosa's answer, recorded as posted."""
    fields = {"case_id": case, "state": ReplyState.POSTED, "since": at, "created_at": at, "post_id": "2001"}
    Replies(table).add(a_reply(**{**fields, **changes}), Event(at=at, kind="posted"))


def outcomes(table: "Table", case: str, now: datetime) -> dict[str, Outcome]:
    return {story.file.case.id: judge(story, now).outcome for story in Stories(table).of(case)}


def kept(table: "Table", case: str, now: datetime) -> dict[str, int]:
    """The case's tracks after they were begun, each with how many samples it has."""
    keep_tracks(Stories(table).of(case), Tracks(table), now)
    return {one.post_id: len(one.samples) for one in Stories(table).one(case).tracks}


class TestStories:
    """A case with what its customer wrote elsewhere."""

    def test_praise_in_another_case_is_found_from_both_sides(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        answered(table)
        wrote(table, "3000", ANSWERED + HOUR, pleased=True)
        assert [read.mention.id for read in Stories(table).one("x-1001").later] == ["3000"]
        assert outcomes(table, "x-1001", NOON + DAY) == {"x-1001": Outcome.SHARED}
        # A change of the praise's case brings the complaint's story along.
        assert outcomes(table, "x-3000", NOON + DAY) == {"x-3000": Outcome.PENDING, "x-1001": Outcome.SHARED}

    def test_a_second_complaint_brings_the_first_along_and_not_the_other_way_round(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        answered(table)
        wrote(table, "3000", ANSWERED + HOUR)
        assert list(outcomes(table, "x-1001", NOON + DAY)) == ["x-1001"]
        assert outcomes(table, "x-3000", NOON + DAY) == {"x-3000": Outcome.PENDING, "x-1001": Outcome.ESCALATED}

    def test_others_posts_and_those_of_long_ago_are_not_looked_at(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        wrote(table, "3000", NOON + HOUR, pleased=True, author_id="78")
        wrote(table, "3001", NOON + 31 * DAY, pleased=True)
        assert Stories(table).one("x-1001").later == []
        assert list(outcomes(table, "x-3001", NOON + 32 * DAY)) == ["x-3001"]

    def test_an_ordinary_case_costs_two_requests(self, table: "Table", monkeypatch: pytest.MonkeyPatch) -> None:
        wrote(table, "1001", NOON)
        asked: list[str] = []
        table.meta.client.meta.events.register("before-call.dynamodb.*", lambda model, **_: asked.append(model.name))
        Stories(table).of("x-1001")
        assert asked == ["Query", "Query"]

    def test_a_case_that_is_not_there_is_not_found(self, table: "Table") -> None:
        with pytest.raises(NotFound):
            Stories(table).of("x-1")


class TestTracks:
    """What is sampled, in the table."""

    def test_tracks_are_begun_once_and_come_with_their_story(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        answered(table)
        assert kept(table, "x-1001", ANSWERED) == {"1001": 0, "2001": 0}
        story = Stories(table).one("x-1001")
        assert story.follow
        assert story.follow.until == ANSWERED + FOLLOWED
        assert keep_tracks([story], Tracks(table), ANSWERED) == 0

    def test_a_run_writes_what_it_sampled_and_finds_it_due_no_more(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        kept(table, "x-1001", NOON)
        tracks, gauge = Tracks(table), FakeGauge({"1001": Metrics(likes=3, views=90)})
        assert track(X, gauge, tracks, Policy(), NOON + MINUTE).sampled == 1
        assert track(X, gauge, tracks, Policy(), NOON + MINUTE).sampled == 0
        assert track(X, gauge, tracks, Policy(), NOON + HOUR).sampled == 1
        [one] = Stories(table).one("x-1001").tracks
        assert [(sample.after, sample.likes, sample.views) for sample in one.samples] == [(60, 3, 90), (3600, 3, 90)]
        assert tracks.due(PlatformName.REDDIT, NOON + DAY, 5) == []

    def test_two_runs_at_once_write_one_sample(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        kept(table, "x-1001", NOON)
        tracks = Tracks(table)
        [one] = tracks.due(X, NOON, 5)
        after = one.model_copy(update={"version": 2, "due": None})
        assert (tracks.save(after), tracks.save(after)) == (True, False)
        assert tracks.due(X, NOON + DAY, 5) == []

    def test_a_removed_post_takes_its_track_with_it_wherever_it_lies(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        answered(table)
        wrote(table, "3000", ANSWERED + HOUR, pleased=True)
        assert set(kept(table, "x-1001", ANSWERED + HOUR)) == {"1001", "2001", "3000"}
        [due] = [one for one in Tracks(table).due(X, NOON + DAY, 9) if one.post_id == "3000"]
        assert remove(X, "3000", Why.DELETED, Removals(table), NOON + DAY)
        assert set(kept(table, "x-1001", NOON + DAY)) == {"1001", "2001"}
        # A run that had it in hand, and a stream that knew it still, bring it back neither.
        assert not Tracks(table).save(due.model_copy(update={"version": 2}))
        assert not Tracks(table).put(due)
        assert outcomes(table, "x-1001", NOON + DAY) == {"x-1001": Outcome.PENDING}

    def test_a_complaint_that_was_taken_away_leaves_its_outcome(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        answered(table)
        kept(table, "x-1001", ANSWERED)
        remove(X, "1001", Why.DELETED, Removals(table), NOON + DAY)
        judged = judge(Stories(table).one("x-1001"), NOON + DAY)
        assert (judged.outcome, judged.complained_at, judged.recovered_at) == (Outcome.DELETED, NOON, ANSWERED)
        assert set(kept(table, "x-1001", NOON + DAY)) == {"2001"}

    def test_forgetting_what_was_never_sampled_is_nothing(self, table: "Table") -> None:
        forget_tracks(table, "x", "1001")


class TestFollowed:
    """Cases whose threads are read on."""

    def test_threads_of_resolved_cases_and_quotes_of_our_answers_come_behind_the_live_ones(
        self, table: "Table"
    ) -> None:
        cases = Cases(table)
        wrote(table, "1001", NOON)
        answered(table)
        cases.save(resolve(cases.get("x-1001")), Event(at=ANSWERED, kind="resolved"))
        keep_tracks(Stories(table).of("x-1001"), Tracks(table), ANSWERED)
        wrote(table, "5001", NOON, author_id="5")
        found = LiveThreads(cases, Tracks(table)).live(NOON + DAY)
        assert [one.id for one in found] == ["5001", "1001", "quotes_of_tweet_id:2001"]
        assert found[1].every == FOLLOWED_EVERY
        over = LiveThreads(cases, Tracks(table)).live(ANSWERED + FOLLOWED)
        assert over == []

    def test_the_end_of_the_week_is_written_into_the_case_once(self, table: "Table") -> None:
        wrote(table, "1001", NOON)
        keep_tracks(Stories(table).of("x-1001"), Tracks(table), NOON)
        tracks, end = Tracks(table), NOON + FOLLOWED
        assert [one.case_id for one in tracks.followed(NOON, 5)] == ["x-1001"]
        [seen] = tracks.over(end, 5)
        # Answered on the last day: it is followed for another week, and an old end does not cut that short.
        answered(table, end - HOUR)
        keep_tracks(Stories(table).of("x-1001"), tracks, end - HOUR)
        tracks.end(seen)
        assert [one.until for one in tracks.followed(end, 5)] == [end - HOUR + FOLLOWED]
        assert [end_followed(tracks, end + FOLLOWED) for _ in range(2)] == [1, 0]
        keep_tracks(Stories(table).of("x-1001"), tracks, end + FOLLOWED)
        assert tracks.followed(end, 5) == []


class TestPlatforms:
    """What the simulated platforms say of posts, by their real clients."""

    def test_x_says_how_far_posts_have_gone_and_which_are_gone(self, world: Simulated) -> None:
        credentials = world.credentials.x
        assert credentials
        first, second, third = (world.tweet("ada", f"@larkfield no line {n}") for n in range(3))
        world.tweet("ben", "same here", reply_to=first)
        world.gone(first, likes=7, reposts=2)
        world.gone(second, views=123)
        world.delete(third)
        gauge = XTracks(x_client.connect(credentials))
        shown = gauge.ask([first, second, third, "not-an-id"], datetime.now(UTC))
        assert shown.metrics == {
            first: Metrics(likes=7, reshares=2, quotes=0, replies=1, views=12 + 40 * 7 + 90 * 2),
            second: Metrics(likes=0, reshares=0, quotes=0, replies=0, views=123),
        }
        assert shown.gone == {third}
        world.gone(first, likes=9)
        assert gauge.ask([first], datetime.now(UTC)).metrics[first].likes == 9
        assert gauge.ask(["not-an-id"], datetime.now(UTC)) == Shown({})

    def test_reddit_tells_scores_and_of_a_submission_its_comments(self, world: Simulated) -> None:
        credentials = world.credentials.reddit
        assert credentials
        submission = world.comment("ada-r", "no line", title="no line")
        comment = world.comment("ben-r", "same", parent=submission)
        lost = world.comment("cat-r", "gone soon", parent=submission)
        world.score(comment, 12)
        world.score(submission, 40)
        world.take_away(lost)
        gauge = RedditTracks(reddit_client.connect(credentials))
        shown = gauge.ask([submission, comment, lost], datetime.now(UTC))
        assert shown.metrics == {submission: Metrics(likes=40, replies=2), comment: Metrics(likes=12)}
        assert shown.gone == {lost}
        with pytest.raises(Retry, match="showed none"):
            gauge.ask(["t1_zzzzz1", "t1_zzzzz2"], datetime.now(UTC))

    def test_a_platform_that_is_down_is_asked_again_later(self, world: Simulated) -> None:
        credentials = world.credentials.x
        assert credentials
        post = world.tweet("ada", "@larkfield still no line")
        world.fault("x", "503", "GET /2/tweets")
        try:
            with pytest.raises(Retry):
                XTracks(x_client.connect(credentials)).ask([post], datetime.now(UTC))
        finally:
            world.heal()


def test_a_story_holds_what_reports_need(table: "Table") -> None:
    wrote(table, "1001", NOON)
    story: Story = Stories(table).one("x-1001")
    assert (story.file.case.id, story.later, story.tracks, story.follow) == ("x-1001", [], [], None)
