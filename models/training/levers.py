"""Measures what each lever of the training gives: python -m training.levers DATA_FOLDER [NAME ...].

Every run is the whole recipe at a small size (a sample of the general lessons, a third of our own posts), so that a
dozen runs fit into an hour on two cores; what one adds at full size may be less. Prints one row for each lever and set.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training import adaptation, data, measures, sources, teachers
from training.examples import Examples
from training.loop import Schedule, train
from training.network import Network
from training.tasks import columns

GENERAL, OWN, OWN_TIMES, SEED = 5_000, 1_500, 2, 7

Rewrite = Callable[[str], str]


@dataclass(frozen=True)
class Lever:
    """One change to the recipe; what it does not name stays as it ships."""

    name: str
    seed: int = SEED
    rewrite: Rewrite = str
    keep: Callable[[Examples], NDArray[np.bool_]] | None = None
    weights: dict[str, float] = field(default_factory=dict)
    prepare: Callable[[Network, Examples], None] | None = None
    teach: Callable[[Examples], Examples] | None = None


def levers(folder: Path) -> list[Lever]:
    """All of them, the recipe itself first."""
    rephrases = {statement.rephrase for statement in data.isarcasm(folder / "isarcasm/train.En.csv")}
    plain = Lever("as it ships")
    return [
        plain,
        replace(plain, name="another seed", seed=8),
        replace(plain, name="a third seed", seed=9),
        replace(plain, name="emoji left out, not turned into words", rewrite=_without_emoji),
        replace(plain, name="without iSarcasm's sincere rephrases", keep=lambda all_: _others(all_, rephrases)),
        replace(plain, name="without our own corpus", keep=lambda all_: ~_known(all_, "dissatisfied")),
        replace(plain, name="without GoEmotions", keep=lambda all_: ~_known(all_, "feelings")),
        replace(plain, name="sarcasm's loss doubled", weights={"intended_sarcasm": 2.0, "brand_sarcasm": 2.0}),
        replace(plain, name="sarcastic texts as many as sincere ones", teach=_balanced),
        replace(plain, name="word embeddings taught, too", prepare=lambda network, _: _thaw(network)),
        replace(plain, name="masked-language adaptation first", prepare=adaptation.adapt),
        replace(plain, name="distilled from three seeds", teach=teachers.seeds),
        replace(plain, name="distilled from mpnet", teach=teachers.mpnet),
    ]


def main() -> None:
    """Run the named levers, or all."""
    parser = argparse.ArgumentParser(description="Measures the levers of the training.")
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("names", nargs="*", help="levers to run; all if none is named")
    given = parser.parse_args()
    print(measures.HEADER.replace("network", "lever"), flush=True)
    for lever in levers(given.data):
        if not given.names or lever.name in given.names:
            for row in measures.levers(taught(lever, given.data), given.data, lever.rewrite):
                print(f"| {lever.name} {row.markdown()}", flush=True)


def taught(lever: Lever, folder: Path) -> Network:
    """The network of the recipe with this lever pulled."""
    lessons = lessons_of(lever, folder)
    torch.manual_seed(lever.seed)
    network = Network()
    if lever.prepare:
        lever.prepare(network, lessons)
    if lever.teach:
        lessons = lever.teach(lessons)
    train(network, lessons, Schedule(epochs=1, weights=lever.weights, seed=lever.seed), None, lever.name)
    return network


def lessons_of(lever: Lever, folder: Path) -> Examples:
    """The sample, the same for every lever, less what the lever leaves out."""
    chosen = np.random.default_rng(SEED)
    posts = [post for post in data.corpus() if post.part == "train"]
    own = sources.own([posts[row] for row in chosen.permutation(len(posts))[:OWN]])
    lessons = sum([own] * OWN_TIMES, sources.general(folder).sample(GENERAL, chosen))
    if lever.keep:
        lessons = lessons.take(np.flatnonzero(lever.keep(lessons)))
    return Examples([lever.rewrite(text) for text in lessons.texts], lessons.targets)


def _known(lessons: Examples, name: str) -> NDArray[np.bool_]:
    return ~np.isnan(lessons.targets[:, columns(name)][:, 0])


def _others(lessons: Examples, texts: set[str]) -> NDArray[np.bool_]:
    return np.array([text not in texts for text in lessons.texts])


def _without_emoji(text: str) -> str:
    return "".join(character for character in text if ord(character) < 0x2190)


def _thaw(network: Network) -> None:
    network.encoder.embeddings.requires_grad_(True)


def _balanced(lessons: Examples) -> Examples:
    more = lessons
    for name in ("intended_sarcasm", "brand_sarcasm"):
        column = lessons.targets[:, columns(name)][:, 0]
        sarcastic, sincere = np.flatnonzero(column == 1), np.flatnonzero(column == 0)
        more = more + lessons.take(np.resize(sarcastic, max(0, len(sincere) - len(sarcastic))))
    return more


if __name__ == "__main__":
    main()
