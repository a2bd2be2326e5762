"""X's batch compliance jobs: which of the posts that are stored have been taken away, for the price of a few calls.

A job is a file of ids, handed in; X answers with those that must go, and why. The job's state is kept in the table, so
that each step is taken up where the last run ended. X runs one job of a kind at a time.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import Retry, Stale
from amends.mention import PlatformName
from amends.removal import Removals, remove
from amends.sweeping import Day, Days, Stored, due, is_young, seen_at
from amends.tombstone import Why

MOST = 100_000  # ids in a job: two megabytes
APPLIED = 100  # removals a run: each takes some ten writes
GIVEN_UP = timedelta(hours=6)  # after this a job that X does not finish is begun again
EXPIRED = timedelta(days=6)  # X keeps results for a week
STEPS = 4  # a run: from the creation to the first results, where X is quick

# Geographical data is not stored, so there is nothing to scrub.
REASONS = {
    "deleted": Why.DELETED,
    "bounced": Why.DELETED,
    "protected": Why.PROTECTED,
    "suspended": Why.SUSPENDED,
    "deactivated": Why.ACCOUNT_DELETED,
}


class JobState(StrEnum):
    """How far a job is."""

    CREATED = "created"
    UPLOADED = "uploaded"
    COMPLETE = "complete"
    APPLIED = "applied"
    FAILED = "failed"


LIVE = frozenset({JobState.CREATED, JobState.UPLOADED, JobState.COMPLETE})


class Job(BaseModel):
    """A job over the posts of some days."""

    model_config = ConfigDict(frozen=True)

    id: str
    state: JobState
    partitions: list[str]
    began_at: AwareDatetime
    ids: int = 0
    applied: int = 0
    removed: int = 0
    version: int = 1


class Result(BaseModel):
    """A line of a job's results: a post that must go."""

    id: str
    reason: str


class Compliance(Protocol):
    """X's side; every call raises RateLimited or Retry."""

    def create(self) -> str:
        """The id of a new job, or of the one that was created and got no ids."""
        ...

    def upload(self, job_id: str, ids: Iterable[str]) -> None:
        """Hand the ids in."""
        ...

    def status(self, job_id: str) -> str:
        """created, in_progress, complete, failed or expired, in X's words."""
        ...

    def results(self, job_id: str) -> Sequence[Result]:
        """What must go, always in the same order."""
        ...


class Jobs(Protocol):
    """Where the job is kept."""

    def current(self) -> Job | None:
        """The job that runs, or ran last."""
        ...

    def save(self, job: Job) -> None:
        """Write its next version; raises Stale."""
        ...


class Posts(Days, Protocol):
    """Days whose posts can be listed whole."""

    def posts(self, day: Day) -> Iterable[Stored]:
        """All of the day's posts that are to be looked at."""
        ...


def comply(x: Compliance, jobs: Jobs, days: Posts, removals: Removals, now: datetime) -> str:
    """Take the job as many steps further as can be taken now; how far it is."""
    said = "nothing to ask"
    for _ in range(STEPS):
        job = jobs.current()
        try:
            following = _step(job, x, days, removals, now)
            if following is None:
                return f"{job.state}" if job else said
            jobs.save(following)
        except Retry as error:
            return str(error)
        except Stale:
            return "another run takes it further"
        said = str(following.state)
    return said


def _step(job: Job | None, x: Compliance, days: Posts, removals: Removals, now: datetime) -> Job | None:
    """The job after its next step; None where there is nothing to do now."""
    if job is None or job.state not in LIVE:
        return _begin(job, x, days, now)
    if now - job.began_at >= GIVEN_UP and job.state is not JobState.COMPLETE:
        return _next(job, state=JobState.FAILED)
    if now - job.began_at >= EXPIRED:
        return _next(job, state=JobState.FAILED)
    if job.state is JobState.CREATED:
        ids = _ids(job, days, now)
        x.upload(job.id, ids)
        # What is taken away from here on is for the next job to tell.
        return _next(job, state=JobState.UPLOADED, began_at=now, ids=len(ids))
    if job.state is JobState.UPLOADED:
        status = x.status(job.id)
        if status in ("failed", "expired"):
            return _next(job, state=JobState.FAILED)
        return _next(job, state=JobState.COMPLETE) if status == "complete" else None
    return _apply(job, x, days, removals, now)


def _begin(before: Job | None, x: Compliance, days: Posts, now: datetime) -> Job | None:
    waiting = [day for day in due(days.all(PlatformName.X, now), now, young_only=False) if not is_young(day, now)]
    chosen: list[str] = []
    count = 0
    for day in sorted(waiting, key=seen_at):
        if count >= MOST:
            break
        count += sum(1 for _ in days.posts(day))
        chosen.append(day.partition)
    if count == 0:
        # There is nothing to ask: the days are as good as looked at.
        for day in waiting:
            days.save(_seen(day, now))
        return None
    version = before.version + 1 if before else 1
    return Job(id=x.create(), state=JobState.CREATED, partitions=chosen, began_at=now, version=version)


def _ids(job: Job, days: Posts, now: datetime) -> list[str]:
    chosen = [day for day in days.all(PlatformName.X, now) if day.partition in set(job.partitions)]
    return sorted({post.id for day in chosen for post in days.posts(day)}, key=int)


def _apply(job: Job, x: Compliance, days: Posts, removals: Removals, now: datetime) -> Job:
    results = x.results(job.id)
    removed = 0
    for result in results[job.applied : job.applied + APPLIED]:
        why = REASONS.get(result.reason)
        removed += why is not None and remove(PlatformName.X, result.id, why, removals, now)
    applied = min(job.applied + APPLIED, len(results))
    if applied < len(results):
        return _next(job, applied=applied, removed=job.removed + removed)
    for day in days.all(PlatformName.X, now):
        if day.partition in set(job.partitions) and seen_at(day) < job.began_at:
            days.save(_seen(day, job.began_at))
    return _next(job, state=JobState.APPLIED, applied=applied, removed=job.removed + removed)


def _seen(day: Day, began_at: datetime) -> Day:
    return day.model_copy(update={"looked_at": began_at, "position": None, "version": day.version + 1})


def _next(job: Job, **changes: object) -> Job:
    return job.model_copy(update={**changes, "version": job.version + 1})
