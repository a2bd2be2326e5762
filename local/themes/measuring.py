"""How often posts that lie close together are about the same, beside chance."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from amends.adapters.model_package import opened, session
from amends.adapters.vectors import Vectors, shown
from amends.themes.grouping import Floats, founded, unit
from numpy.typing import NDArray
from sarcasm.features import normalise, sentence
from sarcasm.signals import NAMES
from tokenizers import Tokenizer

ROOT = Path(__file__).parents[2]
POOLED = "/Div_output_0"  # the mean of the tokens' last vectors, which the heads read
NEIGHBOURS = 10
Labels = NDArray[np.int64]


class Agreement(NamedTuple):
    """The share of neighbours with the same label, and what it would be by chance."""

    share: float
    chance: float


class Found(NamedTuple):
    """A theme that was found among labelled posts: how many of each label are in it."""

    labels: dict[str, int]


def corpus() -> list[dict[str, Any]]:
    """The labelled posts that the model was taught with: trades, contrast sets, kinds."""
    files = sorted((ROOT / "models/training/corpus").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def word_vectors(texts: Sequence[str]) -> Floats:
    """What themes are made of."""
    return Vectors.load().of(texts)


def sentence_vectors(texts: Sequence[str]) -> Floats:
    """What the model itself makes of a text before it answers; centred, because all of them point one way."""
    _, contents = opened()
    graph = session(contents["model.onnx"] + shown(POOLED, "pooled"))
    words = Tokenizer.from_buffer(contents["tokenizer.json"])
    found = []
    for text in texts:
        row = np.array([words.encode(sentence(normalise(text))).ids], dtype=np.int64)
        given = {"tokens": row, "mask": np.ones_like(row), "signals": np.zeros((1, len(NAMES)), np.float32)}
        found.append(graph.run(["pooled"], given)[0][0])
    vectors = unit(np.array(found, dtype=np.float32))
    return unit(vectors - vectors.mean(0))


def labels(names: Iterable[str]) -> Labels:
    """Names as numbers."""
    return np.unique(list(names), return_inverse=True)[1]


def agreement(vectors: Floats, named: Labels, within: Labels | None = None, count: int = NEIGHBOURS) -> Agreement:
    """Of each post's nearest `count`, how many have its name; of posts with the same `within`, where it is given."""
    same = possible = 0.0
    by_chance = 0.0
    groups = np.unique(within) if within is not None else [None]
    for group in groups:
        places = np.arange(len(vectors)) if within is None else np.flatnonzero(within == group)
        if len(places) <= 3 * count:
            continue
        likeness = vectors[places] @ vectors[places].T
        np.fill_diagonal(likeness, -2)
        nearest = np.argpartition(-likeness, count, axis=1)[:, :count]
        own = named[places]
        same += float((own[nearest] == own[:, None]).sum())
        possible += nearest.size
        sizes = np.bincount(own)
        by_chance += count * float((sizes * (sizes - 1)).sum()) / (len(places) - 1)
    return Agreement(same / possible, by_chance / possible)


def found_among(posts: dict[str, list[str]]) -> list[Found]:
    """The themes that begin with these posts, each by somebody else."""
    named = [(name, text) for name, texts in posts.items() for text in texts]
    vectors = word_vectors([text for _, text in named])
    groups = founded(vectors, [str(number) for number in range(len(named))])
    return [Found(dict(Counter(named[place][0] for place in group).most_common())) for group in groups]


def handwritten() -> dict[str, list[str]]:
    """Complaints to an invented brand by what they are about, which the model has not seen."""
    posts: dict[str, list[str]] = tomllib.loads((ROOT / "tests/data/themes.toml").read_text(encoding="utf-8"))["posts"]
    return posts
