"""A delivery: that somebody is given a statement, once for each incident, stage and channel."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.mention import PlatformName

OWN_POST = ""  # in place of an author: the post of the brand's own account


class StatementRef(BaseModel):
    """The statement that a reply gives out; `epoch` is the incident's when it was handed out."""

    model_config = ConfigDict(frozen=True)

    incident_id: str
    statement_id: str
    stage: str
    epoch: int
    author_id: str
    alternative: int = 0
    expires_at: AwareDatetime | None = None  # until when the statement's approval holds
    # Whether the incident counts it among those that are on their way; adapters/delivery_items.py keeps it.
    in_flight: bool = False


class DeliveryState(StrEnum):
    """What became of a delivery."""

    QUEUED = "queued"
    POSTING = "posting"
    POSTED = "posted"
    IN_DOUBT = "in_doubt"
    REFUSED = "refused"
    LEFT_OUT = "left_out"
    WITHDRAWN = "withdrawn"


# It certainly never was public, so that its place is free for another try; who could not be told, a while later.
FREE = (DeliveryState.WITHDRAWN, DeliveryState.LEFT_OUT)
# Who was told, or may have been: they get the resolution, too.
TOLD = frozenset({DeliveryState.POSTED, DeliveryState.IN_DOUBT})
ON_THEIR_WAY = frozenset({DeliveryState.QUEUED, DeliveryState.POSTING})


class Delivery(BaseModel):
    """The marker that settles who is given what, and what became of it."""

    model_config = ConfigDict(frozen=True)

    incident_id: str
    statement_id: str
    stage: str
    platform: PlatformName
    author_id: str
    case_id: str = ""
    reply_id: str = ""
    language: str = ""
    alternative: int = 0
    severity: int = 3
    epoch: int = 0
    number: int = 0  # its place among all of the incident
    state: DeliveryState = DeliveryState.QUEUED
    at: AwareDatetime  # when it was handed out
    since: AwareDatetime  # in this state
    post_id: str | None = None
    why: str = ""
