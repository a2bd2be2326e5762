"""Where a post speaks of, as far as its words say."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from amends.rules.keywords import Finder, KeywordList, Phrase, plain
from amends.suspect.complaints import ANYWHERE

Part = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^#\s]([^#]*[^#\s])?$")]


def _free(name: str) -> str:
    if name == ANYWHERE:
        raise ValueError(f"{ANYWHERE} is the name for posts without a region")
    return name


class Region(BaseModel):
    """A part of the world that a brand serves, and the places by which people call it."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: Annotated[Part, AfterValidator(_free)]
    places: Annotated[tuple[Phrase, ...], Field(min_length=1, max_length=300)]


def region_of(text: str, regions: Sequence[Region]) -> str:
    """The first region of which a place stands in the post's own words."""
    own = plain(text)
    return next((region.name for region in regions if _finder(region).finds(own)), ANYWHERE)


@lru_cache(maxsize=256)
def _finder(region: Region) -> Finder:
    return Finder(KeywordList(phrases=list(region.places)))
