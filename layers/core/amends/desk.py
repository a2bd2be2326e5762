"""Who answers a case, and which of a desk's two lists it stands in."""

from enum import StrEnum


class Desk(StrEnum):
    """Who answers."""

    CARE = "care"
    LEGAL = "legal"
    PR = "pr"


class Lane(StrEnum):
    """A desk's lists: what it works on, and what first needs somebody to say how it is meant."""

    ORDINARY = "ordinary"
    UNSURE = "unsure"
