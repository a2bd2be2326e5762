"""A reviewer's own words for a reply: the author accepts them, or a third person approves them. Four eyes hold."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from amends.errors import BadInput, Forbidden, Stale
from amends.lengths import must_fit
from amends.library.placeholders import must_be_filled
from amends.reply import Reply, ReplyState, move
from amends.review.approving import Ground, approve, send_to_review
from amends.review.desks import Away
from amends.review.path import Proposal
from amends.roles import Act, Person
from amends.tombstone import PostNow


def propose(reply: Reply, text: str, note: str, person: Person, now: datetime) -> Reply:
    """The reply with a proposal beside it; what was approved so far stays approved while nobody took it up."""
    person.must(Act.APPROVE)
    if person.id == reply.author:
        raise Forbidden("your own reply you can edit")
    if reply.state is not ReplyState.IN_REVIEW:
        raise Stale(f"the reply is {reply.state}")
    if reply.proposal:
        raise Stale(f"{reply.proposal.by_name} proposed other words: those are settled first")
    if text == reply.text:
        raise BadInput("these are the words that stand there")
    must_fit(text, reply.platform)
    must_be_filled(text)
    number = reply.texts + 1
    proposal = Proposal(text=text, text_version=number, by=person.id, by_name=person.name, note=note, at=now)
    return move(reply, ReplyState.IN_REVIEW, now, proposal=proposal, texts=number)


def accept(reply: Reply, person: Person, ground: Ground, now: datetime) -> Reply:
    """The reply with the proposed words, by its author, at the start of its path."""
    if person.id != reply.author:
        raise Forbidden(f"only its author, {reply.author_name}, accepts a proposal; a third person may approve it")
    return _adopted(reply, ground, now)


def decline(reply: Reply, why: str, person: Person, now: datetime) -> Reply:
    """The reply without the proposal, by its author with a note, or by whoever made it."""
    proposal = pending(reply)
    if person.id not in (reply.author, proposal.by):
        raise Forbidden(f"only {reply.author_name} declines it, or {proposal.by_name} takes it back")
    if not why.strip():
        raise BadInput("say why not")
    return move(reply, ReplyState.IN_REVIEW, now, proposal=None, note=why)


def approve_proposed(
    reply: Reply,
    severity: int,
    person: Person,
    ground: Ground,
    now: datetime,
    post: PostNow,
    absent: Sequence[Away] = (),
) -> Reply:
    """The reply with the proposed words and this person's approval of them; they wrote neither text."""
    adopted = _adopted(reply, ground, now)
    approved = approve(adopted, severity, person, now, post, seen=ground.seen, absent=absent)
    return approved.model_copy(update={"version": reply.version + 1})  # One move, though in two thoughts.


def pending(reply: Reply) -> Proposal:
    """The reply's proposal; raises Stale where there is none."""
    if reply.proposal is None or reply.state is not ReplyState.IN_REVIEW:
        raise Stale("there is no proposal any more")
    return reply.proposal


def taken(reply: Reply) -> Reply:
    """The reply as whoever approves it would have it: with the proposed words, where there are any."""
    return reply if reply.proposal is None else reply.model_copy(update=_words(reply.proposal, reply) | _FRESH)


def _adopted(reply: Reply, ground: Ground, now: datetime) -> Reply:
    adopted = reply.model_copy(update=_words(pending(reply), reply))
    return send_to_review(adopted, ground.path, ground.seen, now)


_FRESH: dict[str, Any] = {"step": 0, "approvals": []}


def _words(proposal: Proposal, reply: Reply) -> dict[str, Any]:
    return {
        "text": proposal.text,
        "text_version": proposal.text_version,
        "writers": [*reply.writers, *({proposal.by} - {*reply.writers})],
    }
