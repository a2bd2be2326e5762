"""Dense signals of tone, for what few labelled posts cannot teach a bag of words."""

import math
import re

from sarcasm.features import is_word
from sarcasm.words import DURATIONS, FAILING, INSULTS, PLEASED, PROFANE, REPEATED

_PLEASED_EMOJI = re.compile(r":(?:\w*heart\w*|\w*smiling\w*|\w*party\w*|thumbs_up\w*|person_raising\w*|sparkles):")
_CROSS_EMOJI = re.compile(r":(?:\w*pouting\w*|angry\w*|\w*crying\w*|thumbs_down\w*|weary\w*|\w*symbols_over_mouth):")
_MOCKING_EMOJI = re.compile(
    r":(?:upside_down_face|face_with_rolling_eyes|clapping_hands_sign|unamused_face|slightly_smiling_face"
    r"|clown_face|face_palm|melting_face|saluting_face|skull|smirking_face|thinking_face):"
)
_MOCKING = re.compile(
    r"\boh (?:great|good|joy|wow|brilliant|lovely|look|how|perfect|fantastic)\b|\bway to go\b"
    r"|\b(?:great|good|nice|fab|stellar|superb|top|fine|amazing) (?:job|work|one|stuff|going|effort)\b|\bwell done\b"
    r"|\b(?:love|adore|enjoy) (?:it when|how|that|the way|being|paying|waiting|spending|when)\b"
    r"|\bjust what (?:i|we)\b|\bexactly what (?:i|we)\b|\bthanks for (?:nothing|the \w+ (?:hours?|days?|weeks?))\b"
    r"|\bslow clap\b|\bround of applause\b|\bwho (?:needs|doesn't|wouldn't|wants)\b|\bkeep (?:it up|up the)\b"
    r"|\bcan't wait (?:to|for)\b|\bcouldn't be happier\b|\bso glad (?:i|we|you|that)\b|\bmust be nice\b"
    r"|\b(?:shocker|shocking|bravo|congrats|congratulations|genius|yay|hooray|wonders never cease)\b"
    r"|\bwhat a (?:treat|surprise|joy|shock|time|deal|bargain|service|start)\b|\bno rush\b|\btake your time\b"
    r"|\b(?:apparently|clearly|obviously|totally|truly|honestly|sure)\b|\b(?:award|trophy|medal|masterclass)\b"
    r"|(?:^|\s)/s\b|\bas if\b|\bof course\b|\bnever change\b|\bhow (?:thoughtful|kind|generous|lovely|nice)\b"
)
_ASKING = re.compile(
    r"\b(?:how (?:do|can|much|long|often)|can (?:i|you|someone|anyone)|do you|is there|are you|when (?:is|will|do|are)"
    r"|where (?:is|can|do)|what (?:time|is|are|does)|does (?:the|your|it)|any (?:idea|chance|plans|news)|which)\b"
)
_RESOLVED = re.compile(
    r"\b(?:sorted|fixed|resolved|solved|working again|back (?:on|up|online)|helped|helpful|replaced|refunded)\b"
)
_SCARE_QUOTES = re.compile(r'"[^"]{2,30}"')
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_ELONGATED = re.compile(r"([a-zA-Z])\1{2,}")


def signals(normalised: str, tokens_of_post: list[str]) -> dict[str, float]:
    """Numbers in 0..1 by name, always the same names in the same order."""
    lower = normalised.lower()
    words = [token for token in tokens_of_post if is_word(token)]
    held = set(words)
    pleased, failing = _share(words, PLEASED), _share(words, FAILING)
    repeated, durations = bool(held & REPEATED), bool(held & DURATIONS)
    mocking = bool(_MOCKING.search(lower))
    troubled = bool(failing) or repeated or durations
    found = {
        "mention": "<user>" in tokens_of_post,
        "link": "<link>" in tokens_of_post,
        "question": min(lower.count("?"), 3) / 3,
        "exclamation": min(lower.count("!"), 3) / 3,
        "elongated": bool(_ELONGATED.search(normalised)),
        "shouted": min(len(_SHOUTED.findall(normalised)), 4) / 4,
        "quoted": bool(_SCARE_QUOTES.search(normalised)),
        "ellipsis": "..." in lower,
        "length": min(math.log1p(len(words)) / math.log1p(60), 1.0),
        "pleased": pleased,
        "failing": failing,
        "repeated": repeated,
        "duration": durations,
        "pleased_and_failing": bool(pleased and failing),
        "pleased_and_long": bool(pleased and (repeated or durations)),
        "pleased_only": bool(pleased and not troubled),
        "failing_only": bool(troubled and not pleased),
        "profane": _share(words, PROFANE),
        "insult": _share(words, INSULTS),
        "addressed_insult": bool(held & (INSULTS | PROFANE)) and bool(held & {"you", "your", "ur", "u", "you're"}),
        "pleased_emoji": bool(_PLEASED_EMOJI.search(lower)),
        "cross_emoji": bool(_CROSS_EMOJI.search(lower)),
        "mocking_emoji": bool(_MOCKING_EMOJI.search(lower)),
        "mocking": mocking,
        "mocking_and_failing": mocking and troubled,
        "mocking_and_pleased_only": mocking and bool(pleased) and not troubled,
        "asking": bool(_ASKING.search(lower)),
        "resolved": bool(_RESOLVED.search(lower)),
    }
    return {name: float(value) for name, value in found.items()}


def _share(words: list[str], listed: frozenset[str]) -> float:
    """How many of the words are listed, three or more counting as all there is to say."""
    return min(sum(word in listed for word in words), 3) / 3


NAMES = tuple(signals("", []))
