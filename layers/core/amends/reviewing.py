"""What reviewers do with a reply: approve it, send it back, send it again; and taking one back."""

from collections.abc import Sequence
from datetime import datetime

from amends.errors import Overtaken, Stale
from amends.recording import ReplyStore
from amends.reply import Reply, ReplyState, move, request_changes, resend
from amends.review.approving import Ground, approve, asked, lapsed, start_over
from amends.review.desks import Away
from amends.review.drafting import event_by
from amends.review.reasons import Reason, said
from amends.review.voiding import voided
from amends.roles import Act, Person
from amends.tombstone import AS_HEARD, PostNow
from amends.watching import Outbox


def give_approval(
    reply: Reply,
    severity: int,
    person: Person,
    replies: ReplyStore,
    outbox: Outbox,
    now: datetime,
    post: PostNow = AS_HEARD,
    *,
    ground: Ground | None = None,
    absent: Sequence[Away] = (),
) -> Reply:
    """Approve a reply, as an answer to the post as it is now; with the last approval it goes to the publisher.

    Its case's severity says how urgent it is there. When the process ends between the two, `watch` hands it over: the
    approval in the table is what counts. Where the thread, the incident or the way to approve it are others than those
    it was submitted for, it starts over instead, and whoever wanted to approve it looks again: raises Stale.
    """
    if ground and (why := _elsewhere(reply, ground, now)):
        over = start_over(reply, why, ground.seen, now, ground.path)
        replies.save(over, voided(reply, over, why, now))
        raise Stale(f"{why}: look again")
    approved = approve(reply, severity, person, now, post, seen=ground.seen if ground else None, absent=absent)
    done = approved.state is ReplyState.APPROVED
    given = approved.approvals[-1]
    event = event_by(approved, "approved" if done else "approval given", person, now)
    note = f"for {given.stands_for.name}, who is away" if given.stands_for else ""
    replies.save(approved, event.model_copy(update={"note": note, "to": asked(approved)}))
    if done:
        outbox.send(approved)
    return approved


def _elsewhere(reply: Reply, ground: Ground, now: datetime) -> str:
    if reply.state is not ReplyState.IN_REVIEW:
        return ""
    if ground.seen and (why := lapsed(reply, ground.seen, now)):
        return why
    if reply.path and reply.path.steps != ground.path.steps:
        return f"it takes another path now: {ground.path.because or ground.path.name}"
    return ""


def send_back(reply: Reply, reason: Reason, why: str, person: Person, replies: ReplyStore, now: datetime) -> Reply:
    """Ask the author for changes."""
    returned = request_changes(reply, reason, why, person, now)
    event = event_by(returned, "changes requested", person, now)
    return replies.save(returned, event.model_copy(update={"note": said(reason, why)}))


def send_again(reply: Reply, person: Person, replies: ReplyStore, outbox: Outbox, now: datetime) -> Reply:
    """Post a doubtful reply after all, because a person saw that it is not public."""
    again = resend(reply, person, now)
    replies.save(again, event_by(again, "sent again", person, now))
    outbox.send(again)
    return again


def withdraw(reply: Reply, person: Person, replies: ReplyStore, now: datetime) -> Reply:
    """Take a reply back before it is posted."""
    person.must(Act.WORK)
    void = move(reply, ReplyState.VOID, now)
    return replies.save(void, event_by(void, "withdrawn", person, now))


def expect(reply: Reply, version: int) -> Reply:
    """The reply, when it is still the version that the person saw; raises Overtaken."""
    if reply.version != version:
        raise Overtaken("someone changed this reply after you opened it; look again")
    return reply
