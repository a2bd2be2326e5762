"""A post or private message that reached us."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field


class PlatformName(StrEnum):
    """The networks that we listen to; `webhook` stands for everything that comes in by a signed webhook."""

    X = "x"
    REDDIT = "reddit"
    WEBHOOK = "webhook"


def storable(text: str) -> str:
    """The text with lone surrogates replaced: neither UTF-8 nor the table can hold them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def make_storable(value: object) -> object:
    """A validator: text becomes storable, anything else is left to the next check."""
    return storable(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(make_storable)]


class Parent(BaseModel):
    """The post that a mention answers or quotes, as far as the platform showed it."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    text: Text
    by_brand: bool
    by_author: bool = False  # the mention's own author: they answer themselves


class Mention(BaseModel):
    """A post that reached us, in public or in private; `platform` and `id` are its natural key."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    platform: PlatformName
    id: str = Field(min_length=1, max_length=64)
    conversation_id: str = Field(min_length=1, max_length=64)
    author_id: str = Field(min_length=1, max_length=64)
    author_handle: Text
    author_name: Text = ""
    author_followers: int = Field(default=0, ge=0)
    text: Text = Field(max_length=50_000)
    created_at: AwareDatetime
    source: str
    url: str = ""
    lang: str = "und"
    parent: Parent | None = None
    # Whether the author addressed the brand: only then may the brand answer on X.
    summoned: bool = True
    # A direct message, private message or modmail: an answer belongs there, and never into a public thread.
    private: bool = False
    community: str = ""  # the subreddit it stands in, without r/; empty where there is none
    named: bool = False  # on Reddit: the text names the brand's account, which `summoned` does not say there
    # The id under which an earlier version of this post was heard: these words take the place of those.
    replaces: str | None = None
