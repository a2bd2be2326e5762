"""Series that are made: complaints of people, by a rate that has a day, a week, moods and busy days of its own.

The rate of a moment is `base` times a day's course (least at four in the morning, five times as much in the
afternoon), times .6 on weekends, times 2 % growth a week, times a mood that changes each hour (gamma, a spread of .2)
and one that drifts over days. Once a week on average something harmless doubles it for three hours: a campaign, a news
item. Nothing of it is an outage, so whatever is suspected there is a false alarm.
"""

import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

START = datetime(2026, 6, 1, tzinfo=UTC)  # a Monday
MINUTE, HOUR, WEEK = timedelta(minutes=1), timedelta(hours=1), timedelta(weeks=1)
SPREAD = 0.2
DRIFT = 0.05  # an hour, of the logarithm; it is drawn back to nothing within a day


class Post(NamedTuple):
    """That somebody complained."""

    at: datetime
    author: str


class Outage(NamedTuple):
    """How it is heard once ten minutes have passed: people an hour above the usual, and so many times the usual."""

    name: str
    people: float
    times: float


FAINT = Outage("faint", 15, 1)
PLAIN = Outage("plain", 40, 4)
RAMP = 10  # minutes until all who notice write


def usual(at: datetime, base: float) -> float:
    """Complaints an hour at a moment of an ordinary week."""
    day = 1 - 2 / 3 * math.cos((at.hour + at.minute / 60 - 4) / 24 * 2 * math.pi)
    return base * day * (0.6 if at.weekday() >= 5 else 1)


def series(base: float, weeks: int, seed: int) -> list[Post]:
    """The posts of some weeks in which nothing is out of order."""
    rng, found, drift, bump = random.Random(seed), list[Post](), 0.0, 0  # noqa: S311
    for number in range(weeks * 168):
        hour = START + number * HOUR
        drift = drift * 0.96 + rng.gauss(0, DRIFT)
        bump = 3 if rng.random() < 1 / 168 else max(0, bump - 1)
        mood = rng.gammavariate(1 / SPREAD, SPREAD) * math.exp(drift) * (2 if bump else 1) * 1.02 ** (number / 168)
        for minute in range(60):
            found += _minute(hour + minute * MINUTE, usual(hour + minute * MINUTE, base) * mood, rng, f"s{seed}")
    return found


def outage(kind: Outage, start: datetime, normal: float, minutes: int, rng: random.Random) -> list[Post]:
    """The posts that an outage brings beside those that would have come anyway; `normal` are those of an hour."""
    found = list[Post]()
    for minute in range(minutes):
        share = min(1.0, (minute + 1) / RAMP)
        found += _minute(start + minute * MINUTE, share * (kind.people + kind.times * normal), rng, "o")
    return found


def _minute(at: datetime, an_hour: float, rng: random.Random, name: str) -> Iterator[Post]:
    left, product = math.exp(-an_hour / 60), rng.random()
    while product > left:
        product *= rng.random()
        yield Post(at + timedelta(seconds=rng.randrange(60)), f"{name}-{rng.getrandbits(40)}")
