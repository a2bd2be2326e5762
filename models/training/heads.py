"""What the product reports, as small calibrated maps over the network's logits and the signals of the text.

`dissatisfied`, `complaint`, `sarcasm` and `offence` weigh the evidence (logistic regressions, taught on texts that the
network had not seen); sentiment and emotion are the network's own, each at its temperature.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sarcasm.features import normalise, tokens
from sarcasm.signals import NAMES, signals
from scipy.optimize import minimize_scalar
from scipy.special import expit, softmax
from sklearn.linear_model import LogisticRegression

from training.tasks import WIDTH, columns

Floats = NDArray[np.float64]
FEATURES = WIDTH + len(NAMES)
STRENGTH = 0.03
NARROWEST = 0.05  # evidence that hardly varies is not blown up


@dataclass(frozen=True)
class Head:
    """probabilities = link(features @ weights + bias); a choice sums to one."""

    name: str
    weights: Floats
    bias: Floats
    choice: bool = False

    def logits(self, features: Floats) -> Floats:
        """Texts x classes."""
        return features @ self.weights + self.bias

    def probabilities(self, features: Floats) -> Floats:
        """Texts x classes."""
        logits = self.logits(features)
        if not self.choice:
            return np.asarray(expit(logits))
        return np.asarray(softmax(logits, axis=1))

    def scaled(self, slope: float, shift: float = 0.0) -> "Head":
        """The head whose logits are slope * logits + shift."""
        return replace(self, weights=self.weights * slope, bias=self.bias * slope + shift)


def features(texts: Sequence[str], logits: NDArray[np.float32]) -> Floats:
    """The evidence on each text, (texts, FEATURES): the network's logits beside the signals of tone."""
    rows = []
    for text in texts:
        normalised = normalise(text)
        rows.append(list(signals(normalised, tokens(normalised)).values()))
    return np.hstack([logits.astype(np.float64), np.array(rows).reshape(len(texts), len(NAMES))])


def choice(name: str, given: Floats, truth: NDArray[np.int64]) -> Head:
    """The network's own choice at the temperature under which these truths are likeliest."""
    weights = np.zeros((FEATURES, columns(name).stop - columns(name).start))
    weights[columns(name)] = np.eye(weights.shape[1])
    plain = Head(name, weights, np.zeros(weights.shape[1]), choice=True)

    def unlikelihood(slope: float) -> float:
        chosen = plain.scaled(slope).probabilities(given)[np.arange(len(truth)), truth]
        return float(-np.log(chosen + 1e-12).mean())

    return plain.scaled(float(minimize_scalar(unlikelihood, bounds=(0.1, 3.0), method="bounded").x))


def weighed(
    name: str, given: Floats, truth: NDArray[np.bool_], importance: Floats | None = None, strength: float = STRENGTH
) -> Head:
    """A logistic regression over all of the evidence on one scale."""
    centre, spread = given.mean(axis=0), given.std(axis=0) + NARROWEST
    model = LogisticRegression(C=strength, max_iter=1000)
    model.fit((given - centre) / spread, truth, sample_weight=importance)
    weights = model.coef_.T / spread[:, None]
    return Head(name, weights, model.intercept_ - centre @ weights)


def calibrated(head: Head, logits: Floats, truth: NDArray[np.bool_], importance: Floats | None = None) -> Head:
    """The head with slope and shift fitted to what heads like it said of texts that had not taught them (Platt)."""
    model = LogisticRegression(C=1e6)
    model.fit(logits, truth, sample_weight=importance)
    return head.scaled(float(model.coef_[0, 0]), float(model.intercept_[0]))
