"""A case's line, made of its story; docs/shareability.md says what each measure means."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from amends.casefile import ReadMention
from amends.mention import PlatformName
from amends.outcomes.complaints import complaints
from amends.outcomes.outcome import FOLLOWED, Judged, Outcome
from amends.outcomes.recovery import answers
from amends.outcomes.story import Story, Track
from amends.reading import UNKNOWN_LANGUAGE
from amends.reports.half_life import half_life, interactions_of
from amends.reports.line import Line, Update

Post = tuple[PlatformName, str]
DAYS = int(FOLLOWED.total_seconds())


class Made(NamedTuple):
    """What was made of a case: its line, or None where nobody complained in it; `day` (UTC) is that of its opening."""

    case: str
    day: date
    line: Line | None


def line_of(story: Story, judged: Judged, team: str, now: datetime) -> Line | None:
    """The case's line; None where nobody complained. `team` is of whoever works on it, empty where there is none."""
    if judged.complained_at is None:
        return None
    case, file = story.file.case, story.file
    complained = complaints(file)
    # Who complains again after the recovery tells what came of it; it is no part of what was recovered.
    before = [one for one in complained if not judged.recovered_at or one.mention.created_at <= judged.recovered_at]
    first = complained[0] if complained else None
    answer = next((reply for reply in answers(file) if reply.since == judged.answered_at), None)
    tracks = {(track.platform, track.post_id): track for track in story.tracks}
    sampled = [tracks.get(_key(one)) for one in before]
    made = Line(
        case=case.id,
        opened=_seconds(case.opened_at),
        complained=_seconds(judged.complained_at),
        platform=case.platform,
        topic=case.topic,
        region=first.region if first else "",
        desk=case.desk,
        severity=case.severity,
        language=first.reading.language if first else UNKNOWN_LANGUAGE,
        incident=case.incident or "",
        template=f"{answer.template_id}#{answer.template_version}" if answer and answer.template_id else "",
        team=team,
        cause=case.root_cause or "",
        private=_in_private(story),
        answered=_moment(judged.answered_at),
        resolved=_moment(judged.resolved_at),
        outcome=judged.outcome,
        followers=first.mention.author_followers if first else 0,
        reach=sum(map(reach, sampled, before)),
        interactions=sum(map(interactions, sampled)),
        updates=_updates(story, judged, tracks),
        unhappy=_moment(judged.unhappy_at),
        tone_before=round(judged.tone_before or 0.0, 3),
        tone_after=None if judged.tone_after is None else round(judged.tone_after, 3),
        half_life=half_life(next(filter(None, sampled), None), judged.answered_at),
    )
    return settled(made, _seconds(now))


def settled(line: Line, now: int) -> Line:
    """The line as it is now: who has said nothing in all of the days is silent, though nothing was written."""
    over = (line.recovered or line.complained) + DAYS <= now
    return line._replace(outcome=Outcome.SILENT) if over and line.outcome == Outcome.PENDING else line


def day_of(story: Story) -> date:
    """The day (UTC) in whose sheet the case's line stands; it never changes."""
    return story.file.case.opened_at.astimezone(UTC).date()


def interactions(track: Track | None) -> int:
    """How often a post was liked, shared, quoted and answered when it was last sampled."""
    return interactions_of(track.samples[-1]) if track and track.samples else 0


def reach(track: Track | None, read: ReadMention | None) -> int:
    """How many people a public post reached: its views when it was last sampled, else how many follow its author."""
    if track and track.samples and (views := track.samples[-1].views) is not None:
        return views
    return read.mention.author_followers if read and not read.mention.private else 0


def _updates(story: Story, judged: Judged, tracks: Mapping[Post, Track]) -> tuple[Update, ...]:
    posts = {_key(read): read for read in [*story.file.thread, *story.later]}
    keyed = [((one.platform, one.post_id), one) for one in judged.updates]
    found = (
        Update(_seconds(one.at), one.prompted, one.in_thread, reach(tracks.get(key), posts.get(key)))
        for key, one in keyed
    )
    return tuple(sorted(found))


def _key(read: ReadMention) -> Post:
    return read.mention.platform, read.mention.id


def _in_private(story: Story) -> bool:
    file = story.file
    private = (*(read.mention.private for read in file.thread), *(reply.private for reply in file.replies))
    return file.case.private or file.case.private_since is not None or any(private)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _moment(at: datetime | None) -> int | None:
    return None if at is None else _seconds(at)
