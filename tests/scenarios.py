"""Reading a scenario file and finding what is wrong with it."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

import simulator
from simulator.x.weights import MAX_WEIGHT, weight

FOLDER = Path(simulator.__file__).parent / "scenarios"
ALIKE = 0.5  # Jaccard over runs of five characters; above it a reader sees the same post twice
HANDLES = {"x": re.compile(r"[A-Za-z0-9_]{4,15}"), "reddit": re.compile(r"[A-Za-z0-9_-]{3,20}")}
LONGEST_TITLE = 300

Text = Annotated[str, StringConstraints(min_length=1)]
Count = Annotated[int, Field(ge=0)]


class Truth(BaseModel):
    """What a careful reader says of one post."""

    model_config = ConfigDict(extra="forbid", strict=True)

    sentiment: Literal["negative", "neutral", "positive"]
    complaint: bool
    sarcasm: bool
    dissatisfied: bool
    outage: Literal[True] | None = None


class Post(BaseModel):
    """One line of a scenario."""

    model_config = ConfigDict(extra="forbid", strict=True)

    at: Annotated[str, StringConstraints(pattern=r"^[0-9]{2}:[0-5][0-9]:[0-5][0-9]$")]
    key: Text
    platform: Literal["x", "reddit"]
    author: Text
    name: Annotated[str, StringConstraints(min_length=1, max_length=50)]
    followers: Count
    text: Text
    title: Text | None = None
    reply_to: Text | None = None
    quote_of: Text | None = None
    when_answered: Text | None = None
    brand: Literal[True] | None = None
    likes: Count | None = None
    reposts: Count | None = None
    lang: str | None = None
    truth: Truth

    @property
    def offset(self) -> timedelta:
        """The time since the start, or since the answer that it waits for."""
        hours, minutes, seconds = map(int, self.at.split(":"))
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)

    @property
    def addressed(self) -> bool:
        """Whether the brand is summoned: by a mention, by a reply to it, or by standing in its subreddit."""
        return self.platform == "reddit" or "@larkfield" in self.text.lower()

    @property
    def words(self) -> str:
        """The text without the handles in it."""
        return " ".join(re.sub(r"[@＠]\w+", " ", self.text).split())

    @property
    def shingles(self) -> frozenset[str]:
        """The runs of five characters, handles and case aside."""
        text = f"{self.title or ''} {self.words}".lower()
        return frozenset(text[i : i + 5] for i in range(max(1, len(text) - 4)))


def lines(name: str) -> list[dict[str, Any]]:
    """A scenario's lines as they are."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def posts(name: str) -> list[Post]:
    """A scenario's posts."""
    return [Post.model_validate(line) for line in lines(name)]


def faults(scenario: list[Post]) -> Iterator[str]:
    """What keeps a scenario from being played or trusted."""
    earlier: dict[str, Post] = {}
    people: dict[tuple[str, str], tuple[str, int]] = {}
    for post in scenario:
        if post.key in earlier:
            yield f"{post.key}: the key is taken"
        for named in (post.reply_to, post.quote_of, post.when_answered):
            target = earlier.get(named) if named else None
            if named and (target is None or target.platform != post.platform):
                yield f"{post.key}: {named} is not an earlier post of the same platform"
            if target and target.when_answered and not post.when_answered:
                yield f"{post.key}: {named} is perhaps never played"
        if people.setdefault((post.platform, post.author.lower()), (post.name, post.followers)) != (
            post.name,
            post.followers,
        ):
            yield f"{post.key}: {post.author} is two people"
        if (post.brand is not None) != (post.author in {"larkfield", "larkfield_care"}):
            yield f"{post.key}: the brand is not itself"
        if post.brand and (post.truth.complaint or post.truth.dissatisfied or post.truth.sarcasm):
            yield f"{post.key}: the brand complains of itself"
        yield from _unfit(post)
        earlier[post.key] = post
    for before, after in pairwise(post for post in scenario if not post.when_answered):
        if after.offset < before.offset:
            yield f"{after.key}: stands too late"


def _unfit(post: Post) -> Iterator[str]:
    """What the platform itself would refuse."""
    if not HANDLES[post.platform].fullmatch(post.author):
        yield f"{post.key}: no such handle"
    if post.platform == "x" and weight(post.text, is_reply=post.reply_to is not None) > MAX_WEIGHT:
        yield f"{post.key}: too long"
    if post.platform == "x" and post.title is not None:
        yield f"{post.key}: titles are Reddit's"
    if post.platform == "reddit" and (post.title is None) == (post.reply_to is None):
        yield f"{post.key}: neither a submission nor a comment"
    if post.platform == "reddit" and (post.quote_of or len(post.title or "") > LONGEST_TITLE):
        yield f"{post.key}: Reddit has no such thing"


def lookalikes(scenario: list[Post]) -> Iterator[tuple[str, str]]:
    """Pairs of posts that say nearly the same."""
    shingled = [(post.key, post.shingles) for post in scenario]
    for (one, a), (other, b) in combinations(shingled, 2):
        # The smaller set bounds what two sets can share, so that most pairs need no comparison.
        if min(len(a), len(b)) >= ALIKE * max(len(a), len(b)) and len(a & b) >= ALIKE * len(a | b):
            yield one, other
