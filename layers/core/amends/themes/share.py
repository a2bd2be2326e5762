"""A share with its interval by Wilson, which stays between 0 and 1 and is honest where little was counted."""

from math import sqrt

from amends.reports.figures import Figure, too_few

Z = 1.959964  # of a 95 % interval
LEAST = 20  # posts of which a share says something


def share_of(part: int, whole: int) -> Figure:
    """The share of the whole that the part is."""
    if whole < LEAST:
        return too_few(whole, LEAST)
    share, weight = part / whole, Z**2 / whole
    middle = (share + weight / 2) / (1 + weight)
    reach = Z / (1 + weight) * sqrt(share * (1 - share) / whole + weight / (4 * whole))
    low, high = middle - reach, middle + reach
    return Figure(value=share, low=low if part else 0.0, high=high if part < whole else 1.0, n=whole)
