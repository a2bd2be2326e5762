"""What the clocks go by, and how many cases are overdue."""

from amends.adapters import overdue
from amends.adapters.clocks import service_now
from amends.clocks.service import Service
from amends.wiring.stores import now, table


def service() -> Service:
    """What the brand promises its customers, as it is now."""
    return service_now(table())


def cases_overdue() -> int:
    """How many open cases are overdue."""
    return overdue.overdue(table(), now())
