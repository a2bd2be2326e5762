"""What can be played: a feed file or a scenario, line by line."""

from hashlib import sha256
from pathlib import Path
from typing import Protocol

from simulator.brand import ALIASES, BOT, HANDLE
from simulator.feed import FeedPost, read_feed
from simulator.posting import People, Said
from simulator.scenario import FOLDER, ScenarioPost, read_scenario
from simulator.x.entities import carries

NEVER = ""  # the reference of a post that could not appear, as what it answers was deleted


class Play(Protocol):
    """Something that can be played; lines are counted from 0."""

    name: str
    digest: str  # of its content, so that a changed file is a play of its own
    total: int
    start: float  # the recorded time at which it begins, in seconds

    def due(self, line: int) -> float | None:
        """The recorded time of a line; None for one that waits for an answer by the brand."""
        ...

    def delay(self, line: int) -> float:
        """Recorded seconds between an answer and the line that waits for it."""
        ...

    def answered(self, line: int, played: dict[int, str]) -> float | None:
        """When the brand gave the answer that a line waits for."""
        ...

    def post(self, line: int, played: dict[int, str]) -> str:
        """Write a line's post; the reference under which later lines find it."""
        ...


class FeedPlay:
    """A feed file: every line is a post to the brand on X."""

    def __init__(self, path: Path, people: People) -> None:
        self.posts: list[FeedPost] = read_feed(path)
        self.people = people
        self.name = path.name
        self.digest = _digest("feed", path)
        self.total = len(self.posts)
        self.start = min(post.created_at for post in self.posts).timestamp()

    def due(self, line: int) -> float | None:
        """The time at which the post was recorded."""
        return self.posts[line].created_at.timestamp()

    def delay(self, line: int) -> float:
        """Nothing in a feed waits."""
        return 0.0

    def answered(self, line: int, played: dict[int, str]) -> float | None:
        """Nothing in a feed waits."""
        return None

    def post(self, line: int, played: dict[int, str]) -> str:
        """A post that names the brand, or else one that answers one of the brand's own posts."""
        post = self.posts[line]
        said = Said(post.author, post.text, reposts=post.retweets)
        if carries(post.text, ALIASES | {HANDLE}):
            return str(self.people.post(said, aliases=ALIASES)[0])
        own = self.people.brand_posts()
        return str(self.people.post(said, reply_to=own[line % len(own)])[0])


class ScenarioPlay:
    """A scenario: posts on both platforms, some of which wait for the brand."""

    def __init__(self, name: str, people: People, folder: Path = FOLDER) -> None:
        self.posts: list[ScenarioPost] = read_scenario(name, folder)
        self.people = people
        self.name = name
        self.digest = _digest("scenario", folder / f"{name}.jsonl")
        self.total = len(self.posts)
        self.start = 0.0
        self._lines = {post.key: line for line, post in enumerate(self.posts)}

    def due(self, line: int) -> float | None:
        """Seconds after the start."""
        post = self.posts[line]
        return None if post.when_answered else post.offset.total_seconds()

    def delay(self, line: int) -> float:
        """Seconds after the answer."""
        return self.posts[line].offset.total_seconds()

    def answered(self, line: int, played: dict[int, str]) -> float | None:
        """When the brand answered the post that this line names."""
        post = self.posts[line]
        ref = played.get(self._lines[post.when_answered], NEVER) if post.when_answered else NEVER
        if not ref:
            return None
        if post.platform == "x":
            answer = self.people.posts.brand_answer_to(int(ref))
            return answer["created_ms"] / 1000 if answer else None
        answer = self.people.things.brand_answer_to(ref)
        return float(answer["created"]) if answer else None

    def post(self, line: int, played: dict[int, str]) -> str:
        """A post, unless what it answers or quotes is gone."""
        post = self.posts[line]
        above = {key: played[self._lines[key]] for key in (post.reply_to, post.quote_of) if key}
        if NEVER in above.values():
            return NEVER
        author = _brand_author(post) if post.brand else post.author
        said = Said(author, post.text, post.name, post.followers, post.likes, post.reposts, post.lang)
        try:
            if post.platform == "x":
                return str(self.people.post(said, _number(above, post.reply_to), _number(above, post.quote_of))[0])
            if post.title is not None:
                return self.people.submission(said, post.title)
            return self.people.comment(said, above[post.reply_to] if post.reply_to else None)
        except KeyError:
            return NEVER


def _number(refs: dict[str, str], key: str | None) -> int | None:
    return int(refs[key]) if key else None


def _brand_author(post: ScenarioPost) -> str:
    return HANDLE if post.platform == "x" else BOT


def _digest(kind: str, path: Path) -> str:
    return sha256(kind.encode() + b"\0" + path.read_bytes()).hexdigest()
