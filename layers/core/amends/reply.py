"""A reply: outbound text with its author, its approval and its state."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import BadInput, Forbidden, Stale
from amends.mention import PlatformName
from amends.review.reasons import Reason
from amends.review.words import ReplyText, sha256
from amends.roles import Act, Person
from amends.tombstone import AS_HEARD, PostNow


class ReplyState(StrEnum):
    """Where a reply stands; MOVES says where it can go from there."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    POSTING = "posting"
    POSTED = "posted"
    REFUSED = "refused"
    MAYBE_POSTED = "maybe_posted"
    VOID = "void"


_S = ReplyState
MOVES: dict[ReplyState, frozenset[ReplyState]] = {
    _S.DRAFT: frozenset({_S.DRAFT, _S.IN_REVIEW, _S.VOID}),
    _S.IN_REVIEW: frozenset({_S.APPROVED, _S.CHANGES_REQUESTED, _S.VOID}),
    _S.CHANGES_REQUESTED: frozenset({_S.DRAFT, _S.IN_REVIEW, _S.VOID}),
    # To itself where it has to wait; to refused where our own rules forbid it by now; changes are requested of an
    # approved reply when the post that it answers was edited.
    _S.APPROVED: frozenset({_S.POSTING, _S.APPROVED, _S.CHANGES_REQUESTED, _S.REFUSED, _S.VOID}),
    # Back to approved only when the platform certainly did not take it.
    _S.POSTING: frozenset({_S.POSTED, _S.APPROVED, _S.REFUSED, _S.MAYBE_POSTED}),
    # A person, or our own timeline, settles what the connection left open.
    _S.MAYBE_POSTED: frozenset({_S.POSTED, _S.APPROVED, _S.VOID}),
    _S.REFUSED: frozenset({_S.DRAFT, _S.VOID}),
    _S.POSTED: frozenset(),
    _S.VOID: frozenset(),
}


EDITED = "the post that it answers was edited; read it again"

# What a reply holds without an approval.
UNAPPROVED: dict[str, Any] = {
    "approver": None,
    "approver_name": None,
    "approved_sha256": None,
    "approved_at": None,
    "seen_edits": 0,
}


class Reply(BaseModel):
    """Outbound text; `version` counts its changes and settles races."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    case_id: str
    platform: PlatformName
    conversation_id: str
    in_reply_to: str
    text: ReplyText
    text_version: int = 1  # which of its texts stands here
    texts: int = 1  # how many it ever had
    state: ReplyState = ReplyState.DRAFT
    author: str
    author_name: str
    approver: str | None = None
    approver_name: str | None = None
    approved_sha256: str | None = None
    approved_at: AwareDatetime | None = None  # who was approved first goes first, however often it was put back
    severity: int = 3  # the case's, when it was approved
    # The template that it began with, and the number of its wording, whatever became of the words since.
    template_id: str | None = None
    template_version: int | None = None
    again: bool = False  # a person wants it beside an answer that the post has already
    # How often the answered post had been edited when the approver saw it.
    seen_edits: int = 0
    created_at: AwareDatetime
    since: AwareDatetime
    not_before: AwareDatetime | None = None
    tried_at: AwareDatetime | None = None  # the first time that a publisher took it
    expected_at: AwareDatetime | None = None  # worked out for people who ask, never stored
    post_id: str | None = None
    note: str = ""
    reason: Reason | None = None  # why it went back to its author
    version: int = 1


def move(reply: Reply, to: ReplyState, now: datetime, **changes: Any) -> Reply:
    """The reply in its next state; raises Stale when it can't go there from where it is."""
    if to not in MOVES[reply.state]:
        raise Stale(f"the reply is {reply.state}, so it can't become {to}")
    return reply.model_copy(update={"state": to, "since": now, "version": reply.version + 1, **changes})


def hold(reply: Reply, why: str) -> Reply:
    """The reply where it is, with the reason: it did not move, so it keeps its place and its age."""
    return reply.model_copy(update={"note": why, "version": reply.version + 1})


def edit(reply: Reply, text: str, person: Person, now: datetime) -> Reply:
    """The reply with other words: a draft again, and without any approval."""
    if reply.author != person.id:
        raise Forbidden(f"only its author, {reply.author_name}, may edit this reply")
    number = reply.text_version if text == reply.text else reply.texts + 1
    words = {"text": text, "text_version": number, "texts": max(reply.texts, number)}
    return move(reply, _S.DRAFT, now, not_before=None, note="", reason=None, **words, **UNAPPROVED)


def approve(reply: Reply, severity: int, person: Person, now: datetime, seen: PostNow = AS_HEARD) -> Reply:
    """The reply, approved by someone other than its author, for exactly this text, as an answer to what they saw."""
    person.must(Act.APPROVE)
    if reply.author == person.id:
        raise Forbidden("the author of a reply can't approve it: four eyes")
    if seen.removed:
        raise Stale(f"the post that it answers was removed: {seen.removed}")
    return move(
        reply,
        _S.APPROVED,
        now,
        approver=person.id,
        approver_name=person.name,
        approved_sha256=sha256(reply.text),
        approved_at=now,
        severity=severity,
        seen_edits=seen.edits,
        note="",
    )


def request_changes(reply: Reply, reason: Reason, why: str, person: Person, now: datetime) -> Reply:
    """The reply, back with its author, with the reason."""
    person.must(Act.APPROVE)
    if not why.strip():
        raise BadInput("say what should change")
    return move(reply, _S.CHANGES_REQUESTED, now, note=why, reason=reason)


def resend(reply: Reply, person: Person, now: datetime) -> Reply:
    """A doubtful reply, free to be posted again because a person saw that it is not public."""
    if reply.state is not _S.MAYBE_POSTED:
        raise Stale(f"the reply is {reply.state}: there is nothing in doubt")
    person.must(Act.APPROVE)
    return move(reply, _S.APPROVED, now, note="sent again after a person looked", not_before=None)


def is_bound(reply: Reply) -> bool:
    """Whether the approval was given for the text as it stands now, by someone else."""
    return reply.approved_sha256 == sha256(reply.text) and reply.approver not in (None, reply.author)


def outdated(reply: Reply, post: PostNow) -> str:
    """Why the approval no longer holds for the answered post as it is now, in words; empty while it does."""
    if post.removed:
        return f"the post that it answers was removed: {post.removed}"
    return EDITED if post.edits != reply.seen_edits else ""


def unapprove(reply: Reply, why: str, now: datetime) -> Reply:
    """The reply, back with its author and without any approval."""
    return move(reply, _S.CHANGES_REQUESTED, now, note=why, not_before=None, **UNAPPROVED)
