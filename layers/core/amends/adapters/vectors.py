"""What a post is about, as a vector: the word vectors of the model that ships, weighed by how rare the words are.

The model's own sentence vector says how a post is meant and hardly what it is about: it was taught to. The vectors that
its words come in with were left as they were before (docs/themes.md has the figures), so themes are made of those. The
graph shows them to nobody, and is not changed on disk: a few bytes behind it name the table as outputs of the graph,
because messages of protobuf that stand one behind the other merge.
"""

import re
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Self

import numpy as np
from sarcasm.features import normalise, sentence
from sarcasm.signals import NAMES
from tokenizers import Tokenizer

from amends.adapters.model_package import opened, session
from amends.themes.grouping import Floats, unit

TABLE = "encoder.embeddings.word_embeddings"
# The vocabulary lists its words by how frequent they are; what comes before is signs, digits and single letters.
FIRST_WORD = 1996  # "the"
SHARE = 0.08  # of all words that the most frequent one makes up; the others by Zipf's law
RARE = 1e-4  # of all words: what is as rare as that weighs half
_GRAPH, _NODE, _OUTPUT = 7, 1, 12  # the fields of ModelProto and GraphProto
_INPUT_NAME, _OUTPUT_NAME, _OPERATOR, _NAME = 1, 2, 4, 1  # of NodeProto, and of ValueInfoProto
_NO_WORD = re.compile(r"<\w+>|:\w+:")  # handles, links and emoji, as the features write them


class Vectors:
    """Texts to unit vectors of what they are about."""

    def __init__(self, table: Floats, words: Tokenizer) -> None:
        """`table` holds a vector for each entry of the vocabulary."""
        self._words = words
        shares = SHARE / np.maximum(1, np.arange(len(table)) - FIRST_WORD + 1)
        weights = RARE / (RARE + shares)
        spoken = {name: number for name, number in words.get_vocab().items() if _is_word(name)}
        known = np.zeros(len(table), dtype=bool)
        known[[number for number in spoken.values() if number >= FIRST_WORD]] = True
        lengths = np.linalg.norm(table, axis=1, keepdims=True)
        table = table / np.maximum(lengths, 1e-9)
        # Less what all texts have in common: else every two of them would seem alike.
        common = (table * (shares * weights * known)[:, None]).sum(0) / (shares * weights * known).sum()
        self._table = ((table - common) * (weights * known)[:, None]).astype(np.float32)
        self._known = known

    @classmethod
    def load(cls, package: Traversable | None = None) -> Self:
        """Those of the shipped model; raises Broken as the reader does."""
        _, contents = opened(package)
        return cls(word_table(contents["model.onnx"]), Tokenizer.from_buffer(contents["tokenizer.json"]))

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._table.shape[1])

    def of(self, texts: Sequence[str]) -> Floats:
        """(texts, width), each of length one; all zeros where a text has no word."""
        return unit(np.array([self._sum(text) for text in texts], dtype=np.float32).reshape(len(texts), self.width))

    def _sum(self, text: str) -> Floats:
        read = sentence(_NO_WORD.sub(" ", normalise(text)))
        # Said twice is said once: what is repeated is meant with feeling, and is about nothing else.
        numbers = sorted({number for number in self._words.encode(read).ids if self._known[number]})
        total: Floats = self._table[numbers].sum(0)
        return total


def word_table(model: bytes) -> Floats:
    """The vectors of the vocabulary, (words, width), at any scale."""
    parts = {name: f"{TABLE}.{name}" for name in ("weight_quantized", "weight_zero_point")}
    graph = session(model + b"".join(shown(source, name) for name, source in parts.items()))
    nothing = {"tokens": np.array([[0]]), "mask": np.array([[1]]), "signals": np.zeros((1, len(NAMES)), np.float32)}
    quantized, zero = graph.run(list(parts), nothing)
    table: Floats = quantized.astype(np.float32) - np.float32(zero)
    return table


def shown(source: str, name: str) -> bytes:
    """What makes an inner tensor an output of a serialized graph, put behind it."""
    node = _field(_INPUT_NAME, source.encode()) + _field(_OUTPUT_NAME, name.encode()) + _field(_OPERATOR, b"Identity")
    return _field(_GRAPH, _field(_NODE, node) + _field(_OUTPUT, _field(_NAME, name.encode())))


def _is_word(name: str) -> bool:
    return name.removeprefix("##").isalpha()


def _field(number: int, content: bytes) -> bytes:
    """A field of protobuf whose content has a length."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])
