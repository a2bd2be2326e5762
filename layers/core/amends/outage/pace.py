"""How many statements a minute takes: spread over the platform's window, with places left for people's own answers."""

from datetime import datetime, timedelta
from typing import NamedTuple

from amends.mention import PlatformName
from amends.outbox import GRAVEST, Kind, Window, allowance

MINUTE = timedelta(minutes=1)
ORDINARY = GRAVEST + 1  # a statement never takes what is kept back for the gravest cases
PEOPLES = 5  # one place of so many is a person's: their own answer never waits behind a statement


class Pace(NamedTuple):
    """What of a platform's window statements may use, and how much of that in a minute."""

    in_window: int
    a_minute: int
    length: timedelta


def pace_of(platform: PlatformName, kind: Kind = Kind.POST) -> Pace:
    """The pace of a platform."""
    allowed = allowance(platform, kind)
    most = allowed.for_severity(ORDINARY)
    ours = max(most - most // PEOPLES, 1)
    return Pace(ours, max(int(ours / (allowed.length / MINUTE)), 1), allowed.length)


def left_of(window: Window, now: datetime) -> int:
    """How many statements the window as it is still takes."""
    kept = (
        allowance(window.platform, window.kind).for_severity(ORDINARY) - pace_of(window.platform, window.kind).in_window
    )
    return max(window.left(ORDINARY, now) - kept, 0)


def room(window: Window, on_their_way: int, now: datetime) -> int:
    """How many this minute hands out: never more than a minute's worth is on its way, so that a stop finds few."""
    return max(min(pace_of(window.platform, window.kind).a_minute, left_of(window, now)) - on_their_way, 0)
