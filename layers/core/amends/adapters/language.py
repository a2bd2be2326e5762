"""Which language a short post is in."""

import unicodedata
from functools import cached_property

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from sarcasm.features import is_word

from amends.reading import UNKNOWN_LANGUAGE

# Words that are frequent in English posts and are not words of another large Latin-script language.
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "you",
        "your",
        "yours",
        "my",
        "mine",
        "i",
        "i'm",
        "i've",
        "i'll",
        "i'd",
        "it's",
        "its",
        "this",
        "that",
        "these",
        "those",
        "with",
        "for",
        "from",
        "are",
        "aren't",
        "was",
        "were",
        "wasn't",
        "have",
        "haven't",
        "has",
        "had",
        "having",
        "been",
        "being",
        "not",
        "don't",
        "doesn't",
        "didn't",
        "can't",
        "cannot",
        "couldn't",
        "wouldn't",
        "won't",
        "isn't",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "how",
        "they",
        "them",
        "their",
        "there",
        "here",
        "then",
        "than",
        "we",
        "we've",
        "our",
        "us",
        "if",
        "of",
        "at",
        "by",
        "about",
        "just",
        "but",
        "or",
        "because",
        "could",
        "would",
        "should",
        "will",
        "all",
        "any",
        "some",
        "every",
        "much",
        "more",
        "most",
        "very",
        "really",
        "still",
        "again",
        "after",
        "before",
        "since",
        "until",
        "over",
        "down",
        "up",
        "out",
        "off",
        "only",
        "other",
        "another",
        "back",
        "get",
        "got",
        "getting",
        "go",
        "going",
        "gone",
        "know",
        "think",
        "want",
        "need",
        "please",
        "thanks",
        "thank",
        "great",
        "good",
        "love",
        "nice",
        "bad",
        "worst",
        "hi",
        "hello",
        "hey",
        "yes",
        "ok",
        "okay",
        "sorry",
        "help",
        "work",
        "works",
        "working",
        "service",
        "customer",
        "phone",
        "call",
        "called",
        "calling",
        "internet",
        "signal",
        "outage",
        "broken",
        "waiting",
        "hours",
        "days",
        "week",
        "today",
        "day",
        "time",
        "make",
        "makes",
        "made",
        "new",
        "now",
        "never",
        "always",
        "ever",
        "being",
        "your",
        "you're",
        "that's",
        "what's",
        "there's",
        "let's",
        "ain't",
        "lol",
        "wtf",
        "omg",
        "u",
        "ur",
        "im",
        "dont",
        "cant",
    ]
)
_ENOUGH_ENGLISH = 0.2  # share of words; other languages' posts borrow fewer
_SURE = 0.6  # below it the identifier's guess on a short Latin-script post is worth less than the base rate
_FEWEST_WORDS = 2
# What brands' customers write most; the identifier's rarer languages attract short English posts.
_CANDIDATES = "ar bg bn cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv sw ta th tl tr uk ur vi zh"


class LanguageDetector:
    """English by its words; anything else by py3langid, loaded when first needed (it takes half a second)."""

    @cached_property
    def _identifier(self) -> LanguageIdentifier:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        identifier.set_languages(_CANDIDATES.split())
        return identifier

    def detect(self, normalised: str, tokens: list[str]) -> str:
        """ISO 639-1 code, or `und` where there is not one letter to go by."""
        words = [token for token in tokens if is_word(token)]
        prose = " ".join(part for part in normalised.split() if part[0] not in "<:#")
        letters = [character for character in prose if character.isalpha()]
        if not letters:
            return UNKNOWN_LANGUAGE
        latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
        if latin < len(letters) / 2:
            return str(self._identifier.classify(prose)[0])
        if sum(word in _ENGLISH for word in words) >= _ENOUGH_ENGLISH * len(words) or len(words) < _FEWEST_WORDS:
            return "en"
        language, confidence = self._identifier.classify(prose)
        return str(language) if confidence >= _SURE else "en"
