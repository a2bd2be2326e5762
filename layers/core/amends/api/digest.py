"""Routes: the weekly digest, and what became of the latest one."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.digest.sending import State, unreachable
from amends.digest.settings import PEOPLE, DigestVersion, Schedule, change
from amends.roles import Act

router = APIGatewayHttpRouter()


class RecipientShown(BaseModel):
    """Somebody who gets it; `why` says why it would not reach them, where it would not."""

    id: str
    name: str
    why: str


class DigestSent(BaseModel):
    """What became of a person's latest digest."""

    week: str
    name: str
    state: State
    at: AwareDatetime
    why: str


class DigestSettings(Schedule):
    """When it goes to whom; version 0 before somebody set it. `latest` is what became of the latest week's."""

    version: int
    at: AwareDatetime | None
    by_name: str
    recipients: list[RecipientShown]
    latest: list[DigestSent]


class RecipientChosen(BaseModel):
    """A person who is to get it, by the id that /people shows."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, max_length=128)


class NewDigestSettings(Schedule):
    """When it goes to whom, all of it. Addresses are those of the notification settings, and none can be given here."""

    recipients: list[RecipientChosen] = Field(default=[], max_length=PEOPLE)


@router.get("/reports/digest", summary="The weekly digest", tags=["reports"])
def digest_settings() -> DigestSettings:
    """When it goes to whom, and what became of the latest one."""
    permitted(router, Act.REPORT)
    return _shown(wiring.digest_versions().current() or DigestVersion(version=0))


@router.put("/reports/digest", summary="Change the weekly digest", tags=["reports"])
def set_digest(body: NewDigestSettings, if_match: IfMatch = "") -> DigestSettings:
    """Put this in the place of what the caller saw. Recipients are people who signed in and may read reports."""
    person = permitted(router, Act.COMPARE)
    versions, now, seen = wiring.digest_versions(), wiring.now(), seen_in(if_match)
    schedule = Schedule.model_validate(body.model_dump(include=set(Schedule.model_fields)))
    people = [one.id for one in body.recipients]
    changed = change(versions.current(), seen, schedule, people, wiring.colleagues().known(now), person, now)
    return _shown(versions.add(changed))


def _shown(version: DigestVersion) -> DigestSettings:
    known, now = wiring.digest_readers(), wiring.now()
    return DigestSettings(
        **version.schedule.model_dump(),
        version=version.version,
        at=version.at,
        by_name=version.by_name,
        recipients=[
            RecipientShown(id=one.id, name=one.name, why=unreachable(one, known, now)) for one in version.recipients
        ],
        latest=[
            DigestSent(week=one.week, name=one.name, state=one.state, at=one.at, why=one.why)
            for one in wiring.digests().newest()
        ],
    )
