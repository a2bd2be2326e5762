"""The last look at what is stored: no word of a private message as it is, and nothing of one for longer than agreed."""

from typing import TypeVar

from amends.adapters.items import Item
from amends.casefile import ReadMention
from amends.errors import Broken
from amends.private.sealed import Sealed
from amends.private.sealing import wordless
from amends.quoting import REMOVED
from amends.reply import Reply
from amends.review.texts import TextVersion
from amends.review.working import Working

T = TypeVar("T", Reply, TextVersion, Working)
_GONE = ("", REMOVED)
_UNSEALED = "a private message is sealed before it is stored"


def closed_read(read: ReadMention) -> ReadMention:
    """The post without the words that are sealed beside it; raises Broken where they are not."""
    mention = read.mention
    if not mention.private:
        return read
    if read.sealed is None and (mention.text or read.evidence or (mention.parent and mention.parent.text)):
        raise Broken(_UNSEALED)
    return read.model_copy(update={"mention": wordless(mention), "evidence": []})


def closed(thing: T) -> T:
    """The same without the words that are sealed beside it; raises Broken where private words are not."""
    if thing.private and thing.sealed is None and thing.text not in _GONE:
        raise Broken(_UNSEALED)
    return thing if thing.sealed is None else thing.model_copy(update={"text": ""})


def drops(sealed: Sealed | None) -> Item:
    """When the table drops a private thing; nothing for any other."""
    return {"expires_at": int(sealed.until.timestamp())} if sealed else {}
