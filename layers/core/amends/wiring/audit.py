"""The log."""

from amends.adapters.audit import Audit
from amends.wiring.stores import table


def audit() -> Audit:
    """The log of every move."""
    return Audit(table())
