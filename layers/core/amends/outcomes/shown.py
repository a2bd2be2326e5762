"""The outcome of a case as people see it: with its evidence, and with how far its posts went."""

from datetime import datetime

from pydantic import AwareDatetime, BaseModel

from amends.outcomes.outcome import Outcome, judge
from amends.outcomes.story import Kind, Sample, Story


class ShownEvidence(BaseModel):
    """A post that the outcome rests on, and why it counts; `url` is empty for a private one."""

    post_id: str
    url: str
    at: AwareDatetime
    kind: Kind
    why: str


class ShownPost(BaseModel):
    """A public post that is or was sampled, with its samples in the order of time."""

    post_id: str
    kind: Kind
    url: str
    at: AwareDatetime
    samples: list[Sample]


class CaseOutcome(BaseModel):
    """What came of a case; tones are from -1 to 1 and null where nothing can be read.

    `recovered_at` is when we first answered or resolved it, `follow_until` until when its customer is followed.
    """

    case_id: str
    outcome: Outcome
    why: str
    recovered_at: AwareDatetime | None
    follow_until: AwareDatetime | None
    evidence: list[ShownEvidence]
    posts: list[ShownPost]
    tone_before: float | None
    tone_after: float | None


def shown(story: Story, now: datetime) -> CaseOutcome:
    """The story's outcome by now."""
    judged = judge(story, now)
    return CaseOutcome(
        case_id=story.file.case.id,
        outcome=judged.outcome,
        why=judged.why,
        recovered_at=judged.recovered_at,
        follow_until=judged.follow_until,
        evidence=[ShownEvidence.model_validate(one.model_dump(exclude={"platform"})) for one in judged.evidence],
        posts=[
            ShownPost(post_id=one.post_id, kind=one.kind, url=one.url, at=one.at, samples=list(one.samples))
            for one in sorted(story.tracks, key=lambda track: (track.at, track.post_id))
        ],
        tone_before=judged.tone_before,
        tone_after=judged.tone_after,
    )
