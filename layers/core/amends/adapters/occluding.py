"""The model, able to say which words moved it."""

from amends.adapters.reader import Reader
from amends.evidence import evidence
from amends.reading import LEARNT, Reading


class Occluding:
    """A reader that finds its evidence by reading a text again without some of its words."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, texts: list[str]) -> list[Reading]:
        """A reading for each text, in order."""
        return self._reader.read(texts)

    def evidence(self, text: str) -> list[str]:
        """The words that moved `dissatisfied` most; none in a language that is not judged."""
        (whole,) = self._reader.read([text])
        if whole.language not in LEARNT:
            return []

        def score(texts: list[str]) -> list[float]:
            readings = self._reader.read(texts)
            # A few words less can look like another language, which says nothing about the words.
            return [r.dissatisfied if r.language == whole.language else whole.dissatisfied for r in readings]

        return evidence(text, score)
