"""Whether a reply may go out: who has to agree, who did, and whether that still holds."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from amends.errors import Forbidden, Stale
from amends.reply import UNAPPROVED, Reply, ReplyState, move
from amends.review.desks import Away, ReviewDesk, Seat, seat
from amends.review.path import ONE_OTHER, Consent, Path
from amends.review.seen import Seen, change
from amends.review.words import sha256
from amends.roles import Act, Person
from amends.tombstone import AS_HEARD, PostNow

_S = ReplyState
EDITED = "the post that it answers was edited; read it again"


class Ground(NamedTuple):
    """What a reply stands on as it goes to review: the path that the rules choose for it, and what it answers."""

    path: Path = ONE_OTHER
    seen: Seen | None = None
    linted: str = ""  # what the linters found, and why it was overridden


PLAIN = Ground()


def send_to_review(reply: Reply, path: Path, seen: Seen | None, now: datetime) -> Reply:
    """The reply at the first step of its path, with no approval; `seen` is what it answers."""
    return move(reply, _S.IN_REVIEW, now, reason=None, note="", **UNAPPROVED | at_the_start(path, seen, now))


def at_the_start(path: Path, seen: Seen | None, now: datetime) -> dict[str, Any]:
    """What a reply holds at the first step of a path."""
    expires_at = now + timedelta(hours=path.review_hours)
    return {"path": path, "step": 0, "approvals": [], "seen": seen, "expires_at": expires_at}


def start_over(reply: Reply, why: str, seen: Seen | None, now: datetime, path: Path | None = None) -> Reply:
    """The reply at the first step again, with the reason: what was approved is no longer what would be said."""
    kept = {"note": why, "proposal": reply.proposal}
    return send_to_review(reply, path or reply.path or ONE_OTHER, seen, now).model_copy(update=kept)


def approve(
    reply: Reply,
    severity: int,
    person: Person,
    now: datetime,
    post: PostNow = AS_HEARD,
    *,
    seen: Seen | None = None,
    absent: Sequence[Away] = (),
) -> Reply:
    """The reply with one more approval, for exactly this text, as an answer to what they saw; approved with the last.

    Raises Forbidden for who wrote a part of it, has approved already, or does not sit at the desk whose turn it is.
    """
    found = _seat(reply, person, absent, now)
    if post.removed:
        raise Stale(f"the post that it answers was removed: {post.removed}")
    if reply.state is not _S.IN_REVIEW:
        raise Stale(f"the reply is {reply.state}, so it can't become {_S.APPROVED}")
    if reply.proposal:
        raise Stale(f"{reply.proposal.by_name} proposed other words: those are settled first")
    path = reply.path or ONE_OTHER
    step = path.steps[reply.step]
    given = Consent(
        step=reply.step,
        desk=step.desk,
        by=person.id,
        by_name=person.name,
        stands_for=found.stands_for,
        at=now,
        sha256=sha256(reply.text),
        seen=seen,
        expires_at=now + timedelta(hours=path.approval_hours),
    )
    approvals = [*reply.approvals, given]
    enough = sum(one.step == reply.step for one in approvals) >= step.need
    so_far = {"approvals": approvals, "path": path, "note": ""}
    if not enough or reply.step + 1 < len(path.steps):
        return move(reply, _S.IN_REVIEW, now, step=reply.step + enough, **so_far)
    return move(
        reply,
        _S.APPROVED,
        now,
        approver=person.id,
        approver_name=person.name,
        approved_sha256=sha256(reply.text),
        approved_at=now,
        severity=severity,
        seen_edits=post.edits,
        expires_at=min(one.expires_at for one in approvals),
        **so_far,
    )


def asked(reply: Reply) -> tuple[str, ...]:
    """Whom an event names because the reply waits for them; nobody where anyone who approves will do."""
    if reply.path is None or reply.state is not _S.IN_REVIEW:
        return ()
    step = reply.path.steps[reply.step]
    named = tuple(one.id for one in step.named)
    return named or (() if step.desk is ReviewDesk.SENIOR else (f"desk:{step.desk}",))


def may_approve(reply: Reply, person: Person, absent: Sequence[Away], now: datetime) -> bool:
    """Whether the person's approval is what a reply in review waits for."""
    try:
        _seat(reply, person, absent, now)
    except Forbidden:
        return False
    return True


def _seat(reply: Reply, person: Person, absent: Sequence[Away], now: datetime) -> Seat:
    """How the person may speak at the reply's step; raises Forbidden."""
    person.must(Act.APPROVE)
    if person.id in reply.wrote:
        raise Forbidden("the author of a reply can't approve it: four eyes")
    if any(given.by == person.id for given in reply.approvals):
        raise Forbidden("you approved this reply before: somebody else has to, too")
    step = (reply.path or ONE_OTHER).steps[reply.step]
    found = seat(step.desk, step.named, person, absent, now)
    if found is None:
        raise Forbidden(f"it waits for {', '.join(one.name for one in step.named) or step.desk}")
    return found


def is_bound(reply: Reply) -> bool:
    """Whether all who have to agree did so to the text as it stands now, and none of them wrote any of it."""
    text = reply.digest
    if reply.private:
        return reply.approved_sha256 == text and reply.approver == reply.author  # Nobody else reads it, nor has to.
    if reply.approved_sha256 != text or reply.approver is None or reply.approver in reply.wrote:
        return False
    if reply.path is None:
        return True  # It was approved before there were paths.
    given = [one for one in reply.approvals if one.sha256 == text and one.by not in reply.wrote]
    return len({one.by for one in given}) == len(reply.approvals) and all(
        sum(one.step == place for one in given) >= step.need for place, step in enumerate(reply.path.steps)
    )


def lapsed(reply: Reply, seen: Seen, now: datetime) -> str:
    """Why what was approved, or is in review, no longer holds, in words; empty while it does."""
    for given in reply.approvals:
        if given.sha256 != sha256(reply.text):
            return "the text changed after its approval"
        if given.seen and (why := change(given.seen, seen)):
            return why
        if given.expires_at <= now:
            return f"the approval of {given.by_name} expired"
    return change(reply.seen, seen) if reply.seen and reply.state is _S.IN_REVIEW else ""


def outdated(reply: Reply, post: PostNow) -> str:
    """Why the approval no longer holds for the answered post as it is now, in words; empty while it does."""
    if post.removed:
        return f"the post that it answers was removed: {post.removed}"
    return EDITED if post.edits != reply.seen_edits else ""


def unapprove(reply: Reply, why: str, now: datetime) -> Reply:
    """The reply, back with its author and without any approval."""
    return move(reply, _S.CHANGES_REQUESTED, now, note=why, not_before=None, **UNAPPROVED)
