"""Keeps what the network says in full precision, so that the model that ships can be held against it anywhere."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.heads import Floats, Head

FILE = Path(__file__).parent / "parity.json"
TEXTS = 2_000
HEADS = ("dissatisfied", "complaint", "sarcasm", "sentiment")


def keep(texts: Sequence[str], heads: Sequence[Head], full: Floats, eight_bits: Floats) -> str:
    """Write the full precision's probabilities of these texts; give a line on how far eight bits are from them."""
    kept, said = {}, []
    for head in heads:
        if head.name in HEADS:
            expected, found = head.probabilities(full), head.probabilities(eight_bits)
            kept[head.name] = np.round(expected, 3).tolist()
            said.append(f"{head.name} {np.abs(expected - found).mean():.4f}")
    FILE.write_text(json.dumps({"texts": list(texts), **kept}, ensure_ascii=False) + "\n", encoding="utf-8")
    return f"eight bits against full precision, mean difference over {len(texts):,} texts: {', '.join(said)}"
