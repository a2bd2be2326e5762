"""Texts with what somebody said of them, in whichever shape they lay in."""

from dataclasses import dataclass

PRAISE = frozenset({"praise", "thanks_after_recovery"})
MOCKERY = frozenset({"mock_praise", "deadpan_understatement"})


class DataError(ValueError):
    """What was given cannot be measured on; the message names the file, and the line where there is one."""


@dataclass(frozen=True)
class Labelled:
    """One text; a label that nobody gave is None."""

    text: str
    dissatisfied: bool | None = None
    sentiment: str | None = None
    complaint: bool | None = None
    sarcasm: bool | None = None
    offence: bool | None = None
    emotion: str | None = None
    kind: str | None = None
    set: str | None = None
    industry: str | None = None


@dataclass(frozen=True)
class Dataset:
    """Texts of one source that have the same labels."""

    name: str
    texts: list[Labelled]
    note: str = ""

    def has(self, label: str) -> bool:
        """Whether the texts have this label."""
        return bool(self.texts) and getattr(self.texts[0], label) is not None
