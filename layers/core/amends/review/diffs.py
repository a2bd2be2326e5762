"""What differs between two texts, word by word, for the console to draw."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

_WORD = re.compile(r"\w+|[^\w\s]|\s+")
MOST = 1_000_000  # pairs of words: two longer texts that have little in common are shown as one replaced


class Kind(StrEnum):
    """What became of a part."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Part(BaseModel):
    """Words in a row that share a fate."""

    model_config = ConfigDict(frozen=True)

    kind: Kind
    text: str


def diff(before: str, after: str) -> list[Part]:
    """The parts in reading order: same and removed ones make up `before`, same and added ones `after`."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    parts = [(Kind.SAME, old[:start]), *_middle(middle_old, middle_new), (Kind.SAME, old[len(old) - end :])]
    return _joined([Part(kind=kind, text="".join(words)) for kind, words in parts if words])


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _middle(old: list[str], new: list[str]) -> list[tuple[Kind, list[str]]]:
    if len(old) * len(new) > MOST:
        return [(Kind.REMOVED, old), (Kind.ADDED, new)]
    parts: list[tuple[Kind, list[str]]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        parts += [(Kind.SAME, old[a:b])] if tag == "equal" else [(Kind.REMOVED, old[a:b]), (Kind.ADDED, new[c:d])]
    return parts


def _joined(parts: list[Part]) -> list[Part]:
    """The parts with neighbours of one kind as one."""
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].kind is part.kind:
            joined[-1] = part.model_copy(update={"text": joined[-1].text + part.text})
        else:
            joined.append(part)
    return joined
