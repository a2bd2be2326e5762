"""A brand's settings as data: where it is, what it may spend, what it promises. No field of it can hold a secret."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from amends.brand_fields import (
    Dollars,
    Languages,
    Name,
    QueryName,
    QueryText,
    RedditNames,
    Subreddits,
    Term,
    TimeOfDay,
    XHandles,
    Zone,
    distinct,
)
from amends.clocks.calendar import Calendar, business_time_between
from amends.clocks.hours import BusinessHours, daily
from amends.clocks.service import Service, ServiceSettings
from amends.private.settings import PrivateSettings
from amends.suspect.settings import OutageSettings

MONDAY, WEEK = datetime(2026, 6, 1, tzinfo=UTC), timedelta(days=7)  # any week; no zone's clocks change in this one
_SOURCE = re.compile(
    r"x\.(?:mentions|threads|handoffs|quotes|messages|webhook|track|compare)|x\.search\.(?P<query>[a-z0-9-]+)"
    r"|reddit\.(?:mentions|messages|handoffs|track)|reddit\.subreddit\.(?P<subreddit>\w+)|webhook\.[a-z0-9-]+"
)


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Accounts(_Settings):
    """Names on the platforms, without their @ and u/."""

    x: XHandles = []
    reddit: RedditNames = []


class SearchQuery(_Settings):
    """A recent search on X, in X's own operators; its source is named `x.search.<name>`."""

    name: QueryName
    text: QueryText


class Competitor(_Settings):
    """Another brand, whose public answers can be compared with ours."""

    name: Name
    accounts: Accounts = Accounts()


class QuietHours(_Settings):
    """When nobody answers, by the clocks of a zone; a start after the end is over midnight."""

    start: TimeOfDay
    end: TimeOfDay
    zone: Zone

    @model_validator(mode="after")
    def _have_a_length(self) -> Self:
        if self.start == self.end:
            raise ValueError("quiet hours that start when they end are none, or all day: leave them out")
        return self


class BrandSettings(_Settings):
    """All that an administrator can set; `budgets` are dollars a month by the source's name."""

    accounts: Accounts = Accounts()
    terms: Annotated[list[Term], Field(max_length=100), AfterValidator(distinct)] = []
    queries: Annotated[list[SearchQuery], Field(max_length=25), AfterValidator(distinct)] = []
    subreddits: Subreddits = []
    subreddits_left_alone: Subreddits = []
    competitors: Annotated[list[Competitor], Field(max_length=25), AfterValidator(distinct)] = []
    budgets: Annotated[dict[str, Dollars], Field(max_length=100)] = {}
    quiet_hours: QuietHours | None = None
    business_hours: BusinessHours = BusinessHours()
    service: ServiceSettings = ServiceSettings()
    # After how long without an act of its owner an open case goes back to its desk; None never.
    idle_minutes: Annotated[int, Field(ge=5, le=10_080)] | None = 60
    # For how long after its end a case opens again when its customer writes; later posts open a new one.
    reopen_days: Annotated[int, Field(ge=0, le=90)] = 7
    languages: Languages = []
    outages: OutageSettings = OutageSettings()
    private: PrivateSettings = PrivateSettings()

    @model_validator(mode="after")
    def _agree(self) -> Self:
        alone = {name.casefold() for name in self.subreddits_left_alone}
        for name in self.subreddits:
            if name.casefold() in alone:
                raise ValueError(f"r/{name} can't be read and left alone")
        for source in self.budgets:
            self._must_be_read(source)
        if not business_time_between(MONDAY, MONDAY + WEEK, _calendar(self, holidays=False)):
            raise ValueError("the quiet hours leave nothing of the business hours")
        return self

    def _must_be_read(self, source: str) -> None:
        """A budget of a source that nobody reads would be a slip that holds nothing back."""
        found = _SOURCE.fullmatch(source)
        if not found:
            raise ValueError(f"budgets: there is no source {source}")
        query, subreddit = found["query"], found["subreddit"]
        if query and query not in {known.name for known in self.queries}:
            raise ValueError(f"budgets: there is no query {query}")
        if subreddit and subreddit not in self.subreddits:
            raise ValueError(f"budgets: r/{subreddit} is not among the subreddits")


class Brand(BrandSettings):
    """The settings as they are; version 0 is what holds until somebody sets some."""

    version: int = Field(default=0, ge=0)


def service_of(brand: BrandSettings) -> Service:
    """What the brand promises its customers, and when its clocks run."""
    return Service(brand.service, _calendar(brand))


def _calendar(brand: BrandSettings, *, holidays: bool = True) -> Calendar:
    hours, quiet = brand.business_hours.week(), brand.quiet_hours
    if not holidays:
        hours = hours._replace(but=frozenset())
    return Calendar(hours, daily(quiet.start, quiet.end, quiet.zone)) if quiet else Calendar(hours)


def in_quiet_hours(brand: BrandSettings, now: datetime) -> bool:
    """Whether it is within the brand's quiet hours; the end itself is not."""
    quiet = brand.quiet_hours
    if quiet is None:
        return False
    clock = now.astimezone(ZoneInfo(quiet.zone)).time()
    if quiet.start < quiet.end:
        return quiet.start <= clock < quiet.end
    return clock >= quiet.start or clock < quiet.end


def names_brand(brand: BrandSettings, text: str) -> bool:
    """Whether one of the brand's terms stands in the text: as whole words, in capitals or not."""
    folded = _fold(text)
    return any(_whole(term)(folded) for term in brand.terms)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=256)
def _whole(term: str) -> Callable[[str], re.Match[str] | None]:
    words = r"\s+".join(re.escape(word) for word in _fold(term).split())
    return re.compile(rf"(?<!\w){words}(?!\w)").search
