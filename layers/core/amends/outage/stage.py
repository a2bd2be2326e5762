"""The stages of an outage, as far as customers are told of them."""

from enum import StrEnum


class Stage(StrEnum):
    """Which of an incident's statements it is."""

    HOLDING = "holding"
    UPDATE = "update"
    RESOLVED = "resolved"
    CORRECTION = "correction"
