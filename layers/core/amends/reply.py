"""A reply: outbound text with its author, its approval and its state."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from amends.errors import BadInput, Forbidden, Stale
from amends.mention import PlatformName
from amends.outage.delivery import StatementRef
from amends.private.sealed import Sealed
from amends.review.desks import ReviewDesk
from amends.review.path import Consent, Path, Proposal
from amends.review.reasons import Reason
from amends.review.seen import Seen
from amends.review.words import KeptText, sha256
from amends.roles import Act, Person


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
    # To itself with an approval that is not the last, or with other words.
    _S.IN_REVIEW: frozenset({_S.IN_REVIEW, _S.APPROVED, _S.CHANGES_REQUESTED, _S.VOID}),
    _S.CHANGES_REQUESTED: frozenset({_S.DRAFT, _S.IN_REVIEW, _S.VOID}),
    # To itself where it has to wait; to refused where our own rules forbid it by now; changes are requested of an
    # approved reply when what it answers is no longer what its approvers saw.
    _S.APPROVED: frozenset({_S.POSTING, _S.APPROVED, _S.CHANGES_REQUESTED, _S.REFUSED, _S.VOID}),
    # Back to approved only when the platform certainly did not take it.
    _S.POSTING: frozenset({_S.POSTED, _S.APPROVED, _S.REFUSED, _S.MAYBE_POSTED}),
    # A person, or our own timeline, settles what the connection left open.
    _S.MAYBE_POSTED: frozenset({_S.POSTED, _S.APPROVED, _S.VOID}),
    _S.REFUSED: frozenset({_S.DRAFT, _S.VOID}),
    _S.POSTED: frozenset(),
    _S.VOID: frozenset(),
}


# What a reply holds without an approval.
UNAPPROVED: dict[str, Any] = {
    "approver": None,
    "approver_name": None,
    "approved_sha256": None,
    "approved_at": None,
    "seen_edits": 0,
    "approvals": [],
    "step": 0,
    "proposal": None,
    "expires_at": None,
}


class Reply(BaseModel):
    """Outbound text; `version` counts its changes and settles races."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    case_id: str
    platform: PlatformName
    conversation_id: str
    in_reply_to: str
    text: KeptText
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
    writers: list[str] = []  # whose words stand in it beside its author's
    path: Path | None = None  # who has to approve it, since it was submitted
    step: int = 0  # of its path, at which it waits
    approvals: list[Consent] = []
    seen: Seen | None = None  # what it answered when it was submitted
    proposal: Proposal | None = None
    expires_at: AwareDatetime | None = None  # until when it waits in review, or its approval holds
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
    statement: StatementRef | None = None  # that it gives out, approved as such; None for an answer of a person's
    # A message that only its customer reads: its words are sealed, and `text` is empty but where they were opened.
    private: bool = False
    sealed: SkipJsonSchema[Sealed | None] = Field(default=None, exclude=True)
    customer_id: str | None = None  # whom a private message goes to
    participant: str | None = None  # the same as the platform's calls name them
    notice_url: str | None = None  # of the privacy notice that it carries
    handoff_id: str | None = None  # whose invitation, follow-up or closing line it is
    deep_link: bool = False  # on X: posted with the field that offers a message to us
    version: int = 1

    @field_validator("expires_at", mode="before")
    @classmethod
    def _of_the_review(cls, value: Any) -> Any:
        """The table keeps under this name, as a number, when it drops a private message."""
        return None if isinstance(value, Decimal) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.private and not self.text.strip():
            raise ValueError("a reply needs words")
        return self

    @property
    def digest(self) -> str:
        """What an approval is bound to: the words, or the ciphertext, which tells nobody what they are."""
        return sha256(self.sealed.words if self.sealed else self.text)

    @property
    def answers_nobody(self) -> bool:
        """Whether it is a post of the brand's own, which belongs to an incident and to no case."""
        return not self.in_reply_to

    @property
    def wrote(self) -> frozenset[str]:
        """Whose words stand in it."""
        return frozenset({self.author, *self.writers})

    @property
    def waits_for(self) -> ReviewDesk | None:
        """The desk whose turn it is while it is in review."""
        return self.path.steps[self.step].desk if self.path and self.state is ReplyState.IN_REVIEW else None


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
    return move(with_words(reply, text, person), _S.DRAFT, now, not_before=None, note="", reason=None, **UNAPPROVED)


def with_words(reply: Reply, text: str, person: Person) -> Reply:
    """The reply with other words by its author, before it moves."""
    if reply.author != person.id:
        raise Forbidden(f"only its author, {reply.author_name}, may edit this reply")
    number = reply.text_version if text == reply.text else reply.texts + 1
    return reply.model_copy(update={"text": text, "text_version": number, "texts": max(reply.texts, number)})


def request_changes(reply: Reply, reason: Reason, why: str, person: Person, now: datetime) -> Reply:
    """The reply, back with its author, with the reason."""
    person.must(Act.APPROVE)
    if not why.strip():
        raise BadInput("say what should change")
    return move(reply, _S.CHANGES_REQUESTED, now, note=why, **UNAPPROVED | {"reason": reason})


def resend(reply: Reply, person: Person, now: datetime) -> Reply:
    """A doubtful reply, free to be posted again because a person saw that it is not public."""
    if reply.state is not _S.MAYBE_POSTED:
        raise Stale(f"the reply is {reply.state}: there is nothing in doubt")
    person.must(Act.APPROVE)
    return move(reply, _S.APPROVED, now, note="sent again after a person looked", not_before=None)
