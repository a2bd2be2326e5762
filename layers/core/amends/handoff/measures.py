"""What became of handoffs, in numbers: counted once each, by the day on which they began, their reason and template.

Times are kept as counts by span, so that a median needs no list of people; it is right to within its span.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from amends.errors import BadInput
from amends.handoff.handoff import Handoff, HandoffState

# Minutes: a time belongs to the first span that is not shorter; the last takes all that is longer.
SPANS = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 4320, 10080, 20160)
LONGEST = 92  # days that are asked for at once
NO_TEMPLATE = "-"
MONTH = timedelta(days=30)


class Measured(BaseModel):
    """Handoffs that began within a time, and what became of them; each is counted once in each number.

    `minutes_to_join` is the median; None where nobody joined after an invitation.
    """

    model_config = ConfigDict(frozen=True)

    invited: int = 0
    joined: int = 0
    minutes_to_join: float | None = None
    resolved_in_private: int = 0
    closed_in_public: int = 0
    went_public_again: int = 0
    unanswered: int = 0


class MeasuredReason(Measured):
    """The handoffs of a reason."""

    reason: str


class MeasuredTemplate(Measured):
    """The handoffs whose invitation began with a template's wording; without one, those that people wrote."""

    template_id: str | None
    template_version: int | None


class Measures(BaseModel):
    """All of a time, and the same by reason and by template, the most invited first."""

    model_config = ConfigDict(frozen=True)

    since: date
    until: date
    total: Measured
    reasons: list[MeasuredReason]
    templates: list[MeasuredTemplate]


class Tally(BaseModel):
    """What is kept of a day's handoffs for one reason with one template."""

    model_config = ConfigDict(frozen=True)

    day: date
    reason: str
    template: str = NO_TEMPLATE
    counts: dict[str, int] = {}


def counted(before: Handoff | None, after: Handoff) -> Mapping[str, int]:
    """What a move adds to the counts; less than nothing where it takes back what an earlier one said."""
    had, has = _stands(before) if before else frozenset(), _stands(after)
    grown = Counter(dict.fromkeys(has - had, 1))
    grown.update(dict.fromkeys(had - has, -1))
    return {name: by for name, by in sorted(grown.items()) if by}


def template_of(handoff: Handoff) -> str:
    """The wording that its invitation began with, as the tallies name it."""
    return f"{handoff.template_id}#{handoff.template_version}" if handoff.template_id else NO_TEMPLATE


def measures(since: date, until: date, tallies: Iterable[Tally]) -> Measures:
    """The page of a time."""
    total, reasons, templates = Counter[str](), dict[str, Counter[str]](), dict[str, Counter[str]]()
    for tally in tallies:
        total.update(tally.counts)
        reasons.setdefault(tally.reason, Counter()).update(tally.counts)
        templates.setdefault(tally.template, Counter()).update(tally.counts)
    return Measures(
        since=since,
        until=until,
        total=Measured.model_validate(_measured(total)),
        reasons=[
            MeasuredReason.model_validate({"reason": name, **_measured(counts)}) for name, counts in _ordered(reasons)
        ],
        templates=[
            MeasuredTemplate.model_validate({**_named(name), **_measured(counts)})
            for name, counts in _ordered(templates)
        ],
    )


def asked_for(since: date | None, until: date | None, today: date) -> tuple[date, date]:
    """The days that somebody asks for: by default the latest thirty; raises BadInput for none, or for too many."""
    end = until or today
    start = since or end - MONTH
    if start > end:
        raise BadInput("the first day is after the last one")
    if end - start >= timedelta(days=LONGEST):
        raise BadInput(f"{LONGEST} days at most are counted at once")
    return start, end


def median(spans: Mapping[int, int]) -> float | None:
    """The median of times that are counted by span, taken to lie evenly in theirs; None of none."""
    half, below, lower = sum(spans.values()) / 2, 0, 0
    for upper in SPANS:
        inside = spans.get(upper, 0)
        if inside and below + inside >= half:
            return round(lower + (upper - lower) * (half - below) / inside, 1)
        below, lower = below + inside, upper
    return None


def span_of(waited: timedelta) -> int:
    """The span that a time belongs to."""
    minutes = waited / timedelta(minutes=1)
    return next((span for span in SPANS if minutes <= span), SPANS[-1])


def _stands(handoff: Handoff) -> frozenset[str]:
    """What is true of it by now, by the names of the counts."""
    true = {
        "invited": handoff.invited_at is not None,
        "joined": handoff.joined_at is not None,
        "resolved_in_private": handoff.resolved_at is not None,
        "closed_in_public": handoff.state is HandoffState.CLOSED and handoff.closing_id is not None,
        "went_public_again": handoff.public_again > 0,
        "unanswered": handoff.state is HandoffState.UNANSWERED,
    }
    found = {name for name, holds in true.items() if holds}
    if handoff.joined_at and handoff.invited_at and handoff.joined_at >= handoff.invited_at:
        found.add(f"span_{span_of(handoff.joined_at - handoff.invited_at)}")
    return frozenset(found)


def _measured(counts: Mapping[str, int]) -> dict[str, float | None]:
    spans = {span: counts.get(f"span_{span}", 0) for span in SPANS}
    known = {name: counts.get(name, 0) for name in Measured.model_fields if name != "minutes_to_join"}
    return {**known, "minutes_to_join": median(spans)}


def _named(template: str) -> dict[str, str | int | None]:
    if template == NO_TEMPLATE:
        return {"template_id": None, "template_version": None}
    name, _, number = template.rpartition("#")
    return {"template_id": name, "template_version": int(number)}


def _ordered(groups: Mapping[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    return sorted(groups.items(), key=lambda group: (-group[1]["invited"], group[0]))
