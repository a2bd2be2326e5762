"""What is wrong with a text before it is public: rules as data, findings at their places, reasons to override."""

from amends.lint.context import Context
from amends.lint.finding import Finding, Level, Override, unresolved
from amends.lint.linting import lint

__all__ = ["Context", "Finding", "Level", "Override", "lint", "unresolved"]
