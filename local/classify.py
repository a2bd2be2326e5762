"""`amends classify`: reads texts with the shipped model, one reading a line, in order."""

import json
from collections.abc import Iterator
from typing import IO

from local.errors import Usage

_BATCH = 64


def classify(source: IO[bytes], target: IO[str]) -> None:
    """One JSON reading for each line; Usage names the first line that is none, after those before it."""
    from amends.adapters.reader import Reader  # Loads the runtime and the model.

    reader = Reader.load()
    batch: list[str] = []

    def flush() -> None:
        for reading in reader.read(batch):
            target.write(reading.model_dump_json() + "\n")
        target.flush()
        batch.clear()

    try:
        for text in texts(source):
            batch.append(text)
            if len(batch) == _BATCH:
                flush()
    finally:
        flush()


def texts(source: IO[bytes]) -> Iterator[str]:
    """The text of each line: the line itself, or the "text" of a JSON object; empty lines are texts too."""
    for number, raw in enumerate(source, start=1):
        line = raw.decode(errors="replace").rstrip("\r\n")
        yield _text_of(line, number) if line.lstrip().startswith("{") else line


def _text_of(line: str, number: int) -> str:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Usage(f"line {number}: not valid JSON") from error
    text = value.get("text")
    if not isinstance(text, str):
        raise Usage(f'line {number}: no "text" in it')
    return text
