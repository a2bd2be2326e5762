"""Figures and days in words."""

from collections.abc import Callable
from datetime import date, timedelta

from amends.reports.figures import Figure

_HOUR, _DAY = 3600, 86_400


def share(value: float) -> str:
    """0.184 as `18%`."""
    return f"{100 * value:.0f}%"


def times(value: float) -> str:
    """0.42 as `0.42 times`."""
    return f"{value:.2f} times"


def span(seconds: float) -> str:
    """Seconds in the largest two units that say something."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{round(whole / 60)} min"
    if whole < _DAY:
        return f"{whole // _HOUR} h {whole % _HOUR // 60} min"
    return f"{whole // _DAY} d {whole % _DAY // _HOUR} h"


def tone(value: float) -> str:
    """With a sign, which is a minus and no hyphen."""
    return f"{value:+.2f}".replace("-", "−")


def points(value: float) -> str:
    """A difference of shares."""
    whole = round(100 * value)
    return f"{whole:+d} {'point' if abs(whole) == 1 else 'points'}".replace("-", "−")


def figure(found: Figure, words: Callable[[float], str]) -> str:
    """The figure with its interval and n, or why there is none."""
    if found.value is None:
        return f"none: {found.why}" if found.why else "none"
    between = (
        f" ({words(found.low)} to {words(found.high)})" if found.low is not None and found.high is not None else ""
    )
    return f"{words(found.value)}{between}, n\u00a0=\u00a0{found.n:,}"


def day(one: date) -> str:
    """`9 November 2026`."""
    return f"{one.day} {one:%B %Y}"


def week(monday: date) -> str:
    """`2 to 8 November 2026`."""
    sunday = monday + timedelta(days=6)
    if monday.year != sunday.year:
        return f"{day(monday)} to {day(sunday)}"
    if monday.month != sunday.month:
        return f"{monday.day} {monday:%B} to {day(sunday)}"
    return f"{monday.day} to {day(sunday)}"
