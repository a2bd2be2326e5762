"""Turns a post into what the model reads; training and serving call the same functions.

A post becomes a sentence for the encoder's tokenizer (`sentence`) and a few dense signals of tone (`signals.py`).
"""

import html
import re
import unicodedata
from functools import lru_cache

READ_CHARACTERS = 4_000  # X's long posts and Reddit's essays say what they are about well before this

_LINK = re.compile(r"https?\b\S*|www\.\S+", re.IGNORECASE)
_MENTION = re.compile(r"(?<!\w)(@\w+|/?u/[\w-]+)")
_HASHTAG = re.compile(r"#(\w+)")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_ELONGATED = re.compile(r"(\w)\1{2,}")
_TOKEN = re.compile(r"<\w+>|:\w+:|#\w+|[a-z]+(?:'[a-z]+)?|\d+|\.{2,}|[!?.,;\"]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
_PLACEHOLDERS = {"<user>": "@user", "<link>": "http"}
# Parts of Unicode's names that say how a sign is drawn, not what it shows.
_DRAWN = {"sign", "symbol", "heavy", "black", "white", "face", "with", "of"}


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


def sentence(normalised: str) -> str:
    """What the encoder reads: emoji as plain words, placeholders as words it knows, nothing drawn out."""
    parts = (_spoken(part) for part in normalised.split())
    return _ELONGATED.sub(r"\1\1", " ".join(parts))


def _spoken(part: str) -> str:
    if len(part) > 2 and part[0] == part[-1] == ":":
        return " ".join(word for word in part.strip(":").split("_") if word not in _DRAWN)
    if part[0] == "#":
        return "#"  # its words follow, split
    return _PLACEHOLDERS.get(part, part)
