"""Routes: who is told of what, by which channel; one's own wishes; what could not be told."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.casefile import Page
from amends.notify.changing import change, own_notice, wish
from amends.notify.kinds import CONCERNS
from amends.notify.mailbox import Dead
from amends.notify.notice import Channel
from amends.notify.settings import MyNotices, NoticeSettings, NoticeVersion, Wishes
from amends.roles import Act

router = APIGatewayHttpRouter()


class NoticesNow(BaseModel):
    """The settings as they are, version 0 before somebody set some, and the kinds of notice that there are."""

    version: int
    settings: NoticeSettings
    kinds: list[str]


class MyNoticesNow(MyNotices):
    """The caller's wishes, and the kinds of notice that there are."""

    kinds: list[str]


class NewNoticeSettings(BaseModel):
    """The settings, all of them, and why."""

    settings: NoticeSettings
    note: str = Field(min_length=1, max_length=500)


class Tested(BaseModel):
    """By which channels the test notice goes out within a minute."""

    channels: list[Channel]


@router.get("/notifications", summary="Who is told of what", tags=["notifications"])
def notice_settings() -> NoticesNow:
    """The desks' and people's addresses; only for those who may change them."""
    permitted(router, Act.CONFIGURE)
    current = wiring.notice_versions().current()
    settings = current.settings if current else NoticeSettings()
    return NoticesNow(version=current.version if current else 0, settings=settings, kinds=list(CONCERNS))


@router.get("/notifications/versions", summary="The notice settings' history", tags=["notifications"])
def notice_versions(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[NoticeVersion]:
    """Who changed them, when and why; the newest first."""
    permitted(router, Act.CONFIGURE)
    return wiring.notice_versions().history(limit)


@router.put("/notifications", summary="Change who is told of what", tags=["notifications"])
def set_notices(body: NewNoticeSettings, if_match: IfMatch = "") -> NoticeVersion:
    """Put these settings in the place of those that the caller saw."""
    person = permitted(router, Act.CONFIGURE)
    versions = wiring.notice_versions()
    version = seen_in(if_match)
    return versions.add(change(versions.current(), version, body.settings, body.note, person, wiring.now()))


@router.get("/notifications/dead", summary="What could not be told", tags=["notifications"])
def dead_notices(
    limit: Annotated[int, Query(ge=1, le=100)] = 20, cursor: Annotated[str | None, Query(max_length=2000)] = None
) -> Page[Dead]:
    """Messages that nobody took for a day, with the reason; the newest first, for thirty days."""
    permitted(router, Act.CONFIGURE)
    return wiring.notices().dead(limit, cursor)


@router.post(
    "/notifications/test", summary="Send oneself a notice", tags=["notifications"], status_code=HTTPStatus.CREATED
)
def send_test() -> Tested:
    """A notice to the caller alone, on the way that every notice takes."""
    person = permitted(router, Act.READ)
    mine = wiring.peoples_wishes().get(person.id)
    notice, channels = own_notice(person, wiring.notice_settings(), mine, wiring.now())
    wiring.notices().add(notice)
    return Tested(channels=channels)


@router.get("/me/notifications", summary="How I am told", tags=["notifications"])
def my_notices() -> MyNoticesNow:
    """The caller's own wishes; version 0 before they set any."""
    return _with_kinds(wiring.peoples_wishes().get(permitted(router, Act.READ).id))


@router.put("/me/notifications", summary="Change how I am told", tags=["notifications"])
def set_my_notices(body: Wishes, if_match: IfMatch = "") -> MyNoticesNow:
    """Channels, kinds, digests and quiet hours of the caller alone."""
    person = permitted(router, Act.READ)
    mine = wiring.peoples_wishes().get(person.id)
    wished = wish(mine, seen_in(if_match), body, person)
    return _with_kinds(wiring.peoples_wishes().save(person.id, wished))


def _with_kinds(mine: MyNotices) -> MyNoticesNow:
    return MyNoticesNow(**mine.model_dump(), kinds=list(CONCERNS))
