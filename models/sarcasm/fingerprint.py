"""Tells whether these features are the ones a model was trained with."""

import hashlib

from sarcasm.features import normalise, sentence, tokens
from sarcasm.signals import NAMES, signals

_PROBES = (
    "@brand Great job, third outage this week, loving it 🙄👏 #NotHappy https://example.org/a",
    "“Sooo” helpful… can't even LOG IN!!! you're useless, I've waited 2 hours &amp; counting",
    "how do I move my line? thanks, all fixed now ❤️ never had an issue",
)


def fingerprint() -> str:
    """A digest of the features of a few texts; it changes when training and serving would disagree."""
    digest = hashlib.sha256(f"{NAMES}".encode())
    for probe in _PROBES:
        normalised = normalise(probe)
        tone = [round(value, 6) for value in signals(normalised, tokens(normalised)).values()]
        digest.update(f"{sentence(normalised)} {tone}".encode())
    return digest.hexdigest()
