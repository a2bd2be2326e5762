"""Keys of what happens to a case at a moment."""

from datetime import datetime

from amends.adapters.keys.base import Key, stamp
from amends.adapters.keys.outage import partition


def timer(case_id: str, kind: str, timer_id: str = "") -> Key:
    """A timer, in its case or incident."""
    return {"pk": partition(case_id), "sk": f"TIMER#{kind}#{timer_id}" if timer_id else f"TIMER#{kind}"}


def timers() -> str:
    """The index partition of all timers, the first due first."""
    return "TIMERS"


def timer_place(due_at: datetime, case_id: str, kind: str, timer_id: str = "") -> str:
    """A timer's place among all timers."""
    return "#".join((stamp(due_at), case_id, kind, timer_id))


def timers_until(now: datetime) -> str:
    """The last place of a timer that is due by now."""
    return f"{stamp(now)}#~"
