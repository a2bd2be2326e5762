"""Recognises the shapes in which labelled texts lie, file by file and folder by folder."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from training import rows
from training.data import Comment
from training.labelled import DataError, Dataset, Labelled
from training.tasks import EMOTIONS, SENTIMENTS

KNOWN = (
    "a TweetEval task's folder (irony, sentiment, emotion or offensive, with {train,val,test}_text.txt and "
    "_labels.txt), iSarcasm CSV (tweet or text, sarcastic), GoEmotions' folder (labels.txt, *.tsv), our corpus "
    f"(*.jsonl with set and kind), a CSV or JSON lines with text and one or more of {', '.join(rows.LABELS)}"
)
TRAINED_ON = "trained on"
# TweetEval's test split of irony kept the tags by which the tweets were found.
_TOLD = re.compile(r"#(?:irony|sarcasm|not)\b", re.IGNORECASE)
_SPLITS = ("test", "val", "dev", "train")  # the first that is there
_BRANDS = ("airline", "brand")
_INDUSTRIES = ("industry", "domain")
# A TweetEval task's label number as a label of ours.
_TASKS: dict[str, Callable[[str, int], Labelled]] = {
    "irony": lambda text, label: Labelled(text, sarcasm=bool((0, 1)[label])),
    "offensive": lambda text, label: Labelled(text, offence=bool((0, 1)[label])),
    "sentiment": lambda text, label: Labelled(text, sentiment=SENTIMENTS[label]),
    "emotion": lambda text, label: Labelled(text, emotion=EMOTIONS[:4][label]),
}
_TEACHING = {"sentiment"}  # TweetEval tasks whose train split teaches the model that ships, from its other source


def datasets(path: Path) -> list[Dataset]:
    """Everything that is recognised at a path; DataError names the known shapes where nothing is."""
    if not path.exists():
        raise DataError(f"there is no {path}")
    found = list(_folder(path) if path.is_dir() else _file(path))
    if not found:
        raise DataError(f"{path}: nothing recognised; it takes {KNOWN}")
    return found


def _folder(folder: Path) -> Iterator[Dataset]:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    names = {path.name for path in files}
    split = next((split for split in _SPLITS if {f"{split}_text.txt", f"{split}_labels.txt"} <= names), None)
    if split and folder.resolve().name in _TASKS:
        yield _tweeteval(folder, folder.resolve().name, split)
    if "labels.txt" in names and any(path.suffix == ".tsv" for path in files):
        yield _goemotions(folder, next(split for split in (*_SPLITS, "") if not split or f"{split}.tsv" in names))
    own = [path for path in files if path.suffix == ".jsonl" and _is_own(path)]
    if own:
        yield _corpus(own)
    for path in files:
        if path not in own:
            yield from _file(path)
    for inner in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
        yield from _folder(inner)


def _file(path: Path) -> Iterator[Dataset]:
    if path.suffix not in {".csv", ".jsonl"}:
        return
    columns = set(rows.header(path))
    name = f"{path.resolve().parent.name}/{path.name}"
    if _is_own(path):
        yield _corpus([path])
    elif {"tweet", "sarcastic"} <= columns:
        yield Dataset(name, rows.read(path, _isarcasm), TRAINED_ON if "rephrase" in columns else "")
    elif {"text", "sarcastic"} <= columns:
        yield Dataset(name, rows.read(path, lambda row: Labelled(rows.text(row), sarcasm=rows.flag(row, "sarcastic"))))
    elif {"text", "label"} <= columns and "complaint" in str(path.resolve()).lower():
        yield Dataset(name, rows.read(path, lambda row: _labelled({**row, "complaint": row["label"]}, ["complaint"])))
    elif "text" in columns and columns & set(rows.LABELS):
        labels = [label for label in rows.LABELS if label in columns]
        teaches = labels == ["sentiment"] and name == "sentiment/train.csv"
        yield Dataset(name, rows.read(path, lambda row: _labelled(row, labels)), TRAINED_ON if teaches else "")


def _labelled(row: rows.Fields, labels: list[str]) -> Labelled:
    flags = {label: rows.flag(row, label) for label in labels if label in rows.FLAGS}
    choices = {label: rows.choice(row, label) for label in labels if label in rows.CHOICES}
    industry = next((str(row[name]) for name in _INDUSTRIES if name in row), None)
    if "dissatisfied" not in flags and "complaint" in flags:
        flags["dissatisfied"] = flags["complaint"]
    elif "dissatisfied" not in flags and "sentiment" in choices and any(name in row for name in _BRANDS):
        # Who is negative in a post to a brand is taken to be unhappy with it.
        flags["dissatisfied"] = choices["sentiment"] == "negative"
    return Labelled(rows.text(row), industry=industry, **flags, **choices)  # type: ignore[arg-type]


def _isarcasm(row: rows.Fields) -> Labelled | None:
    # One of the published texts is empty.
    return Labelled(rows.text(row, "tweet"), sarcasm=rows.flag(row, "sarcastic")) if row["tweet"] else None


def _tweeteval(folder: Path, task: str, split: str) -> Dataset:
    path, labels = folder / f"{split}_text.txt", folder / f"{split}_labels.txt"
    texts, given = rows.lines(path), rows.lines(labels)
    if len(texts) != len(given):
        raise DataError(f"{labels}: {len(given)} labels for {len(texts)} texts")
    found = []
    for number, (text, label) in enumerate(zip(texts, given, strict=True), start=1):
        try:
            found.append(_TASKS[task](text, int(label) if label.strip().isdigit() else len(EMOTIONS)))
        except IndexError as error:
            raise DataError(f"{labels}:{number}: {label!r} is no label of {task}") from error
    note = TRAINED_ON if split == "train" and task in _TEACHING else ""
    if task == "irony" and any(map(_TOLD.search, texts)):
        note = "its hashtags tell the label"
    return Dataset(f"TweetEval {task}, {split}", found, note)


def _goemotions(folder: Path, split: str) -> Dataset:
    path = (
        folder / f"{split}.tsv" if split else next(path for path in sorted(folder.iterdir()) if path.suffix == ".tsv")
    )
    names = "\n".join(rows.lines(folder / "labels.txt")).split()
    found = []
    for number, line in enumerate(rows.lines(path), start=1):
        try:
            text, labels = line.split("\t")[:2]
            comment = Comment(text, frozenset(names[int(label)] for label in labels.split(",")))
        except (ValueError, IndexError) as error:
            raise DataError(f"{path}:{number}: not a text, a tab, and numbers of labels") from error
        if comment.emotion:  # Of several emotions none is the strongest.
            found.append(Labelled(text, emotion=comment.emotion))
    return Dataset(f"GoEmotions, {path.stem}", found, TRAINED_ON if split == "train" else "")


def _is_own(path: Path) -> bool:
    return path.suffix == ".jsonl" and {"text", "set", "kind", "dissatisfied"} <= set(rows.header(path))


def _corpus(paths: list[Path]) -> Dataset:
    """The held posts; a file without any is measured whole."""
    kept, every = [], []
    for path in paths:
        for (_, row), post in zip(rows.table(path), rows.read(path, _post), strict=True):
            every.append(post)
            if row.get("part", "held" if row.get("held") else "train") == "held":
                kept.append(post)
    name = "own corpus" if len(paths) > 1 else paths[0].name
    return Dataset(f"{name}, held sets", kept) if kept else Dataset(name, every, "partly trained on")


def _post(row: rows.Fields) -> Labelled:
    labelled = _labelled(row, list(rows.LABELS))
    return Labelled(**{**labelled.__dict__, "kind": str(row["kind"]), "set": str(row["set"])})
