"""Findings that stand in the way of a text, and the record of how they were overridden."""

from collections.abc import Sequence

from amends.errors import BadInput
from amends.lint.finding import Finding, Level, Override, unresolved


def cleared(findings: Sequence[Finding], overrides: Sequence[Override]) -> str:
    """What the history keeps of them: rules and reasons, and no word of the text.

    Raises BadInput where a finding blocks the text or wants a reason that was not given.
    """
    if left := unresolved(findings, overrides):
        raise BadInput("; ".join(dict.fromkeys(_asked(finding) for finding in left)))
    found = ", ".join(dict.fromkeys(finding.rule for finding in findings))
    reasons = [f"{override.rule} overridden: {override.why}" for override in overrides]
    return "; ".join([*([f"linters found {found}"] if found else []), *reasons])


def _asked(finding: Finding) -> str:
    if finding.level is Level.BLOCK:
        return f"{finding.rule} must go: {finding.words}"
    return f"{finding.rule} needs a reason: {finding.words}"
