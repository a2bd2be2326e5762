"""Reading what a comparison is about, a page at a time, and measuring it when something came.

Each page is stored with the comparison that remembers it, both or neither: a run that dies has lost at most one page,
which the next one reads again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from amends.errors import NotFound, Retry, Stale
from amends.outage.incident import Incident
from amends.reading import Reading
from amends.rivals import measures, sentences
from amends.rivals.acts import acts
from amends.rivals.comparison import (
    Comparison,
    Kind,
    following_incident,
    going_on,
    next_stream,
    of_incident,
    read,
    settled,
    window_of,
)
from amends.rivals.measures import Measured, Posts
from amends.rivals.posts import Answer, Complaint, Seen, answer, complaint
from amends.rivals.watch_list import WatchList
from amends.walk import Page, Window

PAGE = 100  # posts that one call brings at most
CALLS = 20  # a run, all comparisons together; X takes 300 in 15 minutes for all that search


class Source(Protocol):
    """X's search."""

    def page(self, query: str, window: Window, now: datetime) -> tuple[list[Seen], bool]:
        """The window's newest posts, and whether those are all; raises RateLimited or Retry."""
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

    def tell(self, one: Comparison, brands: Sequence[Measured]) -> None:
        """Keep what was measured."""
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


def compare(
    reads: Reads,
    live: Sequence[Incident],
    listed: WatchList,
    allowance: Allowance,
    now: datetime,
    has_time: Callable[[], bool] = lambda: True,
) -> dict[str, str]:
    """One run: begin what incidents bring, read on in every comparison that is not done; the state of each."""
    known = reads.kept.all()
    names = {one.id for one in known}
    for incident in live:
        made = of_incident(incident, listed, now)
        if made and made.id not in names:
            reads.kept.add(made)
            known = [made, *known]
    outcomes: dict[str, str] = {}
    for one in [_with_incident(each, reads, now) for each in _concerned(known, live)]:
        try:
            outcomes[one.id] = str(_collect(one, reads, allowance, now, has_time).state)
        except Stale:
            outcomes[one.id] = "another run reads it"
        except Retry as error:
            outcomes[one.id] = str(error)
    return outcomes


def _concerned(known: Sequence[Comparison], live: Sequence[Incident]) -> list[Comparison]:
    """What goes on, and what is done although its incident goes on again; the oldest first."""
    again = {incident.id for incident in live if incident.industry_wide}
    wanted = {one.id for one in going_on(known)} | {one.id for one in known if one.incident_id in again}
    return sorted((one for one in known if one.id in wanted), key=lambda one: one.made_at)


def _with_incident(one: Comparison, reads: Reads, now: datetime) -> Comparison:
    if one.incident_id is None:
        return one
    try:
        return following_incident(one, reads.incident(one.incident_id), now)
    except NotFound:
        return one if one.until else one.model_copy(update={"until": now})


def _collect(
    one: Comparison, reads: Reads, allowance: Allowance, now: datetime, has_time: Callable[[], bool]
) -> Comparison:
    """Read on as far as the run reaches; then measure where something moved."""
    first = one.version
    while not allowance.spent and allowance.calls and has_time() and (place := next_stream(one, now)) is not None:
        one = _page(one, place, reads, allowance, now)
    after = settled(one, spent=allowance.spent and next_stream(one, now) is not None)
    if after.version == first and after.state == one.state and one.measured_at:
        return one
    # Measured before it is written down: who dies between the two measures once more.
    reads.kept.tell(after, measures.measured(after, reads.kept.posts(after)))
    return reads.kept.save(one, after.model_copy(update={"measured_at": now}), 0, Kind.ANSWERS, [])


def _page(one: Comparison, place: int, reads: Reads, allowance: Allowance, now: datetime) -> Comparison:
    asked, window = window_of(one, place, now)
    stream = asked.streams[place]
    found, ends = reads.source.page(asked.sides[stream.side].query(stream.kind), window, now)
    allowance.take(len(found))
    readings = reads.hear([seen.text for seen in found])
    page: list[Complaint | Answer]
    if stream.kind is Kind.COMPLAINTS:
        page = [complaint(seen, reading) for seen, reading in zip(found, readings, strict=True)]
    else:
        page = [answer(seen, reading, acts(seen.text)) for seen, reading in zip(found, readings, strict=True)]
    after = read(asked, place, Page(ids=[int(seen.id) for seen in found], ends=ends))
    return reads.kept.save(one, after, stream.side, stream.kind, page)


def told(one: Comparison, brands: Sequence[Measured]) -> tuple[str, list[str]]:
    """The sentence and the notes of a comparison as it stands."""
    return sentences.of_all(brands), measures.notes(one, brands)
