"""BM25: how well a few hundred short texts fit the words of a question.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with the idf that is never
negative. It stands here in full because a library of templates is read whole for each question, and is too small for an
index to be worth keeping.
"""

from collections.abc import Mapping, Sequence
from math import log

K1 = 1.2  # how soon a word that is repeated stops to count for more
B = 0.75  # how far a long text must say more to fit as well
HALF = 3.0  # the score at which a text is called half fitting: about one telling word in fifty texts


def bm25(question: Sequence[str], texts: Sequence[Mapping[str, float]]) -> list[float]:
    """The score of each text, given as its terms and their weights, for the question's terms; 0 with none in common."""
    if not texts:
        return []
    asked = dict.fromkeys(question)
    lengths = [sum(text.values()) for text in texts]
    mean = sum(lengths) / len(texts) or 1.0
    holding = {term: sum(1 for text in texts if term in text) for term in asked}
    idf = {term: log(1 + (len(texts) - held + 0.5) / (held + 0.5)) for term, held in holding.items()}
    return [
        sum(
            idf[term] * text[term] * (K1 + 1) / (text[term] + K1 * (1 - B + B * length / mean))
            for term in asked
            if term in text
        )
        for text, length in zip(texts, lengths, strict=True)
    ]


def saturated(score: float) -> float:
    """The score between 0 and 1, in the same order, so that it can be weighed against other things."""
    return score / (score + HALF)
