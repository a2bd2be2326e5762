"""What of a post is words of a language, and which script they are in."""

import re
import unicodedata
from collections import Counter

READ_CHARACTERS = 4_000  # a language shows well before this
_NO_PROSE = re.compile(r"https?\b\S*|www\.\S+|(?<!\w)(?:@\w+|/?u/[\w-]+)|#\w+", re.IGNORECASE)
_WITHIN_WORDS = frozenset("'-")
_QUOTES = str.maketrans({"‘": "'", "’": "'"})

# The only language, or by far the most frequent, that brands' customers write in the script.
LANGUAGE_OF_SCRIPT = {
    "ARMENIAN": "hy", "BENGALI": "bn", "CJK": "zh", "DEVANAGARI": "hi", "ETHIOPIC": "am", "GEORGIAN": "ka",
    "GREEK": "el", "GUJARATI": "gu", "GURMUKHI": "pa", "HANGUL": "ko", "HEBREW": "he", "HIRAGANA": "ja",
    "KANNADA": "kn", "KATAKANA": "ja", "KHMER": "km", "LAO": "lo", "MALAYALAM": "ml", "MYANMAR": "my",
    "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te", "THAI": "th",
}  # fmt: skip


def prose(text: str) -> str:
    """The post's words in lower case, one blank between them; no links, handles, hashtags, emoji, digits."""
    text = unicodedata.normalize("NFKC", text[:READ_CHARACTERS])[:READ_CHARACTERS].translate(_QUOTES)
    kept = "".join(map(_kept, _NO_PROSE.sub(" ", text)))
    return " ".join(word for word in kept.lower().split() if any(map(str.isalpha, word)))


def _kept(character: str) -> str:
    if character.isalpha() or character in _WITHIN_WORDS:
        return character
    category = unicodedata.category(character)
    # A format character is invisible; a diacritic that composed with no letter is ornament. Both stand within words.
    if category == "Cf" or "\u0300" <= character <= "\u036f":
        return ""
    return character if category in {"Mn", "Mc"} else " "  # The vowels of Indian scripts are marks.


def script(words: str) -> str:
    """The script of most letters, as Unicode names it; empty without letters."""
    found = Counter(unicodedata.name(letter, "?").split(maxsplit=1)[0] for letter in words if letter.isalpha())
    kana = found["HIRAGANA"] + found["KATAKANA"]
    if kana and kana + found["CJK"] >= found.total() / 2:
        return "HIRAGANA"  # Japanese, whatever share of it is in Chinese characters.
    return found.most_common(1)[0][0] if found else ""
