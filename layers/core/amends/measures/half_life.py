"""How soon a complaint stops spreading once it is answered."""

from collections.abc import Sequence

from amends.measures.following import LEAST
from amends.measures.intervals import median
from amends.reports.figures import Figure, too_few


def half_life(spans: Sequence[int]) -> Figure:
    """The median of the recovered cases' half-lives in seconds, of those that have one; between two of them."""
    if len(spans) < LEAST:
        return too_few(len(spans), LEAST)
    value, (low, high) = median(spans)
    return Figure(value=value, low=low, high=high, n=len(spans))
