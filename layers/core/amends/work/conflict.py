"""What came between a person and their change: who did what since the version that they saw."""

from collections.abc import Sequence

from amends.errors import Changed
from amends.event import Event

SHOWN = 10  # of what happened meanwhile, the newest


def changed(what: str, version: int, since: Sequence[Event]) -> Changed:
    """The conflict in words, with the version as it is now; `since` is what happened meanwhile, the oldest first."""
    last = since[-1] if since else None
    who = f"{last.by_name} changed {what} ({last.kind})" if last else f"someone changed {what}"
    told = [{"who": one.by_name, "when": one.at.isoformat(), "what": one.kind} for one in since[-SHOWN:]]
    return Changed(f"{who} after you opened it; look again, nothing of yours was stored", version, told)
