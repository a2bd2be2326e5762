"""The share of recovered customers who told others without being asked."""

from collections.abc import Sequence

from amends.measures.following import LEAST
from amends.measures.intervals import wilson
from amends.reports.figures import Figure, too_few


def shared(told: Sequence[bool]) -> Figure:
    """Of the recovered whose n days are over: whether each told others in them; Wilson's interval."""
    if len(told) < LEAST:
        return too_few(len(told), LEAST)
    share = sum(told) / len(told)
    low, high = wilson(share, len(told))
    return Figure(value=share, low=low, high=high, n=len(told))
