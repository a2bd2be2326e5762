"""A notice: that something happened which concerns somebody. It has no field that could hold a word of a post."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.event import Event
from amends.notify.kinds import Whom, concern


class Channel(StrEnum):
    """How somebody is told."""

    SLACK = "slack"
    EMAIL = "email"
    SNS = "sns"


class Notice(BaseModel):
    """An event as it waits to be told; whom it concerns is worked out when it is taken up."""

    model_config = ConfigDict(frozen=True)

    id: str
    case_id: str
    kind: str
    at: AwareDatetime
    by: str
    by_name: str
    reply_id: str | None = None
    to: tuple[str, ...] = ()


class Line(BaseModel):
    """What a message says of one notice; with a version where a reply waits for approval."""

    model_config = ConfigDict(frozen=True)

    id: str
    case_id: str
    kind: str
    at: AwareDatetime
    by_name: str
    desk: str
    title: str = ""  # an incident's, which people of ours wrote
    severity: int
    urgent: bool = False
    reply_id: str | None = None
    reply_version: int | None = None


def notice_of(case_id: str, event: Event) -> Notice | None:
    """The event's notice; None where it concerns nobody. Its note stays behind: people write there."""
    what = concern(event.kind)
    if what is None or (what.whom == {Whom.NAMED} and not event.to):
        return None
    return Notice(
        id=event.id,
        case_id=case_id,
        kind=event.kind,
        at=event.at,
        by=event.by,
        by_name=event.by_name,
        reply_id=event.reply_id,
        to=event.to,
    )
