"""Draws how often what a probability says comes true."""

from pathlib import Path

import matplotlib as mpl
import numpy as np
from numpy.typing import NDArray

from training.heads import Floats
from training.metrics import BINS, calibration_error

mpl.use("svg")
from matplotlib import pyplot


def draw(path: Path, curves: dict[str, tuple[NDArray[np.bool_], Floats]]) -> None:
    """One panel for each name: mean probability against share true in each bin, and how many texts lie there."""
    mpl.rcParams["svg.hashsalt"] = "amends"
    figure, panels = pyplot.subplots(1, len(curves), figsize=(4 * len(curves), 4), squeeze=False)
    for panel, (name, (truth, given)) in zip(panels[0], curves.items(), strict=True):
        bins = np.minimum((given * BINS).astype(int), BINS - 1)
        found = [number for number in range(BINS) if (bins == number).any()]
        said = [given[bins == number].mean() for number in found]
        came = [truth[bins == number].mean() for number in found]
        size = [3 + 60 * (bins == number).mean() for number in found]
        panel.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
        panel.plot(said, came, linewidth=1)
        panel.scatter(said, came, s=[10 * each for each in size])
        panel.set_title(f"{name}: error {calibration_error(truth.astype(np.int64), given):.3f}, {len(truth):,} texts")
        panel.set_xlabel("probability given")
        panel.set_ylabel("share true")
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
