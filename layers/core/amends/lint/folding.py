"""A text as rules compare it: small letters, one blank for many, and nothing that cannot be seen."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

# As they are typed on a phone, and as they are written in patterns.
_SAME = str.maketrans("’‘ʼ´“”„‐‑–—", "''''\"\"\"----")
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n|$")


@dataclass(frozen=True)
class Folded:
    """The text twice, folded (`lower`) and with its capitals (`cased`), both of one length; `at` leads back."""

    original: str
    cased: str
    lower: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text lies in the original."""
        if start >= end:
            here = self.at[start] if start < len(self.at) else len(self.original)
            return here, here
        return self.at[start], self.at[end - 1] + 1

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the folded text's sentences; a line's end ends one, too."""
        found, start = [], 0
        for end in _END.finditer(self.lower):
            if self.lower[start : end.end()].strip():
                found.append((start, end.end()))
            start = end.end()
        return tuple(found)

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence that holds a place of the folded text."""
        index = bisect_right(self.sentences, (place, len(self.lower) + 1)) - 1
        return self.sentences[index] if index >= 0 else (0, len(self.lower))


def fold(text: str) -> Folded:
    """Compatibility forms are resolved, marks that no one sees are left out, blanks become one."""
    cased: list[str] = []
    lower: list[str] = []
    at: list[int] = []
    blank = -1  # where the blank stands that the last character was folded into
    for place, character in enumerate(text):
        for one in _plain(character):
            if one.isspace():
                mark = "\n" if one in "\n\r\u2028\u2029" else " "
                if blank >= 0:
                    if mark == "\n":
                        cased[blank] = lower[blank] = mark
                    continue
                one = mark
                blank = len(at)
            else:
                blank = -1
            small = one.lower()
            cased.append(one)
            lower.append(small if len(small) == 1 else one)
            at.append(place)
    return Folded(text, "".join(cased), "".join(lower), tuple(at))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    # Format characters and lone surrogates are not seen; the joiners of an emoji are among them, which costs nothing.
    if unicodedata.category(character) in ("Cf", "Cs"):
        return ""
    return unicodedata.normalize("NFKC", character.translate(_SAME))
