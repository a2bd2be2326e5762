"""When everybody will have been told: from what the windows take, and never better than what was seen lately."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.mention import PlatformName
from amends.outage.pace import MINUTE, left_of, pace_of
from amends.outbox import Window

LATELY = timedelta(minutes=15)  # the longest window of a platform: a shorter look would miss its pauses
FARTHEST = timedelta(days=2)  # nobody should be told a holding text after that, so nobody plans for it


class Given(BaseModel):
    """What happened on a channel until now: since when it is given, and how many were posted lately."""

    model_config = ConfigDict(frozen=True)

    since: AwareDatetime
    lately: int


class Channel(BaseModel):
    """The forecast for one channel; without a moment where nothing moves."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    waiting: int
    a_minute: float
    done_at: AwareDatetime | None


class Forecast(BaseModel):
    """How many wait, and when the last of them will have been told; None while nobody can say."""

    model_config = ConfigDict(frozen=True)

    waiting: int
    done_at: AwareDatetime | None
    channels: list[Channel] = []

    @property
    def words(self) -> str:
        """For people: how many wait and until when, in UTC."""
        if not self.waiting:
            return "nobody waits"
        return f"{self.waiting} waiting, " + (f"done at {self.done_at:%H:%M}" if self.done_at else "not moving")


def forecast(
    waiting: Mapping[PlatformName, int],
    windows: Mapping[PlatformName, Window],
    given: Mapping[PlatformName, Given],
    now: datetime,
) -> Forecast:
    """When those who wait on each channel will have been told, at a platform's pace or at the pace that was seen."""
    channels = [
        _channel(platform, count, windows[platform], given.get(platform), now)
        for platform, count in sorted(waiting.items())
        if count
    ]
    ends = [channel.done_at for channel in channels]
    known = [end for end in ends if end is not None]
    return Forecast(
        waiting=sum(channel.waiting for channel in channels),
        done_at=max(known) if known and len(known) == len(ends) else None,
        channels=channels,
    )


def _channel(platform: PlatformName, waiting: int, window: Window, given: Given | None, now: datetime) -> Channel:
    rate: float = pace_of(platform, window.kind).a_minute
    if given and now - given.since >= LATELY:
        rate = min(rate, given.lately / (LATELY / MINUTE))
    return Channel(
        platform=platform, waiting=waiting, a_minute=round(rate, 2), done_at=_end(waiting, rate, window, now)
    )


def _end(waiting: int, rate: float, window: Window, now: datetime) -> datetime | None:
    """The end of the minute in which the last one goes, window after window."""
    if rate <= 0:
        return None
    pace = pace_of(window.platform, window.kind)
    opened, ends = now, window.resets_at if window.resets_at > now else now + pace.length
    takes = left_of(window, now)
    while opened - now <= FARTHEST:
        fits = min(takes, int(rate * ((ends - opened) / MINUTE) + 1e-9))
        if waiting <= fits:
            return opened + ceil(waiting / rate - 1e-9) * MINUTE
        waiting -= fits
        opened, ends, takes = ends, ends + pace.length, pace.in_window
    return None
