"""Shares and means with their intervals; of too few there is none."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev

from amends.measures.intervals import wilson
from amends.reports.figures import Figure, too_few
from amends.rivals.survival import Z

LEAST = 10  # of fewer nothing is said: one answer more or less would move a share by a tenth


def share(hits: int, of: int) -> Figure:
    """A share with Wilson's interval (E. B. Wilson, 1927)."""
    if of < LEAST:
        return too_few(of, LEAST)
    low, high = wilson(hits / of, of)
    # At both ends exactly, where the formula leaves what rounding leaves.
    return Figure(value=hits / of, low=low if hits else 0.0, high=high if hits < of else 1.0, n=of)


def mean(values: Sequence[float]) -> Figure:
    """A mean with its normal interval."""
    if len(values) < LEAST:
        return too_few(len(values), LEAST)
    middle, spread = fmean(values), Z * stdev(values) / sqrt(len(values))
    return Figure(value=middle, low=middle - spread, high=middle + spread, n=len(values))
