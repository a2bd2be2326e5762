"""Posting an approved reply, at most once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from amends.eligibility import HouseRules
from amends.errors import MaybePosted, RateLimited, Refused, Retry, Stale
from amends.mention import Mention, PlatformName
from amends.outage.last_look import in_private, over, persons_turn
from amends.outbox import Headroom, Kind, kind_of
from amends.platform import Platform
from amends.posting import Switch
from amends.private.sending import judged, looked_for
from amends.recording import CaseStore, ReplyStore, event_of, held, posted, refused, sent_back, voided, waits
from amends.reply import Reply, ReplyState, move
from amends.review.approving import is_bound, lapsed, outdated
from amends.review.seen import NO_INCIDENT, seen_of
from amends.turns import Turn, ahead

TRY_AGAIN = timedelta(seconds=30)  # after a failure that certainly left nothing public
NEXT_TURN = timedelta(seconds=30)  # for the one before it to end
# An approval says what is right to answer now: what was held for longer, a person looks at again.
HELD_AT_MOST = timedelta(hours=24)

RulesOf = Callable[[Mention], HouseRules]


class BudgetStore(Protocol):
    """The platforms' windows, which all publishers share."""

    def take(
        self, platform: PlatformName, kind: Kind, severity: int, now: datetime, *, waited: bool
    ) -> datetime | None:
        """Use one place of the window; None when it was granted, else when to ask again."""
        ...

    def learn(self, platform: PlatformName, kind: Kind, headroom: Headroom, now: datetime) -> None:
        """Take over what the platform says is left, and until when."""
        ...


def no_rules(_: Mention) -> HouseRules:
    """Nobody but the platform has a say."""
    return HouseRules()


def publish(
    reply: Reply,
    platform: Platform,
    replies: ReplyStore,
    cases: CaseStore,
    budgets: BudgetStore,
    switch: Switch,
    now: datetime,
    rules: RulesOf = no_rules,
    incident: str = NO_INCIDENT,
    clock: Callable[[], datetime] | None = None,
) -> Reply:
    """Claim an approved reply, post it, and record what the platform said.

    Raises Stale when it is not ours to post: someone claimed, changed or withdrew it first. The claim settles that race
    in the table, so a message that is delivered twice posts once. Before the claim nothing is public, and a reply that
    can't go now waits; after it only the platform's own word, or our timeline, says that nothing is.

    While posting is stopped, or a dry run, the reply stays approved with that note, and `watch` hands it over again
    once posting is on. What a stop guarantees: a reply that was not claimed before the stop is not sent after it,
    because the switch is read strongly between the claim and the platform. Of those that were claimed before, one whose
    publisher had read the switch already may still appear; it stands as posting, for as long as a publisher may run.
    The look before the claim only spares the claim. A statement is stopped more strictly still: the claim itself asks
    the incident's gate and is counted there, and its end is recorded at the moment that `clock` tells.
    """
    if reply.private and reply.state is ReplyState.MAYBE_POSTED:
        return looked_for(reply, platform, replies, cases, now)
    if reply.state is not ReplyState.APPROVED:
        raise Stale(f"the reply is {reply.state}")
    if reply.not_before and now < reply.not_before:
        raise Stale(f"the reply waits until {reply.not_before}")
    if not is_bound(reply):
        return refused(reply, "the text changed after its approval", replies, now)
    if why := over(reply, now) or replies.stopped(reply):
        return voided(reply, why, replies, now)
    post = cases.post(reply.platform, reply.in_reply_to)
    if why := outdated(reply, post):
        return voided(reply, why, replies, now) if post.removed else sent_back(reply, why, replies, now)
    if why := switch.get().holds:
        return held(reply, why, replies, now)
    tell = clock or (lambda: now)
    if reply.answers_nobody:
        return _send(reply, platform, replies, cases, budgets, switch, Kind.POST, replies.turn(reply), now, tell)
    file = cases.file(reply.case_id)
    if why := lapsed(reply, seen_of((read.mention for read in file.thread), incident), now):
        return sent_back(reply, why, replies, now)
    if now - (reply.approved_at or reply.since) > HELD_AT_MOST:
        why = "it waited for more than a day since its approval: look at it again before it is sent"
        return refused(reply, why, replies, now)
    mention = next((read.mention for read in file.thread if read.mention.id == reply.in_reply_to), None)
    if mention is None:
        return refused(reply, "the post that it answers is no longer kept", replies, now)
    if reply.statement and (why := in_private(file.case) or persons_turn(reply, file.replies, mention.created_at)):
        return voided(reply, why, replies, now)
    turn = replies.turn(reply)
    if why := ahead(reply, file.replies, turn, replies):
        return waits(reply, now + NEXT_TURN, why, replies, now)
    others, house = [other for other in file.replies if other.id != reply.id], rules(mention)
    if turn and turn.reply_id == reply.id:  # It tries again, and is counted already.
        house = house.model_copy(update={"answers_in_submission": max(0, house.answers_in_submission - 1)})
    # What we know ourselves comes first: a look costs.
    if why := judged(reply, mention, None, others, house, now).refusal:
        return refused(reply, why, replies, now)
    try:
        facts = platform.look_at_author(mention) if reply.private else platform.look([mention.id])[mention.id]
    except RateLimited as limit:
        return waits(reply, limit.until, str(limit), replies, now)
    except Retry as error:
        return waits(reply, now + TRY_AGAIN, str(error), replies, now)
    except Refused as error:
        return refused(reply, str(error), replies, now)
    if why := judged(reply, mention, facts, others, house, now).refusal:
        return refused(reply, why, replies, now)
    return _send(reply, platform, replies, cases, budgets, switch, kind_of(reply), turn, now, tell)


