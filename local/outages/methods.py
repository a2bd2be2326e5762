"""Three ways to suspect an outage; each gives a score for each minute, and a line that a score must pass."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from amends.suspect.baseline import Baseline
from amends.suspect.complaints import WINDOWS, Complaint, parts_of
from amends.suspect.judging import judge
from amends.suspect.threshold import FALSE_A_WEEK, LOOKS

from local.outages.made import HOUR, MINUTE, Post

WINDOW, DAY = 15 * MINUTE, timedelta(days=1)
LINE = -math.log10(FALSE_A_WEEK / LOOKS)  # of the baseline's score, as it ships
OWN, FIXED, AVERAGE = "baseline", "fixed threshold", "moving average"


class Scores(NamedTuple):
    """A minute's: how unlikely it is (tens), people in 15 minutes, and deviations of these from the last day's."""

    own: float
    fixed: float
    average: float


class Series:
    """Posts, and what they taught by each hour; as the service learns, two hours late."""

    def __init__(self, posts: Sequence[Post], start: datetime, hours: int) -> None:
        self.start, self.hours = start, hours
        self._all = [Complaint(at=at, topic="any", region="anywhere", author=who, case_id="") for at, who in posts]
        self._at = [post.at for post in posts]
        self._taught = [Baseline()] * 2
        for number in range(hours):
            hour = start + number * HOUR
            those = self._between(hour, hour + HOUR)
            counts = {window: parts_of(those, hour, window) for window in WINDOWS}
            self._taught.append(self._taught[-1].after(hour, counts, UTC))

    def scores(self, now: datetime, more: Sequence[Post] = ()) -> Scores:
        """The scores of a minute, with more posts laid over the series."""
        over = [
            Complaint(at=at, topic="any", region="anywhere", author=who, case_id="")
            for at, who in more
            if now - HOUR <= at <= now
        ]
        near = self._between(now - HOUR, now + timedelta(microseconds=1)) + over
        baseline = self._taught[int((now - self.start) / HOUR)]
        judged = judge(near, baseline, now, UTC) if baseline.learned else None
        people = len({one.author for one in near if one.at >= now - WINDOW})
        day = min(DAY, now - WINDOW - self.start)
        before = self._count(now - WINDOW - day, now - WINDOW) * (WINDOW / day) if day > WINDOW else 0.0
        return Scores(
            own=-math.log10(max(judged.p, 1e-300)) if judged else 0.0,
            fixed=people,
            average=(people - before) / math.sqrt(max(before, 0.25)) if people >= 5 else 0.0,
        )

    def hourly(self, at: datetime) -> float:
        """How many posts came in the day before a moment, an hour."""
        return self._count(at - DAY, at) / 24

    def _count(self, start: datetime, end: datetime) -> int:
        return bisect_left(self._at, end) - bisect_left(self._at, start)

    def _between(self, start: datetime, end: datetime) -> list[Complaint]:
        return self._all[bisect_left(self._at, start) : bisect_left(self._at, end)]


QUIET = 60  # minutes below the line after which an episode is over, for each method alike


def alarms(scores: Sequence[float], line: float) -> int:
    """How many episodes there are in the scores of minutes in a row."""
    found, last = 0, -QUIET - 1
    for minute, score in enumerate(scores):
        if score > line:
            found += minute - last > QUIET
            last = minute
    return found


def line_for(scores: Sequence[float], most: int) -> float:
    """The lowest line down to which there are never more alarms than these."""
    found = max(scores)
    for line in sorted({score for score in scores if score < found}, reverse=True):
        if alarms(scores, line) > most:
            break
        found = line
    return found
