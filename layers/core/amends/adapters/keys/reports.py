"""Keys of what reports are made of."""

from datetime import date

from amends.adapters.keys.base import Key


def sheets(brand: str, day: date) -> str:
    """The partition of the sheets of a day's month."""
    return f"SHEETS#{brand}#{day:%Y-%m}"


def sheet(brand: str, day: date, part: int = 0) -> Key:
    """The lines of a day's cases, or one part of them where they are many."""
    return {"pk": sheets(brand, day), "sk": f"{day.isoformat()}#{part}" if part else day.isoformat()}


def readings(brand: str) -> Key:
    """The number of the latest reading that lines were made of."""
    return {"pk": f"SHEETS#{brand}", "sk": "READINGS"}


def recount(case_id: str) -> Key:
    """That a case's line is to be made anew, though nothing in the case itself changed."""
    return {"pk": f"CASE#{case_id}", "sk": "RECOUNT"}
