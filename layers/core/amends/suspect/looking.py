"""The look of each minute: learn the hours that are over, judge the one that is not, tell what is suspicious."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.suspect.baseline import Baseline
from amends.suspect.complaints import HOUR, TOTAL, WINDOWS, Complaint, Series, by_series, hour_of, parts_of
from amends.suspect.judging import FEWEST, Episode, follow, judge
from amends.suspect.suspicion import Incidents
from amends.suspect.telling import News, chosen, suspicion
from amends.suspect.threshold import Threshold

LATE = HOUR  # after its end an hour waits so long for posts that are heard late
AT_ONCE = 12  # hours that a run learns: after a standstill the next ones go on


class Learned(BaseModel):
    """What a series taught up to an hour, and whether it stands out now."""

    model_config = ConfigDict(frozen=True)

    topic: str
    region: str
    until: AwareDatetime
    baseline: Baseline
    episode: Episode | None = None
    version: int = 0

    @property
    def series(self) -> Series:
        """What it is of."""
        return Series(self.topic, self.region)


class Counts(Protocol):
    """Where complaints are counted."""

    def complaints(self, start: datetime, end: datetime) -> list[Complaint]:
        """Every complaint from start up to, and not at, the end."""
        ...

    def learned(self, series: Iterable[Series]) -> dict[Series, Learned]:
        """What these series taught, of those that did."""
        ...

    def all_learned(self) -> dict[Series, Learned]:
        """What every series taught."""
        ...

    def thresholds(self, topics: Iterable[str]) -> dict[str, Threshold]:
        """The topics' thresholds; one that nobody taught is as at first."""
        ...

    def save(self, learned: Learned) -> bool:
        """Write the next version; False when another look was first."""
        ...

    def keep(self, series: Series, hour: datetime, minutes: Sequence[int]) -> None:
        """Keep an hour's counts for those who look back."""
        ...


class Looked(BaseModel):
    """What a look did."""

    hours: int = 0
    judged: int = 0
    told: int = 0
    overtaken: int = 0


def look(counts: Counts, incidents: Incidents, zone: tzinfo, now: datetime) -> Looked:
    """Learn, judge and tell; harmless when it is done twice or dies in the middle."""
    now = now.astimezone(UTC)
    hours, lost = learn(counts, zone, now)
    people = by_series(counts.complaints(now - HOUR, now + timedelta(microseconds=1)))
    busy = {series: those for series, those in people.items() if len({one.author for one in those}) >= FEWEST}
    known = counts.learned({TOTAL, *busy})
    total = known.get(TOTAL)
    if not total or not total.baseline.learned or not busy:
        return Looked(hours=hours, overtaken=lost)
    thresholds = counts.thresholds({series.topic for series in busy})
    news = [_judged(series, those, known, thresholds, zone, now) for series, those in busy.items()]
    tells = chosen(news)
    # Told first: a crash in between tells it twice, the other order never.
    for one in tells:
        incidents.suspect(suspicion(one, now))
    for one in news:
        held_back = one.told and one.series == TOTAL and one not in tells
        if one.episode != one.before and not held_back:
            lost += not counts.save(one.state())
    return Looked(hours=hours, judged=len(news), told=len(tells), overtaken=lost)


def learn(counts: Counts, zone: tzinfo, now: datetime) -> tuple[int, int]:
    """Learn the hours that ended an hour ago; how many, and how many writes another look was first with."""
    done = hour_of(now - LATE)  # when the last of them ended
    total = counts.learned([TOTAL]).get(TOTAL)
    if total is None:
        first = Learned(topic=TOTAL.topic, region=TOTAL.region, until=hour_of(now), baseline=Baseline())
        return 0, int(not counts.save(first.model_copy(update={"version": 1})))
    hours = max(0, min(AT_ONCE, int((done - total.until) / HOUR)))
    if not hours:
        return 0, 0
    known, lost = counts.all_learned(), 0
    for hour in (total.until + number * HOUR for number in range(hours)):
        found = by_series(counts.complaints(hour, hour + HOUR))
        before = known[TOTAL].baseline
        # All else first: its own hour says that an hour is done.
        for series in sorted({*known, *found}, key=lambda one: one == TOTAL):
            state = known.get(series) or _quiet(series, before, hour)
            if state.until > hour:
                continue  # A look that died in the middle had learned it.
            those = found.get(series, [])
            if those:
                counts.keep(series, hour, parts_of(those, hour, 1))
            parts = {window: parts_of(those, hour, window) for window in WINDOWS}
            after = {"until": hour + HOUR, "baseline": state.baseline.after(hour, parts, zone)}
            known[series] = state.model_copy(update={**after, "version": state.version + 1})
            lost += not counts.save(known[series])
    return hours, lost


def _judged(
    series: Series,
    those: Sequence[Complaint],
    known: Mapping[Series, Learned],
    thresholds: Mapping[str, Threshold],
    zone: tzinfo,
    now: datetime,
) -> News:
    state = known.get(series) or _quiet(series, known[TOTAL].baseline, known[TOTAL].until)
    judged = judge(those, state.baseline, now, zone)
    episode, told = follow(state.episode, judged, thresholds[series.topic].probability(now), now)
    return News(learned=state, complaints=tuple(those), judged=judged, episode=episode, told=told)


def _quiet(series: Series, total: Baseline, until: datetime) -> Learned:
    return Learned(topic=series.topic, region=series.region, until=until, baseline=total.quiet())
