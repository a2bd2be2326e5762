"""Keys of whom reports compare us with, and of what was read of them."""

from amends.adapters.keys.base import Key


def watch_list(brand: str) -> Key:
    """Whose answers are held beside the brand's, as the list is now."""
    return {"pk": f"BRAND#{brand}", "sk": "RIVALS"}


def comparison(brand: str, comparison_id: str) -> Key:
    """A comparison in the list of all; ids begin with a moment, so that the list is in order."""
    return {"pk": f"COMPARISONS#{brand}", "sk": comparison_id}


def compared(comparison_id: str) -> Key:
    """What a comparison measured."""
    return {"pk": f"COMPARISON#{comparison_id}", "sk": "MEASURED"}


def compared_page(comparison_id: str, side: int | None = None, kind: str = "", newest: str = "") -> Key:
    """A page of posts that was read for one; without a side, what the keys of all begin with."""
    last = "" if side is None else f"{side:02d}#{kind}#{newest}"
    return {"pk": f"COMPARISON#{comparison_id}", "sk": f"PAGE#{last}"}
