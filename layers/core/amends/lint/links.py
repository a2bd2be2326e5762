"""Links: what they cost, where they lead, and whether a reader can see it."""

import re

from amends.costs import of_answer
from amends.lengths import links
from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import Folded
from amends.lint.rule import Rule

_SHORTENERS = (
    "bit.ly|tinyurl.com|goo.gl|ow.ly|is.gd|buff.ly|t.ly|rb.gy|cutt.ly|shorturl.at|tiny.cc|rebrand.ly|lnkd.in|s.id|v.gd"
)
_SHORT = re.compile(rf"(?:https?://)?(?:www\.)?(?:{_SHORTENERS.replace('.', chr(92) + '.')})/\S", re.IGNORECASE)
_INSECURE = re.compile(r"http://", re.IGNORECASE)


def priced(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """The text's first link, where it makes the answer cost more."""
    cost = context.cost or of_answer(context.platform, summoned=context.summoned, private=context.private)
    found = links(text.original)
    if not found or cost.with_link == cost.plain:
        return []
    words = f"{rule.words} ${cost.with_link.normalize():f} instead of ${cost.plain.normalize():f}."
    return [rule.finding(*found[0], words=words)]


def shortened(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Links that hide where they lead."""
    return _like(rule, text, _SHORT)


def insecure(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Links that anyone on the way can read and change."""
    return _like(rule, text, _INSECURE)


def _like(rule: Rule, text: Folded, pattern: re.Pattern[str]) -> list[Finding]:
    return [rule.finding(*span) for span in links(text.original) if pattern.match(text.original[slice(*span)])]
