"""Dates and times that nothing we know speaks for."""

import re
from bisect import bisect_left

from amends.lint.context import Context
from amends.lint.finding import Finding, Level
from amends.lint.folding import Folded, fold
from amends.lint.rule import Rule, compiled

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|ten|twelve|a few|a couple of)"
_UNIT = r"(?:working |business )?(?:minute|min|hour|hr|day|week|month)s?"
DEFINITE = compiled(
    (
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b",
        rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)",
        r"\b\d{4}-\d\d-\d\d\b",
        r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
        r"\b\d{1,2}\.\d{1,2}\.\d{4}\b",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)(?!\w)",
        r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b(?!:)",
        r"\b\d{1,2} o'clock\b",
    )
)
_SOFT = compiled(
    (
        r"\b(?:today|tonight|tomorrow|yesterday|overnight|noon|midnight|eod|cob)\b",
        r"\b(?:this (?:morning|afternoon|evening|week|weekend)|next (?:week|month))\b",
        r"\b(?:end|close) of (?:the )?(?:day|week|month|business)\b",
        r"\b(?:within|in|in under|in less than|up to|another|takes?|after)(?: the next| about| around| up to| roughly)?"
        rf" {_NUMBER}(?: (?:to|or) {_NUMBER}|-\d{{1,3}})? ?{_UNIT}\b",
    )
)
# A soft word is a promise or a claim only where something is said to happen then.
_CLAIM = compiled(
    (
        r"\b(?:will|shall|going to|should|would|expect|expected|aim|plan|hope|due|by|until|within|takes?|up to)\b",
        r"\b(?:was|were|has been|have been|began|started)\b",
        r"'(?:ll|d)\b",
    )
)
_HOURS = compiled(
    (
        r"\b(?:open|opening|(?:opening|office|business) hours|hours are|lines are|every day|24/7|available)\b",
        r"\b(?:we're here|we are here|weekdays|weekends|to (?:friday|saturday|sunday))\b",
    )
)
# When we write again is in our own hands: nothing else has to speak for it.
_OURS = compiled(
    (
        r"\b(?:writ(?:e|ing)|post|reply|answer|report|updates?|tell|hear from)\b"
        r"[^.!?\n]{0,40}$",
        r"\b(?:let you know|be in touch|look (?:in|again))\b[^.!?\n]{0,40}$",
        r"\b(?:(?:get|come|be) back (?:here|to you)|(?:call|ring|message|dm) you|get (?:a person|someone|somebody))\b"
        r"[^.!?\n]{0,40}$",
    )
)
_PLEASANT = compiled((r"\b(?:enjoy|have a|happy|good|great|lovely|nice) (?:rest of (?:the|your) )?(?:\w{1,20} )?$",))
_BEFORE = 40  # characters in which a pleasantry begins
_NEAR = 70  # characters in which we say that we write


def definite(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """Days, dates and times of the clock; opening hours are no promise, and when we write again is one of our own."""
    found = []
    for finding in _ungrounded(rule, text, context, DEFINITE, _HOURS, None):
        place = bisect_left(text.at, finding.start)
        ours = _OURS.search(text.lower, max(text.sentence_at(place)[0], place - _NEAR), place)
        found.append(finding.model_copy(update={"level": Level.ADVISE}) if ours else finding)
    return found


def soft(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """Spans of time and words like tomorrow, where something is said to happen then."""
    return _ungrounded(rule, text, context, _SOFT, _HOURS, _CLAIM)


def _ungrounded(
    rule: Rule,
    text: Folded,
    context: Context,
    pattern: re.Pattern[str],
    sparing: re.Pattern[str],
    needed: re.Pattern[str] | None,
) -> list[Finding]:
    known = close(" | ".join([*context.said, *context.cleared_facts]))
    judged: dict[tuple[int, int], bool] = {}
    found = []
    for match in pattern.finditer(text.lower):
        sentence = text.sentence_at(match.start())
        if sentence not in judged:
            claims = needed is None or bool(needed.search(text.lower, *sentence))
            judged[sentence] = claims and not sparing.search(text.lower, *sentence)
        pleasant = _PLEASANT.search(text.lower, max(0, match.start() - _BEFORE), match.start())
        if judged[sentence] and not pleasant and close(match[0]) not in known:
            found.append(rule.finding(*text.span(*match.span())))
    return found


def close(text: str) -> str:
    """6 p.m. and 6pm are one time."""
    return re.sub(r"[\s.]+", "", fold(text).lower)
