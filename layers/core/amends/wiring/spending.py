"""What is asked of the platforms, what it costs, and how often it is asked."""

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

from amends.adapters.ledger import Ledger
from amends.prices import Prices
from amends.wiring.stores import now, settings, table

if TYPE_CHECKING:
    from amends.adapters.meter import Meter


@cache
def prices() -> Prices:
    """The platforms' prices, with those that the operator corrected."""
    return Prices(settings().prices)


def ledger() -> Ledger:
    """What was asked of the platforms, and what it cost."""
    return Ledger(table(), settings().brand, prices())


@cache
def meter() -> "Meter":
    """What counts every request; imported here because only those that talk to a platform carry its client."""
    from amends.adapters.meter import Meter

    return Meter(ledger, now)


def metered(source: str) -> AbstractContextManager[None]:
    """A run whose requests are counted for the source, and written at its end."""
    return meter().metered(source)
