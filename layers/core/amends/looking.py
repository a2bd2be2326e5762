"""What a platform says of a customer's post right now."""

import hashlib
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from amends.mention import storable


class Presence(StrEnum):
    """Whether the platform still shows a post to us."""

    THERE = "there"
    GONE = "gone"  # deleted, or X does not say
    REMOVED = "removed"  # by a moderator
    HIDDEN = "hidden"  # by a protected account, or withheld
    SUSPENDED = "suspended"  # with its author


class SourceFacts(BaseModel):
    """A post as its platform shows it; None is what the platform does not say."""

    model_config = ConfigDict(frozen=True)

    id: str
    presence: Presence = Presence.THERE
    # Of the text in each form that the platform shows: X cuts long posts in one of them.
    texts: frozenset[str] = frozenset()
    newest_version: str | None = None  # X gives an edited post a new id
    reply_settings: str = "everyone"
    names_us: bool | None = None
    follows_us: bool | None = None
    protected: bool = False
    receives_dm: bool | None = None
    locked: bool = False
    archived: bool = False


def fingerprint(text: str) -> str:
    """What tells whether a text changed, without holding it."""
    return hashlib.sha256(storable(text).encode()).hexdigest()
