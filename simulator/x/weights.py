"""How long X says a text is: by the library that the product counts with too."""

from amends.lengths import LONGEST, length
from amends.mention import PlatformName

MAX_WEIGHT = LONGEST[PlatformName.X]


def weight(text: str, is_reply: bool) -> int:
    """The weighted length; the @mentions at the start of a reply weigh nothing."""
    return length(text, PlatformName.X, is_reply=is_reply)
