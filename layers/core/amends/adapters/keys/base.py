"""What the keys are made of."""

from datetime import datetime

BY_STATE = "by-state"
Key = dict[str, str]


def stamp(at: datetime) -> str:
    """A moment in UTC that sorts as text."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
