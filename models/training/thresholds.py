"""Draws the lines that ship beside the model, on posts that taught it nothing."""

import numpy as np
from numpy.typing import NDArray

from training.heads import Floats

HALF = 0.5
LINE = 0.33  # of `dissatisfied`: an unhappy customer who is missed costs twice as much as a look at a happy one
ERROR_OF_THE_REST = 0.08
WIDEST = 0.15
_STEP = 0.01


def thresholds(truth: NDArray[np.bool_], dissatisfied: Floats, importance: Floats) -> dict[str, float]:
    """`dissatisfied` is decided at LINE, all else at one half; doubt reaches as far as the error of the rest asks."""
    doubt = band(truth, dissatisfied, importance)
    named = ("complaint", "sarcasm", "offence", "emotion", "pleased_words")
    return {
        "dissatisfied": LINE,
        "doubt_from": round(LINE - doubt, 2),
        "doubt_to": round(LINE + doubt, 2),
    } | dict.fromkeys(named, HALF)


def band(truth: NDArray[np.bool_], probabilities: Floats, importance: Floats) -> float:
    """Half the width of the band around LINE outside which at most ERROR_OF_THE_REST is decided wrongly, each
    post counting as much as its importance."""
    distance = np.abs(probabilities - LINE)
    wrong = (probabilities >= LINE) != truth
    for half_width in np.arange(0, WIDEST, _STEP):
        rest = distance > half_width
        if rest.any() and np.average(wrong[rest], weights=importance[rest]) <= ERROR_OF_THE_REST:
            return float(half_width)
    return WIDEST
