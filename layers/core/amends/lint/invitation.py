"""An invitation into private: that it hears the customer first, says why and what happens, and then invites."""

import re

from amends.library.acknowledging import acknowledges
from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import Folded
from amends.lint.rule import Rule

LANGUAGE = "en"  # of the rules
_INVITES = re.compile(
    r"x\.com/messages/compose|reddit\.com/message/compose|\bmod ?mail\b|\b(?:direct|private) messages?\b|\bdms?\b"
    r"|\b(?:send|drop|write|message) (?:us|me)\b|\b(?:write|message) to (?:us|me)\b|\bmessage button\b|\bin private\b"
)
_DOES = re.compile(
    r"\b(?:we|i|one of us|a colleague|[a-z]+ from our team)(?:'ll| will| can|'re going to| are going to)(?: \w+){0,2}? "
    r"(?:look|check|find|sort|go|tell|say|answer|reply|get|call|ring|see|open|read|take|help|put|change|work|write|walk)"
)
WHEN = re.compile(
    r"\{next_update\}|\b(?:within|in|by|before|until) (?:the |an? |one |two |three |ten |few |next |end of )*"
    r"(?:\d|half|hours?|minutes?|day|night|noon|midday|midnight|evening|weekend|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|tomorrow|tonight|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|\btoday\b|\btonight\b|\btomorrow\b|\bthis (?:morning|afternoon|evening|week)\b"
    r"|\b(?:straight|right) away\b|\bthe same day\b"
)


def not_heard_first(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """An invitation before an acknowledgment: it reads as sending the customer away."""
    invites = _INVITES.search(text.lower)
    before = text.lower[: invites.start()] if invites else text.lower
    return [] if acknowledges(before, LANGUAGE) else _all_of(rule, text)


def no_privacy(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Nothing says that it is for the customer's privacy; and, where it stands, that it is for our image."""
    evasive = (
        [rule.finding(*text.span(*found.span())) for found in rule.finds.finditer(text.lower)] if rule.finds else []
    )
    if evasive or (rule.spared and rule.spared.search(text.lower)):
        return evasive
    return _all_of(rule, text)


def no_next_step(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """What we do there, or by when, is missing."""
    missing = [
        words for words, found in (("what you will do there", _DOES), ("by when", WHEN)) if not found.search(text.lower)
    ]
    if not missing:
        return []
    return [
        finding.model_copy(update={"words": f"{rule.words} Missing: {' and '.join(missing)}."})
        for finding in _all_of(rule, text)
    ]


def no_way(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """Neither words nor a link nor X's button say how to write to us."""
    return [] if context.deep_link or _INVITES.search(text.lower) else _all_of(rule, text)


def _all_of(rule: Rule, text: Folded) -> list[Finding]:
    return [rule.finding(0, len(text.original))] if text.lower.strip() else []
