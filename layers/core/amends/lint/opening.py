"""How an answer begins: with the customer, before anything about us."""

import re

from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import Folded
from amends.lint.rule import Rule

_ENOUGH = 2  # sentences within which a customer expects to be heard
_GREETING = re.compile(
    r"\s*(?:@\w+|(?:@\w+|hi|hello|hey|dear|good (?:morning|afternoon|evening)|u/[\w-]+)\b[^.!?\n]{0,40}[,.!:])\s*$"
)


def unacknowledged(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """Where a first answer to a complaint begins, and nothing at its beginning shows that the customer was heard."""
    if context.acknowledged or not text.lower.strip():
        return []
    spoken = [span for span in text.sentences if not _GREETING.match(text.lower[slice(*span)])] or list(text.sentences)
    opening = spoken[:_ENOUGH]
    # Past the opening nothing counts: an apology at the end reads as a formula.
    if rule.spared and rule.spared.search(text.lower, 0, opening[-1][1]):
        return []
    start, end = opening[0]
    start += len(text.lower[start:end]) - len(text.lower[start:end].lstrip())
    return [rule.finding(*text.span(start, end))]
