"""What the log shows to those who may see it."""

from pydantic import BaseModel

from amends.audit.proof import Proof
from amends.event import Event


class Logged(BaseModel):
    """An entry, and of which case; of an incident where it begins with `incident:`."""

    case_id: str
    entry: Event


class History(BaseModel):
    """A case's entries in their order, and whether they are whole."""

    case_id: str
    proof: Proof
    entries: list[Event]
