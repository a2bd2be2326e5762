"""Reads tables of labelled texts: CSV with a header, and JSON lines; a malformed row is named by file and line."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from training.labelled import DataError, Labelled
from training.tasks import EMOTIONS, SENTIMENTS

Fields = Mapping[str, Any]
FLAGS = ("dissatisfied", "complaint", "sarcasm", "offence")
CHOICES = {"sentiment": SENTIMENTS, "emotion": EMOTIONS}
LABELS = (*FLAGS, *CHOICES)
_CSV = "utf-8-sig"  # Excel begins a file with a mark.
_YES, _NO = frozenset({"1", "true", "yes"}), frozenset({"0", "false", "no"})


def lines(path: Path) -> list[str]:
    """The lines of a text file, without a last empty one."""
    try:
        return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text") from error


def header(path: Path) -> list[str]:
    """The columns of a CSV file, the keys of a JSON lines file's first object; empty for anything else."""
    try:
        if path.suffix == ".jsonl":
            with path.open(encoding="utf-8", errors="replace") as source:
                first = json.loads(next(source, "null"))
            return list(first) if isinstance(first, dict) else []
        with path.open(encoding=_CSV, errors="replace", newline="") as source:
            return next(csv.reader(source), [])
    except (ValueError, csv.Error, RecursionError):
        return []


def table(path: Path) -> Iterator[tuple[int, Fields]]:
    """Each row with the number of the line on which it begins."""
    yield from _json_lines(path) if path.suffix == ".jsonl" else _csv(path)


def _json_lines(path: Path) -> Iterator[tuple[int, Fields]]:
    for number, line in enumerate(lines(path), start=1):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DataError(f"{path}:{number}: not valid JSON") from error
        if not isinstance(row, dict):
            raise DataError(f"{path}:{number}: not a JSON object")
        yield number, row


def _csv(path: Path) -> Iterator[tuple[int, Fields]]:
    number = 1
    try:
        with path.open(encoding=_CSV, newline="") as source:
            reader = csv.DictReader(source)
            for row in reader:
                # A quoted text may run over several lines.
                number, begun = reader.line_num, number + 1
                if None in row or None in row.values():
                    raise DataError(f"{path}:{begun}: {len(reader.fieldnames or [])} columns expected")
                yield begun, row
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text") from error
    except csv.Error as error:
        raise DataError(f"{path}:{number + 1}: {error}") from error


def read(path: Path, make: Callable[[Fields], Labelled | None]) -> list[Labelled]:
    """What `make` makes of every row, less those that it leaves out; its ValueError is told with the line."""
    found = []
    for number, row in table(path):
        try:
            made = make(row)
        except KeyError as error:
            raise DataError(f"{path}:{number}: no {error.args[0]!r} in it") from error
        except (ValueError, TypeError) as error:
            raise DataError(f"{path}:{number}: {error}") from error
        if made is not None:
            found.append(made)
    if not found:
        raise DataError(f"{path}: no texts in it")
    return found


def text(row: Fields, name: str = "text") -> str:
    """The text of a row."""
    value = row[name]
    if not isinstance(value, str):
        raise TypeError(f"{name!r} is not a text")
    return value


def flag(row: Fields, name: str) -> bool:
    """A label that is yes or no."""
    value = str(row[name]).strip().lower()
    if value not in _YES | _NO:
        raise ValueError(f"{name} is {row[name]!r}: neither 1 nor 0, neither true nor false")
    return value in _YES


def choice(row: Fields, name: str) -> str:
    """A label that is one of a few words."""
    value = str(row[name]).strip().lower()
    if value not in CHOICES[name]:
        raise ValueError(f"{name} is {row[name]!r}: not one of {', '.join(CHOICES[name])}")
    return value
