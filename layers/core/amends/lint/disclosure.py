"""Causes that are named before legal has cleared them."""

import re

from amends.lint.context import Context
from amends.lint.finding import Finding, Level
from amends.lint.folding import Folded, fold
from amends.lint.rule import Rule

_WORD = re.compile(r"[a-z0-9]{3,}")
# They say that a cause follows, and nothing of which.
_LEADING = frozenset(
    {
        "caused",
        "cause",
        "causes",
        "due",
        "because",
        "result",
        "down",
        "root",
        "was",
        "were",
        "has",
        "have",
        "been",
        "the",
    }
    | {"triggered", "owing", "stems", "came", "from", "our", "some", "this", "that", "with", "and", "for", "its", "out"}
)


def causes(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """What the patterns find, less what legal has cleared; in an incident there is no way round it."""
    cleared = [set(_WORD.findall(fold(fact).lower)) for fact in context.cleared_facts]
    level = Level.BLOCK if context.incident != "none" else rule.level
    found = []
    for finding in rule.by_pattern(text):
        named = set(_WORD.findall(fold(text.original[finding.start : finding.end]).lower)) - _LEADING
        if not any(named <= fact for fact in cleared):
            found.append(finding.model_copy(update={"level": level}))
    return found
