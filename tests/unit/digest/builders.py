"""Digests, with sensible values for what a test does not care for."""

from datetime import date, timedelta
from typing import Any

from amends.digest.content import Bar, Brand, Comparison, Digest, Theme
from amends.digest.due import SHOWN, weeks
from amends.digest.telling import digest
from amends.measures.shareability import Row
from amends.reports.figures import Figure, too_few

WEEKS = weeks(date(2026, 11, 16))
HOSTILE = '<script>alert("1")</script>&'
COMPARISON = Comparison(
    id="c/1",
    name="Card outage",
    sentence="We answered 71% of complaints, Northbank 42%.",
    brands=[
        Brand(
            name="Larkfield", ours=True, complaints=312, answered=Bar(name="", value=0.71, said="71%"), median="22 min"
        ),
        Brand(name=HOSTILE, ours=False, complaints=4, answered=Bar(name="", value=None, said="too few"), median="none"),
    ],
)
THEMES = [Theme(name=HOSTILE, posts=41, why="four times as many as before")]


def a_row(monday: date, **changes: Any) -> Row:
    """A week's measures."""
    figure = Figure(value=0.18, low=0.13, high=0.23, n=110)
    fields: dict[str, Any] = {
        "key": str(monday),
        "name": f"week of {monday}",
        "cases": 140,
        "recovered": 120,
        "outcomes": {"shared": 22, "silent": 90, "unhappy": 8},
        "shared": figure,
        "amplification": Figure(value=0.42, low=0.2, high=0.9, n=100),
        "half_life": Figure(value=7500.0, low=5000.0, high=11000.0, n=60),
        "tone_shift": Figure(value=-0.61, low=-0.7, high=-0.5, n=80),
        "uplift": too_few(4, 10),
        "sentence": "22 of 120 recovered customers told others.",
    }
    return Row(**{**fields, **changes})


def some_rows() -> list[Row]:
    """A row for each week that is shown and for the latest one; the week before the told one shared a third less."""
    before = WEEKS.told - timedelta(weeks=1)
    return [
        a_row(monday, cases=140 + back, **({"outcomes": {"shared": 15}} if monday == before else {}))
        for back in range(SHOWN + 1)
        for monday in [WEEKS.last - back * timedelta(weeks=1)]
    ]


def a_digest(**changes: Any) -> Digest:
    """A digest with everything in it."""
    made = digest("larkfield", "Europe/London", WEEKS, some_rows(), COMPARISON, THEMES, "https://console.example/")
    return made.model_copy(update=changes)
