"""Teaches the heads, each from the texts that say most about it and that the network had not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from training import data, sources, stream
from training.data import Post
from training.heads import FEATURES, Floats, Head, calibrated, choice, features, weighed
from training.tasks import EMOTIONS, SENTIMENTS, WIDTH, columns

# Texts at large teach less about posts to brands than posts to brands do.
STATEMENT_WEIGHT, COMMENT_WEIGHT = 1.0, 0.3
TWEET_WEIGHT = 0.5
SARCASTIC_WEIGHT, OFFENSIVE_WEIGHT = 2.0, 3.0  # so that one half parts them: both are rare
BRAND_STRENGTH = 0.001
FOLDS = 5

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


@dataclass(frozen=True)
class Taught:
    """The heads, and the probability of `dissatisfied` that heads without them would give the calibrating posts."""

    heads: list[Head]
    decided: Floats


def teach(folder: Path, posts: Evidence, reads: Reads) -> Taught:
    """All heads, from posts of our own that taught the network nothing; `reads` is what ships."""
    tweets = data.tweeteval(folder / "tweeteval/sentiment", "val")
    texts = [text for text, _ in tweets]
    sentiment = np.array([label for _, label in tweets])
    at_large = features(texts, reads(texts))
    unhappy, decided = _brand("dissatisfied", posts, at_large, sentiment)
    complaining, _ = _brand("complaint", posts, at_large, sentiment)
    heads = [
        choice("sentiment", at_large, sentiment),
        _emotion(folder, posts, reads),
        complaining,
        unhappy,
        _sarcasm(folder, posts, reads),
        _offence(folder, posts, reads),
    ]
    return Taught(heads, decided)


def _brand(question: str, posts: Evidence, at_large: Floats, sentiment: NDArray[np.int64]) -> tuple[Head, Floats]:
    """From the sentiment of the words, what the network says of the question, and the signals of tone.

    More evidence, and a looser rein on it, agree better with our own posts and worse with real ones. Negative tweets
    at large stand in for real unhappy ones, so that our own posts' style does not decide alone.
    """
    matters = np.zeros((FEATURES, 1))
    for name in ("sentiment", "complaint", "dissatisfied"):
        matters[columns(name)] = 1
    matters[WIDTH:] = 1
    truth, importance = posts.truth(question), posts.importance()
    tweeted, weight = sentiment == SENTIMENTS.index("negative"), np.full(len(sentiment), TWEET_WEIGHT)

    def taught(rows: NDArray[np.int64]) -> Head:
        given = np.vstack([posts.given[rows], at_large]) * matters.T
        labels, counts = np.concatenate([truth[rows], tweeted]), np.concatenate([importance[rows], weight])
        head = weighed(question, given, labels, counts, BRAND_STRENGTH)
        return replace(head, weights=head.weights * matters)

    unseen = np.zeros((len(truth), 1))
    for seen, left in GroupKFold(FOLDS).split(unseen, groups=[post.set for post in posts.posts]):
        unseen[left] = taught(seen).logits(posts.given[left])
    head = calibrated(taught(np.arange(len(truth))), unseen, truth, importance)
    own = calibrated(Head(question, np.ones((1, 1)), np.zeros(1)), unseen, truth, importance)
    return head, own.probabilities(unseen)[:, 0]


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
    return weighed("sarcasm", given, truth, source * np.where(truth, SARCASTIC_WEIGHT, 1.0))


def _offence(folder: Path, unseen: Evidence, reads: Reads) -> Head:
    comments = [(comment, sources.offends(comment)) for comment in data.goemotions(folder, "dev")]
    known = [(comment.text, offends) for comment, offends in comments if offends is not None][::2]
    texts = [text for text, _ in known]
    given = np.vstack([unseen.given, features(texts, reads(texts))])
    truth = np.concatenate([unseen.truth("offence"), [offends for _, offends in known]])
    importance = np.repeat([1.0, COMMENT_WEIGHT], [len(unseen.posts), len(known)])
    return weighed("offence", given, truth, importance * np.where(truth, OFFENSIVE_WEIGHT, 1.0))
