"""Texts as matrices, through the functions that serving uses."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sarcasm.features import BUCKETS, bag, normalise, tokens
from sarcasm.signals import signals
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]


def encode(texts: Sequence[str]) -> tuple[csr_matrix, Floats]:
    """The hashed bags (texts x BUCKETS) and the dense signals (texts x signals)."""
    columns: list[int] = []
    values: list[float] = []
    starts = [0]
    dense = []
    for text in texts:
        normalised = normalise(text)
        words = tokens(normalised)
        weights = bag(words)
        columns.extend(weights.keys())
        values.extend(weights.values())
        starts.append(len(columns))
        dense.append(list(signals(normalised, words).values()))
    shape = (len(texts), BUCKETS)
    return csr_matrix((values, columns, starts), shape=shape, dtype=np.float64), np.array(dense)
