"""Measures the shipped model on any labelled texts, through the reader that runs in production."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from amends.reading import Reading

from training import metrics
from training.labelled import MOCKERY, PRAISE, Dataset, Labelled
from training.metrics import Labels, Row, Scores, row
from training.risk import Point, curve
from training.tasks import EMOTIONS, SENTIMENTS

FEWEST = 30  # texts of an industry for a line of its own
_CHUNK = 256


class Reads(Protocol):
    """What is measured."""

    def read(self, texts: list[str]) -> list[Reading]:
        """One reading for each text, in order."""
        ...


@dataclass(frozen=True)
class Measured:
    """A data set's lines of the table, and its risk-coverage curve where it says who is dissatisfied."""

    data: str
    rows: list[Row]
    curve: list[Point]


@dataclass(frozen=True)
class _Read:
    """A data set with its readings."""

    data: Dataset
    readings: list[Reading]

    def truth(self, label: Callable[[Labelled], object]) -> Labels:
        return np.array([int(bool(label(text))) for text in self.data.texts], dtype=np.int64)

    def given(self, score: Callable[[Reading], float]) -> Scores:
        return np.array([score(reading) for reading in self.readings], dtype=np.float64)

    def row(self, name: str, measure: metrics.Measure, truth: Labels, given: Scores) -> Row:
        return row(self.data.name, name, measure, truth, given, self.data.note)

    def share(self, name: str, among: Labels, given: Scores) -> Row:
        """How many of some of the texts were given 1."""
        return self.row(name, metrics.share, among[among == 1], given[among == 1])


def measure(reader: Reads, data: Dataset, progress: Callable[[int, int], None]) -> Measured:
    """Everything that the labels allow; `progress` hears how many texts of how many were read."""
    texts = [text.text for text in data.texts]
    readings: list[Reading] = []
    for start in range(0, len(texts), _CHUNK):
        readings += reader.read(texts[start : start + _CHUNK])
        progress(len(readings), len(texts))
    read = _Read(data, readings)
    parts = [
        ("dissatisfied", _dissatisfied),
        ("sarcasm", _sarcasm),
        ("complaint", _complaint),
        ("sentiment", _sentiment),
        ("emotion", _emotion),
        ("offence", _offence),
    ]
    rows = [line for label, lines in parts if data.has(label) for line in lines(read)]
    points = curve([bool(text.dissatisfied) for text in data.texts], readings) if data.has("dissatisfied") else []
    return Measured(data.name, rows, points)


def _dissatisfied(read: _Read) -> Iterator[Row]:
    unhappy = read.truth(lambda text: text.dissatisfied)
    called, given = (
        read.given(lambda reading: reading.is_dissatisfied),
        read.given(lambda reading: reading.dissatisfied),
    )
    yield read.row("dissatisfied: average precision", metrics.average_precision, unhappy, given)
    yield read.row("is_dissatisfied: macro F1", metrics.macro_f1, unhappy, called)
    yield read.row("dissatisfied: calibration error", metrics.calibration_error, unhappy, given)
    pleased = [_likeliest(reading.sentiment.model_dump(), SENTIMENTS) == "positive" for reading in read.readings]
    if (unhappy[pleased] == 1).any():
        name = "dissatisfied in pleased words: recall at a precision of one half"
        yield read.row(name, metrics.recovered, unhappy[pleased], given[pleased])
    yield from _kinds(read, called)
    sent = read.given(lambda reading: reading.needs_human)
    yield read.share("share sent to a person", np.ones_like(unhappy), sent)
    decided = (sent == 0).astype(np.int64)
    if decided.any():
        yield read.share("of the others, decided wrongly", decided, (called != unhappy).astype(np.float64))
    if read.data.has("set"):
        yield _sets(read, unhappy, called)


def _kinds(read: _Read, called: Scores) -> Iterator[Row]:
    """Praise that is disturbed, mockery that is found, where the labels tell them."""
    praise = read.truth(lambda text: text.kind in PRAISE if text.kind else text.sentiment == "positive")
    if praise.any():
        yield read.share("sincere praise called dissatisfied", praise, called)
    mocking = read.truth(lambda text: text.kind in MOCKERY)
    if mocking.any():
        yield read.share("mock praise found dissatisfied", mocking, called)


