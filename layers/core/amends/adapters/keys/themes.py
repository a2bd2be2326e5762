"""Keys of themes, and of what is counted of them."""

from datetime import date

from amends.adapters.keys.base import Key


def shelf(brand: str) -> Key:
    """All themes of a brand, and how far its posts are read."""
    return {"pk": f"THEMES#{brand}", "sk": "SHELF"}


def theme_days(brand: str, month: date) -> str:
    """The partition of what was counted of a month's days (UTC)."""
    return f"THEMES#{brand}#{month:%Y-%m}"


def theme_day(brand: str, day: date, part: int) -> Key:
    """A part of a day's posts, by when they were written; a day of an outage has several."""
    return {"pk": theme_days(brand, day), "sk": f"{day.isoformat()}#{part:02d}"}
