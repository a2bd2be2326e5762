"""Whether and how a post can be answered, and why: asked before anyone writes, and again right before posting."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.costs import LISTED, Cost, of_answer
from amends.looking import Presence, SourceFacts, fingerprint
from amends.mention import Mention, PlatformName
from amends.prices import Prices
from amends.reply import Reply, ReplyState

ARCHIVED_AFTER = timedelta(days=180)  # Reddit archives what is six months old, unless its moderators chose otherwise
STALE_AFTER = timedelta(days=2)  # our own measure: an answer that comes later reads as if nobody had listened


class Code(StrEnum):
    """Why; programs rely on these words."""

    NOT_SUMMONED = "not_summoned"
    REPLIES_LIMITED = "replies_limited"
    REPLIES_PERHAPS_LIMITED = "replies_perhaps_limited"
    OPTED_OUT = "opted_out"
    ANSWERED = "answered"
    PERHAPS_ANSWERED = "perhaps_answered"
    EDITED = "edited"
    GONE = "gone"
    REMOVED = "removed"
    HIDDEN = "hidden"
    SUSPENDED = "suspended"
    LOCKED = "locked"
    ARCHIVED = "archived"
    PERHAPS_ARCHIVED = "perhaps_archived"
    STALE = "stale"
    SUBREDDIT_LEFT_ALONE = "subreddit_left_alone"
    SUBMISSION_FULL = "submission_full"
    PRIVATE = "private"
    NOT_WRITTEN = "not_written"
    DM_CLOSED = "dm_closed"
    NOT_CONNECTED = "not_connected"
    NOT_LOOKED = "not_looked"


class Reason(BaseModel):
    """One reason, in words for people; `blocks` says whether it forbids an answer or only warns."""

    model_config = ConfigDict(frozen=True)

    code: Code
    words: str
    blocks: bool


class HouseRules(BaseModel):
    """What others than the platform say of answering a post."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    opted_out: bool = False
    subreddit_left_alone: bool = False
    answers_in_submission: int = 0
    most_in_submission: int | None = None
    not_connected: str = ""  # why the platform can't be asked at all
    not_looked: str = ""  # why it could not be asked just now
    prices: Prices = LISTED


class Eligibility(BaseModel):
    """Whether a post can be answered in public, whether its author can be written to, why, and at what price."""

    model_config = ConfigDict(frozen=True)

    mention_id: str
    platform: PlatformName
    answerable: bool
    reasons: list[Reason]
    # Whether a direct message would reach its author: they wrote first, and let us. None: the platform does not say.
    dm_open: bool | None
    cost: Cost
    looked_at: AwareDatetime | None

    @property
    def refusal(self) -> str:
        """Every reason that forbids an answer, in words; empty when none does."""
        return "; ".join(reason.words for reason in self.reasons if reason.blocks)


def examine(
    mention: Mention,
    facts: SourceFacts | None,
    ours: Sequence[Reply],
    rules: HouseRules,
    now: datetime,
    *,
    again: bool = False,
) -> Eligibility:
    """Whether a post can be answered; `ours` are other replies of ours, `again` that a person wants a second one."""
    reasons = [*_by_house(mention, rules), *_by_us(mention, ours, again)]
    if facts:
        reasons += [*_by_presence(mention, facts), *_by_author(mention, facts), *_by_place(facts)]
    reasons += _by_age(mention, facts, now)
    if not mention.summoned and mention.platform is PlatformName.X:
        reasons.insert(
            0, _block(Code.NOT_SUMMONED, "its author did not address the brand, so X would refuse an answer")
        )
    return Eligibility(
        mention_id=mention.id,
        platform=mention.platform,
        answerable=not any(reason.blocks for reason in reasons),
        reasons=reasons,
        dm_open=facts.receives_dm if facts else None,
        cost=of_answer(mention.platform, summoned=mention.summoned, private=mention.private, prices=rules.prices),
        looked_at=now if facts else None,
    )


