"""The privacy notice: the first message to a customer leads to it."""

from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import Folded
from amends.lint.rule import Rule


def missing(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """The whole of a first message that does not lead to the brand's notice."""
    url = context.notice_url
    if not context.first_message or url is None or url in text.original:
        return []
    return [rule.finding(0, len(text.original), suggestion=url)]


def unset(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """The whole of a first message for which the brand has named no notice."""
    if not context.first_message or context.notice_url is not None:
        return []
    return [rule.finding(0, len(text.original))]
