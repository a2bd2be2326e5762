"""A scenario: posts written for one story, with the moments at which they appear."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from simulator.lines import MalformedError, RedditName, Text, read

FOLDER = Path(__file__).parent / "scenarios"
Clock = Annotated[str, StringConstraints(pattern=r"^\d{2,3}:[0-5]\d:[0-5]\d$")]


class ScenarioPost(BaseModel):
    """One line of a scenario; references are keys of other lines."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: Clock
    key: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    platform: Literal["x", "reddit"]
    author: RedditName
    name: Text | None = None
    followers: int | None = Field(default=None, ge=0, le=10**10)
    text: Text
    reply_to: str | None = None
    quote_of: str | None = None
    brand: bool = False
    title: Text | None = None
    likes: int = Field(default=0, ge=0, le=10**9)
    reposts: int = Field(default=0, ge=0, le=10**9)
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = "en"
    when_answered: str | None = None
    truth: dict[str, Any] | None = None  # for whoever measures a model; nobody is shown it

    @model_validator(mode="after")
    def fits_its_platform(self) -> "ScenarioPost":
        """What one platform has and the other does not."""
        if self.platform == "x" and self.title is not None:
            raise ValueError("a post on X has no title")
        if self.platform == "x" and "-" in self.author:
            raise ValueError("a handle on X has no hyphen")
        if self.platform == "reddit" and self.quote_of is not None:
            raise ValueError("Reddit has no quote posts")
        if self.title is not None and self.reply_to is not None:
            raise ValueError("a submission answers nothing")
        return self

    @property
    def offset(self) -> timedelta:
        """`at` as a length of time."""
        hours, minutes, seconds = map(int, self.at.split(":"))
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def names() -> list[str]:
    """The scenarios that there are."""
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def read_scenario(name: str, folder: Path = FOLDER) -> list[ScenarioPost]:
    """A scenario's posts in their order; a reference must name an earlier line of the same platform."""
    path = folder / f"{name}.jsonl"
    if name not in {found.stem for found in folder.glob("*.jsonl")}:
        known = ", ".join(sorted(found.stem for found in folder.glob("*.jsonl"))) or "none"
        raise MalformedError(path, None, f"there is no such scenario; there are: {known}")
    earlier: dict[str, str] = {}

    def check(_number: int, post: ScenarioPost) -> str | None:
        for field in ("reply_to", "quote_of", "when_answered"):
            key = getattr(post, field)
            if key is not None and earlier.get(key) != post.platform:
                return f"{field}: no earlier line on {post.platform} has the key {key!r}"
        if post.key in earlier:
            return f"key: {post.key!r} stands in an earlier line"
        earlier[post.key] = post.platform
        return None

    return read(path, ScenarioPost, check)
