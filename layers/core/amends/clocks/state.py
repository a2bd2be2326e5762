"""The clocks of a case as they are kept with it: which run, since when, due when, and for whom the case waits."""

from datetime import timedelta
from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, WithJsonSchema

# ISO 8601 allows parts of a second, which JSON Schema's "duration" does not.
Span = Annotated[timedelta, WithJsonSchema({"type": "string", "description": "An ISO 8601 duration"})]


class ClockName(StrEnum):
    """What a clock measures: until who did what."""

    TRIAGE = "triage"  # from its opening until a person does anything about it
    FIRST_ANSWER = "first answer"  # from its opening until an answer of ours is public
    NEXT_ANSWER = "next answer"  # from when its customer writes again until that is answered
    APPROVAL = "approval"  # of a reply, from its submission until it leaves review
    RESOLUTION = "resolution"  # while it is ours to do something, until it is resolved


class Channel(StrEnum):
    """Where a customer speaks; what is said in private is a channel of its own."""

    X = "x"
    REDDIT = "reddit"
    WEBHOOK = "webhook"
    PRIVATE = "private"


class Holder(StrEnum):
    """For whom a case waits, and so who uses up the time."""

    RESPONDER = "responder"
    APPROVER = "approver"
    OUTBOX = "outbox"  # ours or the platform's: it was approved and is not public yet
    CUSTOMER = "customer"
    NOBODY = "nobody"  # snoozed, or resolved


class Told(IntEnum):
    """How far a clock has been told of, each step once."""

    NOTHING = 0
    DUE_SOON = 1
    OVERDUE = 2
    DEPUTY = 3
    LEAD = 4


class Clock(BaseModel):
    """One clock. It runs where `since` is set, and has ended where `ended_at` is; else it stands still."""

    model_config = ConfigDict(frozen=True)

    name: ClockName
    reply_id: str = ""  # of an approval
    began_at: AwareDatetime
    target: Span  # business time
    used: Span = timedelta(0)  # business time, before `since`
    since: AwareDatetime | None = None
    due_at: AwareDatetime | None = None  # while it runs
    told: Told = Told.NOTHING
    ended_at: AwareDatetime | None = None


class Clocks(BaseModel):
    """All clocks of a case, with what they are derived from; told up to `at`, and to be told again at `next_at`.

    Of each name one that has not ended at most, but for approvals: each reply in review has its own.
    """

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    state: str
    severity: int
    channel: Channel
    desk: str
    snoozed_until: AwareDatetime | None = None
    replies: dict[str, str] = {}  # the state of each that is under way
    answered: bool = False  # whether the customer has an answer of ours
    holder: Holder = Holder.RESPONDER
    clocks: list[Clock] = []
    owed: ClockName | None = None  # the running clock that is due first
    next_at: AwareDatetime | None = None

    def running(self) -> list[Clock]:
        """Those that run, the first due first."""
        return sorted((clock for clock in self.clocks if clock.since), key=lambda clock: clock.due_at or clock.began_at)


class Seen(BaseModel):
    """What a write shows of a case; None where it leaves the case itself as it is."""

    model_config = ConfigDict(frozen=True)

    state: str | None = None
    severity: int = 4
    channel: Channel = Channel.X
    desk: str = ""
    snoozed_until: AwareDatetime | None = None
    wrote_at: AwareDatetime | None = None  # when its customer wrote last
    replies: dict[str, str] = {}  # the states of those that it writes
    by_person: bool = False  # whether a person did something
