"""Writes the model package: the graph, the manifest with checksums and thresholds; checks the graph first."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from sarcasm.fingerprint import fingerprint

from training.blocks import Block
from training.export import graph
from training.heads import Model

NAME = "sarcasm"
VERSION = "1"
THRESHOLDS = {
    "dissatisfied": 0.5,
    "complaint": 0.5,
    "sarcasm": 0.5,
    "offence": 0.5,
    "emotion": 0.5,
    "pleased_words": 0.5,
    "doubt_from": 0.4,
    "doubt_to": 0.6,
}
TOLERANCE = 0.002  # the table is kept in half precision


def write(folder: Path, model: Model, check: Block[Any], tolerance: float = TOLERANCE) -> float:
    """Write the package and give the largest difference that half precision makes on `check`."""
    content = graph(model).SerializeToString()
    difference = parity(content, model, check)
    if difference > tolerance:
        raise ValueError(f"ONNX and scikit-learn differ by {difference}: more than {tolerance}")
    (folder / "model.onnx").write_bytes(content)
    manifest = {
        "name": NAME,
        "version": VERSION,
        "files": {"model.onnx": hashlib.sha256(content).hexdigest()},
        "features": fingerprint(),
        "thresholds": THRESHOLDS,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return difference


def parity(content: bytes, model: Model, check: Block[Any]) -> float:
    """The largest difference between a probability from ONNX and one from the matrices."""
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    expected = model.probabilities(Block(check.items, check.bags, check.signals))
    worst = 0.0
    for row, signals in enumerate(check.signals):
        bag = check.bags[row]
        given = {
            "bucket": bag.indices.astype(np.int64),
            "weight": bag.data.astype(np.float32),
            "signals": signals.astype(np.float32),
        }
        for head, answer in zip(model.heads, session.run([head.name for head in model.heads], given), strict=True):
            worst = max(worst, float(np.abs(answer - expected[head.name][row]).max()))
    return worst
