"""A share with its interval by Wilson, which stays between 0 and 1 and is honest where little was counted."""

from amends.measures.intervals import wilson
from amends.reports.figures import Figure, too_few

LEAST = 20  # posts of which a share says something


def share_of(part: int, whole: int) -> Figure:
    """The share of the whole that the part is."""
    if whole < LEAST:
        return too_few(whole, LEAST)
    low, high = wilson(part / whole, whole)
    return Figure(value=part / whole, low=low if part else 0.0, high=high if part < whole else 1.0, n=whole)
