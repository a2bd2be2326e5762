"""Names of people: of staff, who did not ask to be public, and of customers beyond what they show themselves."""

import re

from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import Folded, fold
from amends.lint.rule import Rule

_NAME = r"[A-Z][a-zà-ÿ'-]{1,30}"
_STAFF = re.compile(
    (
        r"\b(?:[Oo]ur|[Mm]y|[Tt]he) (?:[a-z-]{1,20} ){0,2}?(?:colleague|engineer|manager|agent|driver|adviser|advisor"
        rf"|technician|supervisor|director|rep|teammate|nurse|courier)s?,? (?P<name>{_NAME} {_NAME})\b"
    ).replace(" ", r"\s")
)
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? (?P<name>{_NAME})\b".replace(" ", r"\s"))
_PARTS = re.compile(r"[^\W\d_]{2,}")


def staff(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """First and last name of somebody of ours; a first name alone is how people sign."""
    found = [rule.finding(*text.span(*match.span("name"))) for match in _STAFF.finditer(text.cased)]
    for name in context.staff_names:
        parts = _PARTS.findall(fold(name).lower)
        if len(parts) >= 2:
            found += _said(rule, text, parts)
    return found


def customer(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """A customer's last name that their account does not show, and names from private messages."""
    shown = set(_PARTS.findall(fold(context.customer_name).lower))
    titled = (match for match in _TITLED.finditer(text.cased) if match["name"].lower() not in shown)
    found = [rule.finding(*text.span(*match.span("name"))) for match in titled]
    for name in context.private_names:
        parts = [part for part in _PARTS.findall(fold(name).lower) if part not in shown]
        for part in parts:
            found += _said(rule, text, [part])
    return found


def _said(rule: Rule, text: Folded, parts: list[str]) -> list[Finding]:
    pattern = r"\b" + r"[\s._-]{1,3}".join(map(re.escape, parts)) + r"\b"
    return [rule.finding(*text.span(*match.span())) for match in re.finditer(pattern, text.lower)]
