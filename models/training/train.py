"""Trains the model that ships: python models/training/train.py DATA_FOLDER.

Only sources whose licence lets a model ship are read: SemEval-2017 (CC BY 3.0), iSarcasm (MIT),
GoEmotions (Apache-2.0) and our own corpus (CC BY 4.0), less the contrast sets it holds back.
"""

import argparse
import time
from pathlib import Path

import sarcasm

from training import experts, heads
from training.blocks import load
from training.package import write


def main() -> None:
    """Train both layers and write the package."""
    parser = argparse.ArgumentParser(description="Trains the model that ships.")
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--out", type=Path, default=Path(sarcasm.__file__).parent, help="where the model goes")
    given = parser.parse_args()
    started = time.monotonic()

    def say(step: str) -> None:
        print(f"{time.monotonic() - started:5.0f} s  {step}", flush=True)

    say("reading the data, counting words")
    sources = load(given.data)
    taught = experts.teach(sources, say)
    say("heads")
    model = heads.teach(sources, taught)
    say("ONNX, and whether it agrees")
    difference = write(given.out, model, sources.own)
    say(f"done; ONNX differs by at most {difference:.5f}")


if __name__ == "__main__":
    main()
