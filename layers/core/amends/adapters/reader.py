"""Reads texts with the shipped model on onnxruntime."""

import hashlib
import json
import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

import numpy as np
import onnxruntime
from pydantic import BaseModel, ConfigDict
from sarcasm.features import normalise, sentence, tokens
from sarcasm.fingerprint import fingerprint
from sarcasm.signals import signals
from tokenizers import Tokenizer

from amends.adapters.language import LanguageDetector
from amends.errors import Broken
from amends.evidence import evidence
from amends.reading import LEARNT, Emotion, Reading, Scores, Sentiment, Thresholds, interpret

_SENTIMENTS = ("negative", "neutral", "positive")
_EMOTIONS = ("anger", "joy", "optimism", "sadness", "other")
_MEGABYTES_PER_CORE = 1769  # of a Lambda function's memory


class Manifest(BaseModel):
    """What the package must hold: SHA-256 by file name, the features' fingerprint, the thresholds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: str
    files: dict[str, str]
    features: str
    thresholds: Thresholds


class Reader:
    """The model in memory.

    Texts are read one at a time: eight-bit weights scale a batch by its largest number, so that texts of one batch
    would change each other's readings, and on one thread a batch is no faster.
    """

    def __init__(self, session: onnxruntime.InferenceSession, words: Tokenizer, manifest: Manifest) -> None:
        self._session = session
        self._heads = [output.name for output in session.get_outputs()]
        self._words = words
        self._thresholds = manifest.thresholds
        self._model = f"{manifest.name}-{manifest.version}"
        self._language = LanguageDetector()

    @classmethod
    def load(cls, package: Traversable | None = None) -> Self:
        """The shipped model; Broken names the file that is missing or is not what was built."""
        package = files("sarcasm") if package is None else package
        manifest = _manifest(package)
        if manifest.features != fingerprint():
            raise Broken("the model was trained with other features than the package makes: train it again")
        contents = {name: _checked(package, name, digest) for name, digest in manifest.files.items()}
        words = Tokenizer.from_buffer(contents["tokenizer.json"])
        return cls(_session(contents["model.onnx"]), words, manifest)

    def read(self, texts: list[str]) -> list[Reading]:
        """One reading for each text, in order, whatever the text holds."""
        return [self._read(text) for text in texts]

    def evidence(self, text: str) -> list[str]:
        """The words that moved `dissatisfied` most; none in a language that the model does not know."""
        if self._language.detect(text) not in LEARNT:
            return []
        return evidence(text, lambda texts: [self._scores(normalise(each)).dissatisfied for each in texts])

    def _read(self, text: str) -> Reading:
        normalised = normalise(text)
        language = self._language.detect(text)
        # The model knows English only: of any other text it may say no more than of an empty one.
        scores = self._scores(normalised if language in LEARNT else "")
        return interpret(scores, language, self._thresholds, self._model)

    def _scores(self, normalised: str) -> Scores:
        row = np.array([self._words.encode(sentence(normalised)).ids], dtype=np.int64)
        tone = np.array([list(signals(normalised, tokens(normalised)).values())], dtype=np.float32)
        outputs = self._session.run(None, {"tokens": row, "mask": np.ones_like(row), "signals": tone})
        heads = {name: value[0].astype(float).tolist() for name, value in zip(self._heads, outputs, strict=True)}
        return Scores(
            sentiment=Sentiment(**dict(zip(_SENTIMENTS, heads["sentiment"], strict=True))),
            complaint=heads["complaint"][0],
            sarcasm=heads["sarcasm"][0],
            emotion=Emotion(**dict(zip(_EMOTIONS, heads["emotion"], strict=True))),
            offence=heads["offence"][0],
            dissatisfied=heads["dissatisfied"][0],
        )


def _manifest(package: Traversable) -> Manifest:
    path = package / "manifest.json"
    try:
        return Manifest.model_validate(json.loads(path.read_bytes()))
    except FileNotFoundError as error:
        raise Broken(f"the model's {path} is missing") from error
    except ValueError as error:
        raise Broken(f"the model's {path} is damaged: it does not describe a model") from error


def _checked(package: Traversable, name: str, digest: str) -> bytes:
    path = package / name
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Broken(f"the model's {path} is missing (expected SHA-256 {digest})") from error
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise Broken(f"the model's {path} is damaged: SHA-256 {found}, expected {digest}")
    return content


def _session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _cores()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _cores() -> int:
    """How many cores Lambda gives this function; elsewhere one, so that readings leave room for other work."""
    return max(1, int(os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "0")) // _MEGABYTES_PER_CORE)
