"""How long a complaint went on spreading after it was answered."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime

from amends.outcomes.story import Sample, Track

LEAST = 2  # samples after the answer: with one of them every complaint would seem to spread evenly

Point = tuple[float, float]  # seconds since 1970, and how far it had gone


def half_life(complaint: Track | None, answered_at: datetime | None) -> int | None:
    """Seconds from the answer until half of what the complaint still gained was gained.

    What is gained are views where each sample knows them, else interactions; between samples it grows evenly. None
    where it was not answered, gained nothing more, or was sampled less than twice after the answer.
    """
    if answered_at is None or complaint is None:
        return None
    answered = answered_at.timestamp()
    points = _points(complaint)
    after = [point for point in points if point[0] > answered]
    if len(after) < LEAST:
        return None
    at_answer, last = _value_at(answered, points), after[-1][1]
    if last <= at_answer:
        return None
    half = at_answer + (last - at_answer) / 2
    before = (answered, at_answer)
    for point in after:
        if point[1] >= half:
            share = (half - before[1]) / (point[1] - before[1])
            return round(before[0] + share * (point[0] - before[0]) - answered)
        before = point
    return None


def interactions_of(sample: Sample) -> int:
    """How often the post was liked, shared, quoted and answered; Reddit's score, its likes here, may be below 0."""
    return max(0, sample.likes) + sample.reshares + sample.quotes + sample.replies


def _points(track: Track) -> list[Point]:
    """From nothing, when it was written, by its samples."""
    began, samples = track.at.timestamp(), track.samples
    seen = all(one.views is not None for one in samples)
    return [(began, 0.0), *((began + one.after, (one.views or 0) if seen else interactions_of(one)) for one in samples)]


def _value_at(at: float, points: Sequence[Point]) -> float:
    place = bisect_left(points, (at, 0.0))
    if place == 0:
        return 0.0
    if place == len(points):
        return points[-1][1]
    (since, low), (until, high) = points[place - 1], points[place]
    return low + (high - low) * (at - since) / (until - since)
