"""The measures of the model card, each with a bootstrap interval."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, f1_score, recall_score

SEED = 7
RESAMPLES = 500
BINS = 15

Labels = NDArray[np.int64]
Scores = NDArray[np.float64]
Measure = Callable[[Labels, Scores], float]


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    data: str
    measure: str
    texts: int
    value: float
    low: float
    high: float

    def markdown(self) -> str:
        """The line as it stands in the model card."""
        return (
            f"| {self.data} | {self.measure} | {self.texts:,} | {self.value:.3f} | {self.low:.3f} to {self.high:.3f} |"
        )


def row(data: str, name: str, measure: Measure, truth: Labels, given: Scores) -> Row:
    """The measure on all texts, and the middle 95 % of what it is on resampled texts."""
    generator = np.random.default_rng(SEED)
    draws = (generator.integers(0, len(truth), len(truth)) for _ in range(RESAMPLES))
    low, high = np.quantile([measure(truth[draw], given[draw]) for draw in draws], [0.025, 0.975])
    return Row(data, name, len(truth), measure(truth, given), float(low), float(high))


def macro_f1(truth: Labels, given: Scores) -> float:
    """Mean of the classes' F1 for chosen classes."""
    return float(f1_score(truth, given, average="macro", zero_division=0))


def f1(truth: Labels, given: Scores) -> float:
    """F1 of the positive class."""
    return float(f1_score(truth, given, zero_division=0))


def macro_recall(truth: Labels, given: Scores) -> float:
    """Mean of the classes' recall."""
    return float(recall_score(truth, given, average="macro", zero_division=0))


def average_precision(truth: Labels, given: Scores) -> float:
    """Area under the precision-recall curve of a probability."""
    return float(average_precision_score(truth, given))


def share(truth: Labels, given: Scores) -> float:
    """How many of the texts whose truth is 1 were given 1."""
    return float(given[truth == 1].mean()) if (truth == 1).any() else 0.0


def calibration_error(truth: Labels, given: Scores) -> float:
    """Mean distance between a probability and how often it comes true, over 15 equal bins."""
    bins = np.minimum((given * BINS).astype(int), BINS - 1)
    held = [bins == number for number in range(BINS)]
    gaps = [abs(given[rows].mean() - truth[rows].mean()) * rows.mean() for rows in held if rows.any()]
    return float(sum(gaps))
