"""Measures, each on weighted texts, so that a thousand bootstrap draws are a few products of matrices.

A measure takes true labels, what was given, and weights: how often each text was drawn. Weights of shape
(texts,) give one value, of shape (draws, texts) one for each draw; without weights every text counts once.
A value that a draw leaves undefined (no text of a class in it) is NaN.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 7
DRAWS = 1_000
BINS = 15
_CELLS = 4_000_000  # weights in memory at once

Labels = NDArray[np.int64]
Scores = NDArray[np.float64]
Weights = NDArray[np.float64]
Values = NDArray[np.float64]
Measure = Callable[[Labels, Scores, Weights | None], Values]


@dataclass(frozen=True)
class Row:
    """One line of the table: a measure with the middle 95 % of what it is on resampled texts."""

    data: str
    measure: str
    texts: int
    value: float
    low: float
    high: float
    note: str = ""

    def markdown(self) -> str:
        """The line as it stands in the model card."""
        interval = f"{self.low:.3f} to {self.high:.3f}"
        return f"| {self.data} | {self.measure} | {self.texts:,} | {self.value:.3f} | {interval} | {self.note} |"


def row(data: str, name: str, measure: Measure, truth: Labels, given: Scores, note: str = "") -> Row:
    """The measure on all texts, with its interval."""
    found = bootstrap(measure, truth, given)
    low, high = np.nanquantile(found, [0.025, 0.975]) if np.isfinite(found).any() else (np.nan, np.nan)
    return Row(data, name, len(truth), float(measure(truth, given, None)), float(low), float(high), note)


def bootstrap(measure: Measure, truth: Labels, given: Scores) -> Values:
    """The measure on each of the draws, every one as many texts as there are, with replacement."""
    generator = np.random.default_rng(SEED)
    texts = len(truth)
    at_once = max(1, min(DRAWS, _CELLS // max(texts, 1)))
    found = []
    for start in range(0, DRAWS, at_once):
        draws = generator.integers(0, texts, (min(at_once, DRAWS - start), texts))
        weights = np.stack([np.bincount(draw, minlength=texts) for draw in draws]).astype(np.float64)
        found.append(measure(truth, given, weights))
    return np.concatenate(found)


def macro_f1(truth: Labels, given: Scores, weights: Weights | None = None) -> Values:
    """Mean of the F1 of the classes that occur, for chosen classes."""
    hits, called, held = _counts(truth, given, weights)
    return _mean(np.where(called + held > 0, 2 * hits / np.maximum(called + held, 1), np.nan))


def f1(truth: Labels, given: Scores, weights: Weights | None = None) -> Values:
    """F1 of class 1, for chosen classes."""
    both = [_sums(weights, column) for column in ((truth == 1) & (given == 1), truth == 1, given == 1)]
    return 2 * both[0] / np.maximum(both[1] + both[2], 1)


def macro_recall(truth: Labels, given: Scores, weights: Weights | None = None) -> Values:
    """Mean of the recall of the classes that occur, for chosen classes."""
    hits, _, held = _counts(truth, given, weights)
    return _mean(np.where(held > 0, hits / np.maximum(held, 1), np.nan))


def share(truth: Labels, given: Scores, weights: Weights | None = None) -> Values:
    """How many of the texts whose truth is 1 were given 1."""
    return _ratio(_sums(weights, (truth == 1) * given), _sums(weights, truth == 1))


def average_precision(truth: Labels, given: Scores, weights: Weights | None = None) -> Values:
    """Sum over the thresholds of precision times what recall each adds; equal scores are one threshold."""
    hits, called = _ranked(truth, given, weights)
    added = np.diff(hits, axis=-1, prepend=0)
    return _ratio((added * hits / np.maximum(called, 1)).sum(axis=-1), hits[..., -1])


def recovered(truth: Labels, given: Scores, weights: Weights | None = None) -> Values:
    """The largest recall at which precision is at least one half."""
    hits, called = _ranked(truth, given, weights)
    return _ratio(np.where(hits >= called / 2, hits, 0).max(axis=-1), hits[..., -1])


def calibration_error(truth: Labels, given: Scores, weights: Weights | None = None) -> Values:
    """Mean distance between a probability and how often it comes true, over 15 equal bins."""
    bins = np.minimum((given * BINS).astype(int), BINS - 1)
    held = (bins[:, None] == np.arange(BINS)).astype(np.float64)
    gaps = _sums(weights, held * (given - truth)[:, None])
    return np.asarray(np.abs(gaps).sum(axis=-1) / _sums(weights, np.ones(len(truth))))


def _counts(truth: Labels, given: Scores, weights: Weights | None) -> tuple[Values, Values, Values]:
    """For each class that occurs: how often it was given rightly, given, and true."""
    classes = np.union1d(truth, given.astype(np.int64))
    held, called = truth[:, None] == classes, given[:, None] == classes
    return _sums(weights, held & called), _sums(weights, called), _sums(weights, held)


def _ranked(truth: Labels, given: Scores, weights: Weights | None) -> tuple[Values, Values]:
    """True texts and texts down to each distinct score, from the highest."""
    order = np.argsort(-given, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(given[order])), len(order) - 1)
    drawn = np.ones(len(truth)) if weights is None else weights
    drawn = drawn[..., order]
    return np.cumsum(drawn * truth[order], axis=-1)[..., ends], np.cumsum(drawn, axis=-1)[..., ends]


def _sums(weights: Weights | None, columns: NDArray[np.generic]) -> Values:
    """The weighted sum of every column, in one product."""
    numbers = columns.astype(np.float64)
    return np.asarray(numbers.sum(axis=0) if weights is None else weights @ numbers)


def _ratio(above: Values, below: Values) -> Values:
    return np.where(below > 0, above / np.where(below > 0, below, 1), np.nan)


def _mean(by_class: Values) -> Values:
    return np.asarray(np.nanmean(by_class, axis=-1))
