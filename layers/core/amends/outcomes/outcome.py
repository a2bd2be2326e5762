"""What came of a complaint, by what its customer did afterwards."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.casefile import ReadMention
from amends.mention import PlatformName
from amends.outcomes.afterwards import Afterwards, afterwards, prompted
from amends.outcomes.complaints import complaints
from amends.outcomes.escalating import graver
from amends.outcomes.evidence import Evidence, evidence_of
from amends.outcomes.recovery import Recovery, recovery
from amends.outcomes.story import Story
from amends.outcomes.tone import mean_tone

__all__ = ["FOLLOWED", "Evidence", "Judged", "Outcome", "Update", "judge"]

FOLLOWED = timedelta(days=7)  # after the recovery; who has not spoken by then is taken to be silent


class Outcome(StrEnum):
    """What the customer did after we answered or resolved their case, or after their complaint where we did neither."""

    SHARED = "shared"  # a pleased post outside of the thread
    THANKED = "thanked"  # pleased in the thread
    SILENT = "silent"
    UNHAPPY = "unhappy"
    ESCALATED = "escalated"  # unhappy again, and graver
    DELETED = "deleted"  # the complaint is gone
    PENDING = "pending"  # nothing yet, and the days are not over


class Update(BaseModel):
    """A pleased public post of the customer's after the complaint.

    Also one before the recovery, or after the days in which outcomes are judged: whoever was not recovered yet is what
    the recovered are compared with, and their updates count over the same days after the same wait.
    """

    model_config = ConfigDict(frozen=True)

    post_id: str
    platform: PlatformName
    at: AwareDatetime
    prompted: bool  # we asked for it in an answer, or it answers a post of ours
    in_thread: bool  # it stands in a conversation of the case


class Judged(BaseModel):
    """The outcome of a story with what it rests on; moments are None where the thing did not happen.

    Tones are from -1 to 1 and None where nothing can be read; `tone_before` is the complaints', `tone_after` that of
    the customer's public posts after the recovery.
    """

    model_config = ConfigDict(frozen=True)

    outcome: Outcome
    why: str
    complained_at: AwareDatetime | None = None  # when the first complaint was written; None where nobody complained
    answered_at: AwareDatetime | None = None  # when the first answer of a person's was recorded
    resolved_at: AwareDatetime | None = None  # first
    recovered_at: AwareDatetime | None = None  # the earlier of the two
    follow_until: AwareDatetime | None = None
    evidence: tuple[Evidence, ...] = ()
    updates: tuple[Update, ...] = ()
    unhappy_at: AwareDatetime | None = None  # their first dissatisfied post after the recovery
    tone_before: float | None = None
    tone_after: float | None = None


def judge(story: Story, now: datetime) -> Judged:
    """What came of the story by now; `complained_at` is None where the case holds no complaint.

    The first of these that holds: the complaint is gone; unhappy again, and graver; unhappy, where no pleased post came
    after it; pleased outside of the thread, or in it; silent, once the days are over.
    """
    file, verdicts = story.file, [*story.file.verdicts, *story.verdicts]
    moments = recovery(file)
    if moments.complained_at is None:
        return Judged(outcome=Outcome.PENDING, why="nobody complained in this case")
    since = moments.at or moments.complained_at
    until = since + FOLLOWED
    posts = afterwards(story, since, min(until, now))
    unhappy = [post for post in posts if post.unhappy]
    last_unhappy = unhappy[-1].mention.created_at if unhappy else since
    pleased = [post for post in posts if post.pleased and post.mention.created_at >= last_unhappy]
    worse = graver(unhappy, file)
    outcome, why = _outcome(moments, worse, unhappy, pleased, now >= until)
    first = complaints(file)
    return Judged(
        outcome=outcome,
        why=why,
        complained_at=moments.complained_at,
        answered_at=moments.answered_at,
        resolved_at=moments.resolved_at,
        recovered_at=moments.at,
        follow_until=until,
        evidence=evidence_of(file, moments, posts, worse),
        updates=tuple(
            _update(post, story)
            for post in afterwards(story, moments.complained_at, now)
            if post.pleased and not post.mention.private
        ),
        unhappy_at=unhappy[0].mention.created_at if unhappy else None,
        tone_before=mean_tone((read for read in first if _before(read, moments)), verdicts),
        tone_after=mean_tone((post.read for post in posts if not post.mention.private), verdicts),
    )


def _outcome(
    moments: Recovery,
    worse: dict[str, str],
    unhappy: Sequence[Afterwards],
    pleased: Sequence[Afterwards],
    over: bool,
) -> tuple[Outcome, str]:
    after = "after we answered or resolved it" if moments.at else "after the complaint, which nobody answered"
    if moments.gone:
        return Outcome.DELETED, "the complaint was taken away"
    if worse:
        return Outcome.ESCALATED, f"unhappy again {after}, and graver: {next(iter(worse.values()))}"
    if unhappy and not pleased:
        return Outcome.UNHAPPY, f"dissatisfied {after}, and not pleased since"
    if any(post.shared for post in pleased):
        return Outcome.SHARED, f"a pleased post outside of the thread {after}"
    if pleased:
        return Outcome.THANKED, f"pleased in the thread {after}"
    days = f"{FOLLOWED.days} days"
    if over:
        return Outcome.SILENT, f"neither pleased nor dissatisfied within {days} {after}"
    return Outcome.PENDING, f"nothing yet {after}; it is followed for {days}"


def _update(post: Afterwards, story: Story) -> Update:
    mention = post.mention
    asked = prompted(mention, story.file)
    return Update(
        post_id=mention.id,
        platform=mention.platform,
        at=mention.created_at,
        prompted=asked,
        in_thread=post.in_thread,
    )


def _before(read: ReadMention, moments: Recovery) -> bool:
    """Whether a complaint was written before the recovery; all of them where there was none."""
    return moments.at is None or read.mention.created_at <= moments.at
