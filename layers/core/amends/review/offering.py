"""What becomes of proposals, each move in one write with its event."""

from collections.abc import Sequence
from datetime import datetime

from amends.recording import ReplyStore
from amends.reply import Reply, ReplyState
from amends.review.approving import Ground, asked
from amends.review.desks import Away
from amends.review.drafting import Drafts, event_by
from amends.review.proposing import accept, approve_proposed, decline, pending, propose
from amends.review.texts import version_of
from amends.roles import Person
from amends.tombstone import PostNow
from amends.watching import Outbox


def offer(reply: Reply, text: str, note: str, person: Person, replies: Drafts, now: datetime) -> Reply:
    """Propose other words; they are kept as a text of the reply, whatever becomes of them."""
    offered = propose(reply, text, note, person, now)
    event = event_by(offered, "edit proposed", person, now).model_copy(update={"note": note})
    return replies.revise(offered, event, version_of(offered, offered.texts, text, person, now))


def take_up(reply: Reply, person: Person, replies: ReplyStore, ground: Ground, now: datetime) -> Reply:
    """Accept a proposal, as the author."""
    taken = accept(reply, person, ground, now)
    event = event_by(taken, "proposal accepted", person, now)
    told = (*asked(taken), pending(reply).by)
    return replies.save(taken, event.model_copy(update={"note": ground.linted, "to": told}))


def turn_down(reply: Reply, why: str, person: Person, replies: ReplyStore, now: datetime) -> Reply:
    """Decline a proposal, with the reason."""
    declined = decline(reply, why, person, now)
    event = event_by(declined, "proposal declined", person, now)
    return replies.save(declined, event.model_copy(update={"to": (pending(reply).by,)}))


def approve_offer(
    reply: Reply,
    severity: int,
    person: Person,
    replies: ReplyStore,
    outbox: Outbox,
    ground: Ground,
    now: datetime,
    post: PostNow,
    absent: Sequence[Away] = (),
) -> Reply:
    """Approve a proposal as a third person; with the last approval it goes to the publisher."""
    approved = approve_proposed(reply, severity, person, ground, now, post, absent)
    done = approved.state is ReplyState.APPROVED
    event = event_by(approved, "approved" if done else "approval given", person, now)
    note = "; ".join(filter(None, [f"the words that {pending(reply).by_name} proposed", ground.linted]))
    replies.save(approved, event.model_copy(update={"note": note, "to": (*asked(approved), pending(reply).by)}))
    if done:
        outbox.send(approved)
    return approved
