"""Puts the two trained networks side by side: python -m training.compare DATA_FOLDER [--work FOLDER].

`open` is taught by sources that may ship, `research` by all of them. Both must have been trained (`make train`, and
again with ARGS=--research); what they are measured on taught neither.
"""

import argparse
from pathlib import Path

import torch

from training import measures
from training.network import Network

# Nothing teaches the open network `irony`: what authors say they meant is the closest that it knows.
COLUMNS = {"open": "intended_sarcasm", "research": "irony"}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compares the model that ships with one taught by all sources.")
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--work", type=Path, default=Path(".cache/training"), help="where the training left its work")
    given = parser.parse_args()
    print(measures.HEADER, flush=True)
    for name, irony in COLUMNS.items():
        network = Network()
        network.load_state_dict(torch.load(given.work / name / "network.pt", weights_only=True))
        for row in measures.models(network, given.data, irony):
            print(f"| {name} {row.markdown()}", flush=True)


if __name__ == "__main__":
    main()
