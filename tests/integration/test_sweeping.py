"""Deletions and edits over HTTP: what people do on the simulated platforms is so in the table after the next look."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters import keys, reddit_client, x_client
from amends.adapters.cases import Cases
from amends.adapters.days import Days
from amends.adapters.edits import Edits
from amends.adapters.jobs import Jobs
from amends.adapters.reddit_eyes import RedditEyes
from amends.adapters.reddit_sources import mentions_of
from amends.adapters.removals import Removals
from amends.adapters.x_compliance import XCompliance, connect_app
from amends.adapters.x_eyes import XEyes
from amends.adapters.x_mentions import XMentions
from amends.adapters.x_posts import Account
from amends.case import CaseState
from amends.compliance import JobState, comply
from amends.deciding import BrandThreshold
from amends.editing import hear
from amends.listening import Source
from amends.mention import Mention, PlatformName
from amends.sweeping import PROMISED, Eyes, Swept, oldest, sweep
from amends.tombstone import Why

from tests.builders import a_mention, a_reading, a_threshold
from tests.fakes import FakeOptOuts, FakeReader, FakeRules, FakeSink, FakeVersions
from tests.integration.test_removals import found
from tests.simulated import Simulated, simulated

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WORDS = "no broadband in Quarry Row"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as started:
        yield started


class World:
    """A stack without functions: people post, it listens, reads and looks again."""

    def __init__(self, table: "Table", platforms: Simulated) -> None:
        x, reddit = platforms.credentials.x, platforms.credentials.reddit
        assert x
        assert reddit
        self.table = table
        self.platforms = platforms
        self.sink = FakeSink()
        self.days = Days(table)
        self.posts = Removals(table)
        client, bot = x_client.connect(x), reddit_client.connect(reddit)
        self.eyes: dict[str, Eyes] = {"x": XEyes(client, Account(x.user_id, x.username)), "reddit": RedditEyes(bot)}
        self.sources: dict[str, Source] = {"x": XMentions(client, x.user_id, x.username), "reddit": mentions_of(bot)}
        self.jobs_of_x = XCompliance(connect_app(x))
        self.start = {name: source.poll(None, self.now()).position for name, source in self.sources.items()}

    @staticmethod
    def now() -> datetime:
        return datetime.now(UTC)

    def listen(self, platform: str) -> list[Mention]:
        """Hear what is new; nothing moves on, so that the next poll overlaps wholly."""
        mentions = self.sources[platform].poll(self.start[platform], self.now()).mentions
        self.hear(mentions)
        return mentions

    def hear(self, mentions: list[Mention]) -> None:
        brand = BrandThreshold("larkfield", FakeVersions(a_threshold()))
        for mention in sorted(mentions, key=lambda mention: mention.created_at):
            stores = (Cases(self.table), FakeOptOuts(), Edits(self.table))
            hear(mention, FakeReader(a_reading()), brand, FakeRules(), *stores, self.now())

    def look(self, platform: str, after: timedelta = timedelta(), **options: Any) -> Swept:
        """A sweep, and what was edited read again."""
        now = self.now() + after
        name = PlatformName(platform)
        swept = sweep(name, self.eyes[platform], self.days, self.posts, self.sink, now, **options)
        self.hear(self.sink.mentions)
        self.sink.mentions.clear()
        return swept

    def tweet(self, text: str = f"@larkfield {WORDS}", author: str = "quarryada", **more: Any) -> str:
        post = self.platforms.tweet(author, text, **more)
        self.listen("x")
        return post

    def comment(self, text: str = f"u/larkfield_care {WORDS}", author: str = "quarryada") -> str:
        post = self.platforms.comment(author, text)
        self.listen("reddit")
        return post

    def why(self, platform: str, post: str) -> Why | None:
        return Cases(self.table).post(platform, post).removed


@pytest.fixture
def world(table: "Table", running: Simulated) -> World:
    running.change("PUT", "x/users/larkfield", state="active")
    return World(table, running)


def gone(world: World) -> list[str]:
    return found(world.table, "Quarry Row", "quarryada")


@pytest.mark.parametrize("odd", ["9" * 20, "not-a-number"])
def test_an_id_that_x_never_gave_keeps_no_other_post_from_being_looked_at(world: World, odd: str) -> None:
    world.hear([a_mention(id=odd, author_id="77", created_at=world.now())])
    post = world.tweet()
    world.platforms.change("DELETE", f"x/posts/{post}")
    swept = world.look("x")
    assert (swept.stopped, world.why("x", post), world.why("x", odd)) == ("", Why.DELETED, None)


def test_what_stands_as_it_was_is_left_alone(world: World) -> None:
    post, comment = world.tweet(), world.comment()
    before = gone(world)
    assert before
    for platform in ("x", "reddit"):
        swept = world.look(platform)
        assert (swept.looked > 0, swept.removed, swept.edited, swept.stopped) == (True, 0, 0, "")
    assert gone(world) == before
    assert (world.why("x", post), world.why("reddit", comment)) == (None, None)


@pytest.mark.parametrize(
    ("method", "path", "body", "why"),
    [
        ("DELETE", "x/posts/{post}", {}, Why.DELETED),
        ("PUT", "x/users/quarryada", {"state": "protected"}, Why.NOT_SHOWN),
        ("PUT", "x/users/quarryada", {"state": "suspended"}, Why.NOT_SHOWN),
        ("PUT", "x/users/quarryada", {"state": "deleted"}, Why.DELETED),
    ],
)
def test_what_x_does_not_show_any_more_is_removed(
    world: World, method: str, path: str, body: dict[str, str], why: Why
) -> None:
    world.platforms.tweet("quarryada", "an account")
    world.platforms.change("PUT", "x/users/quarryada", state="active")
    post = world.tweet()
    assert gone(world)
    world.platforms.change(method, path.format(post=post), **body)
    assert world.look("x").removed >= 1
    assert (gone(world), world.why("x", post)) == ([], why)
    file = Cases(world.table).file(f"x-{post}")
    assert (file.case.state, [stone.why for stone in file.removed]) == (CaseState.RESOLVED, [why])


@pytest.mark.parametrize(
    ("method", "path", "why"),
    [
        ("DELETE", "reddit/comments/{post}", Why.DELETED),
        ("DELETE", "reddit/comments/{post}?removed=1", Why.MODERATED),
        ("DELETE", "reddit/users/quarrybob", Why.ACCOUNT_DELETED),
    ],
)
def test_what_reddit_does_not_show_any_more_is_removed(world: World, method: str, path: str, why: Why) -> None:
    post = world.comment(author="quarrybob" if "users" in path else "quarryada")
    assert found(world.table, "Quarry Row")
    world.platforms.change(method, path.format(post=post))
    assert world.look("reddit").removed >= 1
    assert (found(world.table, "Quarry Row", "quarrybob"), world.why("reddit", post)) == ([], why)


def test_an_edit_on_x_takes_the_place_of_what_was_heard(world: World) -> None:
    post = world.tweet()
    later = world.platforms.change("PUT", f"x/posts/{post}", text="@larkfield it works again")["id"]
    assert world.look("x").edited == 1
    assert found(world.table, "Quarry Row") == []
    (entry,) = Cases(world.table).file(f"x-{post}").thread
    assert (entry.mention.id, entry.mention.text) == (post, "@larkfield it works again")
    assert world.look("x", timedelta(hours=2)).edited == 0
    assert later in [mention.id for mention in world.listen("x")]  # The poll shows the new version: nothing new opens.
    assert len(Cases(world.table).file(f"x-{post}").thread) == 1


def test_an_edit_that_the_poll_brings_first_is_the_same(world: World) -> None:
    post = world.tweet()
    world.platforms.change("PUT", f"x/posts/{post}", text="@larkfield it works again")
    world.listen("x")
    assert found(world.table, "Quarry Row") == []
    assert Cases(world.table).post("x", post).edits == 1


def test_an_edit_on_reddit_takes_the_place_of_what_was_heard(world: World) -> None:
    post = world.comment()
    world.platforms.change("PUT", f"reddit/comments/{post}", body="u/larkfield_care it works again")
    assert world.look("reddit").edited == 1
    assert found(world.table, "Quarry Row") == []
    # Once more, because the clocks of two machines differ; after that the look is remembered.
    world.look("reddit", timedelta(hours=2))
    assert Cases(world.table).post("reddit", post).edits == 1


@pytest.mark.parametrize("platform", ["x", "reddit"])
def test_a_poll_that_overlaps_does_not_bring_a_removed_post_back(world: World, platform: str) -> None:
    post = world.tweet() if platform == "x" else world.comment()
    heard = world.sources[platform].poll(world.start[platform], world.now()).mentions
    kind = "posts" if platform == "x" else "comments"
    world.platforms.change("DELETE", f"{platform}/{kind}/{post}")
    world.look(platform)
    world.hear(heard)
    assert gone(world) == []


def test_words_that_came_with_an_answer_go_with_their_post(world: World) -> None:
    root = world.platforms.tweet("quarryada", WORDS)  # It names nobody, so that it reaches us only as a parent.
    answer = world.tweet("@larkfield the same in my street", author="ben", reply_to=root)
    assert found(world.table, "Quarry Row")
    world.platforms.change("DELETE", f"x/posts/{root}")
    assert world.look("x").removed == 1
    assert found(world.table, "Quarry Row") == []
    assert len(Cases(world.table).file(f"x-{answer}").thread) == 1


def test_a_platform_that_fails_is_looked_at_again_from_where_it_failed(world: World) -> None:
    post = world.tweet()
    world.platforms.change("DELETE", f"x/posts/{post}")
    world.platforms.fault("x", "503")
    swept = world.look("x")
    world.platforms.heal()
    assert (swept.removed, "503" in swept.stopped) == (0, True)
    assert world.look("x").removed == 1


def age(world: World, by: timedelta) -> None:
    """Make all that was heard today as if it was heard earlier."""
    today = world.now().date()
    day = keys.heard(today - by)
    for item in world.table.scan()["Items"]:
        if item.get("state_pk") == keys.heard(today):
            world.table.put_item(Item={**item, "state_pk": day})


@pytest.mark.parametrize(("state", "why"), [("protected", Why.PROTECTED), ("suspended", Why.SUSPENDED)])
def test_old_posts_are_asked_after_with_a_job_that_says_why(world: World, state: str, why: Why) -> None:
    post = world.tweet(author=f"quarryada_{state}")
    age(world, timedelta(days=5))
    world.platforms.change("PUT", f"x/users/quarryada_{state}", state=state)
    assert world.look("x", young_only=True).removed == 0
    asked = [comply(world.jobs_of_x, Jobs(world.table), world.days, world.posts, world.now()) for _ in range(3)]
    assert asked[-1] == JobState.APPLIED
    assert (gone(world), world.why("x", post)) == ([], why)
    assert oldest(world.days.known(PlatformName.X), world.now()) < PROMISED


def test_a_job_that_was_created_and_never_recorded_is_taken_up(world: World) -> None:
    post = world.tweet(author="quarryada_orphan")
    age(world, timedelta(days=5))
    world.platforms.change("DELETE", f"x/posts/{post}")
    orphan = world.jobs_of_x.create()  # The process died before it wrote the job down.
    for _ in range(3):
        comply(world.jobs_of_x, Jobs(world.table), world.days, world.posts, world.now())
    job = Jobs(world.table).current()
    assert job
    assert (job.id, job.state, job.removed) == (orphan, JobState.APPLIED, 1)
    assert gone(world) == []
