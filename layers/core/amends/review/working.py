"""What somebody is typing: kept as it is typed, for them alone, until it is sent or discarded."""

from datetime import datetime, timedelta
from typing import Annotated, Protocol

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from amends.mention import make_storable
from amends.private.sealed import Sealed
from amends.roles import Person

PRIVATE = "private"  # in place of a reply's id: a new message that only its customer will read
KEPT = timedelta(days=14)  # what nobody came back to by then is nobody's answer any more
WorkingText = Annotated[str, BeforeValidator(make_storable), Field(max_length=10_000)]


class Working(BaseModel):
    """A person's unsent words in a case, of which those for a new reply and those for each other one are kept apart.

    `version` counts how often they were kept, 0 where there are none.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    case_id: str
    person: str
    text: WorkingText = ""
    in_reply_to: str | None = None
    reply_id: str | None = None  # the reply that is being edited, or for which other words are proposed
    saved_at: AwareDatetime | None = None
    version: int = 0
    sealed: SkipJsonSchema[Sealed | None] = Field(default=None, exclude=True)

    @property
    def private(self) -> bool:
        """Whether they are for a message that only its customer will read."""
        return self.reply_id == PRIVATE

    @property
    def place(self) -> str:
        """What its words are sealed as."""
        return f"draft of {self.person}"


class KeptWorking(Protocol):
    """Where unsent words are kept."""

    def working(self, case_id: str) -> list[Working]:
        """Everybody's in a case."""
        ...

    def save_working(self, working: Working) -> Working:
        """Write the next version; raises Stale when another came first."""
        ...


def typed(
    case_id: str,
    person: Person,
    text: str,
    seen: int,
    now: datetime,
    in_reply_to: str | None = None,
    reply_id: str | None = None,
) -> Working:
    """What the person typed by now, after the version that their page saw."""
    return Working(
        case_id=case_id,
        person=person.id,
        text=text,
        in_reply_to=in_reply_to,
        reply_id=reply_id,
        saved_at=now,
        version=seen + 1,
    )
