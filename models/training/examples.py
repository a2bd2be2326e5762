"""Labelled texts of any source as one table; what a source does not say is left open, not guessed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from training.tasks import EMOTIONS, FEELINGS, SENTIMENTS, TASKS, WIDTH, columns

Targets = NDArray[np.float32]
Labels = dict[str, str | float | frozenset[str]]
_CHOICES = {"sentiment": SENTIMENTS, "emotion": EMOTIONS}


@dataclass(frozen=True)
class Example:
    """A text and what its source says of it: a name for a choice, a truth or its probability for a question."""

    text: str
    labels: Labels = field(default_factory=dict)

    def targets(self) -> Targets:
        """WIDTH numbers from 0 to 1, or NaN where nothing is known."""
        row = np.full(WIDTH, np.nan, dtype=np.float32)
        for name, label in self.labels.items():
            if isinstance(label, (bool, float)):
                row[columns(name)] = label
            elif isinstance(label, str):
                row[columns(name)] = [choice == label for choice in _CHOICES[name]]
            else:
                row[columns(name)] = [feeling in label for feeling in FEELINGS]
        return row


@dataclass(frozen=True)
class Examples:
    """Texts with a row of targets each, shape (texts, WIDTH)."""

    texts: list[str]
    targets: Targets

    @classmethod
    def of(cls, examples: Iterable[Example]) -> Self:
        """The table of these."""
        listed = list(examples)
        rows = [example.targets() for example in listed]
        return cls([example.text for example in listed], np.array(rows).reshape(len(listed), WIDTH))

    def __len__(self) -> int:
        return len(self.texts)

    def __add__(self, other: "Examples") -> "Examples":
        return Examples(self.texts + other.texts, np.concatenate([self.targets, other.targets]))

    def take(self, rows: NDArray[np.int64]) -> "Examples":
        """These rows, in this order."""
        return Examples([self.texts[row] for row in rows], self.targets[rows])

    def sample(self, count: int, generator: np.random.Generator) -> "Examples":
        """So many of them at random, each at most once."""
        return self.take(generator.permutation(len(self))[:count])


def counts(examples: Examples) -> dict[str, int]:
    """How many texts say something about each task."""
    return {task.name: int((~np.isnan(examples.targets[:, columns(task.name)][:, 0])).sum()) for task in TASKS}
