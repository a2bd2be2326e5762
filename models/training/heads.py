"""Second layer: what the product reports, from the experts' scores, their products, and the signals of tone.

Products are there because sarcasm is a contradiction: pleased words are one thing, trouble is one thing, and
both together are a third.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sarcasm.signals import NAMES
from sklearn.linear_model import LogisticRegression

from training import data
from training.blocks import Block, Sources
from training.encode import Floats
from training.experts import Expert

STRENGTH = 0.02
# A post to a brand teaches more about posts to brands than a text at large, and most about sarcasm.
OWN_WEIGHT, OWN_SARCASM_WEIGHT, OWN_FEELING_WEIGHT = 4.0, 8.0, 2.0
STATEMENT_WEIGHT = 0.5
WEAK_WEIGHT = 0.05  # for labels that we infer from another task's labels
# The corpus holds these for contrast, far more often than brands meet them.
RARE_KINDS, RARE_WEIGHT = frozenset({"affectionate_sarcasm", "sarcasm_about_competitor"}), 0.25
FURTHEST = 2.0  # standard deviations: one loud expert must not drown the others
NARROWEST = 0.05  # a signal that hardly varies is not blown up
PRODUCT_SCALE = 0.2  # there are many products: each is trusted less than what it is made of
_DISPLEASED = frozenset({"anger", "disgust", "annoyance"})


@dataclass(frozen=True)
class Head:
    """probabilities = link(features @ weights + bias); exclusive classes sum to one."""

    name: str
    weights: Floats
    bias: Floats
    exclusive: bool

    def probabilities(self, features: Floats) -> Floats:
        """Texts x classes, in the order the head was taught."""
        logits = features @ self.weights + self.bias
        if not self.exclusive:
            return np.asarray(1 / (1 + np.exp(-logits)))
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Model:
    """Both layers, and the scale on which the second one reads the first."""

    experts: list[Expert]
    centre: Floats
    spread: Floats
    heads: list[Head]

    def probabilities(self, block: Block[Any]) -> dict[str, Floats]:
        """Every head's answers, computed without ONNX."""
        given = features(evidence(self.experts, block), self.centre, self.spread, len(block.signals[0]))
        return {head.name: head.probabilities(given) for head in self.heads}


@dataclass(frozen=True)
class Lesson:
    """Labelled rows of one block for one head; None is left out."""

    rows: Floats
    labels: Sequence[Any]
    weight: float | Floats


def evidence(experts: Sequence[Expert], block: Block[Any]) -> Floats:
    """Scores of all experts beside the signals; an expert's `unseen` scores where it was taught on the block."""
    scores = [block.unseen.get(expert.name, expert.scores(block.bags)) for expert in experts]
    return np.hstack([*scores, block.signals])


def features(raw: Floats, centre: Floats, spread: Floats, signals: int) -> Floats:
    """Evidence on one scale, and the products of every two experts' scores."""
    standard = (raw - centre) / spread
    scores = np.clip(standard[:, :-signals], -FURTHEST, FURTHEST)
    products = (scores[:, :, None] * scores[:, None, :]).reshape(len(raw), -1) * PRODUCT_SCALE
    return np.hstack([scores, standard[:, -signals:], products])


def teach(sources: Sources, experts: list[Expert]) -> Model:
    """All heads on top of the experts."""
    own, tweets, comments = sources.own, sources.sentiment_blend, sources.comments_blend
    blocks: list[Block[Any]] = [own, tweets, comments, sources.statements]
    raw = [evidence(experts, block) for block in blocks]
    centre = np.mean([rows.mean(axis=0) for rows in raw], axis=0)
    spread = np.mean([rows.std(axis=0) for rows in raw], axis=0) + NARROWEST
    posts, tweeted, said, stated = (features(rows, centre, spread, len(NAMES)) for rows in raw)

    plain = [None if post.sarcasm else post.sentiment for post in own.items]
    feelings = [label for _, label in tweets.items]
    usual = np.array([RARE_WEIGHT if post.kind in RARE_KINDS else 1.0 for post in own.items]) * OWN_WEIGHT
    # A negative tweet at large is no complaint to a brand, but a positive one is neither: weak lessons.
    unhappy = [{"negative": True, "positive": False}.get(label) for label in feelings]
    sincere = [False if label == "positive" else None for label in feelings]
    lessons = {
        "sentiment": [Lesson(tweeted, feelings, 1), Lesson(posts, plain, OWN_FEELING_WEIGHT)],
        "emotion": [
            Lesson(said, [comment.emotion for comment in comments.items], 1),
            Lesson(posts, [post.emotion for post in own.items], OWN_FEELING_WEIGHT),
        ],
        "complaint": [
            Lesson(posts, [post.complaint for post in own.items], usual),
            Lesson(tweeted, sincere, WEAK_WEIGHT),
        ],
        "sarcasm": [
            Lesson(posts, [post.sarcasm for post in own.items], OWN_SARCASM_WEIGHT),
            Lesson(stated, [each.sarcastic for each in sources.statements.items], STATEMENT_WEIGHT),
        ],
        "offence": [
            Lesson(said, list(map(_is_offensive, comments.items, comments.signals)), 1),
            Lesson(posts, [post.offence for post in own.items], OWN_WEIGHT),
        ],
        "dissatisfied": [
            Lesson(posts, [post.dissatisfied for post in own.items], usual),
            Lesson(tweeted, unhappy, WEAK_WEIGHT),
        ],
    }
    classes = {"sentiment": data.SENTIMENTS, "emotion": data.EMOTIONS}
    heads = [_taught(name, given, classes.get(name, ())) for name, given in lessons.items()]
    return Model(experts, centre, spread, heads)


def _is_offensive(comment: data.Comment, signals: Floats) -> bool | None:
    """A weak label: rude words said in anger offend, calm comments without any do not, others are unclear."""
    rude = any(signals[NAMES.index(name)] for name in ("profane", "insult"))
    cross = bool(comment.feelings & _DISPLEASED)
    return rude if rude == cross else None


def _taught(name: str, lessons: list[Lesson], classes: Sequence[str]) -> Head:
    """A logistic regression: log loss rewards calibrated answers, so it needs no further calibration."""
    keep = [[row for row, label in enumerate(lesson.labels) if label is not None] for lesson in lessons]
    rows = np.vstack([lesson.rows[kept] for lesson, kept in zip(lessons, keep, strict=True)])
    labels = [lesson.labels[row] for lesson, kept in zip(lessons, keep, strict=True) for row in kept]
    weights = np.hstack(
        [np.broadcast_to(lesson.weight, len(lesson.labels))[kept] for lesson, kept in zip(lessons, keep, strict=True)]
    )
    model = LogisticRegression(C=STRENGTH, solver="newton-cholesky")
    model.fit(rows, np.array(labels), sample_weight=weights)
    order = [list(model.classes_).index(each) for each in classes] or [0]
    return Head(name, model.coef_[order].T, model.intercept_[order], exclusive=bool(classes))
