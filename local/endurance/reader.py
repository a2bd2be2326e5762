"""A reader that costs nothing: the model is not what is tried here."""

from amends.reading import Emotion, Reading, Sentiment


class Reader:
    """Reads thanks as content and all else as a complaint."""

    def read(self, texts: list[str]) -> list[Reading]:
        """A reading for each text."""
        return [_reading(content="thank" in text) for text in texts]

    def evidence(self, text: str) -> list[str]:
        """Some words."""
        return text.split()[-1:]


def _reading(*, content: bool) -> Reading:
    bad, good = (0.05, 0.9) if content else (0.9, 0.05)
    return Reading(
        sentiment=Sentiment(negative=bad, neutral=0.05, positive=good),
        complaint=bad,
        sarcasm=0.0,
        emotion=Emotion(anger=bad, joy=good, optimism=0.0, sadness=0.0, other=0.05),
        offence=0.0,
        dissatisfied=bad,
        is_dissatisfied=not content,
        threshold=0.5,
        language="en",
        needs_human=False,
        reasons=[] if content else ["reads as a complaint"],
        model="endurance",
    )
