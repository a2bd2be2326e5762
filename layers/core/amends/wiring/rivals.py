"""Other brands: whom we compare ourselves with, and what reads them."""

from collections.abc import Callable

from amends.adapters.comparisons import Comparisons
from amends.adapters.watch_lists import WatchLists
from amends.prices import Call
from amends.reading import Reading, decide
from amends.rivals.collecting import compare
from amends.rivals.ports import Allowance, Reads
from amends.rivals.watch_list import WatchList, shipped, with_ours
from amends.spending import COMPARE, budget_of
from amends.wiring.networks import credentials, x_client
from amends.wiring.outage import incidents, watched
from amends.wiring.spending import ledger, metered, prices
from amends.wiring.stores import brand, now, reader, settings, table, thresholds


def watch_lists() -> WatchLists:
    """The watch list's versions."""
    return WatchLists(table(), settings().brand)


def watch_list() -> WatchList:
    """The watch list as it counts now: somebody's, or what the brand's settings say."""
    settled, x = brand(), credentials().x
    known = [*([x.username] if x else []), *settled.accounts.x]
    return with_ours(watch_lists().current() or shipped(settings().brand, settled), known)


def comparisons() -> Comparisons:
    """The comparisons."""
    return Comparisons(table(), settings().brand)


def compare_now(has_time: Callable[[], bool]) -> dict[str, str]:
    """One run over every comparison that is not done; nothing without credentials for X."""
    x = credentials().x
    if x is None:
        return {}
    from amends.adapters.x_rivals import XRivals

    at = now()
    reads = Reads(XRivals(x_client(x)[0]), _hear, comparisons(), incidents().get)
    live = [incidents().get(one.id) for one in watched() if one.live]
    with metered(COMPARE):
        return compare(reads, live, watch_list(), _allowance(), at, has_time)


def _allowance() -> Allowance:
    """As many posts as the rest of the month's budget pays."""
    budget = budget_of(COMPARE, brand().budgets)
    price = prices().of(Call.X_READ)
    if budget is None or not price:
        return Allowance(posts=10**9)
    left = budget - ledger().month(COMPARE, now()).total.dollars
    return Allowance(posts=max(int(left / price), 0))


def _hear(texts: list[str]) -> list[Reading]:
    """Our model's readings, decided at the brand's threshold; announcing a model's threshold is left to hearing."""
    found = reader().read(texts)
    own = thresholds().current(settings().brand)
    return [decide(one, own.threshold) if own and own.model == one.model else one for one in found]
