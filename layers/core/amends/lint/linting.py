"""A text against every rule."""

import re

from amends.lint.checks import CHECKS
from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import fold
from amends.lint.rule import Rule, rules

MOST = 100  # findings that a text is told of; one that has more is not read to its end by anybody
# Half a character, which no platform takes; one that stands in its place keeps every offset.
_LONE = re.compile("[\ud800-\udfff]")


def lint(text: str, context: Context, of: tuple[Rule, ...] | None = None) -> list[Finding]:
    """The findings in the order of the text, the gravest first where they stand at one place; no rule twice there."""
    folded = fold(_LONE.sub("\ufffd", text))
    found: dict[tuple[str, int, int], Finding] = {}
    for rule in of or rules():
        if rule.applies(context):
            several = CHECKS[rule.code](rule, folded, context) if rule.code else rule.by_pattern(folded)
            found |= {(finding.rule, finding.start, finding.end): finding for finding in several}
    # Blocks come through however much else there is.
    most = sorted(found.values(), key=lambda finding: -finding.level.weight)[:MOST]
    return sorted(most, key=lambda finding: (finding.start, -finding.level.weight, finding.end, finding.rule))
