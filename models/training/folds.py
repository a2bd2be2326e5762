"""Teaches the network what posts to brands mean, so that every post is read by a network that did not see it.

The posts' contrast sets are dealt into folds; one network a fold and lesson is taught the others, from the same start.
What they say of the posts that they did not see teaches the heads; the mean of their weights is the network that ships.
"""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.data import Post
from training.examples import Examples
from training.loop import Schedule, embed, predict, train
from training.network import Network
from training.sources import own
from training.stream import repeated
from training.tasks import WIDTH, columns

FOLDS = 3
SEED = 7
_ASKED = ("complaint", "dissatisfied", "brand_sarcasm")
_PROBE_STRENGTH = 0.1


@dataclass(frozen=True)
class Lesson:
    """One way to teach the posts: how fast, beside how many general lessons, whether faces too, and its share."""

    name: str
    schedule: Schedule
    replayed: int
    faces: bool
    share: float


def teach(
    start: Network, posts: list[Post], general: Examples, lessons: Sequence[Lesson], folder: Path
) -> tuple[Network, NDArray[np.float32]]:
    """The mean network, and the mean logits of each post from networks that had not seen it, (posts, WIDTH)."""
    vectors = embed(start, [post.text for post in posts])
    taught, unseen = [], np.zeros((len(posts), WIDTH), dtype=np.float32)
    for lesson in lessons:
        replayed = general.sample(lesson.replayed, np.random.default_rng(SEED))
        for number, (seen, left) in enumerate(_deal(posts), 1):
            network = copy.deepcopy(start)
            shown = [posts[row] for row in seen]
            probe(network, vectors[seen], own(shown))
            name = f"{lesson.name}-{number}"
            train(network, own(repeated(shown), lesson.faces) + replayed, lesson.schedule, folder / f"{name}.pt", name)
            unseen[left] += predict(network, [posts[row].text for row in left]) * lesson.share
            taught.append((network, lesson.share / FOLDS))
    return mean(taught), unseen


def probe(network: Network, vectors: NDArray[np.float32], lessons: Examples) -> None:
    """Give the new questions' heads their best weights on the encoder as it is.

    Fine-tuning from random heads would first bend the encoder to them, and it would forget what it knows.
    """
    for question in _ASKED:
        column = columns(question)
        model = LogisticRegression(C=_PROBE_STRENGTH, max_iter=1000)
        model.fit(vectors, lessons.targets[:, column][:, 0] == 1)
        with torch.no_grad():
            network.heads.weight[column] = torch.tensor(model.coef_, dtype=torch.float32)
            network.heads.bias[column] = torch.tensor(model.intercept_, dtype=torch.float32)


def mean(networks: Sequence[tuple[Network, float]]) -> Network:
    """One network whose weights are the mean of these by their shares: nearly as good as asking them all."""
    averaged = copy.deepcopy(networks[0][0])
    states = [(network.state_dict(), share) for network, share in networks]
    averaged.load_state_dict(
        {
            name: torch.stack([state[name].float() * share for state, share in states]).sum(0).to(kept.dtype)
            for name, kept in averaged.state_dict().items()
        }
    )
    return averaged


def _deal(posts: list[Post]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    sets = [post.set for post in posts]
    yield from GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(posts, groups=sets)
