"""Prints the model card's table: python models/training/evaluate.py DATA_FOLDER.

The model is measured through the same reader that runs in production, on texts it was not trained on.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from amends.adapters.reader import Reader
from amends.reading import Reading

from training import data
from training.metrics import (
    Labels,
    Row,
    Scores,
    average_precision,
    calibration_error,
    f1,
    macro_f1,
    macro_recall,
    row,
    share,
)


def main() -> None:
    """Measure and print, one row at a time."""
    parser = argparse.ArgumentParser(description="Prints the model card's table.")
    parser.add_argument("data", type=Path, help="folder of the data sets")
    folder = parser.parse_args().data
    reader = Reader.load()
    print("| data | measure | texts | value | 95 % interval |")
    print("|---|---|---|---|---|")
    for measured in (own_corpus, sentiment, complaints, offence, emotion):
        for line in measured(reader, folder):
            print(line.markdown(), flush=True)


def own_corpus(reader: Reader, _folder: Path) -> Iterator[Row]:
    """Held contrast sets of our own corpus."""
    posts = [post for post in data.corpus() if post.held]
    readings = reader.read([post.text for post in posts])
    name = "own corpus, held sets"
    unhappy = [post.dissatisfied for post in posts]
    yield from _dissatisfied(name, unhappy, readings)
    masked = [post.dissatisfied and post.sarcasm for post in posts]
    praise = [post.kind in {"praise", "thanks_after_recovery"} for post in posts]
    called = _scores(reading.is_dissatisfied for reading in readings)
    yield row(name, "mock praise and deadpan found dissatisfied", share, _labels(masked), called)
    yield row(name, "sincere praise called dissatisfied", share, _labels(praise), called)
    yield from _binary(name, "sarcasm", [post.sarcasm for post in posts], readings, lambda r: r.sarcasm)
    yield from _binary(name, "complaint", [post.complaint for post in posts], readings, lambda r: r.complaint)
    sent = _scores(reading.needs_human for reading in readings)
    yield row(name, "share sent to a person", share, np.ones(len(posts), dtype=np.int64), sent)


def sentiment(reader: Reader, folder: Path) -> Iterator[Row]:
    """TweetEval's validation split of SemEval-2017."""
    pairs = data.measuring_tweeteval(folder, "sentiment")
    readings = reader.read([text for text, _ in pairs])
    chosen = [int(np.argmax([getattr(r.sentiment, name) for name in data.SENTIMENTS])) for r in readings]
    yield row(
        "TweetEval sentiment, val", "macro recall", macro_recall, _labels(label for _, label in pairs), _scores(chosen)
    )


def complaints(reader: Reader, folder: Path) -> Iterator[Row]:
    """Tweets to brands' support accounts: never trained on."""
    pairs = data.measuring_complaints(folder)
    readings = reader.read([text for text, _ in pairs])
    truth = [label for _, label in pairs]
    yield from _binary("ACL 2019 complaints", "complaint", truth, readings, lambda reading: reading.complaint)
    yield from _dissatisfied("ACL 2019 complaints", truth, readings)


def offence(reader: Reader, folder: Path) -> Iterator[Row]:
    """TweetEval's validation split of OLID: never trained on."""
    pairs = data.measuring_tweeteval(folder, "offensive")
    readings = reader.read([text for text, _ in pairs])
    truth = [label == 1 for _, label in pairs]
    yield from _binary("TweetEval offensive, val", "offence", truth, readings, lambda reading: reading.offence)


def emotion(reader: Reader, folder: Path) -> Iterator[Row]:
    """TweetEval's validation split of SemEval-2018 emotions, choosing among its four; and GoEmotions' dev split."""
    pairs = data.measuring_tweeteval(folder, "emotion")
    names = data.EMOTIONS[:4]
    chosen = [_strongest(reading, names) for reading in reader.read([text for text, _ in pairs])]
    yield row(
        "TweetEval emotion, val", "macro F1 of four", macro_f1, _labels(label for _, label in pairs), _scores(chosen)
    )
    comments = [comment for comment in data.goemotions(folder, "dev") if comment.emotion]
    truth = [data.EMOTIONS.index(str(comment.emotion)) for comment in comments]
    chosen = [_strongest(reading, data.EMOTIONS) for reading in reader.read([c.text for c in comments])]
    yield row("GoEmotions, dev", "macro F1 of five", macro_f1, _labels(truth), _scores(chosen))


def _strongest(reading: Reading, names: Sequence[str]) -> int:
    return int(np.argmax([getattr(reading.emotion, name) for name in names]))


def _dissatisfied(name: str, truth: Sequence[bool], readings: Sequence[Reading]) -> Iterator[Row]:
    called = _scores(reading.is_dissatisfied for reading in readings)
    given = _scores(reading.dissatisfied for reading in readings)
    labels = _labels(truth)
    yield row(name, "dissatisfied: average precision", average_precision, labels, given)
    yield row(name, "is_dissatisfied: macro F1", macro_f1, labels, called)
    yield row(name, "dissatisfied: calibration error", calibration_error, labels, given)


def _binary(
    name: str,
    head: str,
    truth: Sequence[bool],
    readings: Sequence[Reading],
    score: Callable[[Reading], float],
) -> Iterator[Row]:
    given = _scores(score(reading) for reading in readings)
    called = _scores(value >= 0.5 for value in given)
    labels = _labels(truth)
    yield row(name, f"{head}: average precision", average_precision, labels, given)
    yield row(name, f"{head}: F1 at one half", f1, labels, called)
    yield row(name, f"{head}: macro F1 at one half", macro_f1, labels, called)
    yield row(name, f"{head}: calibration error", calibration_error, labels, given)


def _labels(values: Iterable[int]) -> Labels:
    return np.array(list(values), dtype=np.int64)


def _scores(values: Iterable[float]) -> Scores:
    return np.array(list(values), dtype=np.float64)


if __name__ == "__main__":
    main()
