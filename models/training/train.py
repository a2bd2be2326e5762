"""Trains a model: python -m training.train DATA_FOLDER.

Two lessons one after the other: what tone is, from texts at large; what posts to brands mean, from our own among all
of the others. A run that was cut off goes on where it stood. `--research` adds the sources whose licence keeps a model
from shipping.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import sarcasm
import torch
from numpy.typing import NDArray

from training import answers, data, graph, package, parity, reliability, sources, thresholds
from training.heads import features
from training.loop import Schedule, predict, train
from training.network import Network
from training.probe import probe

SEED = 7
GENERAL = Schedule(epochs=1, rate=8e-5)
JOINT = Schedule(epochs=1, rate=7e-5)


def main() -> None:
    """Train, teach the heads, and write the package."""
    parser = argparse.ArgumentParser(description="Trains the classifier.")
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--research", action="store_true", help="also with sources that must not ship")
    parser.add_argument("--out", type=Path, default=Path(sarcasm.__file__).parent, help="where the model goes")
    parser.add_argument("--work", type=Path, default=Path(".cache/training"), help="where half-done work lies")
    given = parser.parse_args()
    work = given.work / ("research" if given.research else "open")
    torch.manual_seed(SEED)
    network = Network()
    train(network, sources.general(given.data), GENERAL, work / "general.pt", "texts at large")
    posts = _posts("train")
    torch.manual_seed(SEED)
    probe(network, sources.own(posts))
    train(network, sources.joint(given.data, posts, given.research), JOINT, work / "joint.pt", "posts to brands")
    torch.save(network.state_dict(), work / "network.pt")
    print(finish(network, given.data, given.out, work))


def finish(network: Network, folder: Path, out: Path, work: Path) -> str:
    """Teach the heads on the network's eight-bit graph, write the package; a line on what eight bits cost."""
    content = graph.quantized(network)

    def reads(texts: Sequence[str]) -> NDArray[np.float32]:
        return graph.run(content, texts)

    calibrating, held = _read("calibrate", reads), _read("held", reads)
    taught = answers.teach(folder, calibrating, reads)
    lines = thresholds.thresholds(calibrating.truth("dissatisfied"), taught.decided, calibrating.importance())
    package.write(out, graph.answering(content, taught.heads), lines)
    answer = {head.name: head for head in taught.heads}
    curves = {
        name: (held.truth(name), answer[name].probabilities(held.given)[:, 0])
        for name in ("dissatisfied", "complaint", "sarcasm")
    }
    reliability.draw(work / "reliability.svg", curves)
    texts = [post.text for post in _posts("train")[: parity.TEXTS]]
    return parity.keep(texts, taught.heads, features(texts, predict(network, texts)), features(texts, reads(texts)))


def _read(part: str, reads: answers.Reads) -> answers.Evidence:
    posts = _posts(part)
    texts = [post.text for post in posts]
    return answers.Evidence(posts, features(texts, reads(texts)))


def _posts(part: str) -> list[data.Post]:
    return [post for post in data.corpus() if post.part == part]


if __name__ == "__main__":
    main()
