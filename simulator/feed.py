"""A feed file: posts to a brand as they were recorded, replayed as posts to ours."""

from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from simulator.lines import Handle, Text, read


class FeedPost(BaseModel):
    """One line of a feed file."""

    model_config = ConfigDict(frozen=True)

    n: int | None = None
    airline: str | None = None
    author: Handle
    text: Text
    created_at: AwareDatetime
    retweets: int = Field(default=0, ge=0, le=10**9)


def read_feed(path: Path) -> list[FeedPost]:
    """A feed file's posts in their order."""
    return read(path, FeedPost)
