"""Gives new questions' heads their best weights on the encoder as it is.

Fine-tuning from random heads would first bend the encoder to them, and it would forget what it knows.
"""

import torch
from sklearn.linear_model import LogisticRegression

from training.examples import Examples
from training.loop import embed
from training.network import Network
from training.tasks import columns

ASKED = ("complaint", "dissatisfied", "brand_sarcasm")
_STRENGTH = 0.1


def probe(network: Network, lessons: Examples) -> None:
    """Fit the heads of ASKED to these lessons, which answer all of them; the encoder stays."""
    vectors = embed(network, lessons.texts)
    for question in ASKED:
        column = columns(question)
        model = LogisticRegression(C=_STRENGTH, max_iter=1000)
        model.fit(vectors, lessons.targets[:, column][:, 0] == 1)
        with torch.no_grad():
            network.heads.weight[column] = torch.tensor(model.coef_, dtype=torch.float32)
            network.heads.bias[column] = torch.tensor(model.intercept_, dtype=torch.float32)
