"""An entry of a case's history: who did what, when, and why."""

import time
from uuid import uuid4

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

SYSTEM = "amends"


def in_order() -> str:
    """A new id that sorts behind those made before: one call can leave two events of the same moment."""
    return f"{time.time_ns():020d}-{uuid4().hex[:8]}"


class Event(BaseModel):
    """What happened to a case or a reply; never the text of a post, so that a deletion leaves it whole."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(default_factory=in_order)
    at: AwareDatetime
    kind: str
    by: str = SYSTEM
    by_name: str = "Amends"
    reply_id: str | None = None
    note: str = ""
    # From where it was done: "console", "api", "slack", or the function of ours; audit/origin.py says it.
    via: str = ""
    # Of the reply's text as it stood then, where the event is about a reply.
    text_sha256: str | None = None
    # The entries whose words a removal takes out with this one; without it a changed note is a forged one.
    cleared: tuple[int, ...] = ()
    # People (by id) and desks ("desk:legal") whom it names: who is mentioned, handed over to, asked.
    to: tuple[str, ...] = ()
    # For whom the case waits from here on; written by adapters/history.py.
    waits_for: str = ""
    # The case's version that it led to; 0 where it left the case itself as it was. Written by adapters/history.py.
    case_version: int = 0
    # Its place in the history, the seal of the entry before it, and its own; written by audit/chain.py.
    seq: int = 0
    before: str = ""
    note_sha256: str = ""
    seal: str = ""
