"""Labelled texts of one source, encoded, in the parts that teach the first and the second layer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from scipy.sparse import csr_matrix

from training import data
from training.encode import Floats, encode

BLEND = 10  # every tenth text of a large source teaches the heads, the others teach the experts

Item = TypeVar("Item")


@dataclass(frozen=True)
class Block(Generic[Item]):
    """Items with their bags and signals, and scores by experts that did not see them."""

    items: list[Item]
    bags: csr_matrix
    signals: Floats
    unseen: dict[str, Floats] = field(default_factory=dict)


@dataclass(frozen=True)
class Statement:
    """An iSarcasm text or its author's sincere rephrase; both share a number."""

    text: str
    sarcastic: bool
    number: int


@dataclass(frozen=True)
class Sources:
    """Everything that may teach the model that ships."""

    sentiment: Block[tuple[str, str]]
    sentiment_blend: Block[tuple[str, str]]
    comments: Block[data.Comment]
    comments_blend: Block[data.Comment]
    statements: Block[Statement]
    own: Block[data.Post]


def load(folder: Path) -> Sources:
    """The sources whose licence lets a model ship, less our own corpus's held contrast sets."""
    tweets, comments = data.sentiment(folder), data.goemotions(folder, "train")
    statements = []
    for number, (text, sarcastic, rephrase) in enumerate(data.isarcasm(folder)):
        statements.append(Statement(text, sarcastic, number))
        if rephrase:
            statements.append(Statement(rephrase, False, number))
    return Sources(
        sentiment=_block([t for n, t in enumerate(tweets) if n % BLEND], lambda tweet: tweet[0]),
        sentiment_blend=_block(tweets[::BLEND], lambda tweet: tweet[0]),
        comments=_block([c for n, c in enumerate(comments) if n % BLEND], lambda comment: comment.text),
        comments_blend=_block(comments[::BLEND], lambda comment: comment.text),
        statements=_block(statements, lambda statement: statement.text),
        own=_block([post for post in data.corpus() if not post.held], lambda post: post.text),
    )


def _block(items: list[Item], text: Callable[[Item], str]) -> Block[Item]:
    bags, signals = encode([text(item) for item in items])
    return Block(items, bags, signals)
