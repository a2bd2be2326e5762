"""Handoffs: the way into private and back."""

from amends.adapters.handoff_tallies import HandoffTallies
from amends.adapters.handoff_watch import HandoffWatch
from amends.adapters.handoffs import Handoffs
from amends.wiring.stores import table


def handoffs() -> Handoffs:
    """The handoffs."""
    return Handoffs(table())


def handoff_watch() -> HandoffWatch:
    """The handoffs whose public side is watched."""
    return HandoffWatch(table())


def handoff_tallies() -> HandoffTallies:
    """What became of handoffs."""
    return HandoffTallies(table())
