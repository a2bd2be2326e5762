"""What came of a complaint, by what its customer did afterwards."""

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.mention import PlatformName
from amends.outcomes.story import Kind, Story

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


class Evidence(BaseModel):
    """A post that the outcome rests on, and why it counts; `url` is empty for a private one."""

    model_config = ConfigDict(frozen=True)

    post_id: str
    platform: PlatformName
    url: str
    at: AwareDatetime
    kind: Kind
    why: str


class Update(BaseModel):
    """A pleased public post of the customer's after the recovery."""

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
    """What came of the story by now; `complained_at` is None where the case holds no complaint."""
    raise NotImplementedError
