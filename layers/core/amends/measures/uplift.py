"""By how much the recovered tell others more often than similar customers who had not been recovered by then."""

from collections.abc import Iterable
from typing import NamedTuple

from amends.measures.baseline import Matched, Stratum
from amends.measures.following import LEAST
from amends.measures.intervals import difference
from amends.reports.figures import Figure, too_few


class Uplift(NamedTuple):
    """The figure, a difference of shares from -1 to 1; how many found no match; and the share of those whom they are
    compared with who were recovered later, within the same n days."""

    figure: Figure
    unmatched: int
    later: float


def uplift(cases: Iterable[Matched]) -> Uplift:
    """The uplift of cases that come by stratum and delay."""
    lifting = Lifting()
    for case in cases:
        lifting.add(case)
    return lifting.uplift()


class Lifting:
    """The stratified risk difference of cases, of which each with its controls is a stratum of its own.

    Weights are Mantel and Haenszel's, m / (m + 1) for a case with m controls. The interval is Newcombe's, with Kish's
    effective numbers in place of the counts: a control that stands beside many cases is one observation all the same.
    Cases are added by stratum and delay, and none is kept.
    """

    def __init__(self) -> None:
        self._n = self._unmatched = self._people = 0
        self._weights = self._squares = self._told = self._others = self._later = 0.0
        # A control stands beside every case of its stratum whose delay is not beyond its last one. So those that
        # leave between one delay and the next have gathered the same weight, and nobody is looked at by name.
        self._stratum: Stratum | None = None
        self._gathered = self._controls_squares = 0.0
        self._before = 0

    def add(self, match: Matched) -> None:
        """One more case."""
        stratum, controls, controls_told, controls_later, case = match
        if not controls:
            self._unmatched += 1
            return
        each = 1 / (controls + 1)  # the weight of the case, spread evenly over its controls
        weight = 1 - each
        self._n += 1
        self._weights += weight
        self._squares += weight * weight
        self._others += controls_told * each
        self._later += controls_later * each
        if case.told:
            self._told += weight
        if stratum != self._stratum:
            self._leave(self._before)
            self._stratum, self._gathered, self._before = stratum, 0.0, controls
            self._people += controls
        elif controls != self._before:
            self._leave(self._before - controls)
            self._before = controls
        self._gathered += each

    def uplift(self) -> Uplift:
        """Of all that were added."""
        if self._n < LEAST:
            return Uplift(too_few(self._n, LEAST), self._unmatched, 0.0)
        later = self._later / self._weights
        if self._people < LEAST:
            why = f"{self._people} of the {LEAST} similar customers who had not been recovered that a figure needs"
            return Uplift(Figure(n=self._n, why=why), self._unmatched, later)
        share, other = self._told / self._weights, min(1.0, self._others / self._weights)
        controls_squares = self._controls_squares + self._gathered**2 * self._before
        effective, controls_effective = self._weights**2 / self._squares, self._weights**2 / controls_squares
        low, high = difference(share, effective, other, controls_effective)
        # What is left of two equal shares in floating point is nothing, and no number below it.
        value = round(share - other, 12) + 0.0
        return Uplift(Figure(value=value, low=low, high=high, n=self._n), self._unmatched, later)

    def _leave(self, controls: int) -> None:
        """So many controls have gathered all that they will."""
        self._controls_squares += self._gathered * self._gathered * controls
