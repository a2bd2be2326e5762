"""What is counted: people who complain, by topic and region, each once in a window."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.mention import Mention

ANY = "any"  # every topic together
OTHER = "other"  # complaints that no rule gave a topic
ANYWHERE = "anywhere"  # every region together, and posts that name none
WINDOWS = (5, 15, 60)  # minutes
HOUR = timedelta(hours=1)


class Series(NamedTuple):
    """What is counted together."""

    topic: str
    region: str


TOTAL = Series(ANY, ANYWHERE)


class Complaint(BaseModel):
    """That somebody complained: no word of it, and of its author no more than tells two people apart."""

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    topic: str
    region: str
    author: str
    case_id: str


def complaint(mention: Mention, topic: str, region: str, case_id: str, now: datetime) -> Complaint:
    """A post that was read as dissatisfied; it counts when it was written, and never in the future."""
    author = hashlib.sha256(f"{mention.platform}#{mention.author_id}".encode()).hexdigest()[:16]
    at = min(mention.created_at, now)
    return Complaint(at=at, topic=topic or OTHER, region=region or ANYWHERE, author=author, case_id=case_id)


def series_of(one: Complaint) -> set[Series]:
    """Where a complaint counts: with all, with its topic, and with its topic in its region."""
    found = {TOTAL}
    if one.topic != OTHER:
        found |= {Series(one.topic, ANYWHERE), Series(one.topic, one.region)}
    return found


def by_series(complaints: Iterable[Complaint]) -> dict[Series, list[Complaint]]:
    """The complaints of each series."""
    found: dict[Series, list[Complaint]] = {}
    for one in complaints:
        for series in series_of(one):
            found.setdefault(series, []).append(one)
    return found


def people_in(complaints: Sequence[Complaint], start: datetime, end: datetime) -> int:
    """How many people complained from start up to, and not at, the end."""
    return len({one.author for one in complaints if start <= one.at < end})


def parts_of(complaints: Sequence[Complaint], hour: datetime, minutes: int) -> list[int]:
    """How many people complained in each part of an hour that is so long."""
    length = timedelta(minutes=minutes)
    return [people_in(complaints, hour + part * length, hour + (part + 1) * length) for part in range(60 // minutes)]


def hour_of(at: datetime) -> datetime:
    """When its hour began."""
    return at.replace(minute=0, second=0, microsecond=0)
