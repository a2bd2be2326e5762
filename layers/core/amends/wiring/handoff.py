"""Handoffs: the way into private and back."""

from amends.adapters.handoffs import Handoffs
from amends.wiring.stores import table


def handoffs() -> Handoffs:
    """The handoffs."""
    return Handoffs(table())
