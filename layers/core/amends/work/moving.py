"""Cases that become one, and posts that become a case of their own."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from amends.case import CLOSED, Case, CaseState, is_owed, preview_of
from amends.casefile import CaseFile
from amends.erasing import case_without
from amends.errors import BadInput, NotFound, Stale
from amends.event import Event
from amends.handoff.handoff import Handoff
from amends.reply import Reply, ReplyState
from amends.roles import Act, Person
from amends.triage import Lane
from amends.work.identities import Customer, customer_of
from amends.work.links import Link, Relation, both
from amends.work.post_moves import MoveKind, PostMove
from amends.work.tags import MOST as MOST_TAGS

MOST_POSTS = 100  # that one split takes
ON_ITS_WAY = frozenset({ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.POSTING, ReplyState.MAYBE_POSTED})


class Begun(NamedTuple):
    """How both cases are from the first moment on, before any post has moved."""

    of: Case
    to: Case
    move: PostMove
    links: dict[str, Link]
    events: dict[str, Event]  # by the case in whose history they stand


def merge(into: CaseFile, other: CaseFile, same: Sequence[Customer], note: str, person: Person, now: datetime) -> Begun:
    """The other case becomes a pointer to this one; `same` are the accounts that are known to be this customer's."""
    person.must(Act.WORK)
    if into.case.id == other.case.id:
        raise BadInput("a case can't go into itself")
    if customer_of(other.case) not in (customer_of(into.case), *same):
        raise BadInput("these are different customers: link their accounts first, if they are one person")
    _may_move(into, other)
    if into.case.state in CLOSED:
        raise Stale(f"the case is {into.case.state}")
    if any(reply.state in ON_ITS_WAY for reply in other.replies):
        raise Stale("an answer in the other case is on its way: wait for it, or withdraw it")
    a, b = into.case, other.case
    move = PostMove(kind=MoveKind.MERGE, of=b.id, to=a.id, at=now, by=person.id, by_name=person.name)
    pointer = {
        "state": CaseState.MERGED,
        "lane": Lane.ORDINARY,
        "merged_into": a.id,
        "owner": None,
        "owner_name": None,
        "snoozed_until": None,
        "before_snooze": None,
        "reopens_until": None,
        "private_since": None,
        "version": b.version + 1,
    }
    links = both(a.id, b.id, Relation.MERGED_IN, now, person)
    told = {"at": now, "by": person.id, "by_name": person.name}
    events = {
        a.id: Event(kind="merged in", note=_said(b.id, note), **told),
        b.id: Event(kind="merged", note=_said(a.id, note), to=(b.owner,) if b.owner else (), **told),
    }
    return Begun(b.model_copy(update=pointer), _joined(a, b), move, links, events)


