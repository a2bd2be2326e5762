"""Stories, tracks and followed cases in the table, and samples from the simulated platforms."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters import reddit_client, x_client
from amends.adapters.cases import Cases
from amends.adapters.live_threads import FOLLOWED_EVERY, LiveThreads
from amends.adapters.moves import Moves
from amends.adapters.reddit_tracks import RedditTracks
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.stories import Stories
from amends.adapters.tracks import Tracks, forget_tracks
from amends.adapters.x_tracks import XTracks
from amends.brand import BrandSettings
from amends.brand_versions import change
from amends.case import resolve
from amends.errors import NotFound, Retry
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.outcomes.keeping import keep_tracks
from amends.outcomes.outcome import FOLLOWED, Outcome, judge
from amends.outcomes.sampling import Shown, end_followed, track
from amends.outcomes.tracking import Metrics
from amends.prices import Call
from amends.removal import remove
from amends.reply import ReplyState
from amends.spending import Policy
from amends.tombstone import Why
from amends.work import moving

from tests.builders import ADA, MINUTE, NOON, ROSA, a_content_reading, a_mention, a_reply, stored
from tests.fakes import FakeGauge
from tests.integration.test_api import Api, Context, load
from tests.integration.test_events import sample
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


class TestMoves:
    """Posts that move between cases, with what was sampled of them."""

    def test_a_merge_takes_the_samples_along_and_a_removal_finds_them_there(self, table: "Table") -> None:
        cases, moves, tracks = Cases(table), Moves(table), Tracks(table)
        wrote(table, "1001", NOON)
        wrote(table, "3000", NOON + HOUR)
        for name in ("x-1001", "x-3000"):
            keep_tracks([Stories(table).one(name)], tracks, NOON + HOUR)
        gauge = FakeGauge({"1001": Metrics(likes=1), "3000": Metrics(likes=2)})
        track(X, gauge, tracks, Policy(), NOON + HOUR)
        source = cases.file("x-3000")
        begun = moving.merge(cases.file("x-1001"), source, [], "", ROSA, NOON + HOUR)
        moves.begin(begun, source)
        moves.go_on(begun.move, NOON + HOUR)
        story = Stories(table).one("x-1001")
        assert {one.post_id: [sample.likes for sample in one.samples] for one in story.tracks} == {
            "1001": [1],
            "3000": [2],
        }
        assert Stories(table).one("x-3000").tracks == []
        remove(X, "3000", Why.DELETED, Removals(table), NOON + DAY)
        assert [one.post_id for one in Stories(table).one("x-1001").tracks] == ["1001"]


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


class TestFunction:
    """The function as Lambda calls it, over the simulated platforms."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def run(self) -> dict[str, Any]:
        found: dict[str, Any] = load("track").handler(sample("track"), Context())
        return found

    def begin(self, table: "Table", world: Simulated) -> tuple[str, str]:
        boto3.client("secretsmanager").create_secret(
            Name="credentials", SecretString=(world.state / "credentials.json").read_text()
        )
        post = world.tweet("ada", f"@larkfield no line since {self.now().isoformat()}")
        comment = world.comment("ada-r", "no line")
        wrote(table, post, self.now())
        wrote(table, comment, self.now(), platform=PlatformName.REDDIT)
        for case in (f"x-{post}", f"reddit-{comment}"):
            keep_tracks([Stories(table).one(case)], Tracks(table), self.now())
        world.gone(post, likes=5)
        world.score(comment, 8)
        return post, comment

    def test_it_samples_what_is_due_and_the_ledger_says_what_that_cost(self, table: "Table", world: Simulated) -> None:
        post, comment = self.begin(table, world)
        done = self.run()
        assert (done["x"]["sampled"], done["reddit"]["sampled"], done["over"]) == (1, 1, 0)
        likes = [Stories(table).one(case).tracks[0].samples[0].likes for case in (f"x-{post}", f"reddit-{comment}")]
        assert likes == [5, 8]
        assert wiring.ledger().month("x.track", self.now()).total.dollars == Decimal("0.005")
        again = self.run()
        assert (again["x"]["calls"], again["reddit"]["calls"]) == (0, 0)

    def test_with_its_budget_spent_it_asks_nothing_and_says_so(self, table: "Table", world: Simulated) -> None:
        post, _ = self.begin(table, world)
        settings = BrandSettings.model_validate({"budgets": {"x.track": "1.00"}})
        brands = wiring.brand_settings()
        brands.add(change(brands.get(), "larkfield", settings, "sampling is to cost a dollar", ADA, self.now()))
        wiring.ledger().count("x.track", Call.X_READ, 200, self.now())
        world.forget_requests()
        done = self.run()
        assert done["x"]["calls"] == 0
        assert done["x"]["stopped"].endswith("it waits until the next month")
        assert done["reddit"]["sampled"] == 1
        assert not [one for one in world.requests() if one["platform"] == "x"]
        assert Stories(table).one(f"x-{post}").tracks[0].due


class TestApi:
    """What people see of it."""

    def test_the_outcome_of_a_case_is_shown_with_its_evidence_and_its_samples(self, table: "Table") -> None:
        now = datetime.now(UTC)
        wrote(table, "1001", now - HOUR, url="https://x.com/ada/status/1001")
        answered(table, now - HOUR / 2)
        wrote(table, "3000", now - MINUTE, pleased=True, url="https://x.com/ada/status/3000")
        keep_tracks(Stories(table).of("x-1001"), Tracks(table), now)
        track(X, FakeGauge({"1001": Metrics(likes=3, replies=1, views=90)}), Tracks(table), Policy(), now)
        status, told = Api().call("marketing", "GET", "/cases/x-1001/outcome")
        assert status == 200
        assert (told["outcome"], told["tone_before"]) == ("shared", -0.93)
        assert [(one["post_id"], one["kind"], one["url"]) for one in told["evidence"]] == [
            ("1001", "complaint", "https://x.com/ada/status/1001"),
            ("2001", "answer", "https://x.com/i/web/status/2001"),
            ("3000", "later", "https://x.com/ada/status/3000"),
        ]
        assert [one["post_id"] for one in told["posts"]] == ["1001", "2001", "3000"]
        [first] = told["posts"][0]["samples"]
        assert {name: first[name] for name in ("after", "likes", "reshares", "quotes", "replies", "views")} == {
            "after": 3600,
            "likes": 3,
            "reshares": 0,
            "quotes": 0,
            "replies": 1,
            "views": 90,
        }

    def test_a_case_without_a_complaint_says_so_and_one_that_is_not_there_is_not_found(self, table: "Table") -> None:
        wrote(table, "1001", NOON, pleased=True)
        status, told = Api().call("responder", "GET", "/cases/x-1001/outcome")
        assert (status, told["outcome"], told["why"]) == (200, "pending", "nobody complained in this case")
        assert (told["recovered_at"], told["evidence"], told["posts"]) == (None, [], [])
        assert Api().call("responder", "GET", "/cases/x-0/outcome")[0] == 404
