"""Keys of what is written and agreed on the way to a reply."""

from amends.adapters.keys.base import Key


def texts(reply_id: str) -> Key:
    """What the keys of a reply's texts begin with."""
    return {"pk": f"REPLY#{reply_id}", "sk": "TEXT#"}


def text(reply_id: str, number: int) -> Key:
    """One of a reply's texts, in their order."""
    return {"pk": f"REPLY#{reply_id}", "sk": f"TEXT#{number:08d}"}
