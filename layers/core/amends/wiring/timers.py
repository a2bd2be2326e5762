"""What must happen at a moment, and who does it; a part adds its kinds here."""

from amends.adapters.clocks import KIND as CLOCKS
from amends.adapters.clocks import due_again
from amends.adapters.timers import Timers
from amends.timers import Handler
from amends.wiring.giving import giving_timers
from amends.wiring.handoff import handoff_timers, handoff_watch
from amends.wiring.library import uses
from amends.wiring.outage import outage_timers
from amends.wiring.review import review_timers
from amends.wiring.stores import table
from amends.wiring.work import work_timers


def timers() -> Timers:
    """The timers."""
    return Timers(table())


def timer_handlers() -> dict[str, Handler]:
    """Who knows what to do when a timer of a kind is due."""
    return {
        CLOCKS: due_again,
        **giving_timers(),
        **handoff_watch().handlers(),
        **handoff_timers(),
        **outage_timers(),
        **uses().handlers(),
        **review_timers(),
        **work_timers(),
    }
