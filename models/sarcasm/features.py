"""Turns a post into what the model reads; training and serving call the same functions.

A post becomes hashed counts of words, word pairs and character n-grams (`bag`) and a few dense signals of
tone (`signals.py`). Only the standard library is used, so that no library's tokeniser can drift apart.
"""

import html
import math
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from sarcasm.words import NEGATORS

READ_CHARACTERS = 4_000  # X's long posts and Reddit's essays say what they are about well before this
BUCKETS = 1 << 17
CHARACTER_GRAMS = (3, 4, 5)
LONGEST_WORD = 30  # a longer "word" is a hash, a key or noise

_LINK = re.compile(r"https?\b\S*|www\.\S+", re.IGNORECASE)
_MENTION = re.compile(r"(?<!\w)(@\w+|/?u/[\w-]+)")
_HASHTAG = re.compile(r"#(\w+)")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_ELONGATED = re.compile(r"(\w)\1{2,}")
_TOKEN = re.compile(r"<\w+>|:\w+:|#\w+|[a-z]+(?:'[a-z]+)?|\d+|\.{2,}|[!?.,;\"]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
_NEGATED_WORDS = 3


@lru_cache(maxsize=4096)
def _readable(character: str) -> str:
    """A character as text: an emoji becomes its name, marks and controls go."""
    category = unicodedata.category(character)
    if category == "So":
        return f" :{re.sub(r'[^a-z]+', '_', unicodedata.name(character, 'emoji').lower())}: "
    # Marks make zalgo, format characters hide letters, surrogates cannot be encoded, skin tones are modifiers.
    if category[0] == "M" or (category in {"Cf", "Cs", "Sk"} and not character.isascii()):
        return ""
    return " " if category == "Cc" else character


def normalise(text: str) -> str:
    """The post with links and mentions as placeholders, emoji as words, and no invisible characters."""
    text = html.unescape(text[:READ_CHARACTERS]).translate(_QUOTES)
    text = unicodedata.normalize("NFKD", text)[:READ_CHARACTERS]
    text = _LINK.sub(" <link> ", text)
    text = _MENTION.sub(" <user> ", text)
    text = _HASHTAG.sub(lambda tag: f" #{tag[1].lower()} {' '.join(_CAMEL.findall(tag[1]))} ", text)
    return " ".join("".join(map(_readable, text)).split())


def tokens(normalised: str) -> list[str]:
    """Lower-case words, numbers, emoji names, placeholders and the punctuation that carries tone."""
    return _TOKEN.findall(_ELONGATED.sub(r"\1\1", normalised.lower()))


def is_word(token: str) -> bool:
    """Whether a token is a word of the post, as opposed to a placeholder, an emoji, a number or punctuation."""
    return token[0].isalpha()


def bag(tokens_of_post: list[str]) -> dict[int, float]:
    """Bucket to weight: word features and character features, each scaled to length one."""
    merged: dict[int, float] = {}
    for grams in (_word_grams(tokens_of_post), _character_grams(tokens_of_post)):
        counts = Counter(crc32(gram.encode()) % BUCKETS for gram in grams)
        damped = {bucket: 1 + math.log(count) for bucket, count in counts.items()}
        length = math.sqrt(sum(value * value for value in damped.values()))
        for bucket, value in damped.items():
            merged[bucket] = merged.get(bucket, 0.0) + value / length
    return merged


def _word_grams(tokens_of_post: list[str]) -> list[str]:
    grams = [f"1{token}" for token in tokens_of_post]
    grams += [f"2{left} {right}" for left, right in pairwise(tokens_of_post)]
    negated = 0
    for token in tokens_of_post:
        if token in NEGATORS or token.endswith("n't"):
            negated = _NEGATED_WORDS
        elif not is_word(token):
            negated = 0
        elif negated:
            grams.append(f"n{token}")
            negated -= 1
    return grams


def _character_grams(tokens_of_post: list[str]) -> list[str]:
    padded = [f" {token[:LONGEST_WORD]} " for token in tokens_of_post if is_word(token) or token[0] == "#"]
    return [
        f"c{word[start : start + size]}"
        for word in padded
        for size in CHARACTER_GRAMS
        for start in range(len(word) - size + 1)
    ]
