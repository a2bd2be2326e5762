"""What people set about notices: an administrator for everybody, each for themselves, and a test that it works."""

from datetime import datetime

from amends.errors import BadInput, Overtaken
from amends.event import in_order
from amends.notify.concerning import About, boxes
from amends.notify.kinds import TEST
from amends.notify.notice import Channel, Notice
from amends.notify.settings import MyNotices, NoticeSettings, NoticeVersion, Wishes, must_be_known
from amends.roles import Act, Person


def change(
    current: NoticeVersion | None, seen: int, to: NoticeSettings, note: str, person: Person, now: datetime
) -> NoticeVersion:
    """The next version of the settings; raises Overtaken when the person saw another one than the current."""
    person.must(Act.CONFIGURE)
    version = current.version if current else 0
    if version != seen:
        raise Overtaken("someone changed the notice settings after you opened them; look again")
    if not note.strip():
        raise BadInput("say why, for those who look at it later")
    must_be_known([kind for desk in to.desks.values() for kind in desk.muted])
    return NoticeVersion(version=version + 1, settings=to, at=now, by=person.id, by_name=person.name, note=note)


def wish(current: MyNotices, seen: int, to: Wishes, person: Person) -> MyNotices:
    """A person's wishes as they want them now, with the version that they saw; raises Overtaken at another."""
    person.must(Act.READ)
    if current.version != seen:
        raise Overtaken("you changed your wishes elsewhere meanwhile; look again")
    must_be_known(to.muted)
    return MyNotices(**to.model_dump(), version=seen)


def own_notice(
    person: Person, settings: NoticeSettings, mine: MyNotices, now: datetime
) -> tuple[Notice, list[Channel]]:
    """A notice to the person alone, and by which channels it will reach them; raises BadInput where by none."""
    person.must(Act.READ)
    notice = Notice(
        id=in_order(), case_id="test", kind=TEST, at=now, by=person.id, by_name=person.name, to=(person.id,)
    )
    reached = sorted(box.channel for box in boxes(notice, About(), settings, {person.id: mine}))
    if not reached:
        raise BadInput("nothing reaches you: an administrator adds your address, and you choose a channel")
    return notice, reached