def _sets(read: _Read, unhappy: Labels, called: Scores) -> Row:
    """Sets are drawn, not posts."""
    right: dict[str | None, bool] = defaultdict(lambda: True)
    for text, is_right in zip(read.data.texts, called == unhappy, strict=True):
        right[text.set] &= bool(is_right)
    whole = np.array(list(right.values()), dtype=np.float64)
    return read.share("contrast sets wholly right", np.ones(len(whole), dtype=np.int64), whole)


def _sarcasm(read: _Read) -> Iterator[Row]:
    yield from _binary(read, "sarcasm", lambda text: text.sarcasm, lambda reading: reading.sarcasm, official="F1")


def _offence(read: _Read) -> Iterator[Row]:
    yield from _binary(read, "offence", lambda text: text.offence, lambda reading: reading.offence, official="macro F1")


def _complaint(read: _Read) -> Iterator[Row]:
    yield from _binary(
        read, "complaint", lambda text: text.complaint, lambda reading: reading.complaint, official="macro F1"
    )
    if read.data.has("industry") and not read.data.has("set"):
        yield from _industries(read)


def _industries(read: _Read) -> Iterator[Row]:
    """The complaint's macro F1 for each industry that has enough texts, of both classes."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(read.data.texts):
        places[str(text.industry)].append(place)
    truth = read.truth(lambda text: text.complaint)
    called = read.given(lambda reading: reading.complaint >= 0.5)
    for industry, chosen in sorted(places.items()):
        if len(chosen) >= FEWEST and len(set(truth[chosen])) > 1:
            name = f"complaint: macro F1 at one half, {industry}"
            yield read.row(name, metrics.macro_f1, truth[chosen], called[chosen])


def _binary(
    read: _Read,
    head: str,
    label: Callable[[Labelled], object],
    score: Callable[[Reading], float],
    official: str,
) -> Iterator[Row]:
    truth, given = read.truth(label), read.given(score)
    measure = metrics.f1 if official == "F1" else metrics.macro_f1
    yield read.row(f"{head}: {official} at one half", measure, truth, (given >= 0.5).astype(np.float64))
    yield read.row(f"{head}: average precision", metrics.average_precision, truth, given)


def _sentiment(read: _Read) -> Iterator[Row]:
    # Our corpus says what is meant, and the head what the words say on their face.
    if not read.data.has("set"):
        truth = [SENTIMENTS.index(str(text.sentiment)) for text in read.data.texts]
        chosen = [SENTIMENTS.index(_likeliest(reading.sentiment.model_dump(), SENTIMENTS)) for reading in read.readings]
        yield read.row("sentiment: macro recall", metrics.macro_recall, np.array(truth), np.array(chosen, dtype=float))


def _emotion(read: _Read) -> Iterator[Row]:
    # Among the emotions that the labels know: TweetEval has no "other".
    held = {text.emotion for text in read.data.texts}
    names = [name for name in EMOTIONS if name in held]
    truth = [EMOTIONS.index(str(text.emotion)) for text in read.data.texts]
    chosen = [EMOTIONS.index(_likeliest(reading.emotion.model_dump(), names)) for reading in read.readings]
    name = f"emotion: macro F1 of {len(names)}"
    yield read.row(name, metrics.macro_f1, np.array(truth), np.array(chosen, dtype=float))


def _likeliest(shares: dict[str, float], names: Sequence[str]) -> str:
    return max(names, key=shares.__getitem__)


HEADER = "| data | measure | texts | value | 95 % interval | note |\n|---|---|---|---|---|---|"
CURVE_HEADER = "| data | decided without a person | of these wrongly |\n|---|---|---|"


def curve_lines(measured: Iterable[Measured]) -> Iterator[str]:
    """The risk-coverage curves as lines of a table."""
    for one in measured:
        for point in one.curve:
            yield f"| {one.data} | {point.coverage:.0%} | {point.error:.1%} |"
