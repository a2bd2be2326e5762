"""Which posts of a story are sampled, and when: pure rules over values.

A post is sampled at once and an hour, six hours, a day, three days and a week after it was written. A moment that was
missed is made up by one sample at the latest of those that have passed, which says how old the post truly was.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from amends.casefile import CaseFile
from amends.mention import Mention, PlatformName
from amends.outcomes.addresses import address_of
from amends.outcomes.afterwards import afterwards
from amends.outcomes.complaints import complaints
from amends.outcomes.outcome import FOLLOWED
from amends.outcomes.recovery import answers, recovery
from amends.outcomes.story import Follow, Kind, Sample, Story, Track
from amends.reply import Reply

MOMENTS = tuple(timedelta(hours=hours) for hours in (0, 1, 6, 24, 72, 168))
# Behind the last moment a platform may have been down for a while; what is older is not begun with any more.
TOO_OLD = MOMENTS[-1] + timedelta(days=1)
SAMPLED_ON = frozenset({PlatformName.X, PlatformName.REDDIT})


class Metrics(NamedTuple):
    """How far a post has gone, as its platform says now; Reddit tells no views."""

    likes: int = 0
    reshares: int = 0
    quotes: int = 0
    replies: int = 0
    views: int | None = None


def tracks_of(story: Story, now: datetime) -> list[Track]:
    """The public posts of a story that are worth a sample: complaints, our answers, what is pleased or unhappy later.

    Every one begins with a sample that is due at once; posts of more than eight days ago are left out.
    """
    file = story.file
    moments = recovery(file)
    if moments.complained_at is None:
        return []
    since = moments.at or moments.complained_at
    after = afterwards(story, since, since + FOLLOWED)
    later = [_of(post.mention, Kind.LATER, file) for post in after if post.pleased or post.unhappy]
    before = [_of(read.mention, Kind.COMPLAINT, file) for read in complaints(file)]
    ours = [_answer(reply, file) for reply in answers(file) if reply.post_id and reply.since > moments.complained_at]
    found: dict[tuple[str, str], Track] = {}
    # Whoever complains again after the recovery is part of what came of it; without one it is the same complaint still.
    for track in [*later, *before, *ours] if moments.at else [*before, *later, *ours]:
        if track and track.platform in SAMPLED_ON and now - track.at <= TOO_OLD:
            found.setdefault((track.platform, track.post_id), track)
    return list(found.values())


def _of(mention: Mention, kind: Kind, file: CaseFile) -> Track | None:
    if mention.private:
        return None
    at = mention.created_at
    return Track(
        platform=mention.platform, post_id=mention.id, case_id=file.case.id, kind=kind, url=mention.url, at=at, due=at
    )


def _answer(reply: Reply, file: CaseFile) -> Track | None:
    if reply.private:
        return None
    return Track(
        platform=reply.platform,
        post_id=str(reply.post_id),
        case_id=file.case.id,
        kind=Kind.ANSWER,
        url=address_of(reply, file),
        at=reply.since,
        due=reply.since,
    )


def belongs(track: Track, story: Story) -> bool:
    """Whether the post of a track is part of the story still: replies and posts may have moved to another case."""
    posts = {(read.mention.platform, read.mention.id) for read in (*story.file.thread, *story.later)}
    ours = {(reply.platform, reply.post_id) for reply in story.file.replies}
    return (track.platform, track.post_id) in posts | ours


def next_due(at: datetime, after: timedelta) -> datetime | None:
    """When a post that was written `at` and is `after` old is sampled next; None behind the last moment."""
    return next((at + moment for moment in MOMENTS if moment > after), None)


def sampled(track: Track, metrics: Metrics, now: datetime) -> Track:
    """The track with one sample more."""
    after = max(now - track.at, timedelta())
    sample = Sample(after=int(after.total_seconds()), at=now, **metrics._asdict())
    return _moved(track, samples=(*track.samples, sample), due=next_due(track.at, after))


def passed(track: Track, now: datetime) -> Track:
    """The track without the sample that was due: the platform said nothing of its post."""
    return _moved(track, due=next_due(track.at, max(now - track.at, timedelta())))


def stopped(track: Track) -> Track:
    """The track of a post that its platform does not show any more; what was sampled before is kept."""
    return _moved(track, due=None)


def follow_of(story: Story) -> Follow | None:
    """For how long the story's threads are read on, and the quotes of our answers; None without a complaint.

    Those whom nobody answered are followed as long: what is compared has to be looked for with the same care.
    """
    moments = recovery(story.file)
    since = moments.at or moments.complained_at
    if since is None or moments.gone:
        return None
    public = [read.mention for read in story.file.thread if not read.mention.private]
    return Follow(
        case_id=story.file.case.id,
        platform=story.file.case.platform,
        threads=_distinct(mention.conversation_id for mention in public),
        answers=_distinct(one.post_id for one in answers(story.file) if one.post_id and not one.private),
        since=since,
        until=since + FOLLOWED,
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _moved(track: Track, **changes: object) -> Track:
    return track.model_copy(update={**changes, "version": track.version + 1})
