"""How much kinder a customer's public posts are after the recovery than their complaint was."""

from collections.abc import Sequence

from amends.measures.following import LEAST
from amends.measures.intervals import mean
from amends.reports.figures import Figure, too_few


def tone_shift(shifts: Sequence[float]) -> Figure:
    """The mean of tone after minus tone before, from -2 to 2, of the recovered who wrote again; Student's interval."""
    if len(shifts) < LEAST:
        return too_few(len(shifts), LEAST)
    value, (low, high) = mean(shifts)
    return Figure(value=value, low=max(-2.0, low), high=min(2.0, high), n=len(shifts))
