"""What X finds in a text: mentions, hashtags, links."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

# A handle glued to other word characters, as in an e-mail address, is no mention.
MENTION = re.compile(r"(?<![A-Za-z0-9_!#$%&*@＠/])[@＠]([A-Za-z0-9_]{1,30})(?![A-Za-z0-9_@＠])")
HASHTAG = re.compile(r"(?<![\w&/])[#＃](\w*[^\W\d_]\w*)")
URL = re.compile(r"https?://[^\s<>\"\x00]*[^\s<>\"\x00.,;:!?)\]'…]", re.IGNORECASE)

Resolve = Callable[[str], int | None]


def entities_of(text: str, resolve: Resolve, aliases: frozenset[str] = frozenset(), brand: int = 0) -> dict[str, Any]:
    """The entities of a text, with indices in code points; a handle that nobody has is plain text.

    An alias stands for the brand wherever it follows an @, whatever precedes it.
    """
    urls = [(m.start(), m.end(), m.group()) for m in URL.finditer(text)]
    mentions = {
        m.start(): {"start": m.start(), "end": m.end(), "username": m.group(1), "id": str(user)}
        for m in MENTION.finditer(text)
        if not _inside(m.start(), urls) and (user := resolve(m.group(1))) is not None
    }
    if aliases:
        for m in _any_of(aliases).finditer(text):
            mentions[m.start()] = {"start": m.start(), "end": m.end(), "username": m.group(1), "id": str(brand)}
    found = {
        "mentions": [mentions[start] for start in sorted(mentions)],
        "hashtags": [
            {"start": m.start(), "end": m.end(), "tag": m.group(1)}
            for m in HASHTAG.finditer(text)
            if not _inside(m.start(), urls)
        ],
        "urls": [
            {"start": s, "end": e, "url": u, "expanded_url": u, "display_url": u.split("://", 1)[1]} for s, e, u in urls
        ],
    }
    return {kind: items for kind, items in found.items() if items}


def carries(text: str, handles: frozenset[str]) -> bool:
    """Whether one of these handles follows an @ in a text."""
    return _any_of(handles).search(text) is not None


@cache
def _any_of(handles: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[@＠]({'|'.join(sorted(handles, key=len, reverse=True))})(?![A-Za-z0-9_])", re.IGNORECASE)


def _inside(position: int, spans: list[tuple[int, int, str]]) -> bool:
    return any(start <= position < end for start, end, _ in spans)
