"""How wrong the decisions are when a person takes the least certain ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from amends.reading import Reading

SHARES = tuple(share / 100 for share in range(100, 0, -10))


@dataclass(frozen=True)
class Point:
    """Of this share of the texts, the most certain, so many were decided wrongly."""

    coverage: float
    error: float


def boundary(readings: Sequence[Reading]) -> float:
    """Where the model decides: between the highest score that it let pass and the lowest that it did not."""
    passed = [reading.dissatisfied for reading in readings if not reading.is_dissatisfied and reading.language == "en"]
    called = [reading.dissatisfied for reading in readings if reading.is_dissatisfied]
    return (max(passed, default=0.0) + min(called, default=1.0)) / 2


def curve(truth: Sequence[bool], readings: Sequence[Reading]) -> list[Point]:
    """Error by coverage, the most certain first; a text in another language is the least certain of all."""
    middle = boundary(readings)
    certainty = np.array([abs(r.dissatisfied - middle) if r.language == "en" else -1.0 for r in readings])
    order = np.argsort(-certainty, kind="stable")
    wrong = np.array([r.is_dissatisfied != unhappy for r, unhappy in zip(readings, truth, strict=True)])[order]
    counts = [max(1, round(share * len(wrong))) for share in SHARES]
    return [Point(share, float(wrong[:count].mean())) for share, count in zip(SHARES, counts, strict=True)]