def split(file: CaseFile, posts: Sequence[str], note: str, person: Person, now: datetime) -> Begun:
    """A new case of some of this one's posts, with the same owner and desk."""
    person.must(Act.WORK)
    _may_move(file)
    case, chosen = file.case, set(posts)
    if case.state in CLOSED:
        raise Stale(f"the case is {case.state}")
    theirs = [entry for entry in file.thread if entry.mention.id in chosen]
    rest = [entry.mention for entry in file.thread if entry.mention.id not in chosen]
    if len(theirs) < len(chosen):
        raise NotFound("not all of these posts are in the case")
    if not theirs or not rest:
        raise BadInput("choose some of the posts, and leave some")
    if any(reply.state in ON_ITS_WAY and reply.in_reply_to in chosen for reply in file.replies):
        raise Stale("an answer to one of these posts is on its way: wait for it, or withdraw it")
    if any(_is_written(handoff, file.replies, chosen) for handoff in file.handoffs):
        raise Stale("an invitation or a closing line under one of these posts is being written: withdraw it first")
    first, newest = theirs[0].mention, theirs[-1].mention
    new = case.model_copy(
        update={
            # Named after its first post, and apart from any case that was opened with it.
            "id": f"{first.platform}-{first.id}-{case.version + 1}",
            "platform": first.platform,
            "conversation_id": first.conversation_id,
            "conversations": sorted({one.mention.conversation_id for one in theirs} - {first.conversation_id}),
            "private": first.private,
            "sealed_in": sorted({case.id, *case.sealed_in}),
            "author_id": first.author_id,
            "author_handle": newest.author_handle,
            "author_name": newest.author_name,
            "state": CaseState.OPEN,
            "snoozed_until": None,
            "before_snooze": None,
            "preview": preview_of(newest),
            "mentions": len(theirs),
            "written": [one.mention.created_at for one in theirs][-20:],
            "complaint_waits": case.complaint_waits and any(one.reading.is_dissatisfied for one in theirs),
            "opened_at": now,
            "due_at": case.due_at if is_owed(case) else now,
            "last_mention_at": newest.created_at,
            "clocks": None,
            "joined": None,
            "waits": None,
            "private_since": None,
            "could_join": [],
            "version": 1,
        }
    )
    move = PostMove(
        kind=MoveKind.SPLIT,
        of=case.id,
        to=new.id,
        posts=[one.mention.id for one in theirs],
        at=now,
        by=person.id,
        by_name=person.name,
    )
    links = both(case.id, new.id, Relation.SPLIT_OFF, now, person)
    told = {"at": now, "by": person.id, "by_name": person.name}
    events = {
        case.id: Event(kind="split", note=_said(new.id, note), **told),
        new.id: Event(kind="split off", note=_said(case.id, note), **told),
    }
    return Begun(case_without(case, rest, "", now), new, move, links, events)


def _is_written(handoff: Handoff, replies: Sequence[Reply], posts: set[str]) -> bool:
    """Whether a text of a handoff, which stays, would go with the posts."""
    waits = [reply for reply in replies if reply.handoff_id == handoff.id and reply.in_reply_to in posts]
    return any(reply.state not in (ReplyState.POSTED, ReplyState.VOID) for reply in waits)


def _may_move(*files: CaseFile) -> None:
    for file in files:
        if file.case.state is CaseState.MERGED:
            raise Stale(f"case {file.case.id} went into {file.case.merged_into}")
        if file.moves:
            raise Stale(f"posts of case {file.case.id} are on the move: try again in a minute")


def _joined(a: Case, b: Case) -> Case:
    """The case with what the other one brings: never less grave and never later than either."""
    newest = a if a.last_mention_at >= b.last_mention_at else b
    waits = is_owed(a) or is_owed(b)
    incident = a.incident or b.incident
    # A private conversation is no thread that anybody could read on.
    theirs = {*b.conversations} if b.private else {b.conversation_id, *b.conversations}
    conversations = {*a.conversations, *theirs} - {a.conversation_id}
    woken = {"state": CaseState.OPEN, "snoozed_until": None, "before_snooze": None} if is_owed(b) else {}
    owed = [case.due_at for case in (a, b) if is_owed(case)]
    return a.model_copy(
        update={
            **woken,
            "severity": min(a.severity, b.severity) if waits else a.severity,
            "due_at": min(owed, default=a.due_at),
            "preview": newest.preview,
            "mentions": a.mentions + b.mentions,
            "written": sorted([*a.written, *b.written])[-20:],
            "needs_human": a.needs_human or b.needs_human,
            "complaint_waits": a.complaint_waits or b.complaint_waits,
            "opted_out": a.opted_out or b.opted_out,
            "tags": sorted({*a.tags, *b.tags})[:MOST_TAGS],
            "conversations": sorted(conversations),
            "sealed_in": sorted({*a.sealed_in, b.id, *b.sealed_in} - {a.id}),
            "private_since": a.private_since or b.private_since,
            "incident": incident,
            "last_mention_at": newest.last_mention_at,
            "version": a.version + 1,
        }
    )


def _said(case_id: str, note: str) -> str:
    return f"{case_id}: {note.strip()}" if note.strip() else case_id
