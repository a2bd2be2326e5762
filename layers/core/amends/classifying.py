"""Reading a mention and putting it into its case."""

from datetime import datetime
from typing import Protocol

from amends.case import Case
from amends.mention import Mention
from amends.reading import Reading
from amends.triage import Triage, triage


class Reads(Protocol):
    """The model."""

    def read(self, texts: list[str]) -> list[Reading]:
        """A reading for each text, in order."""
        ...


class Hears(Protocol):
    """Where cases are kept."""

    def hear(self, mention: Mention, reading: Reading, triage: Triage, now: datetime) -> Case | None:
        """Store the post in its case; None when it was stored before."""
        ...


def classify(mention: Mention, reader: Reads, cases: Hears, now: datetime) -> Case | None:
    """Read a mention, triage it, and open or extend its case; None when it was heard before."""
    reading = reader.read([mention.text])[0]
    return cases.hear(mention, reading, triage(mention, reading), now)
