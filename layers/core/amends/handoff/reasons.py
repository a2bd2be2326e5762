"""Why a conversation goes into private messages."""

from enum import StrEnum


class HandoffReason(StrEnum):
    """What the people who begin a handoff can say."""

    PERSONAL_DATA = "personal_data"
    ACCOUNT = "account"
    MONEY = "money"
    HEALTH = "health"
    ANGER = "anger"
    LEGAL = "legal"
    SAFETY = "safety"
    OTHER = "other"
