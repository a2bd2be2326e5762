"""What a network says of texts that taught it nothing, before any heads are fitted to it: for comparing networks."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training import data, metrics, sources
from training.labelled import MOCKERY, PRAISE
from training.loop import predict
from training.metrics import Row, row
from training.network import Network
from training.tasks import EMOTIONS, columns

PRAISING, MOCKING = PRAISE | {"praise_despite"}, MOCKERY | {"quoted_sarcasm"}
HEADER = "| network | data | measure | texts | value | 95 % interval | note |\n|---|---|---|---|---|---|---|"

Read = Callable[[Sequence[str]], NDArray[np.float64]]


def levers(network: Network, folder: Path, rewrite: Callable[[str], str] = str) -> Iterator[Row]:
    """What a lever may move; `rewrite` is done to each text first."""
    read = _reader(network, rewrite)
    yield _sentiment(read, folder)
    kept = sources.statements_kept(folder)
    meant = read([statement.text for statement in kept])[:, columns("intended_sarcasm")]
    sarcastic = [statement.sarcastic for statement in kept]
    yield _row("iSarcasm, kept", "average precision", metrics.average_precision, sarcastic, meant)
    yield from _posts(read, "calibrate")
    yield _complaints(read, folder)


def models(network: Network, folder: Path, irony: str) -> Iterator[Row]:
    """What the sources that must not ship are about; `irony` names the network's column for it."""
    read = _reader(network, str)
    tweets = data.tweeteval(folder / "tweeteval/irony", "val")
    heard = read([text for text, _ in tweets])[:, columns(irony)] >= 0
    yield _row("TweetEval irony, val (no tags)", "F1 at one half", metrics.f1, [label for _, label in tweets], heard)
    kept = data.complaints(folder / "complaints/train.csv")[:: sources.HELD_EVERY]
    complaining = read([text for text, _ in kept])[:, columns("complaint")] >= 0
    where = "ACL 2019 complaints, every seventh"
    yield _row(where, "macro F1 at one half", metrics.macro_f1, [label for _, label in kept], complaining)
    tweets = data.tweeteval(folder / "tweeteval/emotion", "val")
    chosen = read([text for text, _ in tweets])[:, columns("emotion")][:, : len(EMOTIONS) - 1].argmax(axis=1)
    yield _row("TweetEval emotion, val", "macro F1 of 4", metrics.macro_f1, [label for _, label in tweets], chosen)
    tweets = data.tweeteval(folder / "tweeteval/offensive", "val")
    rude = read([text for text, _ in tweets])[:, columns("offence")] >= 0
    where = "TweetEval offensive, val"
    yield _row(where, "macro F1 at one half", metrics.macro_f1, [label for _, label in tweets], rude)
    yield _sentiment(read, folder)
    yield from _posts(read, "held")


def _reader(network: Network, rewrite: Callable[[str], str]) -> Read:
    return lambda texts: predict(network, [rewrite(text) for text in texts]).astype(np.float64)


def _sentiment(read: Read, folder: Path) -> Row:
    tweets = data.tweeteval(folder / "tweeteval/sentiment", "val")
    chosen = read([text for text, _ in tweets])[:, columns("sentiment")].argmax(axis=1)
    return _row("SemEval sentiment, val", "macro recall", metrics.macro_recall, [label for _, label in tweets], chosen)


def _posts(read: Read, part: str) -> Iterator[Row]:
    posts = [post for post in data.corpus() if post.part == part]
    unhappy = read([post.text for post in posts])[:, columns("dissatisfied")]
    name, measured = "dissatisfied: average precision", metrics.average_precision
    yield _row(f"own corpus, {part}", name, measured, [post.dissatisfied for post in posts], unhappy)
    rows = [at for at, post in enumerate(posts) if post.kind in PRAISING | MOCKING]
    mocking = [posts[at].kind in MOCKING for at in rows]
    yield _row(f"own corpus, {part}, praise and mockery", name, measured, mocking, unhappy[rows])


def _complaints(read: Read, folder: Path) -> Row:
    tweets = data.complaints(folder / "complaints/train.csv")
    unhappy = read([text for text, _ in tweets])[:, columns("dissatisfied")]
    measured = metrics.average_precision
    truth = [complains for _, complains in tweets]
    return _row("ACL 2019 complaints", "dissatisfied: average precision", measured, truth, unhappy)


def _row(where: str, name: str, measured: metrics.Measure, truth: Sequence[object], given: NDArray[np.generic]) -> Row:
    labels = np.array(truth, dtype=np.int64)
    return row(where, name, measured, labels, given.astype(np.float64).reshape(len(labels)))
