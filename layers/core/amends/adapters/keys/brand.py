"""Keys of what an administrator sets, each with its versions."""

from amends.adapters.keys.base import Key


def versions(current: Key) -> Key:
    """What the keys of an item's versions begin with."""
    return {"pk": current["pk"], "sk": f"{current['sk']}#"}


def version(current: Key, number: int) -> Key:
    """One of an item's versions, in their order."""
    return {"pk": current["pk"], "sk": f"{current['sk']}#{number:08d}"}


def brand(name: str) -> Key:
    """The brand's settings as they are now."""
    return {"pk": f"BRAND#{name}", "sk": "SETTINGS"}


def service() -> Key:
    """What the clocks of the table's cases go by: the part of the brand's settings that concerns them."""
    return {"pk": "SERVICE", "sk": "SERVICE"}


def posting(brand: str) -> Key:
    """Whether the brand's replies are posted, now."""
    return {"pk": f"BRAND#{brand}", "sk": "POSTING"}


def triage_rules(brand: str) -> Key:
    """The brand's triage rules as they are now."""
    return {"pk": f"BRAND#{brand}", "sk": "TRIAGE"}


def threshold(brand: str) -> Key:
    """The brand's threshold as it is now."""
    return {"pk": f"BRAND#{brand}", "sk": "THRESHOLD"}
