"""Reading what a comparison is about, a page at a time, and measuring it when something came.

Each page is stored with the comparison that remembers it, both or neither: a run that dies has lost at most one page,
which the next one reads again.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from amends.errors import NotFound, Retry, Stale
from amends.outage.incident import Incident
from amends.rivals import measures, sentences
from amends.rivals.acts import acts
from amends.rivals.beginning import following_incident, of_incident
from amends.rivals.comparison import Comparison, Kind, going_on, next_stream, read, settled, window_of
from amends.rivals.measures import Compared
from amends.rivals.ports import Allowance, Reads
from amends.rivals.posts import Answer, Complaint, answer, complaint
from amends.rivals.tending import tend
from amends.rivals.watch_list import WatchList
from amends.walk import Page


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
    for one in _concerned(known, live):
        try:
            outcomes[one.id] = _collect(_with_incident(one, reads, now), reads, allowance, now, has_time)
        except Stale:
            outcomes[one.id] = "another run reads it"
    for one in reads.kept.all():
        with suppress(Retry, Stale):
            tend(one, reads, allowance, now)
    return outcomes


def _concerned(known: Sequence[Comparison], live: Sequence[Incident]) -> list[Comparison]:
    """What goes on, and what is done although its incident goes on again; the oldest first."""
    again = {incident.id for incident in live if incident.industry_wide}
    wanted = {one.id for one in going_on(known)} | {one.id for one in known if one.incident_id in again}
    return sorted((one for one in known if one.id in wanted), key=lambda one: one.made_at)


def _with_incident(one: Comparison, reads: Reads, now: datetime) -> Comparison:
    """The comparison as its incident stands, written down where that changed it."""
    if one.incident_id is None:
        return one
    try:
        after = following_incident(one, reads.incident(one.incident_id), now)
    except NotFound:
        after = one if one.until else one.model_copy(update={"until": now})
    return one if after == one else reads.kept.save(one, after, 0, Kind.ANSWERS, [])


def _collect(one: Comparison, reads: Reads, allowance: Allowance, now: datetime, has_time: Callable[[], bool]) -> str:
    """Read on as far as the run reaches, then measure where something moved; the state, or why X gave no more."""
    failed = ""
    try:
        while not allowance.spent and allowance.calls and has_time() and (place := next_stream(one, now)) is not None:
            one = _page(one, place, reads, allowance, now)
    except Retry as error:
        failed = str(error)
    after = settled(one, now, spent=allowance.spent and next_stream(one, now) is not None)
    if after != one or not one.measured:
        # Compared before it is written down: who dies between the two measures once more.
        reads.kept.tell(after, measures.measured(after, reads.kept.posts(after)))
        done = after.model_copy(update={"measured": True, "measured_at": now})
        reads.kept.save(one, done, 0, Kind.ANSWERS, [])
    return failed or str(after.state)


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
    after = after.model_copy(update={"measured": False})
    return reads.kept.save(one, after, stream.side, stream.kind, page)


def told(one: Comparison, brands: Sequence[Compared]) -> tuple[str, list[str]]:
    """The sentence and the notes of a comparison as it stands."""
    return sentences.of_all(brands), measures.notes(one, brands)
