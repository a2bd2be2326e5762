"""Keys of what decides when and whether an answer goes out."""

from datetime import datetime

from amends.adapters.keys.base import Key, stamp

TAKEN = "TAKEN"  # the texts that were taken in rehearsals


def optout(platform: str, author_id: str) -> Key:
    """What an author wished of us last."""
    return {"pk": f"OPTOUT#{platform}#{author_id}", "sk": "OPTOUT"}


def optout_entry(platform: str, author_id: str, since: datetime) -> Key:
    """One of an author's wishes, in their order."""
    return {"pk": f"OPTOUT#{platform}#{author_id}", "sk": f"OPTOUT#{stamp(since)}"}


def turn(platform: str, conversation_id: str) -> Key:
    """The last reply that was taken to be posted in a conversation."""
    return {"pk": f"CONVERSATION#{platform}#{conversation_id}", "sk": "TURN"}


def window(platform: str, kind: str) -> Key:
    """How much of a platform's window is used."""
    return {"pk": f"BUDGET#{platform}#{kind}", "sk": "WINDOW"}


def taken(reply_id: str, text_id: str = "") -> Key:
    """A text that was taken in a rehearsal; without its id, what the keys of a reply's texts begin with."""
    return {"pk": TAKEN, "sk": f"{reply_id}#{text_id}"}
