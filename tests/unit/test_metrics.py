"""The measures, against sums done by hand, and their intervals."""

import numpy as np
import pytest
from training.metrics import (
    DRAWS,
    Measure,
    average_precision,
    bootstrap,
    calibration_error,
    f1,
    macro_f1,
    macro_recall,
    recovered,
    row,
    share,
)

EXAMPLES: list[tuple[Measure, list[int], list[float], float]] = [
    # One hit, one false alarm, one miss: precision and recall are one half.
    (f1, [1, 1, 0, 0], [1, 0, 1, 0], 1 / 2),
    (f1, [0, 0], [0, 0], 0.0),
    # F1 of class 1 is 2/3 (one hit, one miss), of class 0 is 4/5.
    (macro_f1, [1, 1, 0, 0], [1, 0, 0, 0], (2 / 3 + 4 / 5) / 2),
    # A class that is given and never true counts with F1 nought.
    (macro_f1, [0, 0], [0, 2], (2 / 3 + 0) / 2),
    # Recall 1, 1/2, 0; a class that never occurs has none.
    (macro_recall, [0, 1, 1, 2], [0, 1, 0, 3], 1 / 2),
    (share, [1, 1, 1, 0], [1, 0, 0, 1], 1 / 3),
    # True at ranks 1 and 3: precision 1 and 2/3.
    (average_precision, [1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1], (1 + 2 / 3) / 2),
    # Equal scores are one threshold: both are there, or neither.
    (average_precision, [1, 0], [0.5, 0.5], 1 / 2),
    # Down to the fourth, two of four are right; the third true one comes after too many false.
    (recovered, [0, 1, 0, 1, 0, 0, 0, 1], [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2], 2 / 3),
    (recovered, [0, 0, 1], [0.9, 0.8, 0.7], 0.0),
    # Bin of .5: said .5, came true never; bin of .9: said .9, came true always.
    (calibration_error, [0, 1], [0.5, 0.9], (0.5 + 0.1) / 2),
    (calibration_error, [1, 0], [0.51, 0.51], 0.01),
]


def arrays(truth: list[int], given: list[float]) -> tuple[np.ndarray, np.ndarray]:
    return np.array(truth, dtype=np.int64), np.array(given, dtype=np.float64)


@pytest.mark.parametrize(("measure", "truth", "given", "expected"), EXAMPLES)
def test_an_example_worked_by_hand(measure: Measure, truth: list[int], given: list[float], expected: float) -> None:
    assert measure(*arrays(truth, given), None) == pytest.approx(expected)


@pytest.mark.parametrize(("measure", "truth", "given", "expected"), EXAMPLES)
def test_a_weight_is_how_often_a_text_was_drawn(
    measure: Measure, truth: list[int], given: list[float], expected: float
) -> None:
    once, drawn = np.ones(len(truth)), np.arange(1, len(truth) + 1)
    repeated = arrays(list(np.repeat(truth, drawn)), list(np.repeat(given, drawn)))
    found = measure(*arrays(truth, given), np.stack([once, drawn.astype(float)]))
    assert found == pytest.approx([expected, float(measure(*repeated, None))])


@pytest.mark.parametrize("measure", [average_precision, share, recovered])
def test_without_a_true_text_there_is_no_value(measure: Measure) -> None:
    assert np.isnan(measure(*arrays([0, 0], [0.1, 0.9]), None))


def test_an_interval_holds_the_value_and_narrows_with_more_texts() -> None:
    few = row("data", "share", share, *arrays([1] * 20, [1, 0] * 10))
    many = row("data", "share", share, *arrays([1] * 2_000, [1, 0] * 1_000))
    assert few.low < few.value == 0.5 < few.high
    # 1.96 standard errors of a half, of 2,000.
    assert many.high - many.low == pytest.approx(2 * 1.96 * 0.5 / np.sqrt(2_000), rel=0.1)
    assert many.high - many.low < few.high - few.low


def test_a_draw_without_a_class_does_not_spoil_the_interval() -> None:
    truth, given = arrays([1, 0, 0], [0.9, 0.1, 0.2])
    found = bootstrap(average_precision, truth, given)
    assert len(found) == DRAWS
    assert np.isnan(found).any()
    assert row("data", "ap", average_precision, truth, given).low == 1


def test_the_same_texts_give_the_same_interval() -> None:
    given = arrays([1, 0] * 50, list(np.linspace(0, 1, 100)))
    assert row("data", "ap", average_precision, *given) == row("data", "ap", average_precision, *given)


def test_a_line_of_the_table() -> None:
    line = row("data", "f1", f1, *arrays([1] * 1_000, [1.0] * 1_000), note="trained on").markdown()
    assert line == "| data | f1 | 1,000 | 1.000 | 1.000 to 1.000 | trained on |"
