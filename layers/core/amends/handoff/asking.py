"""Whether a bystander asks what came of somebody's problem: a small rule, by phrases of eight languages.

It says when it is surely such a question and stays silent otherwise; what it misses stands in the thread as ever.
"""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

LONGEST = 300  # characters of a post that asks in passing: a longer one tells a story of its own
# What it is about then is theirs: a post that speaks of the asker's own bill asks for that.
_OWN = re.compile(r"\b(?:my|mine|our|mein\w*|unser\w*|mi|mis|mon|ma|mes|mio|mia|mijn|mój|moja|meu|minha)\b")
_HANDLE = re.compile(r"(?<!\w)(?:@\w+|/?u/[\w-]+)")


def asks_outcome(text: str) -> bool:
    """Whether it is a question, not of the asker's own, that holds one of the phrases."""
    words = _HANDLE.sub(" ", unicodedata.normalize("NFKC", text).casefold().replace("’", "'"))
    if "?" not in words or len(words) > LONGEST or _OWN.search(words):
        return False
    return any(pattern.search(words) for pattern in phrases().values())


@cache
def phrases() -> dict[str, re.Pattern[str]]:
    """The phrases of each language as one pattern."""
    listed = tomllib.loads(files("amends.handoff").joinpath("asking.toml").read_text("utf-8"))
    return {
        language: re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in known))
        for language, known in listed.items()
    }
