"""First layer: linear models over hashed words, each taught by one source, each giving raw scores."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training import data
from training.blocks import Sources
from training.encode import Floats

SEED = 7
FOLDS = 5
FEELINGS = {  # one yes-or-no expert each, from GoEmotions
    "praise": {"gratitude", "admiration"},
    "displeased": {"disappointment", "disapproval", "annoyance", "anger", "disgust"},
    "asking": {"curiosity", "confusion"},
    "amused": {"amusement"},
}
OWN = ("complaint", "sarcasm", "dissatisfied")  # one expert each, from our own corpus
STRENGTH = 0.3
IRONY_STRENGTH = 0.5
OWN_STRENGTH = 1.0


@dataclass(frozen=True)
class Expert:
    """scores = bags @ weights + bias, texts x columns."""

    name: str
    weights: Floats
    bias: Floats

    def scores(self, bags: csr_matrix) -> Floats:
        """Raw scores of encoded texts."""
        return np.asarray(bags @ self.weights) + self.bias


def rarity(bags: csr_matrix) -> Floats:
    """Smoothed inverse document frequency of each bucket; it is folded into the weights."""
    seen = np.bincount(bags.indices, minlength=bags.shape[1])
    idf: Floats = np.log((1 + bags.shape[0]) / (1 + seen)) + 1
    idf[seen == 0] = 0.0  # a bucket nothing was taught about says nothing
    return idf


def teach(sources: Sources, say: Callable[[str], None]) -> list[Expert]:
    """All experts; fills `unseen` where a block teaches both layers."""
    tweets, comments, statements, own = sources.sentiment, sources.comments, sources.statements, sources.own
    idf = rarity(vstack([tweets.bags, comments.bags, statements.bags, own.bags]).tocsr())
    say("expert: sentiment")
    labels = [label for _, label in tweets.items]
    made = [_taught("sentiment", tweets.bags, labels, idf, STRENGTH, data.SENTIMENTS)]
    say("expert: emotion")
    single = [row for row, comment in enumerate(comments.items) if comment.emotion]
    emotions = [str(comments.items[row].emotion) for row in single]
    made.append(_taught("emotion", comments.bags[single], emotions, idf, STRENGTH, data.EMOTIONS))
    for name, feelings in FEELINGS.items():
        say(f"expert: {name}")
        felt = [bool(comment.feelings & feelings) for comment in comments.items]
        made.append(_taught(name, comments.bags, felt, idf, STRENGTH))
    say("expert: irony")
    meant = [statement.sarcastic for statement in statements.items]
    pairs = [statement.number for statement in statements.items]
    made.append(_taught("irony", statements.bags, meant, idf, IRONY_STRENGTH))
    statements.unseen["irony"] = _out_of_fold(statements.bags, meant, pairs, idf, IRONY_STRENGTH)
    for name in OWN:
        say(f"expert: own {name}")
        labels_of_own = [bool(getattr(post, name)) for post in own.items]
        sets = [post.set for post in own.items]
        made.append(_taught(f"own_{name}", own.bags, labels_of_own, idf, OWN_STRENGTH))
        own.unseen[f"own_{name}"] = _out_of_fold(own.bags, labels_of_own, sets, idf, OWN_STRENGTH)
    return made


def _taught(
    name: str,
    bags: csr_matrix,
    labels: Sequence[object],
    idf: Floats,
    strength: float,
    classes: Sequence[str] = (),
) -> Expert:
    """A logistic regression; one column for each of `classes` in that order, or one for yes against no."""
    model = LogisticRegression(C=strength, max_iter=200, tol=1e-3, random_state=SEED)
    model.fit(bags.multiply(idf).tocsr(), np.array(labels))
    rows = [list(model.classes_).index(name) for name in classes] or [0]
    return Expert(name, model.coef_[rows].T * idf[:, None], model.intercept_[rows])


def _out_of_fold(
    bags: csr_matrix, labels: list[bool], groups: Sequence[object], idf: Floats, strength: float
) -> Floats:
    """The scores that a yes-or-no expert gives to groups it was not taught."""
    scores = np.zeros((len(labels), 1))
    for seen, unseen in GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(labels, groups=groups):
        expert = _taught("fold", bags[seen], [labels[row] for row in seen], idf, strength)
        scores[unseen] = expert.scores(bags[unseen])
    return scores
