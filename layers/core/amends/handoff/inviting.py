"""The invitation into private, and the one gentle reminder of it: ordinary replies, which are approved like any."""

from collections.abc import Sequence
from datetime import datetime

from amends.casefile import CaseFile
from amends.errors import BadInput, Forbidden, NotFound, Stale
from amends.event import Event
from amends.handoff.handoff import Handoff, HandoffReason, HandoffState, begin, changed
from amends.library.begun import BegunWith
from amends.mention import Mention, PlatformName
from amends.roles import Act, Person

ALREADY = "the case has an open handoff already: go on with that one, or withdraw its invitation"
ONCE = "it was reminded of once, and a second reminder would press: wait, or close it as unanswered"


def invite(
    file: CaseFile,
    *,
    reason: HandoffReason,
    note: str,
    begun_with: BegunWith | None,
    handoff_id: str,
    reply_id: str,
    person: Person,
    now: datetime,
) -> tuple[Handoff, Event]:
    """A handoff whose invitation is about to be drafted; a case has one open one at a time."""
    person.must(Act.WORK)
    case = file.case
    if case.private:
        raise BadInput("the customer writes to us in private already")
    if any(handoff.open for handoff in file.handoffs):
        raise Stale(ALREADY)
    handoff = begin(
        handoff_id=handoff_id,
        case_id=case.id,
        platform=case.platform,
        author_id=case.author_id,
        reason=reason,
        note=note,
        reply_id=reply_id,
        by=person.id,
        by_name=person.name,
        now=now,
        threads=public_threads(file),
        template=(begun_with.template_id, begun_with.template_version) if begun_with else None,
    )
    return handoff, said("handoff begun", person, now, str(reason), reply_id)


def public_threads(file: CaseFile) -> tuple[str, ...]:
    """The public conversations of a case, which are watched while its customer is in private."""
    private = {read.mention.conversation_id for read in file.thread if read.mention.private}
    theirs = [read.mention.conversation_id for read in file.thread if not read.mention.private]
    known = [file.case.conversation_id, *file.case.conversations]
    return tuple(dict.fromkeys([*theirs, *(name for name in known if name not in private)]))


def follow_up(handoff: Handoff, reply_id: str, person: Person, now: datetime) -> tuple[Handoff, Event]:
    """The handoff with its one gentle reminder, which is about to be drafted; a discarded one may be written anew."""
    person.must(Act.WORK)
    if handoff.state is not HandoffState.INVITED:
        raise Stale(f"the handoff is {handoff.state}: there is nobody to remind")
    if handoff.follow_up_id is not None:
        raise Stale(ONCE)
    return changed(handoff, follow_up_id=reply_id), said("follow-up begun", person, now, "", reply_id)


def is_invitation(handoffs: Sequence[Handoff], reply_id: str) -> bool:
    """Whether the reply is what invites, and so what the linters ask for four things."""
    return any(handoff.reply_id == reply_id for handoff in handoffs)


def may_offer_button(platform: PlatformName, *, deep_link: bool) -> None:
    """Raise BadInput for a button that the platform does not have."""
    if deep_link and platform is not PlatformName.X:
        raise BadInput("only X shows a button for a message to us")


def latest_public(file: CaseFile) -> Mention | None:
    """The customer's latest public post that may be answered; None where none is left."""
    public = [read.mention for read in file.thread if not read.mention.private and read.mention.summoned]
    return public[-1] if public else None


def answered_in_public(file: CaseFile, in_reply_to: str | None = None) -> Mention:
    """The post that an invitation, its reminder or the closing line stands under; raises BadInput without one."""
    if in_reply_to is not None:
        found = [read.mention for read in file.thread if read.mention.id == in_reply_to]
        if not found:
            raise NotFound(f"no post {in_reply_to} in case {file.case.id}")
        return found[0]
    mention = latest_public(file)
    if mention is None:
        raise BadInput("no public post is left that could be answered")
    return mention


def must_be_theirs(file_owner: str | None, owner_name: str | None, person: Person) -> None:
    """Raise Forbidden where the case is somebody else's, and this person leads nobody."""
    if file_owner not in (None, person.id) and not person.may(Act.TAKE_OVER):
        raise Forbidden(f"{owner_name} owns this case")


def said(kind: str, person: Person, now: datetime, note: str = "", reply_id: str = "") -> Event:
    """What a person did with a handoff, for its case's history."""
    return Event(at=now, kind=kind, by=person.id, by_name=person.name, note=note, reply_id=reply_id or None)
