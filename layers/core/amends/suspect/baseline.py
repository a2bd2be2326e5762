"""What is usual at an hour of the week: learned with forgetting, and careful where little is known.

The mean of an hour of the week is shrunk towards its hour of the day times its day of the week, and moves with the
level of the last day. The spread is learned apart for each window, from how far the counts fell from what was expected.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from math import sqrt
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict

from amends.suspect.complaints import WINDOWS

HOURS = 168
FORGET = 0.8  # what a week leaves of the weight of those before it: five weeks in all, so that a season is followed
SHRINK = 2.0  # weeks of its own that an hour of the week needs to outweigh the shape of the whole
LEVEL_FORGET = 0.5 ** (1 / 24)  # the level is the last day's, half of it
LEVEL_PRIOR = 20.0  # complaints that it takes to move the level
SPREAD_FORGET = 0.5 ** (1 / (24 * 14))
SPREAD_PRIOR, SPREAD_WEIGHT = 0.3, 40.0  # airlines' complaints vary about so much; outweighed after a day or two
MOST_SPREAD = 5.0
LEAST = 0.1  # complaints an hour: nothing is so quiet that one of them would be a sign
CAP = 4.0  # deviations beyond which an hour teaches no more: an outage is not what is usual
LEARNED = 24.0  # hours; before that nothing is judged


class Usual(NamedTuple):
    """What a window's count is compared with."""

    mean: float
    spread: float


class Baseline(BaseModel):
    """What a series taught; `sums` and `weights` are those of the hours of the week, from Monday on."""

    model_config = ConfigDict(frozen=True)

    sums: tuple[float, ...] = (0.0,) * HOURS
    weights: tuple[float, ...] = (0.0,) * HOURS
    level_seen: float = 0.0
    level_expected: float = 0.0
    spread_seen: Mapping[int, float] = dict.fromkeys(WINDOWS, 0.0)
    spread_weight: Mapping[int, float] = dict.fromkeys(WINDOWS, 0.0)

    @property
    def learned(self) -> bool:
        """Whether it knows enough to be asked."""
        return sum(self.weights) >= LEARNED

    def quiet(self) -> Self:
        """The baseline of a series of which nothing was heard for as long as this one learned."""
        return type(self)(weights=self.weights)

    def usual(self, start: datetime, minutes: int, zone: tzinfo) -> Usual:
        """What is usual in a window."""
        middle = start + timedelta(minutes=minutes) / 2
        hourly = self._rate(middle, zone)
        spread = self._spread(minutes)
        # A mean that few weeks taught may be wrong itself: that is spread, too.
        at = week_hour(middle, zone)
        known = max(1.0, self.weights[at] + sum(self.weights[at % 24 :: 24]))
        return Usual(hourly * minutes / 60, min(MOST_SPREAD, spread + (spread + 1 / hourly) / known))

    def after(self, hour: datetime, counts: Mapping[int, Sequence[int]], zone: tzinfo) -> Self:
        """What it is after an hour; `counts` are those of the hour's parts, by their length."""
        mean = self._rate(hour + timedelta(minutes=30), zone)
        seen = capped(counts[60][0], Usual(mean, self._spread(60)))
        at = week_hour(hour, zone)
        return self.model_copy(
            update={
                "sums": _with(self.sums, at, self.sums[at] * FORGET + seen),
                "weights": _with(self.weights, at, self.weights[at] * FORGET + 1),
                "level_seen": _kept(self.level_seen * LEVEL_FORGET + seen),
                "level_expected": _kept(self.level_expected * LEVEL_FORGET + max(LEAST, self._shape(at))),
                **self._spreads(mean, counts),
            }
        )

    def _spreads(self, mean: float, counts: Mapping[int, Sequence[int]]) -> dict[str, dict[int, float]]:
        seen, weight = dict(self.spread_seen), dict(self.spread_weight)
        for window in WINDOWS:
            expected = mean * window / 60
            usual = Usual(expected, self._spread(window))
            # Each part weighs as much as it can tell: little where hardly anything is expected.
            scale = (1 + SPREAD_PRIOR * expected) ** 2
            parts = [capped(count, usual) for count in counts[window]]
            varied = sum((count - expected) ** 2 - expected for count in parts) / scale
            seen[window] = _kept(seen[window] * SPREAD_FORGET + varied)
            weight[window] = _kept(weight[window] * SPREAD_FORGET + len(parts) * expected**2 / scale)
        return {"spread_seen": seen, "spread_weight": weight}

    def _spread(self, window: int) -> float:
        seen = self.spread_seen[window] + SPREAD_PRIOR * SPREAD_WEIGHT
        return min(MOST_SPREAD, max(0.02, seen / (self.spread_weight[window] + SPREAD_WEIGHT)))

    def _rate(self, at: datetime, zone: tzinfo) -> float:
        """Complaints an hour at a moment: between the middles of the hours beside it."""
        before = at - timedelta(minutes=30)
        share = before.minute / 60 + before.second / 3600
        shape = (
            self._shape(week_hour(before, zone)) * (1 - share)
            + self._shape(week_hour(at + timedelta(minutes=30), zone)) * share
        )
        return max(LEAST, shape * (self.level_seen + LEVEL_PRIOR) / (self.level_expected + LEVEL_PRIOR))

    def _shape(self, at: int) -> float:
        """The mean of an hour of the week, shrunk to what its hour and its day have in common with others."""
        total, weight = sum(self.sums), sum(self.weights)
        if not weight:
            return LEAST
        overall = max(LEAST, total / weight)
        day, hour = at - at % 24, at % 24
        of_hour = _mean(self.sums[hour::24], self.weights[hour::24], overall)
        of_day = _mean(self.sums[day : day + 24], self.weights[day : day + 24], overall)
        return (self.sums[at] + SHRINK * of_hour * of_day / overall) / (self.weights[at] + SHRINK)


def week_hour(at: datetime, zone: tzinfo) -> int:
    """The hour of the week, from Monday on, by the clocks of a zone."""
    local = at.astimezone(zone)
    return local.weekday() * 24 + local.hour


def capped(count: int, usual: Usual) -> float:
    """As much of a count as teaches: an outage must not become usual by happening."""
    return min(count, usual.mean + CAP * sqrt(usual.mean + usual.spread * usual.mean**2) + 3)


def _mean(sums: Sequence[float], weights: Sequence[float], prior: float) -> float:
    return (sum(sums) + SHRINK * prior) / (sum(weights) + SHRINK)


def _with(values: tuple[float, ...], at: int, value: float) -> tuple[float, ...]:
    return (*values[:at], _kept(value), *values[at + 1 :])


def _kept(value: float) -> float:
    """As exact as it is kept: what is halved for years would become too small for the table's numbers."""
    return round(value, 6)
