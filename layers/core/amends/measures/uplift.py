"""By how much the recovered tell others more often than similar customers who had not been recovered by then."""

from collections.abc import Iterable
from typing import NamedTuple

from amends.measures.baseline import Matched
from amends.measures.following import LEAST
from amends.measures.intervals import difference
from amends.reports.figures import Figure, too_few


class Uplift(NamedTuple):
    """The figure, a difference of shares from -1 to 1; how many found no match; and the share of those whom they are
    compared with who were recovered later, within the same n days."""

    figure: Figure
    unmatched: int
    later: float


def uplift(strata: Iterable[Iterable[Matched]]) -> Uplift:
    """The uplift of cases that come as `matches` gives them."""
    lifting = Lifting()
    for cases in strata:
        lifting.add(cases)
    return lifting.uplift()


class Lifting:
    """The stratified risk difference of cases, of which each with its controls is a stratum of its own.

    Weights are Mantel and Haenszel's, m / (m + 1) for a case with m controls. The interval is Newcombe's, with Kish's
    effective numbers in place of the counts: a control that stands beside many cases is one observation all the same.
    """

    def __init__(self) -> None:
        self._n = self._unmatched = self._people = 0
        self._weights = self._squares = self._told = self._others = self._later = self._controls_squares = 0.0

    def add(self, cases: Iterable[Matched]) -> None:
        """All cases of a stratum, or of a row in it, the soonest recovered first; it runs for each case of a year.

        A control stands beside every case whose delay is not beyond its last one. So those that leave between one delay
        and the next have gathered the same weight, and nobody is looked at by name.
        """
        n = unmatched = people = before = 0
        weights = squares = told = others = later = gathered = controls_squares = 0.0
        for case, controls, controls_told, controls_later in cases:
            if not controls:
                unmatched += 1
                continue
            each = 1 / (controls + 1)  # the weight of the case, spread evenly over its controls
            weight = 1 - each
            n += 1
            weights += weight
            squares += weight * weight
            others += controls_told * each
            later += controls_later * each
            if case.told:
                told += weight
            if controls != before:
                if before:
                    controls_squares += gathered * gathered * (before - controls)
                else:
                    people = controls
                before = controls
            gathered += each
        self._n += n
        self._unmatched += unmatched
        self._people += people
        self._weights += weights
        self._squares += squares
        self._told += told
        self._others += others
        self._later += later
        self._controls_squares += controls_squares + gathered * gathered * before

    def uplift(self) -> Uplift:
        """Of all that were added."""
        if self._n < LEAST:
            return Uplift(too_few(self._n, LEAST), self._unmatched, 0.0)
        later = self._later / self._weights
        if self._people < LEAST:
            why = f"{self._people} of the {LEAST} similar customers who had not been recovered that a figure needs"
            return Uplift(Figure(n=self._n, why=why), self._unmatched, later)
        share, other = self._told / self._weights, min(1.0, self._others / self._weights)
        whole = self._weights**2
        low, high = difference(share, whole / self._squares, other, whole / self._controls_squares)
        # What is left of two equal shares in floating point is nothing, and no number below it.
        value = round(share - other, 12) + 0.0
        return Uplift(Figure(value=value, low=low, high=high, n=self._n), self._unmatched, later)
