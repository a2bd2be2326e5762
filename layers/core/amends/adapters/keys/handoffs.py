"""Keys of handoffs: in their case, by their customer, and in the list of those whose public thread is watched."""

from datetime import datetime

from amends.adapters.keys.base import Key, stamp


def handoff(case_id: str, handoff_id: str) -> Key:
    """A handoff, in its case; without an id, what the keys of all begin with."""
    return {"pk": f"CASE#{case_id}", "sk": f"HANDOFF#{handoff_id}"}


def open_handoff(case_id: str) -> Key:
    """The lock that leaves a case one open handoff."""
    return {"pk": f"CASE#{case_id}", "sk": "OPENHANDOFF"}


def handoff_of(platform: str, author_id: str, case_id: str) -> Key:
    """That a customer's private message may belong to a case; without one, what the keys of all begin with."""
    return {"pk": f"HANDOFFS#{platform}#{author_id}", "sk": case_id}


def handoffs_watched() -> str:
    """The index partition of the handoffs whose public thread is watched, the next to look at first."""
    return "HANDOFFS"


def handoff_place(look_at: datetime, handoff_id: str) -> str:
    """A handoff's place among those."""
    return f"{stamp(look_at)}#{handoff_id}"
