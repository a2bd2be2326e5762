"""Which answers say the same: equal or nearly equal once names, handles, links and signatures are gone.

Likeness is Jaccard's index of the texts' shingles (Broder, 1997): runs of four characters. Two sets can only be alike
enough if they share one of their rarest shingles, so only texts that do are compared (the prefix filter of Chaudhuri,
Ganti and Kaushik, 2006).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import ceil
from sys import intern

from amends.lint.folding import fold

LENGTH = 4  # characters of a shingle
ALIKE = 0.8  # from here on two texts are one template
_LINK = re.compile(r"https?://\S+|\bwww\.\S+|\bt\.co/\S+")
_HANDLE = re.compile(r"(?<!\w)@\w+|(?<!\w)u/[\w-]+")
_GREETED = re.compile(r"^\W*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[ ,]*)?[a-z'-]{2,20}(?=[,!:])")
_SIGNED = re.compile(r"(?:\s[-^/~*]\s?[a-z]{1,20}|\s\^\w{1,4}|\n\s*[a-z]{2,20}(?: from \w+)?)\s*$")
_MARKS = re.compile(r"[^\w\s]|_")


def normalised(text: str) -> str:
    """The text without what differs between two uses of one template, in small letters."""
    bare = _HANDLE.sub(" ", _LINK.sub(" ", fold(text).lower)).strip()
    bare = _SIGNED.sub("", _GREETED.sub("", bare))
    return " ".join(_MARKS.sub(" ", bare).split())


def groups(texts: Sequence[str]) -> list[int]:
    """For each text the place of the first earlier one that it says again; its own place where it is new."""
    first: dict[str, int] = {}
    plain = [normalised(text) for text in texts]
    sets = {words: _shingles(words) for words in plain}
    rarity = Counter(shingle for found in sets.values() for shingle in found)
    holding: dict[str, list[int]] = defaultdict(list)
    found: list[int] = []
    for place, words in enumerate(plain):
        if words not in first:
            first[words] = _earlier(place, sets[words], plain, sets, rarity, holding)
        found.append(first[words])
    return found


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's index; two empty texts are one."""
    both = len(one & other)
    union = len(one) + len(other) - both
    return both / union if union else 1.0


def _earlier(
    place: int,
    shingles: frozenset[str],
    plain: Sequence[str],
    sets: dict[str, frozenset[str]],
    rarity: Counter[str],
    holding: dict[str, list[int]],
) -> int:
    """The first new text that this one is like; itself where there is none, and then later ones may be like it."""
    rarest = sorted(shingles, key=lambda one: (rarity[one], one))[: len(shingles) - ceil(ALIKE * len(shingles)) + 1]
    for other in sorted({at for shingle in rarest for at in holding[shingle]}):
        theirs = sets[plain[other]]
        # Where one is much longer than the other they can't be alike, whatever they share.
        if min(len(shingles), len(theirs)) < ALIKE * max(len(shingles), len(theirs)):
            continue
        if likeness(shingles, theirs) >= ALIKE:
            return other
    for shingle in rarest:
        holding[shingle].append(place)
    return place


def _shingles(words: str) -> frozenset[str]:
    if len(words) <= LENGTH:
        return frozenset({words} if words else ())
    # One object for a shingle wherever it stands: sets then compare by identity, which is many times faster.
    return frozenset(intern(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1))
