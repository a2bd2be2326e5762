"""Words as a search compares them."""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{3,}")
_LINK_OR_NAME = re.compile(r"(?:https?://|www\.)\S+|[@#/]\w+|\bu/\w+")
STEM = 5  # letters: "delivery" and "delivered" meet, in any language that puts its endings last; no list of endings
# What stands in every complaint and says nothing of what it is about. Rarer words are weighed by how rare they are.
_EMPTY = """
about after again all also and any are because been but can could did does doing don even for from get got had has have
her here him his how into its just like more much not now off one only our out over really she some still such than that
the their them then there these they this those too until very was way were what when where which while who why will
with would you your yours
"""
EMPTY = frozenset(_EMPTY.split())


def terms(text: str) -> list[str]:
    """The text's words of three letters or more, cut to their beginnings; no names, links or numbers."""
    plain = _LINK_OR_NAME.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return [word[:STEM] for word in _WORD.findall(plain) if word not in EMPTY]


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Every term of the texts."""
    return frozenset(term for text in texts for term in terms(text))
