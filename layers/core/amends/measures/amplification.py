"""How far good news went, beside how far the complaints had gone."""

from collections.abc import Sequence

from amends.measures.following import LEAST
from amends.measures.intervals import ratio
from amends.reports.figures import Figure, too_few

TELLERS = 5  # whose updates reached somebody; a ratio that rests on fewer is theirs


def amplification(updates: Sequence[int], complaints: Sequence[int]) -> Figure:
    """The reach of unprompted updates over the reach of complaints, case by case, of those whose n days are over.

    A complaint that reached nobody in public, as a private message, is not among them: none of `complaints` is 0.
    """
    n, tellers = len(complaints), sum(map(bool, updates))
    if n < LEAST:
        return too_few(n, LEAST)
    if tellers < TELLERS:
        return Figure(n=n, why=f"{tellers} of the {TELLERS} customers whose updates went far that a figure needs")
    value, (low, high) = ratio(updates, complaints)
    return Figure(value=value, low=low, high=high, n=n)
