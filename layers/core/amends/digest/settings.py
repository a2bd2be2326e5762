"""Who gets the weekly digest, and when; every version is kept."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from amends.errors import BadInput, Overtaken
from amends.roles import Act, Person
from amends.work.people import Colleague

PEOPLE = 40  # an e-mail each, within one run


def _is_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("not a time zone of the IANA database, as Europe/London")
    return name


Zone = Annotated[str, Field(max_length=60), AfterValidator(_is_zone)]


class Schedule(BaseModel):
    """Whether it goes out, on which day of the week (Monday is 0), at which hour there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: bool = False
    weekday: int = Field(default=0, ge=0, le=6)
    hour: int = Field(default=8, ge=0, le=23)
    tz: Zone = "UTC"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.tz)


class Recipient(BaseModel):
    """A person who gets it, and from when on: what was due earlier is not sent after the event."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1, max_length=128)
    name: str = ""
    since: AwareDatetime


class DigestVersion(BaseModel):
    """A version of the settings, whole."""

    model_config = ConfigDict(frozen=True)

    version: int
    schedule: Schedule = Schedule()
    recipients: list[Recipient] = []
    at: AwareDatetime | None = None
    by: str = ""
    by_name: str = ""


def change(
    current: DigestVersion | None,
    seen: int,
    schedule: Schedule,
    people: list[str],
    known: list[Colleague],
    person: Person,
    now: datetime,
) -> DigestVersion:
    """The next version, for the people of these ids; raises Overtaken, and BadInput for who may not read reports."""
    person.must(Act.COMPARE)
    before = current or DigestVersion(version=0)
    if before.version != seen:
        raise Overtaken("someone changed the digest after you opened it; look again")
    if len(people) > PEOPLE or len(set(people)) < len(people):
        raise BadInput(f"{PEOPLE} people at most, and each of them once")
    by_id = {one.id: one for one in known}
    if wrong := [one for one in people if one not in by_id or not by_id[one].may(Act.REPORT)]:
        raise BadInput(f"only people who have signed in and may read reports get it, not: {', '.join(wrong)}")
    # Another hour begins anew for everybody: nobody gets a digest twice, or one that was due before they were added.
    kept = {one.id: one.since for one in before.recipients} if before.schedule == schedule else {}
    return DigestVersion(
        version=before.version + 1,
        schedule=schedule,
        recipients=[Recipient(id=one, name=by_id[one].name, since=kept.get(one, now)) for one in people],
        at=now,
        by=person.id,
        by_name=person.name,
    )
