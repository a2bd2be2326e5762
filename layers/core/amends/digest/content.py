"""What a digest says, whatever it is drawn as."""

from datetime import date, timedelta
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ConfigDict

from amends.digest.words import week


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Beside(_Part):
    """What something is, its value, and that of the week before, all in words."""

    name: str
    what: str
    now: str
    before: str


class Bar(_Part):
    """A bar of a chart and that of the week before; `said` is its number in words, also where there is no bar."""

    name: str
    value: float | None
    said: str
    before: float | None = None
    said_before: str = ""


class Brand(_Part):
    """A brand in the latest comparison, in words."""

    name: str
    ours: bool
    complaints: int
    answered: Bar
    median: str

    @property
    def called(self) -> str:
        """Its name, and that it is ours."""
        return f"{self.name} (ours)" if self.ours else self.name


class Comparison(_Part):
    """The latest comparison with competitors."""

    id: str
    name: str
    sentence: str
    brands: list[Brand]


class Theme(_Part):
    """A theme that emerges, and why it is said to."""

    name: str
    posts: int
    why: str


class Digest(_Part):
    """All of it. `told` and `last` are Mondays of ISO weeks in `tz`; `console` ends with a slash, or is empty."""

    brand: str
    tz: str
    first: date
    told: date
    last: date
    sentence: str
    counts: list[Beside]
    figures: list[Beside]
    outcomes: list[Bar]
    trend: list[Bar]
    comparison: Comparison | None = None
    themes: list[Theme] = []
    console: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return f"What came of it at {self.brand}: {week(self.told)}"

    @property
    def before(self) -> date:
        """The Monday of the week before the one that is told."""
        return self.told - timedelta(weeks=1)

    def page(self, kind: str) -> str:
        """The console's page of these very weeks, which wants its reader signed in; empty without a console."""
        asked = {"since": str(self.first), "until": str(self.last + timedelta(days=6)), "tz": self.tz}
        if kind == "shareability":
            return self._link(f"reports?{urlencode({**asked, 'by': 'week'})}")
        return self._link(f"reports/{kind}?{urlencode(asked)}")

    @property
    def comparison_page(self) -> str:
        """The comparison's own page."""
        return self._link(f"reports/competitors/{quote(self.comparison.id, safe='')}") if self.comparison else ""

    @property
    def settings_page(self) -> str:
        """Where it is turned off."""
        return self._link("settings/reports")

    def _link(self, place: str) -> str:
        return f"{self.console}{place}" if self.console else ""
