"""The lines that reports are made of: how they are kept, and made anew."""

from collections.abc import Callable
from functools import cache, partial

from amends.adapters.heard import cases_heard
from amends.adapters.sheets import Sheets
from amends.reports.keeping import Reading
from amends.reports.rebuilding import Rebuilt, Span, rebuild
from amends.wiring.measures import team_of
from amends.wiring.outcomes import keep_tracks, stories
from amends.wiring.stores import now, settings, table


@cache
def sheets() -> Sheets:
    """The lines of this deployment's brand; what was read of them is kept for the next page."""
    return Sheets(table(), settings().brand, now)


def lines_read() -> Reading:
    """A reading of changed cases that begins now."""
    return Reading(stories(), sheets(), team_of, now)


def lines_kept(reading: Reading) -> dict[str, int]:
    """What is made of a reading: posts that are sampled from now on, and lines."""
    return {"tracks": keep_tracks(reading.stories.values(), now()), "lines": reading.write()}


def lines_rebuilt(span: Span, has_time: Callable[[], bool]) -> Rebuilt:
    """The sheets of these days, made anew."""
    return rebuild(span, partial(cases_heard, table()), sheets(), lines_read, has_time)
