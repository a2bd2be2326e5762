"""An entry of a case's history: who did what, when, and why."""

from uuid import uuid4

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

SYSTEM = "amends"


class Event(BaseModel):
    """What happened to a case or a reply; never the text of a post, so that a deletion leaves it whole."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(default_factory=lambda: uuid4().hex)
    at: AwareDatetime
    kind: str
    by: str = SYSTEM
    by_name: str = "Amends"
    reply_id: str | None = None
    note: str = ""
