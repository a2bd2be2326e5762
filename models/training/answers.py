"""Teaches the heads, each from the texts that say most about it and that the network it reads from had not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training import data, sources, stream
from training.data import Post
from training.heads import FEATURES, Floats, Head, calibrated, choice, features, weighed
from training.tasks import EMOTIONS, SENTIMENTS, WIDTH, columns

# Texts at large teach less about posts to brands than posts to brands do.
STATEMENT_WEIGHT, COMMENT_WEIGHT = 1.0, 0.1
TWEET_WEIGHT = 0.5

Reads = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True)
class Evidence:
    """Texts' features and what is known of them."""

    posts: list[Post]
    given: Floats

    def truth(self, question: str) -> NDArray[np.bool_]:
        """The posts' own labels."""
        return np.array([getattr(post, question) for post in self.posts], dtype=bool)

    def importance(self) -> Floats:
        """How much each post counts, so that together they are like a brand's stream of posts."""
        return stream.importance(self.posts)


def teach(folder: Path, unseen: Evidence, calibrating: Evidence, reads: Reads) -> list[Head]:
    """All heads; `unseen` are posts of our own read by networks that had not seen them, `reads` is what ships."""
    tweets = data.tweeteval(folder / "tweeteval/sentiment", "val")
    texts = [text for text, _ in tweets]
    sentiment = np.array([label for _, label in tweets])
    at_large = features(texts, reads(texts))
    return [
        choice("sentiment", at_large, sentiment),
        _emotion(folder, calibrating, reads),
        _brand("complaint", unseen, calibrating, at_large, sentiment),
        _brand("dissatisfied", unseen, calibrating, at_large, sentiment),
        _sarcasm(folder, unseen, reads),
        _offence(folder, unseen, reads),
    ]


def _brand(
    question: str, unseen: Evidence, calibrating: Evidence, at_large: Floats, sentiment: NDArray[np.int64]
) -> Head:
    """From the sentiment of the words, the network's own answer and the signals of tone.

    More evidence agrees better with our own posts and worse with real ones. Negative tweets at large stand in for
    real unhappy ones, so that our own posts' style does not decide alone.
    """
    matters = np.zeros((FEATURES, 1))
    matters[[*range(WIDTH)[columns("sentiment")], *range(WIDTH)[columns(question)], *range(WIDTH, FEATURES)]] = 1
    given = np.vstack([unseen.given, at_large]) * matters.T
    truth = np.concatenate([unseen.truth(question), sentiment == SENTIMENTS.index("negative")])
    importance = np.concatenate([unseen.importance(), np.full(len(sentiment), TWEET_WEIGHT)])
    head = weighed(question, given, truth, importance)
    head = replace(head, weights=head.weights * matters)
    return calibrated(head, calibrating.given, calibrating.truth(question), calibrating.importance())


def _emotion(folder: Path, calibrating: Evidence, reads: Reads) -> Head:
    comments = [comment for comment in data.goemotions(folder, "dev") if comment.emotion][::3]
    texts = [comment.text for comment in comments]
    labels = [comment.emotion for comment in comments] + [post.emotion for post in calibrating.posts]
    given = np.vstack([features(texts, reads(texts)), calibrating.given])
    return choice("emotion", given, np.array([EMOTIONS.index(str(label)) for label in labels]))


def _sarcasm(folder: Path, unseen: Evidence, reads: Reads) -> Head:
    """Both what authors meant and what posts to brands mean; sarcastic texts count more, so that half parts them."""
    statements = sources.statements_kept(folder)
    texts = [statement.text for statement in statements]
    given = np.vstack([unseen.given, features(texts, reads(texts))])
    truth = np.concatenate([unseen.truth("sarcasm"), [statement.sarcastic for statement in statements]])
    source = np.repeat([1.0, STATEMENT_WEIGHT], [len(unseen.posts), len(statements)])
    return weighed("sarcasm", given, truth, source * np.where(truth, 1.7, 1.0))


def _offence(folder: Path, unseen: Evidence, reads: Reads) -> Head:
    comments = [(comment, sources.offends(comment)) for comment in data.goemotions(folder, "dev")]
    known = [(comment.text, offends) for comment, offends in comments if offends is not None][::2]
    texts = [text for text, _ in known]
    given = np.vstack([unseen.given, features(texts, reads(texts))])
    truth = np.concatenate([unseen.truth("offence"), [offends for _, offends in known]])
    importance = np.repeat([1.0, COMMENT_WEIGHT], [len(unseen.posts), len(known)])
    return weighed("offence", given, truth, importance)
