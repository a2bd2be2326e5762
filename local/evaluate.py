"""`amends evaluate`: measures the shipped model on labelled texts."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO

from local.errors import Usage

_TENTHS = 10


def evaluate(paths: Sequence[Path], target: IO[str], as_json: bool, with_curve: bool) -> None:
    """One table of everything that is recognised under the paths; progress goes to standard error."""
    # These load the runtime and the model.
    from amends.adapters.reader import Reader
    from training import evaluate as training
    from training.labelled import DataError
    from training.shapes import datasets

    try:
        found = [data for path in paths for data in datasets(path)]
    except DataError as error:
        raise Usage(str(error)) from error
    reader = Reader.load()
    measured = []
    if not as_json:
        print(training.HEADER, file=target)
    for data in found:
        one = training.measure(reader, data, _progress(data.name))
        measured.append(one)
        if not as_json:
            print(*(row.markdown() for row in one.rows), sep="\n", file=target, flush=True)
    if as_json:
        rows = [asdict(row) for one in measured for row in one.rows]
        curves = {one.data: [asdict(point) for point in one.curve] for one in measured if one.curve}
        print(json.dumps({"rows": rows, "curves": curves}, indent=2), file=target)
    elif with_curve:
        print("", training.CURVE_HEADER, *training.curve_lines(measured), sep="\n", file=target)


def _progress(name: str) -> Callable[[int, int], None]:
    said = -1

    def progress(read: int, of: int) -> None:
        nonlocal said
        tenth = _TENTHS * read // of
        if tenth > said:
            said = tenth
            print(f"{name}: {read:,} of {of:,} texts read", file=sys.stderr, flush=True)

    return progress
