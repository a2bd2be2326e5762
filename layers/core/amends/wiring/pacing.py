"""How often a source is polled now."""

from datetime import timedelta
from decimal import Decimal

from amends.pacing import Pace, due
from amends.spending import policy
from amends.wiring.handoff import handoffs
from amends.wiring.outage import watched
from amends.wiring.spending import ledger
from amends.wiring.stores import brand, cursors, now

EVER = timedelta(days=365)  # every handoff that is open is looked at sooner


def pace(source: str, *, sharing: int = 1) -> Pace:
    """Whether the source is polled at this tick; so many sources share its rate window."""
    at, budget = now(), brand().budgets.get(source)
    spent = ledger().month(source, at).total.dollars if budget is not None else Decimal(0)
    return due(
        cursors().get(source),
        policy(spent, budget, source, at),
        at,
        incident=any(one.live for one in watched()),
        awaited=bool(handoffs().live(at + EVER, 1)),
        sharing=sharing,
    )
