"""Keys of the sources that are listened to, and what they cost."""

from datetime import date, datetime

from amends.adapters.keys.base import Key, stamp


def cursor(source: str) -> Key:
    """How far a source was read."""
    return {"pk": f"SOURCE#{source}", "sk": "CURSOR"}


def spent(brand: str, day: date, source: str) -> Key:
    """What a source cost in the UTC month that holds the day; a month's sources lie in one partition."""
    return {"pk": f"SPENT#{brand}#{day:%Y-%m}", "sk": source}


def receipt(source: str, at: datetime, version: int, read: bool) -> Key:
    """What a poll proves was read; a poll that failed in the same run has a name of its own."""
    return {"pk": f"SOURCE#{source}", "sk": f"RECEIPT#{stamp(at)}#{version:08d}#{'read' if read else 'failed'}"}


def receipts_from(at: datetime) -> str:
    """Where a source's receipts begin that were written from a moment on."""
    return f"RECEIPT#{stamp(at)}"


def source(name: str) -> Key:
    """The entry of a source in the list of all that were ever polled."""
    return {"pk": "SOURCES", "sk": name}
