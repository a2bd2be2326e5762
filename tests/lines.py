"""Lines of cases, with sensible values for what a test does not care for."""

from datetime import UTC, datetime
from typing import Any

from amends.reports.line import Line

from tests.builders import NOON

DAY = 86_400
AT_NOON = int(NOON.timestamp())


def a_line(**changes: Any) -> Line:
    """An ordinary complaint on X that nobody answered yet, opened at noon."""
    fields: dict[str, Any] = {
        "case": "x-1",
        "opened": AT_NOON,
        "complained": AT_NOON - 60,
        "platform": "x",
        "topic": "outage",
        "region": "anywhere",
        "desk": "care",
        "severity": 3,
        "language": "en",
        "incident": "",
        "template": "",
        "team": "",
        "cause": "",
        "private": False,
        "answered": None,
        "resolved": None,
        "outcome": "pending",
        "followers": 100,
        "reach": 400,
        "interactions": 3,
        "updates": (),
        "unhappy": None,
        "tone_before": -0.9,
        "tone_after": None,
        "half_life": None,
    }
    return Line(**{**fields, **changes})


def day(line: Line) -> Any:
    """The day in whose sheet it stands."""
    return datetime.fromtimestamp(line.opened, UTC).date()
