"""A theme, and the shelf that all of them stand on."""

from collections.abc import Iterable
from datetime import date

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.themes.post import WINDOW

MOST = 300  # themes that live at once: more nobody reads, and the shelf is one item of the table
REMEMBERED = 400  # days for which a theme is known after its last post: as long as its counts are


class Theme(BaseModel):
    """What people speak of; `id` is the same for good.

    `terms` are words of three people at least. `into` is the older theme that this one turned out to be.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    name: str = ""
    terms: list[str] = []
    since: date
    last: date
    into: int | None = None
    retired: bool = False

    @property
    def lives(self) -> bool:
        """Whether posts still join it."""
        return self.into is None and not self.retired


class Shelf(BaseModel):
    """All themes, and how far the posts that were heard are read: up to `after` of the day (UTC) `day`.

    `centroids` are those of the themes that live, in the order of their ids, as little-endian half floats. Each is made
    anew every evening, of the posts that stand, and goes with them. `version` settles who writes next.
    """

    model_config = ConfigDict(frozen=True)

    version: int = 0
    day: date
    after: str | None = None
    next_id: int = 1
    themes: list[Theme] = []
    centroids: bytes = b""
    made_at: AwareDatetime | None = None
    claimed_until: AwareDatetime | None = None

    @property
    def settled(self) -> date:
        """The first day (UTC) on which an evening may still change what is counted."""
        return self.day - WINDOW

    @property
    def living(self) -> list[Theme]:
        """The themes that posts can join, the oldest first."""
        return sorted((theme for theme in self.themes if theme.lives), key=lambda theme: theme.id)


def now_called(themes: Iterable[Theme]) -> dict[int, int]:
    """The id under which each theme is counted now: its own, or that of the one it went into."""
    into = {theme.id: theme.into for theme in themes}
    found = {}
    for one in into:
        last = one
        while (further := into.get(last)) is not None:
            last = further
        found[one] = last
    return found
