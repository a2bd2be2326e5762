"""What authors do with a reply: write it, put it in front of those who approve, and write it anew."""

from datetime import datetime
from typing import Protocol
from uuid import uuid4

from amends.case import CLOSED, Case
from amends.casefile import CaseFile
from amends.errors import BadInput, NotFound, Stale
from amends.event import Event
from amends.lengths import must_fit
from amends.library.begun import BegunWith
from amends.library.placeholders import must_be_filled
from amends.mention import Mention
from amends.recording import ReplyStore
from amends.reply import Reply, ReplyState, edit, with_words
from amends.review.approving import PLAIN, Ground, asked, send_to_review
from amends.review.texts import TextVersion, written
from amends.roles import Act, Person
from amends.turns import IN_THE_AIR
from amends.work.ownership import claimed, own

_SAID = IN_THE_AIR | {ReplyState.POSTED}


class Adds(Protocol):
    """Where new replies are begun."""

    def add(self, reply: Reply, *events: Event, text: TextVersion | None = None, case: Case | None = None) -> Reply:
        """Store a new reply with its events and its first text, and its case where that changes with it."""
        ...


class Drafts(Adds, ReplyStore, Protocol):
    """Where new replies are kept."""

    def revise(self, reply: Reply, event: Event, text: TextVersion) -> Reply:
        """Write the next version with its event and its new text; raises Stale when another came first."""
        ...


def draft(
    file: CaseFile,
    text: str,
    in_reply_to: str | None,
    person: Person,
    replies: Adds,
    now: datetime,
    *,
    again: bool = False,
    begun_with: BegunWith | None = None,
    name: str | None = None,
    handoff_id: str | None = None,
    deep_link: bool = False,
) -> Reply:
    """A new draft that answers one of the case's posts, by default the customer's latest that may be answered.

    A post that has an answer of ours already gets another one only where the person says so. A case that nobody owns
    becomes the author's; a colleague of its owner may draft, and can't submit.
    """
    person.must(Act.WORK)
    if file.case.state in CLOSED:
        raise Stale(f"the case is {file.case.state}")
    mention = _answerable(file, in_reply_to)
    if not again and any(other.in_reply_to == mention.id and other.state in _SAID for other in file.replies):
        raise BadInput("the brand has answered this post already, or may have; say that you want to answer it again")
    reply = Reply(
        id=name or uuid4().hex,
        case_id=file.case.id,
        platform=mention.platform,
        conversation_id=mention.conversation_id,
        in_reply_to=mention.id,
        text=text,
        again=again,
        template_id=begun_with.template_id if begun_with else None,
        template_version=begun_with.template_version if begun_with else None,
        handoff_id=handoff_id,
        deep_link=deep_link,
        author=person.id,
        author_name=person.name,
        created_at=now,
        since=now,
    )
    event, first = event_by(reply, "reply drafted", person, now), written(reply, person, now)
    if file.case.owner is not None:
        return replies.add(reply, event, text=first)
    case, claiming = claimed(file.case, person, now)
    return replies.add(reply, claiming, event, text=first, case=case)


def rewrite(reply: Reply, text: str, person: Person, replies: Drafts, now: datetime) -> Reply:
    """Other words in a draft, by its author."""
    person.must(Act.WORK)
    edited = edit(reply, text, person, now)
    event = event_by(edited, "reply edited", person, now)
    if edited.texts == reply.texts:
        return replies.save(edited, event)
    return replies.revise(edited, event, written(edited, person, now))


def resubmit(
    reply: Reply, text: str, case: Case, person: Person, replies: Drafts, ground: Ground, now: datetime
) -> Reply:
    """Other words in a reply that is in review, by its author: what was approved so far is void, and says so."""
    person.must(Act.WORK)
    own(case, person)
    must_fit(text, reply.platform)
    must_be_filled(text)
    if reply.state is not ReplyState.IN_REVIEW:
        raise Stale(f"the reply is {reply.state}")
    changed = send_to_review(with_words(reply, text, person), ground.path, ground.seen, now)
    names = ", ".join(given.by_name for given in reply.approvals)
    event = event_by(changed, "reply edited", person, now)
    told = (*asked(changed), *(given.by for given in reply.approvals))
    note = _said(f"the approval of {names} is void" if names else "", ground.linted)
    event = event.model_copy(update={"note": note, "to": told})
    if changed.texts == reply.texts:
        return replies.save(changed, event)
    return replies.revise(changed, event, written(changed, person, now))


def submit(
    reply: Reply, case: Case, person: Person, replies: ReplyStore, now: datetime, ground: Ground = PLAIN
) -> Reply:
    """Put a draft in front of those who approve; only the owner of its case can, and who submits first becomes it."""
    person.must(Act.WORK)
    mine = own(case, person)
    must_fit(reply.text, reply.platform)
    must_be_filled(reply.text)
    submitted = send_to_review(reply, ground.path, ground.seen, now)
    event = event_by(submitted, "sent to review", person, now)
    told = {"note": _said(ground.path.because, ground.linted), "to": asked(submitted)}
    event = event.model_copy(update=told)
    if mine is None:
        return replies.save(submitted, event, owner=person.id)
    return replies.save(submitted, Event(at=now, kind="claimed", by=person.id, by_name=person.name), event, case=mine)


def _said(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _answerable(file: CaseFile, in_reply_to: str | None) -> Mention:
    mentions = [entry.mention for entry in file.thread]
    if in_reply_to is not None and in_reply_to not in {mention.id for mention in mentions}:
        raise NotFound(f"no post {in_reply_to} in case {file.case.id}")
    chosen = [mention for mention in mentions if in_reply_to in (None, mention.id) and mention.summoned]
    # A reply is a public post: what was said in private is not answered there.
    if any(mention.private for mention in chosen):
        raise BadInput("it was said in private, and a reply would be public")
    if not chosen:
        raise BadInput("its author did not address the brand, so the platform would refuse an answer")
    return chosen[-1]


def event_by(reply: Reply, kind: str, person: Person, now: datetime) -> Event:
    return Event(at=now, kind=kind, by=person.id, by_name=person.name, reply_id=reply.id, note=reply.note)
