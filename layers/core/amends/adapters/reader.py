"""Reads texts with the shipped model on onnxruntime."""

from importlib.resources.abc import Traversable
from typing import Self

import numpy as np
import onnxruntime
from sarcasm.features import normalise, sentence, tokens
from sarcasm.signals import signals
from tokenizers import Tokenizer

from amends.adapters.language import LanguageDetector
from amends.adapters.model_package import Manifest, opened, session
from amends.evidence import evidence
from amends.reading import LEARNT, Emotion, Reading, Scores, Sentiment, interpret

_SENTIMENTS = ("negative", "neutral", "positive")
_EMOTIONS = ("anger", "joy", "optimism", "sadness", "other")


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
        manifest, contents = opened(package)
        words = Tokenizer.from_buffer(contents["tokenizer.json"])
        return cls(session(contents["model.onnx"]), words, manifest)

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
