"""Whether a text begins by acknowledging what the customer wrote, before it explains, asks or promises."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

LEADING = 160  # characters: a greeting, a name and a short first sentence may stand before it
GREETING = 4  # words: a paragraph of its own that is longer says something, and says it before the acknowledgment


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    listed = tomllib.loads(files("amends.library").joinpath("acknowledging.toml").read_text(encoding="utf-8"))
    return {
        language: re.compile("|".join(rf"(?<!\w){re.escape(_fold(phrase))}" for phrase in phrases))
        for language, phrases in listed.items()
    }


def knows(language: str) -> bool:
    """Whether acknowledgments of this language are listed; in any other one those who approve look for it."""
    return language in _phrases()


def acknowledges(text: str, language: str) -> bool:
    """Whether an acknowledgment begins within the text's first sentences."""
    folded = _fold(text).lstrip()
    found = _phrases()[language].search(folded)
    if not found or found.start() > LEADING:
        return False
    first = folded.partition("\n\n")[0]
    return found.start() < len(first) or len(first.split()) <= GREETING


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
