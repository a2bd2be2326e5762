"""The data sets as they lie in the data folder, read but not yet chosen from."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
_EMOTION_GROUPS = {
    "anger": {"anger", "annoyance", "disgust"},
    "joy": {"joy", "amusement", "love", "gratitude", "admiration", "excitement"},
    "optimism": {"optimism"},
    "sadness": {"sadness", "disappointment", "grief", "remorse"},
}


@dataclass(frozen=True)
class Comment:
    """A GoEmotions comment with the names of its emotions."""

    text: str
    feelings: frozenset[str]

    @property
    def emotion(self) -> str | None:
        """The one of EMOTIONS it shows; None where it shows several."""
        groups = {name for name, feelings in _EMOTION_GROUPS.items() if feelings & self.feelings}
        return None if len(groups) > 1 else next(iter(groups), "other")


@dataclass(frozen=True)
class Statement:
    """An iSarcasm text, whether its author meant sarcasm, and the author's sincere rephrase ("" if there is none)."""

    text: str
    sarcastic: bool
    rephrase: str


@dataclass(frozen=True)
class Post:
    """A post of our own corpus."""

    text: str
    set: str
    kind: str
    industry: str
    dialect: str
    sentiment: str
    complaint: bool
    sarcasm: bool
    dissatisfied: bool
    offence: bool
    emotion: str
    part: str


def sentiment(folder: Path) -> list[tuple[str, str]]:
    """SemEval-2017 tweets with their sentiment (CC BY 3.0)."""
    with (folder / "sentiment/train.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["sentiment"]) for row in csv.DictReader(lines)]


def isarcasm(path: Path) -> list[Statement]:
    """iSarcasm texts (MIT)."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["tweet"]]
    return [Statement(row["tweet"], row["sarcastic"] == "1", (row.get("rephrase") or "").strip()) for row in rows]


def goemotions(folder: Path, split: str) -> list[Comment]:
    """GoEmotions comments of the split `train` or `dev` (Apache-2.0)."""
    names = (folder / "goemotions/labels.txt").read_text(encoding="utf-8").split()
    with (folder / f"goemotions/{split}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Comment(row[0], frozenset(names[int(label)] for label in row[1].split(","))) for row in rows]


def corpus() -> list[Post]:
    """Our own posts to invented brands (CC BY 4.0)."""
    paths = sorted(CORPUS.glob("*.jsonl"))
    return [Post(**json.loads(line)) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def tweeteval(task: Path, split: str) -> list[tuple[str, int]]:
    """A split of a TweetEval task's folder; its licence keeps it out of the model that ships."""
    texts = (task / f"{split}_text.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    labels = (task / f"{split}_labels.txt").read_text(encoding="utf-8").split()
    return list(zip(texts, map(int, labels), strict=True))


def complaints(path: Path) -> list[tuple[str, bool]]:
    """Tweets to brands' support accounts, whether they complain: no licence, so not for the model that ships."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["complaint"] == "1") for row in csv.DictReader(lines)]
