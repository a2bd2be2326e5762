"""Shares and means with their intervals; of too few there is none."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev

from amends.reports.figures import Figure, too_few
from amends.rivals.survival import Z

LEAST = 10  # of fewer nothing is said: one answer more or less would move a share by a tenth


def share(hits: int, of: int) -> Figure:
    """A share with Wilson's interval (E. B. Wilson, 1927)."""
    if of < LEAST:
        return too_few(of, LEAST)
    p, square = hits / of, Z * Z
    middle = (p + square / (2 * of)) / (1 + square / of)
    spread = Z * sqrt(p * (1 - p) / of + square / (4 * of * of)) / (1 + square / of)
    return Figure(value=p, low=max(middle - spread, 0.0), high=min(middle + spread, 1.0), n=of)


def mean(values: Sequence[float]) -> Figure:
    """A mean with its normal interval."""
    if len(values) < LEAST:
        return too_few(len(values), LEAST)
    middle, spread = fmean(values), Z * stdev(values) / sqrt(len(values))
    return Figure(value=middle, low=middle - spread, high=middle + spread, n=len(values))