def _send(
    reply: Reply,
    platform: Platform,
    replies: ReplyStore,
    cases: CaseStore,
    budgets: BudgetStore,
    switch: Switch,
    kind: Kind,
    turn: Turn | None,
    now: datetime,
    clock: Callable[[], datetime],
) -> Reply:
    """Take a place in the window, claim the reply, look at the switch once more, and post."""
    until = budgets.take(reply.platform, kind, reply.severity, now, waited=reply.not_before is not None)
    if until:
        return waits(reply, until, f"{reply.platform} takes no more for now", replies, now)
    claimed = move(reply, ReplyState.POSTING, now, not_before=None, note="", tried_at=reply.tried_at or now)
    try:
        claimed = replies.claim(claimed, event_of(claimed, "posting", now), turn)
    except Stale:
        if why := replies.stopped(reply):
            return voided(reply, why, replies, now)
        # Another publisher took this reply, and then this fails too; or another reply took the conversation's turn.
        return waits(reply, now + NEXT_TURN, "another answer in this conversation is being posted", replies, now)
    if why := switch.get().holds:
        return waits(claimed, None, why, replies, now)
    done = _post(claimed, platform, replies, cases, budgets, kind, clock)
    if headroom := platform.headroom(kind):
        budgets.learn(reply.platform, kind, headroom, now)
    return done


def _post(
    claimed: Reply,
    platform: Platform,
    replies: ReplyStore,
    cases: CaseStore,
    budgets: BudgetStore,
    kind: Kind,
    clock: Callable[[], datetime],
) -> Reply:
    try:
        post_id = platform.reply(claimed)
    except RateLimited as limit:
        waiting = waits(claimed, limit.until, str(limit), replies, clock())
        budgets.learn(claimed.platform, kind, Headroom(remaining=0, resets_at=limit.until), clock())
        return waiting
    except Retry as error:
        return waits(claimed, clock() + TRY_AGAIN, str(error), replies, clock())
    except Refused as error:
        return refused(claimed, str(error), replies, clock())
    except MaybePosted as error:
        at = clock()
        doubtful = move(claimed, ReplyState.MAYBE_POSTED, at, note=str(error))
        return replies.save(doubtful, event_of(doubtful, "may have been posted", at))
    # Any other error leaves the claim: the reply may be public already, and `watch` looks for it.
    return posted(claimed, post_id, replies, cases, clock())
