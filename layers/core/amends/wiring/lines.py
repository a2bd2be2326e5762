"""The lines that reports are made of: how they are kept, and made anew."""

from collections.abc import Callable
from functools import partial

from amends.adapters.heard import cases_heard
from amends.reports.keeping import Reading
from amends.reports.rebuilding import Rebuilt, Span, rebuild
from amends.wiring.measures import sheets, team_of
from amends.wiring.outcomes import keep_tracks, stories
from amends.wiring.stores import now, table


def lines_read() -> Reading:
    """A reading of changed cases that begins now."""
    return Reading(stories(), sheets(), team_of, now)


def lines_kept(reading: Reading) -> dict[str, int]:
    """What is made of a reading: posts that are sampled from now on, and lines."""
    return {"tracks": keep_tracks(reading.stories.values(), now()), "lines": reading.write()}


def lines_rebuilt(span: Span, has_time: Callable[[], bool]) -> Rebuilt:
    """The sheets of these days, made anew."""
    return rebuild(span, partial(cases_heard, table()), sheets(), lines_read, has_time)
