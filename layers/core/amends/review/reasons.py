"""Why a reply goes back to its author: a fixed list, so that it can be counted, beside a note in words."""

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with a text."""

    TONE = "tone"
    FACTS = "facts"
    LEGAL_RISK = "legal risk"
    PRIVACY = "privacy"
    PROMISE = "promise"
    TOO_LONG = "too long"
    WRONG_POST = "wrong customer or post"
    OTHER = "other"


def said(reason: Reason, why: str) -> str:
    """The reason and the note as an event tells them; "other" says nothing that the note does not."""
    return why if reason is Reason.OTHER else f"{reason}: {why}"
