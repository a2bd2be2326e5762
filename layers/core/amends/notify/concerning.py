"""Whom a notice concerns, and in which mailboxes it goes."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from amends.case import Case
from amends.notify.kinds import TEST, Whom, concern
from amends.notify.notice import Channel, Line, Notice
from amends.notify.settings import DeskNotices, MyNotices, NoticeSettings, Pace
from amends.outage.incident import Incident
from amends.reply import Reply, ReplyState

GRAVEST = 1
DESK_PREFIX = "desk:"  # an event may name a desk beside people


class Recipient(BaseModel):
    """A person or a desk."""

    model_config = ConfigDict(frozen=True)

    kind: str
    id: str


class Box(BaseModel):
    """One recipient's mailbox in one channel."""

    model_config = ConfigDict(frozen=True)

    recipient: Recipient
    channel: Channel

    @property
    def name(self) -> str:
        """What its items are called."""
        return f"{self.recipient.kind}#{self.recipient.id}#{self.channel}"


class About(BaseModel):
    """The case of a notice and the reply, or the incident, as they are now; a test notice has none of them."""

    model_config = ConfigDict(frozen=True)

    case: Case | None = None
    reply: Reply | None = None
    incident: Incident | None = None


def line_of(notice: Notice, about: About) -> Line:
    """What is told of a notice."""
    what, reply = concern(notice.kind), about.reply
    severity = about.case.severity if about.case else GRAVEST
    waits = reply is not None and reply.state is ReplyState.IN_REVIEW
    return Line(
        id=notice.id,
        case_id=notice.case_id,
        kind=notice.kind,
        at=notice.at,
        by_name=notice.by_name,
        desk=about.case.desk if about.case else "",
        title=about.incident.title if about.incident else "",
        severity=severity,
        urgent=severity == GRAVEST or (what is not None and what.at_once),
        reply_id=notice.reply_id,
        reply_version=reply.version if reply and waits else None,
    )


def recipients(notice: Notice, about: About, settings: NoticeSettings) -> frozenset[Recipient]:
    """The people and desks whom the notice concerns; nobody is told what they did themselves."""
    what = concern(notice.kind)
    if what is None or (not (about.case or about.incident) and notice.kind != TEST):
        return frozenset()
    found = {one for whom in what.whom for one in _who(whom, notice, about, settings)} | set(_named(notice))
    desks = {one.id for one in found if one.kind == "desk"}
    found |= {_person(person.id) for person in settings.people if desks & {str(desk) for desk in person.desks}}
    return frozenset(found if notice.kind == TEST else found - {_person(notice.by)})


def boxes(notice: Notice, about: About, settings: NoticeSettings, wishes: Mapping[str, MyNotices]) -> frozenset[Box]:
    """The mailboxes that the notice goes in."""
    return frozenset(
        Box(recipient=one, channel=channel)
        for one in recipients(notice, about, settings)
        for channel in _channels(one, notice.kind, settings, wishes)
    )


def pace_of(box: Box, settings: NoticeSettings, wishes: Mapping[str, MyNotices]) -> Pace:
    """How often the mailbox is emptied."""
    if box.recipient.kind == "desk":
        return Pace(digest=_minutes(_desk(box.recipient.id, settings).digest_minutes))
    own = wishes.get(box.recipient.id, MyNotices())
    return Pace(digest=_minutes(own.digest_minutes), quiet=own.quiet_hours, gravest_always=own.gravest_always)


def addresses(box: Box, settings: NoticeSettings) -> list[str]:
    """Where the mailbox's messages go now: names of hooks, e-mail addresses; empty when nowhere any more."""
    if box.recipient.kind == "desk":
        desk = _desk(box.recipient.id, settings)
        return {
            Channel.SLACK: [desk.slack] if desk.slack else [],
            Channel.EMAIL: list(desk.emails),
            Channel.SNS: [box.recipient.id] if desk.sns else [],
        }[box.channel]
    person = settings.person(box.recipient.id)
    if person is None:
        return []
    where = {Channel.SLACK: person.slack, Channel.EMAIL: person.email}.get(box.channel)
    return [where] if where else []


def _channels(
    one: Recipient, kind: str, settings: NoticeSettings, wishes: Mapping[str, MyNotices]
) -> Iterator[Channel]:
    own = wishes.get(one.id, MyNotices())
    muted = _desk(one.id, settings).muted if one.kind == "desk" else own.muted
    for channel in Channel:
        wanted = one.kind == "desk" or channel in own.channels
        if wanted and kind not in muted and addresses(Box(recipient=one, channel=channel), settings):
            yield channel


def _who(whom: Whom, notice: Notice, about: About, settings: NoticeSettings) -> Iterator[Recipient]:
    case, reply = about.case, about.reply
    if case and (whom is Whom.DESK or (whom is Whom.OWNER and case.owner is None)):
        yield Recipient(kind="desk", id=case.desk)
    elif case and case.owner and whom is Whom.OWNER:
        yield _person(case.owner)
    elif reply and whom is Whom.AUTHOR:
        yield _person(reply.author)
    elif reply and reply.approver and whom is Whom.APPROVER:
        yield _person(reply.approver)
    elif whom is Whom.APPROVERS and not any(name.startswith(DESK_PREFIX) for name in notice.to):
        # An event that names the desk whose turn it is tells that one, not every desk that ever approves.
        yield from (Recipient(kind="desk", id=desk) for desk in settings.approvers)


def _named(notice: Notice) -> Iterator[Recipient]:
    for name in notice.to:
        desk = name.startswith(DESK_PREFIX)
        yield Recipient(kind="desk", id=name.removeprefix(DESK_PREFIX)) if desk else _person(name)


def _person(person_id: str) -> Recipient:
    return Recipient(kind="person", id=person_id)


def _desk(name: str, settings: NoticeSettings) -> DeskNotices:
    return next((desk for key, desk in settings.desks.items() if key == name), DeskNotices())


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)
