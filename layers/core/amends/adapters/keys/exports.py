"""Keys of exports and of the weekly digest."""

from amends.adapters.keys.base import Key


def exports(brand: str) -> str:
    """The partition of the brand's exports."""
    return f"EXPORTS#{brand}"


def export(brand: str, export_id: str) -> Key:
    """An export that somebody asked for."""
    return {"pk": exports(brand), "sk": export_id}


def digest_settings(brand: str) -> Key:
    """When the weekly digest goes to whom."""
    return {"pk": f"BRAND#{brand}", "sk": "DIGEST"}


def digests(brand: str) -> str:
    """The partition of what became of the brand's digests."""
    return f"DIGESTS#{brand}"


def digest(brand: str, week: str, person_id: str) -> Key:
    """One week's digest to one person; without a person, what the keys of a week's begin with."""
    return {"pk": digests(brand), "sk": f"{week}#{person_id}"}
