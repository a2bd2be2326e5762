"""What a comparison shows, in sentences."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amends.reports.figures import Figure
from amends.rivals.comparison import AFTER, Comparison, Kind, read_until

if TYPE_CHECKING:
    from amends.rivals.measures import Compared

BEHIND = timedelta(minutes=30)  # from here on it is worth saying that a brand was read less far


def of_brand(
    name: str, ours: bool, complaints: int, answers: int, answered: Figure, median: Figure, p90: Figure
) -> str:
    """One brand in words."""
    who = f"{name} (ours)" if ours else name
    if answered.value is None:
        return f"{who}: {complaints} complaints, {answers} of them answered; too few for figures."
    said = f"{who} answered {answers} of {complaints} complaints ({_percent(answered)})"
    half = f"half of them within {span(median.value)}" if median.value is not None else "fewer than half of them so far"
    nine = f", nine in ten within {span(p90.value)}" if p90.value is not None else ""
    return f"{said}; {half}{nine}."


def of_all(brands: Sequence["Compared"]) -> str:
    """All brands in one sentence: who answers half of its complaints first, and where we stand."""
    ours = next((one for one in brands if one.ours), None)
    timed = sorted((one for one in brands if one.median.value is not None), key=lambda one: one.median.value or 0)
    if not timed or ours is None:
        return "No brand has enough complaints yet that half of them were answered."
    first = timed[0]
    place = next((at for at, one in enumerate(timed, 1) if one.ours), None)
    lead = f"{first.name} was the first to answer half of its complaints, within {span(first.median.value)}"
    if first.ours:
        others = f"; next came {timed[1].name} with {span(timed[1].median.value)}" if len(timed) > 1 else ""
        return f"We were the first to answer half of our complaints, within {span(first.median.value)}{others}."
    if place is None:
        return f"{lead}; we have not answered half of ours."
    return f"{lead}; we took {span(ours.median.value)}, and come {place} of {len(timed)}."


def notes(one: Comparison, unjudged: Sequence[tuple[str, int]], waiting: bool) -> list[str]:
    """What was not read."""
    found = [
        "Complaints are posts on X that name or answer a brand's care accounts and that our model reads as"
        f" dissatisfied, in English; answers count until {_hours(AFTER)} after the window."
    ]
    if waiting:
        found.append("The budget for comparisons is spent: reading goes on when there is one again.")
    reached = {
        side.name: min(read_until(one, place, Kind.COMPLAINTS), read_until(one, place, Kind.ANSWERS))
        for place, side in enumerate(one.sides)
    }
    furthest = max(reached.values())
    late = [f"{name} until {_moment(at)}" for name, at in reached.items() if furthest - at >= BEHIND]
    if late:
        found.append(f"Not everything is read yet: {'; '.join(late)}, all others until {_moment(furthest)}.")
    lost = {one.sides[stream.side].name: stream.lost_until for stream in one.streams if stream.lost_until}
    found += [
        f"What was posted to or by {name} before {_moment(at)} was out of the reach of X's search when its turn came."
        for name, at in lost.items()
    ]
    found += [
        f"{count} posts to {name} are in languages that our model has not learnt, and are counted nowhere."
        for name, count in unjudged
        if count
    ]
    return found


def span(seconds: float | None) -> str:
    """So many seconds, as people say it."""
    if seconds is None:
        return "no time known"
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = seconds / 60
    if minutes < 90:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.1f} h"


def _percent(figure: Figure) -> str:
    low, high = (f"{value:.0%}" if value is not None else "?" for value in (figure.low, figure.high))
    return f"{figure.value:.0%}, {low} to {high}"


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _hours(of: timedelta) -> str:
    return f"{of // timedelta(hours=1)} hours"
