"""Keys of what is written and agreed on the way to a reply."""

from amends.adapters.keys.base import Key


def texts(reply_id: str) -> Key:
    """What the keys of a reply's texts begin with."""
    return {"pk": f"REPLY#{reply_id}", "sk": "TEXT#"}


def text(reply_id: str, number: int) -> Key:
    """One of a reply's texts, in their order."""
    return {"pk": f"REPLY#{reply_id}", "sk": f"TEXT#{number:08d}"}


def away(person_id: str) -> Key:
    """That someone is away."""
    return {"pk": f"PERSON#{person_id}", "sk": "AWAY"}


def stands_in(person_id: str) -> str:
    """The index partition of those whose deputy this person is."""
    return f"DEPUTY#{person_id}"


def paths(brand: str) -> Key:
    """The rules that choose who approves, as they are now."""
    return {"pk": f"BRAND#{brand}", "sk": "PATHS"}


def working(case_id: str, person_id: str, reply_id: str | None = None) -> Key:
    """What a person is typing in a case: a new reply, or other words for one that is there."""
    return {"pk": f"CASE#{case_id}", "sk": "#".join(["DRAFT", person_id, *([reply_id] if reply_id else [])])}
