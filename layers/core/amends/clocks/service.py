"""What a brand promises its customers: targets by severity and channel, and who is called when they are missed."""

from datetime import timedelta
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, Field, model_validator

from amends.brand_fields import Name
from amends.clocks.calendar import ALWAYS, Calendar
from amends.clocks.hours import SETTING
from amends.clocks.state import Channel, ClockName
from amends.triage import Desk

GRAVEST, SLIGHTEST = 1, 4


Minutes = Annotated[int, Field(ge=1, le=366 * 24 * 60)]
Severity = Annotated[int, Field(ge=GRAVEST, le=SLIGHTEST)]
Percent = Annotated[int, Field(ge=1, le=1000)]


class _Setting(BaseModel):
    model_config = SETTING


class Targets(_Setting):
    """In minutes of business time."""

    triage: Minutes
    first_answer: Minutes
    next_answer: Minutes
    approval: Minutes
    resolution: Minutes

    def of(self, name: ClockName) -> timedelta:
        """One clock's target."""
        return timedelta(minutes=getattr(self, name.replace(" ", "_")))


# The first answer: most people who complain in public expect one within the hour.
DEFAULTS = {
    1: Targets(triage=5, first_answer=15, next_answer=15, approval=10, resolution=4 * 60),
    2: Targets(triage=15, first_answer=60, next_answer=60, approval=20, resolution=24 * 60),
    3: Targets(triage=60, first_answer=4 * 60, next_answer=4 * 60, approval=60, resolution=3 * 24 * 60),
    4: Targets(triage=4 * 60, first_answer=24 * 60, next_answer=24 * 60, approval=4 * 60, resolution=7 * 24 * 60),
}


class ServiceClass(_Setting):
    """The targets of a severity, on one channel or on all that have no class of their own."""

    severity: Severity
    channel: Channel | None = None
    targets: Targets


class Colleague(_Setting):
    """Somebody who can be called, by the id with which they sign in."""

    id: Annotated[str, Field(min_length=1, max_length=128)]
    name: Name


class DeskStaff(_Setting):
    """Who is called when a desk's cases are overdue: the first of its deputies, then its lead."""

    desk: Desk
    deputies: Annotated[list[Colleague], Field(max_length=10)] = []
    lead: Colleague | None = None


class ServiceSettings(_Setting):
    """Targets, and at which share of them (in percent) who is told."""

    classes: Annotated[list[ServiceClass], Field(max_length=20)] = []
    gravest_around_the_clock: bool = True
    warn_at: Annotated[int, Field(ge=1, le=99)] = 75
    deputy_at: Percent = 125
    lead_at: Percent = 150
    desks: Annotated[list[DeskStaff], Field(max_length=20)] = []

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if not 100 <= self.deputy_at <= self.lead_at:
            raise ValueError("a deputy is called once it is overdue (100 or more), and the lead not before the deputy")
        classes = [(one.severity, one.channel) for one in self.classes]
        if len(set(classes)) < len(classes):
            raise ValueError("two classes are for the same severity and channel")
        if len({one.desk for one in self.desks}) < len(self.desks):
            raise ValueError("a desk is there twice")
        return self


class Service(NamedTuple):
    """All that the clocks need to know of a brand."""

    rules: ServiceSettings = ServiceSettings()
    opening: Calendar = ALWAYS

    def calendar(self, severity: int) -> Calendar:
        """When the clocks of a case of that severity run."""
        return ALWAYS if severity == GRAVEST and self.rules.gravest_around_the_clock else self.opening

    def target(self, name: ClockName, severity: int, channel: Channel) -> timedelta:
        """How much business time a clock has: the channel's class, or the severity's, or what comes with Amends."""
        found = {one.channel: one.targets for one in self.rules.classes if one.severity == severity}
        return (found.get(channel) or found.get(None) or DEFAULTS[severity]).of(name)

    def staff(self, desk: str) -> DeskStaff | None:
        """Who is called for a desk."""
        return next((one for one in self.rules.desks if one.desk == desk), None)
