"""A made year of cases, the same for the same seed, and what is true of it."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from amends.outcomes.outcome import Outcome
from amends.reports.line import Line, Update
from amends.themes.post import AFTERWARDS, COMPLAINT, Row

DAYS = 365
HOUR, DAY = 3600, 86_400
OUTAGES = 12  # days on which fifteen times as many complain, of one topic in one region
TOPICS = ("outage", "speed", "billing", "delivery", "refund", "router", "engineer", "app", "login", "price", "contract")
REGIONS = ("anywhere", "north", "south", "east", "west", "coast")
# Of the posts that are heard: 9,178 of the 14,640 in Crowdflower's "Twitter US Airline Sentiment" (2015) are negative.
COUNTED = 0.627
NAMED = 0.25  # of the cases whose words name a region
DESKS = ("care", "care", "care", "legal", "pr")
PLATFORMS = ("x", "x", "x", "x", "reddit", "reddit", "webhook")
TEAMS = ("", "mornings", "evenings", "weekend")
CAUSES = ("", "", "late parcel", "broken router", "wrong bill", "works in the street", "staff short", "bad update")
TEMPLATES = tuple(f"t{number}#{1 + number % 3}" for number in range(40))
THEMES = 150


@dataclass(frozen=True)
class Truth:
    """What a report of all the lines must say, counted as they were made."""

    cases: int
    recovered: int
    outcomes: dict[str, int]  # of the recovered


def days_of(cases: int, until: date, random: Random) -> list[tuple[date, int, bool]]:
    """Each day of the year that ends then: how many cases were opened on it, and whether it was an outage."""
    days = [until - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    outages = set(random.sample(days, OUTAGES))
    weights = [
        (0.6 if day.weekday() > 4 else 1.0) * (15 if day in outages else random.uniform(0.7, 1.3)) for day in days
    ]
    placed = Counter(random.choices(range(len(days)), weights, k=cases))
    return [(day, placed[place], day in outages) for place, day in enumerate(days)]


def lines_of(day: date, count: int, random: Random, *, outage: bool) -> list[Line]:
    """The lines of a day's cases."""
    midnight = int(datetime.combine(day, datetime.min.time(), UTC).timestamp())
    topic, region = random.choice(TOPICS), random.choice(REGIONS)
    incident = f"incident-{day.isoformat()}" if outage else ""
    found = []
    for number in range(count):
        struck = outage and random.random() < 0.9
        found.append(
            _line(
                f"x-{midnight}{number:06d}",
                midnight + random.randrange(DAY),
                topic if struck else random.choice(TOPICS),
                region if struck else random.choice(REGIONS) if random.random() < NAMED else "anywhere",
                incident if struck else "",
                random,
            )
        )
    return found


def _line(case: str, opened: int, topic: str, region: str, incident: str, random: Random) -> Line:
    severity = random.choices((1, 2, 3, 4), (1, 3, 10, 6))[0]
    followers = int(random.lognormvariate(5, 1.6))
    reach = int(followers * random.uniform(0.3, 4))
    answered = opened + int(random.lognormvariate(math.log(2 * HOUR), 1.2)) if random.random() < 0.65 else None
    resolved = opened + int(random.uniform(HOUR, 5 * DAY)) if random.random() < 0.6 else None
    recovered = min((at for at in (answered, resolved) if at is not None), default=None)
    begins = recovered or opened
    chances = (0.10, 0.15, 0.55, 0.13, 0.04, 0.03) if recovered else (0.03, 0.04, 0.55, 0.28, 0.07, 0.03)
    outcome = random.choices([one for one in Outcome if one is not Outcome.PENDING], chances)[0]
    pleased = outcome in (Outcome.SHARED, Outcome.THANKED)
    update = Update(
        at=begins + random.randrange(HOUR, 6 * DAY),
        prompted=random.random() < 0.2,
        in_thread=outcome is Outcome.THANKED,
        reach=int(reach * random.uniform(0.1, 1.5)),
    )
    unhappy = begins + random.randrange(HOUR, 6 * DAY) if outcome in (Outcome.UNHAPPY, Outcome.ESCALATED) else None
    return Line(
        case=case,
        opened=opened,
        complained=opened - random.randrange(30, 600),
        platform=random.choice(PLATFORMS),
        topic=topic,
        region=region,
        desk=random.choice(DESKS),
        severity=severity,
        language="en",
        incident=incident,
        template=random.choice(TEMPLATES) if answered and random.random() < 0.5 else "",
        team=random.choice(TEAMS),
        cause=random.choice(CAUSES),
        private=random.random() < 0.2,
        answered=answered,
        resolved=resolved,
        outcome=outcome,
        followers=followers,
        reach=reach,
        interactions=reach // 40,
        updates=(update,) if pleased else (),
        unhappy=unhappy,
        tone_before=round(random.uniform(-1, -0.5), 3),
        tone_after=round(random.uniform(-1, 1), 3) if pleased or unhappy else None,
        half_life=random.randrange(600, 2 * DAY) if answered and random.random() < 0.7 else None,
    )


def truth_of(lines: Sequence[Line]) -> Truth:
    """What is true of them, counted in the plainest way."""
    recovered = [line for line in lines if line.answered is not None or line.resolved is not None]
    return Truth(len(lines), len(recovered), dict(Counter(str(line.outcome) for line in recovered)))


def _theme(topic: str, random: Random) -> int:
    """One of a topic's own themes, the first ones most often; one post in six is in any other."""
    of_topic = min(int(random.expovariate(1 / 3)), THEMES // len(TOPICS) - 1)
    known = of_topic * len(TOPICS) + TOPICS.index(topic) + 1
    return random.randrange(THEMES + 1) if random.random() < 1 / 6 else known


def rows_of(day: date, lines: Sequence[Line], count: int, random: Random) -> Iterator[Row]:
    """Where a day's posts are counted: the first of each case gives its cause, as themes count it."""
    midnight = int(datetime.combine(day, datetime.min.time(), UTC).timestamp())
    for number in range(count if lines else 0):
        line = lines[number % len(lines)]
        at = midnight + random.randrange(DAY)
        yield Row(
            key=f"{line.platform}#{midnight}{number:07d}",
            case=line.case,
            sk=f"MENTION#{at}",
            at=at,
            of=AFTERWARDS if random.random() < 0.15 else COMPLAINT,
            theme=_theme(line.topic, random),
            topic=line.topic,
            region=line.region,
            cause=line.cause if number < len(lines) else "",
        )
