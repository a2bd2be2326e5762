"""Keyword lists: phrases that people can read and write, found in a post's own words in bounded time.

A phrase is words in a row. `cancel*` is any ending, `my|our` one of both, and `*` one to four words of any kind.
What a list's exceptions cover is taken out before its phrases are looked for.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_WORD = re.compile(r"[\w'&.+-]+\*?(?:\|[\w'&.+-]+\*?)*|\*")
_BETWEEN = r"[\s/_-]{1,3}"
_ENDING = r"\w{0,20}"
_ANY = r"\S{1,40}(?:\s{1,3}\S{1,40}){0,3}"
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_HANDLE = re.compile(r"(?<!\w)(?:@\w+|/?u/[\w-]+)")


def _can_be_read(phrase: str) -> str:
    words = phrase.split()
    if not all(_WORD.fullmatch(word) for word in words):
        raise ValueError("a phrase is words in a row: cancel*, my|our and * are the only signs")
    if not words or words[0] == "*" or words[-1] == "*":
        raise ValueError("a phrase begins and ends with a word")
    return " ".join(words)


Phrase = Annotated[str, Field(min_length=2, max_length=200), AfterValidator(_can_be_read)]


class KeywordList(BaseModel):
    """Phrases of which one is enough, and what they are not found in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    phrases: list[Phrase] = Field(min_length=1, max_length=300)
    but_not: list[Phrase] = Field(default=[], max_length=100)


class Finder:
    """A keyword list that is ready to be looked for."""

    def __init__(self, words: KeywordList) -> None:
        self._phrases = _any_of(words.phrases)
        self._but_not = _any_of(words.but_not) if words.but_not else None

    def finds(self, text: str) -> bool:
        """Whether one of the phrases stands in these plain words, outside of every exception."""
        left = self._but_not.sub(" ¦ ", text) if self._but_not else text
        return self._phrases.search(left) is not None


def plain(text: str) -> str:
    """The author's own words in small letters: no quotes of others, no handles, one kind of apostrophe."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").replace("\u2018", "'")
    return _HANDLE.sub(" ", _QUOTED.sub("", text))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    found = "|".join(sorted(map(_pattern, phrases), key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:{found})(?!\w)")


def _pattern(phrase: str) -> str:
    return _BETWEEN.join(_ANY if word == "*" else _slot(word) for word in phrase.casefold().split())


def _slot(word: str) -> str:
    forms = (re.escape(form.removesuffix("*")) + _ENDING * form.endswith("*") for form in word.split("|"))
    return f"(?:{'|'.join(forms)})"
