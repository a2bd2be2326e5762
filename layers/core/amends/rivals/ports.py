"""What reading other brands needs of the outside: X's search, our model, and where comparisons are kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from amends.outage.incident import Incident
from amends.reading import Reading
from amends.rivals.comparison import Comparison, Kind
from amends.rivals.measures import Compared, Posts
from amends.rivals.posts import Answer, Complaint, Seen
from amends.walk import Window

PAGE = 100  # posts that one call brings at most
CALLS = 20  # a run, all comparisons together; X takes 300 in 15 minutes for all that search


class Source(Protocol):
    """X's search."""

    def page(self, query: str, window: Window, now: datetime) -> tuple[list[Seen], bool]:
        """The window's newest posts, and whether those are all; raises RateLimited or Retry."""
        ...

    def unshown(self, ids: Sequence[str], now: datetime) -> set[str]:
        """Which of a hundred posts at most X shows no longer, or in other words; raises RateLimited or Retry."""
        ...


class Kept(Protocol):
    """Where comparisons are kept."""

    def all(self) -> list[Comparison]:
        """The newest ones."""
        ...

    def add(self, one: Comparison) -> None:
        """Keep a new one; raises Stale where it is there already."""
        ...

    def save(
        self, before: Comparison, after: Comparison, side: int, kind: Kind, page: Sequence[Complaint | Answer]
    ) -> Comparison:
        """Write the next version, with a page of posts; raises Stale."""
        ...

    def posts(self, one: Comparison) -> list[Posts]:
        """All posts that were read, by side."""
        ...

    def tell(self, one: Comparison, brands: Sequence[Compared]) -> None:
        """Keep what was measured."""
        ...

    def told(self, one: Comparison) -> list[Compared]:
        """What was measured last."""
        ...

    def forget(self, one: Comparison, wanted: Callable[[str], bool]) -> None:
        """Drop the words of the answers whose id is wanted."""
        ...


@dataclass
class Allowance:
    """What a run may still ask X for: so many calls, and so many posts as the budget pays."""

    posts: int
    calls: int = CALLS

    @property
    def spent(self) -> bool:
        """Whether the budget has no room for another page."""
        return self.posts < PAGE

    def take(self, found: int) -> None:
        """Count a call and what it brought."""
        self.calls -= 1
        self.posts -= found


@dataclass(frozen=True)
class Reads:
    """What a run reads with: X, our model at the brand's threshold, and where all of it is kept."""

    source: Source
    hear: Callable[[list[str]], list[Reading]]
    kept: Kept
    incident: Callable[[str], Incident]
