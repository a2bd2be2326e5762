"""To which case a private message belongs: the one that invited its author, where that is beyond doubt."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from amends.case import CLOSED, Case, reopens
from amends.handoff.handoff import Handoff, HandoffState, joined, may_still_join
from amends.mention import Mention


class Joining(BaseModel):
    """What a private message does to a handoff, and to which cases a person could join it."""

    model_config = ConfigDict(frozen=True)

    handoff: Handoff | None = None
    # Whether the message's own conversation leads to the handoff's case already.
    here: bool = True
    # The cases whose open handoffs it could answer, where that is in doubt.
    could_join: list[str] = []


NO_HANDOFF = Joining()


class Candidate(BaseModel):
    """A handoff of the author's, with its case."""

    model_config = ConfigDict(frozen=True)

    handoff: Handoff
    case: Case


def chosen(candidates: Sequence[Candidate], mention: Mention) -> Candidate | None:
    """The one that the message joins: the only open one, else the only one that was given up lately; none in doubt."""
    live = [one for one in candidates if takes(one, mention)]
    open_ones = [one for one in live if one.handoff.open]
    found = open_ones or live
    return found[0] if len(found) == 1 else None


def heard_by(handoffs: Sequence[Handoff], mention: Mention) -> Handoff | None:
    """Of the handoffs of one case the one that a message in it changes: the open one before one that is over."""
    changing = [one for one in handoffs if may_hear(one, mention) and after_message(one, mention.created_at)]
    return max(changing, key=lambda one: (one.open, one.begun_at), default=None)


def may_hear(handoff: Handoff, mention: Mention) -> bool:
    """Whether a message can still say something of it."""
    return handoff.state is HandoffState.RESOLVED or may_still_join(handoff, mention.created_at)


def takes(candidate: Candidate, mention: Mention) -> bool:
    """Whether a message can still join: its case goes on, opens again for it, or lost its last public post."""
    case = candidate.case
    goes_on = case.state not in CLOSED or case.removed_at is not None or reopens(case, mention)
    return goes_on and may_still_join(candidate.handoff, mention.created_at)


def after_message(handoff: Handoff, now: datetime) -> Handoff | None:
    """The handoff after a private message of its customer; None where that changes nothing."""
    there = handoff.state in (HandoffState.JOINED, HandoffState.RESOLVED)
    return None if there else joined(handoff, now)


def join(case: Case, joining: Joining, mention: Mention, now: datetime) -> Case:
    """The case with a private message in it: its customer is in private, and has a name again."""
    update: dict[str, object] = {"could_join": joining.could_join} if case.private else {}
    if joining.handoff and joining.handoff.state is not HandoffState.RESOLVED:
        update["private_since"] = case.private_since or now
    if joining.handoff and case.removed_at:
        update |= {"removed_at": None, "author_id": mention.author_id}
        update |= {"author_handle": mention.author_handle, "author_name": mention.author_name}
    return case.model_copy(update=update) if update else case
