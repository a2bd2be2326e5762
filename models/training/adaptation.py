"""Masked-language adaptation: the encoder guesses hidden words of the posts it is about to learn from."""

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from training.examples import Examples
from training.loop import Encoded, precise
from training.network import Network

HIDDEN_SHARE = 0.15
RATE = 1e-4
BATCH = 32
_MASK = 103  # [MASK] in the encoder's vocabulary
_SPECIAL = 999  # numbers up to here are no words


def adapt(network: Network, lessons: Examples) -> None:
    """One pass over the texts, each once; labels are not looked at."""
    texts = sorted(set(lessons.texts))
    encoded = Encoded.of(texts)
    width = network.encoder.config.hidden_size
    guess = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
    vocabulary = network.encoder.embeddings.word_embeddings.weight
    parameters = [p for p in [*network.encoder.parameters(), *guess.parameters()] if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, fused=True)
    order = np.random.default_rng(7).permutation(len(texts))
    network.train()
    for start in tqdm(range(0, len(order), BATCH), desc="adapting", mininterval=5):
        tokens, mask = encoded.batch(order[start : start + BATCH])
        hidden = (torch.rand(tokens.shape) < HIDDEN_SHARE) & (tokens > _SPECIAL)
        if not hidden.any():
            continue
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not precise()):
            lost = _lost(network, guess, vocabulary, tokens, mask, hidden)
        lost.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)


def _lost(
    network: Network, guess: nn.Module, vocabulary: Tensor, tokens: Tensor, mask: Tensor, hidden: Tensor
) -> Tensor:
    covered = tokens.masked_fill(hidden, _MASK)
    vectors = network.encoder(input_ids=covered, attention_mask=mask).last_hidden_state[hidden]
    return nn.functional.cross_entropy((guess(vectors) @ vocabulary.T).float(), tokens[hidden])
