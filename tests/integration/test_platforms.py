"""The adapters on the wire: the unmodified tweepy and praw against the simulated platforms."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from amends.adapters import reddit_client, x_client
from amends.adapters.reddit import Reddit
from amends.adapters.reddit_sources import RedditSource, mentions_of, subreddit_of
from amends.adapters.x import X
from amends.adapters.x_mentions import XMentions
from amends.eligibility import Code, HouseRules, examine
from amends.errors import MaybePosted, RateLimited, Refused, Retry
from amends.looking import Presence, SourceFacts
from amends.mention import Mention, PlatformName
from amends.outbox import Kind
from amends.platform import Platform
from amends.reply import Reply
from amends.walk import id_at

from tests.builders import a_mention, an_approved_reply
from tests.simulated import Simulated, simulated

POST = {"x": "POST /2/tweets", "reddit": "POST /api/comment"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as found:
        yield found


@pytest.fixture
def world(running: Simulated) -> Iterator[Simulated]:
    yield running
    running.heal()


@pytest.fixture
def mentions(world: Simulated) -> XMentions:
    x = world.credentials.x
    assert x
    return XMentions(x_client.connect(x), x.user_id, x.username)


@pytest.fixture
def x(world: Simulated) -> X:
    credentials = world.credentials.x
    assert credentials
    return X(x_client.connect(credentials, timeout=(1, 0.5)), credentials.user_id)


@pytest.fixture
def reddit(world: Simulated) -> Reddit:
    credentials = world.credentials.reddit
    assert credentials
    return Reddit(reddit_client.connect(credentials, timeout=(1, 0.5)))


@pytest.fixture
def sources(world: Simulated) -> dict[str, RedditSource]:
    credentials = world.credentials.reddit
    assert credentials
    client = reddit_client.connect(credentials)
    own = subreddit_of(client, credentials.subreddit, lambda _: False, own=True)
    return {source.name: source for source in (mentions_of(client), own)}


def now() -> datetime:
    return datetime.now(UTC)


def heard_whole(source: XMentions, position: str | None) -> tuple[list[Mention], set[str]]:
    """All pages of one run, and what they said was missing."""
    at = now()
    found: list[Mention] = []
    lost: set[str] = set()
    while True:
        poll = source.poll(position, at)
        found, position = found + poll.mentions, poll.position
        lost |= {poll.gap} if poll.gap else set()
        if not poll.more:
            return found, lost | {gap.why for gap in poll.gaps}


def answer_to(post: str, text: str, platform: PlatformName = PlatformName.X) -> Reply:
    return an_approved_reply(in_reply_to=post, text=text, platform=platform, created_at=now(), tried_at=now())


class TestListeningOnX:
    """Nothing that names the brand is missed."""

    def test_each_post_is_heard_once_with_its_author_and_thread(self, world: Simulated, mentions: XMentions) -> None:
        start = mentions.poll(None, now()).position
        first = world.tweet("ada", "@larkfield no broadband since six", followers=120)
        second = world.tweet("ben", "@larkfield same here", reply_to=first)
        world.tweet("cat", "nothing to do with anyone")
        poll = mentions.poll(start, now())
        heard = {mention.id: mention for mention in poll.mentions}
        assert set(heard) == {first, second}
        assert (heard[first].author_handle, heard[first].author_followers) == ("ada", 120)
        parent = heard[second].parent
        assert parent
        assert (heard[second].conversation_id, parent.id, parent.by_brand) == (first, first, False)
        assert mentions.poll(poll.position, now()).mentions == []

    def test_only_who_names_or_quotes_the_brand_has_summoned_it(
        self, world: Simulated, mentions: XMentions, x: X
    ) -> None:
        start = mentions.poll(None, now()).position
        asked = world.tweet("ada", "@larkfield help")
        answered = x.reply(answer_to(asked, "Which street, Ada?"))
        replied = world.tweet("ada", "Quarry Row", reply_to=answered)
        quoted = world.tweet("ben", "look at this @larkfield", quote_of=answered)
        summoned = {mention.id: mention.summoned for mention in mentions.poll(start, now()).mentions}
        assert summoned == {asked: True, replied: False, quoted: True}

    def test_hostile_text_arrives_as_it_was_written(self, world: Simulated, mentions: XMentions) -> None:
        start = mentions.poll(None, now()).position
        texts = [
            "@larkfield <script>alert(1)</script>",
            "@larkfield \u202e\u200b\x00🧑🏽‍🚒",
            "@larkfield " + "ha" * 5000,
        ]
        for text in texts:
            world.tweet("eve", text)
        assert sorted(mention.text for mention in mentions.poll(start, now()).mentions) == sorted(texts)

    def test_a_surge_beyond_the_window_of_800_is_heard_whole(self, world: Simulated, mentions: XMentions) -> None:
        start = mentions.poll(None, now()).position
        posted = {world.tweet(f"user{number}", f"@larkfield down, number {number}") for number in range(1000)}
        heard, missing = heard_whole(mentions, start)
        assert ({mention.id for mention in heard}, missing) == (posted, set())

    def test_a_surge_after_ten_days_of_standstill_is_heard_and_the_gap_is_said(
        self, world: Simulated, mentions: XMentions
    ) -> None:
        posted = {world.tweet(f"late{number}", f"@larkfield back, number {number}") for number in range(850)}
        ten_days_ago = str(id_at(now() - timedelta(days=10)))
        heard, missing = heard_whole(mentions, ten_days_ago)
        assert posted <= {mention.id for mention in heard}
        assert missing == {"older than the seven days that X's search reaches back"}

    @pytest.mark.parametrize(("kind", "error"), [("429", RateLimited), ("503", Retry), ("drop", Retry)])
    def test_a_poll_that_fails_says_that_it_can_be_repeated(
        self, world: Simulated, mentions: XMentions, kind: str, error: type[Exception]
    ) -> None:
        world.fault("x", kind)
        with pytest.raises(error):
            mentions.poll(None, now())


class TestListeningOnReddit:
    """The inbox and the subreddit, whatever is deleted in between."""

    @pytest.mark.parametrize(
        ("source", "body"),
        [("reddit.mentions", "u/larkfield_care it is down"), ("reddit.subreddit.larkfield", "it is down")],
    )
    def test_each_comment_is_heard_once(
        self, world: Simulated, sources: dict[str, RedditSource], source: str, body: str
    ) -> None:
        start = sources[source].poll(None, now()).position
        comment = world.comment("kim", body)
        poll = sources[source].poll(start, now())
        heard = [mention for mention in poll.mentions if mention.id == comment]
        assert [(mention.author_handle, mention.text) for mention in heard] == [("kim", body)]
        assert heard[0].conversation_id.startswith("t3_")
        assert sources[source].poll(poll.position, now()).mentions == []

    @pytest.mark.parametrize(("kind", "error"), [("429", RateLimited), ("503", Retry), ("drop", Retry)])
    def test_a_poll_that_fails_says_that_it_can_be_repeated(
        self, world: Simulated, sources: dict[str, RedditSource], kind: str, error: type[Exception]
    ) -> None:
        sources["reddit.mentions"].poll(None, now())
        world.fault("reddit", kind)
        with pytest.raises(error):
            sources["reddit.mentions"].poll(None, now())


class TestAnswering:
    """At most once, and an honest word about what is not certain."""

    @pytest.fixture(params=["x", "reddit"])
    def case(
        self, request: pytest.FixtureRequest, world: Simulated, x: X, reddit: Reddit
    ) -> tuple[str, Platform, Reply]:
        text = f"Sorry about that. Reference {request.node.name}"
        if request.param == "x":
            return "x", x, answer_to(world.tweet("ada", "@larkfield help"), text)
        post = world.comment("kim", "u/larkfield_care help")
        return "reddit", reddit, answer_to(post, text, PlatformName.REDDIT)

    def test_an_answer_appears_and_is_found_again(self, case: tuple[str, Platform, Reply]) -> None:
        _, platform, reply = case
        assert platform.find(reply) is None
        assert platform.reply(reply) == platform.find(reply)

    def test_a_dropped_connection_leaves_doubt_and_our_timeline_settles_it(
        self, world: Simulated, case: tuple[str, Platform, Reply]
    ) -> None:
        name, platform, reply = case
        world.fault(name, "timeout_after", POST[name], count=1)
        with pytest.raises(MaybePosted):
            platform.reply(reply)
        world.heal()
        assert platform.find(reply) is not None

    @pytest.mark.parametrize("kind", ["timeout_after", "drop"])
    def test_a_lost_answer_of_reddit_never_makes_a_second_comment(
        self, world: Simulated, reddit: Reddit, kind: str
    ) -> None:
        reply = answer_to(world.comment("kim", "u/larkfield_care help"), f"Said once, {kind}.", PlatformName.REDDIT)
        world.fault("reddit", kind, POST["reddit"], count=1)
        with pytest.raises(MaybePosted):
            reddit.reply(reply)
        credentials = world.credentials.reddit
        assert credentials
        mine = reddit_client.connect(credentials).redditor(credentials.username).comments.new(limit=100)
        assert [comment.body for comment in mine].count(reply.text) == 1

    def test_a_token_that_could_not_be_fetched_left_nothing_public(self, world: Simulated, reddit: Reddit) -> None:
        reply = answer_to(world.comment("kim", "u/larkfield_care help"), "Not said.", PlatformName.REDDIT)
        world.fault("reddit", "503", "POST /api/v1/access_token")
        with pytest.raises(Retry, match="could not be reached"):
            reddit.reply(reply)

    def test_a_server_error_leaves_doubt(self, world: Simulated, case: tuple[str, Platform, Reply]) -> None:
        name, platform, reply = case
        world.fault(name, "500", POST[name])
        with pytest.raises(MaybePosted):
            platform.reply(reply)
        world.heal()
        assert platform.find(reply) is None

    def test_a_rate_limit_says_when(self, world: Simulated, case: tuple[str, Platform, Reply]) -> None:
        name, platform, reply = case
        world.fault(name, "429", POST[name])
        with pytest.raises(RateLimited) as limit:
            platform.reply(reply)
        assert limit.value.until > now()

    def test_an_answer_to_a_post_that_is_gone_is_refused(self, case: tuple[str, Platform, Reply]) -> None:
        name, platform, reply = case
        gone = "1" if name == "x" else "t1_zzzzzz"
        with pytest.raises(Refused):
            platform.reply(reply.model_copy(update={"in_reply_to": gone}))

    def test_a_platform_that_is_not_there_was_certainly_not_posted_to(self, world: Simulated) -> None:
        credentials = world.credentials.x
        assert credentials
        nowhere = credentials.model_copy(update={"base_url": "http://127.0.0.1:9"})
        with pytest.raises(Retry, match="could not be reached"):
            X(x_client.connect(nowhere), nowhere.user_id).reply(answer_to("1", "Hello"))

    def test_x_refuses_an_answer_to_someone_who_did_not_address_the_brand(self, world: Simulated, x: X) -> None:
        with pytest.raises(Refused):
            x.reply(answer_to(world.tweet("ada", "talking to myself"), "Hello, can we help?"))

    def test_a_repeated_answer_on_x_leads_to_the_post_that_exists(self, world: Simulated, x: X) -> None:
        reply = answer_to(world.tweet("ada", "@larkfield help"), "We are on it, once.")
        assert x.reply(reply) == x.reply(reply)

    def test_the_same_words_to_another_customer_are_refused_as_x_does(self, world: Simulated, x: X) -> None:
        x.reply(answer_to(world.tweet("ada", "@larkfield help"), "The very same words."))
        with pytest.raises(Refused, match="duplicate"):
            x.reply(answer_to(world.tweet("ben", "@larkfield help"), "The very same words."))

    def test_wrong_credentials_are_certainly_not_posted_with(self, world: Simulated) -> None:
        credentials = world.credentials.x
        assert credentials
        wrong = credentials.model_copy(update={"access_token_secret": credentials.consumer_secret})
        with pytest.raises(Retry, match="credentials"):
            X(x_client.connect(wrong), wrong.user_id).reply(answer_to("1", "Hello"))


class TestLooking:
    """What the platforms say of a post right now."""

    def mark(self, world: Simulated, kind: str, name: str, **marks: object) -> None:
        world.client.put(f"/_sim/marks/{kind}/{name}", json=marks).raise_for_status()

    def codes(self, facts: SourceFacts, mention: Mention) -> set[Code]:
        return {reason.code for reason in examine(mention, facts, [], HouseRules(), now()).reasons}

    def test_an_untouched_post_is_the_one_that_was_heard(self, world: Simulated, mentions: XMentions, x: X) -> None:
        start = mentions.poll(None, now()).position
        post = world.tweet("ada", "@larkfield no broadband <since> six & still none")
        heard = mentions.poll(start, now()).mentions[0]
        facts = x.look([post])[post]
        assert (facts.names_us, facts.receives_dm, self.codes(facts, heard)) == (True, False, set())

    def test_a_hundred_posts_take_one_look_and_one_that_is_gone_is_among_them(self, world: Simulated, x: X) -> None:
        posts = [world.tweet("ada", f"@larkfield number {number}") for number in range(99)]
        facts = x.look([*posts, "1"])
        assert [facts[name].presence for name in ("1", posts[0])] == [Presence.GONE, Presence.THERE]
        assert facts.keys() == {*posts, "1"}

    def test_what_became_of_a_post_on_x_is_seen(self, world: Simulated, x: X) -> None:
        posts = {name: world.tweet(f"{name}_1", "@larkfield help") for name in ("gone", "protected", "edited", "dm")}
        world.client.delete(f"/_sim/x/posts/{posts['gone']}").raise_for_status()
        self.mark(world, "user", "protected_1", protected=True)
        self.mark(world, "post", posts["edited"], edited=True)
        world.client.post("/_sim/x/dms", json={"from": "dm_1", "text": "hello"}).raise_for_status()
        facts = x.look(list(posts.values()))
        seen = {name: facts[post] for name, post in posts.items()}
        assert (seen["gone"].presence, seen["protected"].presence) == (Presence.GONE, Presence.HIDDEN)
        assert seen["edited"].newest_version != posts["edited"]
        assert (seen["dm"].receives_dm, seen["edited"].receives_dm) == (True, False)

    def test_who_may_answer_is_seen(self, world: Simulated, x: X) -> None:
        named, unnamed = world.tweet("fan", "@larkfield help"), world.tweet("fan", "help")
        for post in (named, unnamed):
            self.mark(world, "post", post, reply_settings="following")
        mention = a_mention(text="help", id=unnamed)
        facts = x.look([named, unnamed])
        assert (facts[named].names_us, facts[unnamed].names_us) == (True, False)
        assert self.codes(facts[unnamed], mention) >= {Code.REPLIES_LIMITED}
        self.mark(world, "user", "fan", follows_brand=True)
        assert Code.REPLIES_LIMITED not in self.codes(x.look([unnamed])[unnamed], mention)

    def test_an_untouched_comment_is_the_one_that_was_heard(
        self, world: Simulated, sources: dict[str, RedditSource], reddit: Reddit
    ) -> None:
        start = sources["reddit.mentions"].poll(None, now()).position
        name = world.comment("kim", "u/larkfield_care <still> down & out")
        heard = next(m for m in sources["reddit.mentions"].poll(start, now()).mentions if m.id == name)
        assert self.codes(reddit.look([name])[name], heard) == set()
        assert self.codes(reddit.look([name])[name], heard.model_copy(update={"text": "else"})) == {Code.EDITED}

    def test_what_became_of_a_comment_is_seen(self, world: Simulated, reddit: Reddit) -> None:
        gone, removed, locked = (world.comment("kim", f"u/larkfield_care {name}") for name in ("a", "b", "c"))
        world.client.delete(f"/_sim/reddit/comments/{gone}").raise_for_status()
        world.client.delete(f"/_sim/reddit/comments/{removed}", params={"removed": "1"}).raise_for_status()
        self.mark(world, "reddit", locked, locked=True)
        facts = reddit.look([gone, removed, locked, "t1_zzzzzz"])
        presences = [facts[name].presence for name in (gone, removed, locked, "t1_zzzzzz")]
        assert presences == [Presence.GONE, Presence.REMOVED, Presence.THERE, Presence.GONE]
        assert facts[locked].locked

    def test_an_archived_submission_closes_its_comments(self, world: Simulated, reddit: Reddit) -> None:
        body = {"author": "kim", "body": "down", "title": "u/larkfield_care is down"}
        submission = world.client.post("/_sim/reddit/comments", json=body).json()["name"]
        comment = world.comment("ben", "same", parent=submission)
        self.mark(world, "reddit", submission, archived=True)
        assert {name: facts.archived for name, facts in reddit.look([submission, comment]).items()} == {
            submission: True,
            comment: True,
        }

    @pytest.mark.parametrize("kind", ["503", "drop"])
    @pytest.mark.parametrize("name", ["x", "reddit"])
    def test_a_look_that_fails_may_be_repeated(
        self, world: Simulated, x: X, reddit: Reddit, name: str, kind: str
    ) -> None:
        platform: Platform = x if name == "x" else reddit
        world.fault(name, kind)
        with pytest.raises(Retry):
            platform.look(["1" if name == "x" else "t1_a"])


class TestBudgets:
    """What the platforms say of their windows."""

    def test_x_says_after_each_answer_what_is_left(self, world: Simulated, x: X) -> None:
        assert x.headroom(Kind.POST) is None
        left = []
        for number in range(2):
            x.reply(answer_to(world.tweet("ada", "@larkfield help"), f"On it, headroom {number}."))
            found = x.headroom(Kind.POST)
            assert found
            left.append(found)
        assert left[0].remaining - left[1].remaining == 1
        assert now() < left[1].resets_at <= now() + timedelta(minutes=15)

    def test_a_refusal_for_the_rate_says_that_nothing_is_left(self, world: Simulated, x: X) -> None:
        world.fault("x", "429", POST["x"], reset_s=600)
        with pytest.raises(RateLimited):
            x.reply(answer_to(world.tweet("ada", "@larkfield help"), "Not now."))
        found = x.headroom(Kind.POST)
        assert found
        assert found.remaining == 0

    @pytest.mark.parametrize(("seconds", "least"), [(540, 540), (45, 45)])
    def test_the_break_that_reddit_asks_for_in_words_is_kept(
        self, world: Simulated, reddit: Reddit, seconds: int, least: int
    ) -> None:
        world.fault("reddit", "ratelimit", POST["reddit"], reset_s=seconds)
        with pytest.raises(RateLimited) as limit:
            reddit.reply(answer_to(world.comment("kim", "u/larkfield_care help"), "Wait.", PlatformName.REDDIT))
        wait = (limit.value.until - now()).total_seconds()
        assert least - 5 < wait <= least + 60

    def test_reddits_requests_are_plenty_until_they_are_not(self, world: Simulated, reddit: Reddit) -> None:
        reddit.look(["t1_a"])
        assert reddit.headroom(Kind.POST) is None


class TestReach:
    """A doubt is looked for as far back as we first tried, however fast our own timeline moved."""

    def test_an_answer_under_a_hundred_and_fifty_newer_ones_is_found(self, world: Simulated, x: X) -> None:
        reply = answer_to(world.tweet("ada", "@larkfield help"), "Deep down: sorry for <this> & that.")
        post = x.reply(reply)
        for number in range(150):
            world.tweet("larkfield", f"Another answer, number {number}")
        assert x.find(reply) == post
        late = reply.model_copy(update={"tried_at": now() + timedelta(hours=1)})
        assert x.find(late) is None

    def test_a_comment_under_a_hundred_and_fifty_newer_ones_is_found(self, world: Simulated, reddit: Reddit) -> None:
        reply = answer_to(world.comment("kim", "u/larkfield_care help"), "Deep down.", PlatformName.REDDIT)
        comment = reddit.reply(reply)
        for number in range(150):
            world.comment("larkfield_care", f"Another answer, number {number}")
        assert reddit.find(reply) == comment
        assert reddit.find(reply.model_copy(update={"tried_at": now() + timedelta(hours=1)})) is None
