"""Writes the model package: graph, tokenizer, and the manifest with their checksums and the thresholds."""

import hashlib
import json
from pathlib import Path

from sarcasm.fingerprint import fingerprint

from training.loop import LONGEST
from training.network import tokenizer

NAME = "sarcasm"
VERSION = "3"


def write(folder: Path, graph: bytes, thresholds: dict[str, float]) -> None:
    """Write all files; the manifest comes last, so that a half-written package does not load."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {"model.onnx": graph, "tokenizer.json": tokenizer(LONGEST).to_str().encode()}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    manifest = {
        "name": NAME,
        "version": VERSION,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
        "features": fingerprint(),
        "thresholds": thresholds,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