def _by_house(mention: Mention, rules: HouseRules) -> Iterator[Reason]:
    if mention.private:
        yield _block(Code.PRIVATE, "it is a private message, which a public answer must not quote")
    if rules.opted_out:
        yield _block(Code.OPTED_OUT, "its author asked not to be answered")
    if rules.subreddit_left_alone:
        yield _block(Code.SUBREDDIT_LEFT_ALONE, "the brand leaves this subreddit alone")
    if rules.most_in_submission is not None and rules.answers_in_submission >= rules.most_in_submission:
        yield _block(
            Code.SUBMISSION_FULL,
            f"the brand has given {rules.answers_in_submission} answers in this submission, which is its limit",
        )
    if rules.not_connected:
        yield _block(Code.NOT_CONNECTED, rules.not_connected)
    if rules.not_looked:
        yield _warning(Code.NOT_LOOKED, f"the platform could not be asked just now: {rules.not_looked}")


def _by_us(mention: Mention, ours: Sequence[Reply], again: bool) -> Iterator[Reason]:
    """One answer for each post of a customer: a second one must be wanted by a person."""
    states = {reply.state for reply in ours if reply.in_reply_to == mention.id}
    kind = _warning if again else _block
    if ReplyState.POSTED in states:
        yield kind(Code.ANSWERED, "the brand has answered this post already")
    if states & {ReplyState.POSTING, ReplyState.MAYBE_POSTED}:
        yield kind(Code.PERHAPS_ANSWERED, "an answer to this post may be public already")


def _by_presence(mention: Mention, facts: SourceFacts) -> Iterator[Reason]:
    if facts.presence is Presence.GONE:
        yield _block(Code.GONE, "the post is no longer there")
    if facts.presence is Presence.REMOVED:
        yield _block(Code.REMOVED, "a moderator removed the post")
    if facts.presence is Presence.HIDDEN or facts.protected:
        yield _block(Code.HIDDEN, "its author protects their posts now")
    if facts.presence is Presence.SUSPENDED:
        yield _block(Code.SUSPENDED, "its author's account is suspended")
    other_version = facts.newest_version not in (None, mention.id)
    other_text = bool(facts.texts) and fingerprint(mention.text) not in facts.texts
    if facts.presence is Presence.THERE and (other_version or other_text):
        yield _block(Code.EDITED, "the post says something else than when we read it")


def _by_author(mention: Mention, facts: SourceFacts) -> Iterator[Reason]:
    """What the author's setting says. Whoever the post names may answer under every setting."""
    if facts.reply_settings == "everyone" or facts.names_us:
        return
    may_be_named = facts.names_us is None and mention.summoned
    if facts.reply_settings == "mentionedUsers" and not may_be_named:
        yield _block(Code.REPLIES_LIMITED, "its author lets only those answer whom the post names")
    elif facts.reply_settings == "following" and facts.follows_us is False:
        yield _block(Code.REPLIES_LIMITED, "its author lets only those answer whom they follow")
    elif not (facts.reply_settings == "following" and facts.follows_us):
        whom = {"verified": "verified accounts", "subscribers": "their subscribers"}
        who = whom.get(facts.reply_settings, "some accounts")
        yield _warning(Code.REPLIES_PERHAPS_LIMITED, f"its author lets only {who} answer; X may refuse ours")


def _by_place(facts: SourceFacts) -> Iterator[Reason]:
    if facts.locked:
        yield _block(Code.LOCKED, "moderators locked the thread")
    if facts.archived:
        yield _block(Code.ARCHIVED, "Reddit has archived the thread")


def _by_age(mention: Mention, facts: SourceFacts | None, now: datetime) -> Iterator[Reason]:
    age = now - mention.created_at
    if mention.platform is PlatformName.REDDIT and facts is None and age > ARCHIVED_AFTER:
        yield _warning(Code.PERHAPS_ARCHIVED, "Reddit archives threads after six months")
    elif age > STALE_AFTER:
        yield _warning(Code.STALE, f"the post is {age.days} days old")


def _block(code: Code, words: str) -> Reason:
    return Reason(code=code, words=words, blocks=True)


def _warning(code: Code, words: str) -> Reason:
    return Reason(code=code, words=words, blocks=False)
