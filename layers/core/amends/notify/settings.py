"""Who is told by which channel: an administrator's settings, and each person's own wishes."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from amends.brand import QuietHours
from amends.errors import BadInput
from amends.notify.kinds import CONCERNS
from amends.notify.notice import Channel
from amends.triage import Desk

PEOPLE = 40  # with both channels and all desks, one notice's messages fit into one transaction
HOOK = r"^[a-z0-9-]{1,40}$"


def _distinct(names: list[str]) -> list[str]:
    if len({name.casefold() for name in names}) < len(names):
        raise ValueError("one is there twice")
    return names


# Printable ASCII without what could end an address or begin another.
Email = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}$")]
Hook = Annotated[str, StringConstraints(pattern=HOOK)]
Minutes = Annotated[int, Field(ge=1, le=1440)]
Kinds = Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=100), AfterValidator(_distinct)]


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class DeskNotices(_Settings):
    """How a desk is told; `slack` names a webhook of the credentials secret, `muted` the kinds it does not want."""

    slack: Hook | None = None
    emails: Annotated[list[Email], Field(max_length=10), AfterValidator(_distinct)] = []
    sns: bool = False
    muted: Kinds = []
    digest_minutes: Minutes = 15


class PersonNotices(_Settings):
    """How a person can be told, and the desks whose notices are theirs too; `id` is the one that /me shows."""

    id: str = Field(min_length=1, max_length=128)
    name: str = Field(min_length=1, max_length=80)
    email: Email | None = None
    slack: Hook | None = None
    desks: list[Desk] = Field(default=[], max_length=20)


class NoticeSettings(_Settings):
    """All that an administrator sets; `public_preview` shows in Slack the words of a reply that waits for approval."""

    desks: dict[Desk, DeskNotices] = {}
    people: Annotated[list[PersonNotices], Field(max_length=PEOPLE)] = []
    approvers: list[Desk] = Field(default=[Desk.LEGAL, Desk.PR], max_length=20)
    public_preview: bool = False

    @model_validator(mode="after")
    def _name_each_person_once(self) -> "NoticeSettings":
        if len({person.id for person in self.people}) < len(self.people):
            raise ValueError("a person is there twice")
        return self

    def person(self, person_id: str) -> PersonNotices | None:
        """The person's entry."""
        return next((person for person in self.people if person.id == person_id), None)


class NoticeVersion(BaseModel):
    """A version of the settings, whole."""

    model_config = ConfigDict(frozen=True)

    version: int
    settings: NoticeSettings
    at: AwareDatetime
    by: str
    by_name: str
    note: str


class Wishes(_Settings):
    """What a person wishes for their own notices."""

    channels: list[Channel] = Field(default=[Channel.SLACK, Channel.EMAIL], max_length=3)
    muted: Kinds = []
    digest_minutes: Minutes = 15
    quiet_hours: QuietHours | None = None
    # Whether severity 1 comes through quiet hours.
    gravest_always: bool = True


class MyNotices(Wishes):
    """A person's wishes as they stand; version 0 before they set any."""

    version: int = 0


class Pace(BaseModel):
    """How often a mailbox is emptied."""

    model_config = ConfigDict(frozen=True)

    digest: timedelta = timedelta(minutes=15)
    quiet: QuietHours | None = None
    gravest_always: bool = True


def must_be_known(muted: list[str]) -> None:
    """Raise BadInput for a kind that is never told; checked when it is set, so that a stored one may go out of use."""
    if unknown := sorted(set(muted) - set(CONCERNS)):
        raise BadInput(f"no such kind of notice: {', '.join(unknown)}; there are: {', '.join(CONCERNS)}")
