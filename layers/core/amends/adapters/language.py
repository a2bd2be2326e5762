"""Which language a short post is in."""

import unicodedata
from collections.abc import Callable
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from sarcasm.features import is_word
from sarcasm.words import words

from amends.reading import UNKNOWN_LANGUAGE

# Words that are frequent in English posts and are not words of another large Latin-script language.
_ENGLISH = words(
    """
    the and you your yours my mine i i'm i've i'll i'd it's its this that these those with for from are aren't
    was were wasn't have haven't has had having been being not don't doesn't didn't can't cannot couldn't
    wouldn't won't isn't what when where which who why how they them their there here then than we we've our us
    if of at by about just but or because could would should will all any some every much more most very really
    still again after before since until over down up out off only other another back get got getting go going
    gone know think want need please thanks thank great good love nice bad worst hi hello hey yes ok okay sorry
    help work works working customer call called calling outage broken waiting
    hours days week today day time make makes made new now never always ever being your you're that's what's
    there's let's ain't lol wtf omg u ur im dont cant
    """
)
_ENOUGH_ENGLISH = 0.2  # share of words; other languages' posts borrow fewer
_SURE = 0.3  # below it the guess on a short post is worth less than that most posts to an English account are English
_FEWEST_WORDS = 2
# What brands' customers write most; the identifier's rarer languages attract short English posts.
_CANDIDATES = "ar bg bn cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv sw ta th tl tr uk ur vi zh"


Identify = Callable[[str], tuple[str, float]]


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES.split())
    return identifier


def identify(prose: str) -> tuple[str, float]:
    """py3langid's language and confidence; the first call loads its tables, which takes half a second."""
    language, confidence = _identifier().classify(prose)
    return str(language), float(confidence)


class LanguageDetector:
    """English by its words; `identify` is asked only about the rest, so that most starts never load it."""

    def __init__(self, identify: Identify = identify) -> None:
        self._identify = identify

    def detect(self, normalised: str, tokens: list[str]) -> str:
        """ISO 639-1 code, or `und` where there is not one letter to go by."""
        written = [token for token in tokens if is_word(token)]
        prose = " ".join(part for part in normalised.split() if part[0] not in "<:#")
        letters = [character for character in prose if character.isalpha()]
        if not letters:
            return UNKNOWN_LANGUAGE
        latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
        if latin < len(letters) / 2:
            return self._identify(prose)[0]
        if _looks_english(written):
            return "en"
        language, confidence = self._identify(prose)
        return language if confidence >= _SURE else "en"


def _looks_english(written: list[str]) -> bool:
    """Whether enough of the words are English ones, or there are too few to say otherwise."""
    english = sum(word in _ENGLISH for word in written)
    return len(written) < _FEWEST_WORDS or english >= _ENOUGH_ENGLISH * len(written)
