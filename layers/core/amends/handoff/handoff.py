"""A handoff: one customer's way from the public thread into private, and back; its states and moves."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import BadInput, Stale
from amends.mention import PlatformName, Text

LATE = timedelta(days=14)  # after an invitation was given up: whoever writes by then still answers it
NOTE = 500  # characters of a note


class HandoffState(StrEnum):
    """How far it is; MOVES says where it can go from there."""

    DRAFTED = "drafted"  # the invitation is written, and not public yet
    INVITED = "invited"
    JOINED = "joined"
    RESOLVED = "resolved"  # in private
    CLOSED = "closed"  # in public too, or with its case
    UNANSWERED = "unanswered"  # invited, no answer
    WITHDRAWN = "withdrawn"


class HandoffReason(StrEnum):
    """Why this belongs in private."""

    PERSONAL_DATA = "personal_data"
    ACCOUNT = "account"
    MONEY = "money"
    HEALTH = "health"
    ANGER = "anger"
    LEGAL = "legal"
    SAFETY = "safety"
    OTHER = "other"


_S = HandoffState
OPEN = frozenset({_S.DRAFTED, _S.INVITED, _S.JOINED})
MOVES: dict[HandoffState, frozenset[HandoffState]] = {
    # To joined without having been invited where the customer is faster than our invitation.
    _S.DRAFTED: frozenset({_S.INVITED, _S.JOINED, _S.WITHDRAWN, _S.CLOSED}),
    _S.INVITED: frozenset({_S.JOINED, _S.UNANSWERED, _S.CLOSED}),
    _S.JOINED: frozenset({_S.RESOLVED, _S.CLOSED}),
    # To joined where it turns out not to be resolved.
    _S.RESOLVED: frozenset({_S.JOINED, _S.CLOSED}),
    # To joined where the customer writes after all.
    _S.UNANSWERED: frozenset({_S.JOINED}),
    _S.CLOSED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}


class Handoff(BaseModel):
    """A handoff of a case; `version` counts its changes and settles races."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    case_id: str
    platform: PlatformName
    author_id: str
    state: HandoffState = HandoffState.DRAFTED
    reason: HandoffReason
    note: Text = ""
    threads: tuple[str, ...] = ()  # the public conversations of its case, which are watched
    reply_id: str | None = None  # the invitation
    follow_up_id: str | None = None  # the one gentle reminder in public
    closing_id: str | None = None  # the public line at the end
    # The template that the invitation began with, and the number of its wording.
    template_id: str | None = None
    template_version: int | None = None
    by: str
    by_name: str
    begun_at: AwareDatetime
    since: AwareDatetime  # it is in its state
    invited_at: AwareDatetime | None = None
    reminded_at: AwareDatetime | None = None
    followed_up_at: AwareDatetime | None = None
    joined_at: AwareDatetime | None = None
    resolved_at: AwareDatetime | None = None
    closed_at: AwareDatetime | None = None
    public_again: int = 0
    last_public_again_at: AwareDatetime | None = None
    asked_by_others: int = 0
    agrees_to_public: bool | None = None  # what the customer said of a public closing line; None where nobody asked
    look_at: AwareDatetime | None = None  # when its public thread is looked at next; None never
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether the customer is on their way into private, or there."""
        return self.state in OPEN


def begin(
    *,
    handoff_id: str,
    case_id: str,
    platform: PlatformName,
    author_id: str,
    reason: HandoffReason,
    note: str,
    reply_id: str,
    by: str,
    by_name: str,
    now: datetime,
    template: tuple[str, int] | None = None,
    threads: tuple[str, ...] = (),
) -> Handoff:
    """A handoff whose invitation is a draft."""
    if len(note) > NOTE:
        raise BadInput(f"a note has at most {NOTE} characters")
    return Handoff(
        id=handoff_id,
        case_id=case_id,
        platform=platform,
        author_id=author_id,
        reason=reason,
        note=note,
        threads=threads,
        reply_id=reply_id,
        template_id=template[0] if template else None,
        template_version=template[1] if template else None,
        by=by,
        by_name=by_name,
        begun_at=now,
        since=now,
    )


def changed(handoff: Handoff, **changes: Any) -> Handoff:
    """The handoff's next version, in the state that it has."""
    return handoff.model_copy(update={**changes, "version": handoff.version + 1})


def move(handoff: Handoff, to: HandoffState, now: datetime, **changes: Any) -> Handoff:
    """The handoff in its next state; raises Stale when it can't go there from where it is."""
    if to not in MOVES[handoff.state]:
        raise Stale(f"the handoff is {handoff.state}, so it can't become {to}")
    return changed(handoff, state=to, since=now, **changes)


def invited(handoff: Handoff, now: datetime) -> Handoff:
    """The handoff, when its invitation is public; who wrote before that is in private already and stays there."""
    if handoff.state is not _S.DRAFTED:
        return changed(handoff, invited_at=now)
    return move(handoff, _S.INVITED, now, invited_at=now, look_at=now)


def withdrawn(handoff: Handoff, now: datetime) -> Handoff:
    """The handoff whose invitation was discarded; once it is public, or answered, nothing takes it back."""
    return move(handoff, _S.WITHDRAWN, now, closed_at=now, look_at=None)


def joined(handoff: Handoff, now: datetime) -> Handoff:
    """The handoff, when the customer wrote in private; their first message says when."""
    first = handoff.joined_at or now
    return move(handoff, _S.JOINED, now, joined_at=first, resolved_at=None, closed_at=None, look_at=now)


def unanswered(handoff: Handoff, now: datetime) -> Handoff:
    """The handoff, given up: invited, no answer."""
    return move(handoff, _S.UNANSWERED, now, closed_at=now, look_at=None)


def resolved(handoff: Handoff, agrees_to_public: bool | None, now: datetime) -> Handoff:
    """The handoff, resolved in private; with what the customer said of a public closing line."""
    return move(handoff, _S.RESOLVED, now, resolved_at=now, agrees_to_public=agrees_to_public)


def closed(handoff: Handoff, now: datetime) -> Handoff:
    """The handoff at its end: its closing line is public, or its case was closed without."""
    return move(handoff, _S.CLOSED, now, closed_at=now, look_at=None)


def may_still_join(handoff: Handoff, now: datetime) -> bool:
    """Whether a private message of the customer answers it: while it is open, and for a while after it was given up."""
    if handoff.state is _S.UNANSWERED:
        return handoff.closed_at is not None and now - handoff.closed_at <= LATE
    return handoff.open
