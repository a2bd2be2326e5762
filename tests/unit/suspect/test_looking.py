"""The look of each minute learns each hour once, tells one outage once, and forgets nothing when it dies."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from amends.suspect.alert import Alert, AlertSource, AlertState
from amends.suspect.complaints import TOTAL, Complaint, Series
from amends.suspect.heeding import heed
from amends.suspect.looking import Learned, look
from amends.suspect.places import Region, region_of
from amends.suspect.settings import AlertTopic, concerns
from amends.suspect.suspicion import Suspicion
from amends.suspect.threshold import Threshold, taught

from tests.builders import MINUTE, NOON
from tests.unit.suspect.test_judging import HOUR, MONDAY, made, one

WEEK = timedelta(weeks=1)


class FakeIncidents:
    """Incidents that remember what they were told, or fail when they are told to."""

    def __init__(self) -> None:
        self.suspected: list[Suspicion] = []
        self.noted: list[tuple[Alert, str, str]] = []
        self.fails: str | None = None

    def suspect(self, suspicion: Suspicion) -> None:
        if self.fails and self.fails in suspicion.why:
            raise RuntimeError("the incidents are away")
        self.suspected.append(suspicion)

    def note(self, alert: Alert, topic: str, region: str) -> None:
        self.noted.append((alert, topic, region))


class FakeCounts:
    """Counts in memory; a version is written once."""

    def __init__(self, complaints: Iterable[Complaint] = ()) -> None:
        self.all = list(complaints)
        self.now: dict[Series, Learned] = {}
        self.taught: dict[str, Threshold] = {}
        self.kept: dict[tuple[Series, datetime], list[int]] = {}
        self.dies_after = 10**9

    def complaints(self, start: datetime, end: datetime) -> list[Complaint]:
        return [one for one in self.all if start <= one.at < end]

    def learned(self, series: Iterable[Series]) -> dict[Series, Learned]:
        return {one: self.now[one] for one in series if one in self.now}

    def all_learned(self) -> dict[Series, Learned]:
        return dict(self.now)

    def thresholds(self, topics: Iterable[str]) -> dict[str, Threshold]:
        return {topic: self.taught.get(topic, Threshold(topic=topic)) for topic in topics}

    def save(self, learned: Learned) -> bool:
        self.dies_after -= 1
        if self.dies_after < 0:
            raise RuntimeError("killed")
        before = self.now.get(learned.series)
        if learned.version != (before.version if before else 0) + 1:
            return False
        self.now[learned.series] = learned
        return True

    def keep(self, series: Series, hour: datetime, minutes: Sequence[int]) -> None:
        self.kept[series, hour] = list(minutes)


@pytest.fixture
def week() -> FakeCounts:
    """A week of listening to some complaints about billing."""
    rng = random.Random(3)  # noqa: S311
    counts = FakeCounts(one.model_copy(update={"topic": "billing"}) for one in made(rng, MONDAY, 24 * 7, 2, 0.2))
    at = MONDAY
    look(counts, FakeIncidents(), UTC, at)
    while at < MONDAY + WEEK:
        at += 12 * HOUR
        look(counts, FakeIncidents(), UTC, at)
    look(counts, FakeIncidents(), UTC, at + HOUR)
    return counts


NIGHT = MONDAY + WEEK + 3 * HOUR


def outage(start: datetime, people: int, topic: str = "login", region: str = "anywhere") -> list[Complaint]:
    span = timedelta(minutes=10) / people
    return [one(start + number * span, f"{topic}-{number}", topic, region) for number in range(people)]


def test_an_outage_is_told_once_with_its_topic_its_cases_and_what_is_usual(week: FakeCounts) -> None:
    week.all += outage(NIGHT, 20)
    incidents = FakeIncidents()
    for minute in range(30):
        look(week, incidents, UTC, NIGHT + minute * MINUTE)
    first, *more = incidents.suspected
    assert (first.topic, first.region, more) == ("login", "anywhere", incidents.suspected[1:])
    assert all(later.count >= 3 * first.count for later in more)
    assert first.at <= NIGHT + 10 * MINUTE
    assert first.p is not None
    assert first.p < 1e-5
    assert first.expected < 1
    assert set(first.cases) <= {f"x-login-{number}" for number in range(20)}
    assert first.why.startswith(f"{first.count} people complained within")


def test_a_quiet_week_tells_nothing(week: FakeCounts) -> None:
    incidents = FakeIncidents()
    for minute in range(0, 60 * 24, 10):
        look(week, incidents, UTC, MONDAY + WEEK - 24 * HOUR + minute * MINUTE)
    assert incidents.suspected == []


def test_nothing_is_told_before_a_day_was_learned() -> None:
    counts, incidents = FakeCounts(outage(NOON, 200)), FakeIncidents()
    for minute in range(20):
        look(counts, incidents, UTC, NOON + minute * MINUTE)
    assert incidents.suspected == []


def test_an_outage_of_one_region_is_told_as_that_regions(week: FakeCounts) -> None:
    week.all += [*outage(NIGHT, 40, region="north"), *outage(NIGHT, 4, "login", "south")]
    incidents = FakeIncidents()
    look(week, incidents, UTC, NIGHT + 10 * MINUTE)
    assert [(one.topic, one.region) for one in incidents.suspected] == [("login", "north")]


def test_an_outage_of_every_region_is_told_once_as_the_topics(week: FakeCounts) -> None:
    week.all += [*outage(NIGHT, 20, region="north"), *outage(NIGHT, 20, "login", "south")]
    week.all = [one.model_copy(update={"author": f"{one.author}{one.region}"}) for one in week.all]
    incidents = FakeIncidents()
    look(week, incidents, UTC, NIGHT + 10 * MINUTE)
    assert [(one.topic, one.region) for one in incidents.suspected] == [("login", "anywhere")]


def test_complaints_without_a_topic_are_told_together_though_a_small_topic_stands_out_too(week: FakeCounts) -> None:
    week.all += [*outage(NIGHT, 60, "other"), *outage(NIGHT, 15)]
    incidents = FakeIncidents()
    look(week, incidents, UTC, NIGHT + 10 * MINUTE)
    assert sorted(one.topic for one in incidents.suspected) == ["any", "login"]


def test_a_dismissed_topic_wants_more_before_it_is_told_again_and_not_for_ever(week: FakeCounts) -> None:
    before, heard, dull = dict(week.now), list(week.all), Threshold(topic="billing")
    for number in range(4):
        dull = taught(dull, f"i{number}", False, NIGHT)

    def tells(people: int, threshold: Threshold) -> bool:
        incidents = FakeIncidents()
        week.now, week.taught = dict(before), {"billing": threshold}
        week.all = [*heard, *outage(NIGHT, people, "billing")]
        look(week, incidents, UTC, NIGHT + 10 * MINUTE)
        return "billing" in {one.topic for one in incidents.suspected}

    enough = next(people for people in range(5, 100) if tells(people, Threshold(topic="billing")))
    assert not tells(enough, dull)
    assert tells(10 * enough, dull)


def test_what_could_not_be_told_is_told_in_the_next_minute_as_the_same(week: FakeCounts) -> None:
    week.all += outage(NIGHT, 20)
    incidents = FakeIncidents()
    incidents.fails = "people"
    with pytest.raises(RuntimeError):
        look(week, incidents, UTC, NIGHT + 10 * MINUTE)
    incidents.fails = None
    week.dies_after = 0
    with pytest.raises(RuntimeError):
        look(week, incidents, UTC, NIGHT + 10 * MINUTE)
    week.dies_after = 10**9
    look(week, incidents, UTC, NIGHT + 10 * MINUTE)
    look(week, incidents, UTC, NIGHT + 11 * MINUTE)
    assert [one.id for one in incidents.suspected] == [incidents.suspected[0].id] * 2


@pytest.mark.parametrize("dies_after", range(4))
def test_a_look_that_dies_in_the_middle_of_learning_learns_no_hour_twice(week: FakeCounts, dies_after: int) -> None:
    week.all += outage(NIGHT, 20)
    other = FakeCounts(week.all)
    other.now, other.kept = dict(week.now), dict(week.kept)
    later = NIGHT + 4 * HOUR
    week.dies_after = dies_after
    with pytest.raises(RuntimeError):
        look(week, FakeIncidents(), UTC, later)
    week.dies_after = 10**9
    for counts in (week, other):
        look(counts, FakeIncidents(), UTC, later)
    assert {series: state.baseline for series, state in week.now.items()} == {
        series: state.baseline for series, state in other.now.items()
    }
    assert week.kept == other.kept


def test_two_looks_at_once_learn_an_hour_once(week: FakeCounts) -> None:
    before = dict(week.now)
    assert look(week, FakeIncidents(), UTC, NIGHT + 2 * HOUR).overtaken == 0
    after = dict(week.now)

    class Late(FakeCounts):
        def learned(self, series: Iterable[Series]) -> dict[Series, Learned]:
            return {one: before[one] for one in series if one in before}

        def all_learned(self) -> dict[Series, Learned]:
            return dict(before)

    late = Late(week.all)
    late.now = week.now
    assert look(late, FakeIncidents(), UTC, NIGHT + 2 * HOUR).overtaken > 0
    assert late.now == after


def test_each_minute_of_an_hour_that_was_learned_is_kept(week: FakeCounts) -> None:
    week.all += outage(NIGHT, 20)
    look(week, FakeIncidents(), UTC, NIGHT + 3 * HOUR)
    kept = week.kept[Series("login", "anywhere"), NIGHT]
    assert (len(kept), kept[:10], sum(kept)) == (60, [2] * 10, 20)
    assert TOTAL in {series for series, _ in week.kept}


class FakeAlerts:
    """Alerts that wait."""

    def __init__(self, *alerts: Alert) -> None:
        self.left = list(alerts)

    def waiting(self, limit: int) -> list[Alert]:
        return self.left[:limit]

    def done(self, alert: Alert) -> None:
        self.left.remove(alert)


def an_alert(title: str = "Login is slow", state: AlertState = AlertState.FIRING, **changes: object) -> Alert:
    return Alert(source=AlertSource.CLOUDWATCH, id="a1", title=title, state=state, at=NOON).model_copy(update=changes)


TOPICS = (AlertTopic(words=("login", "sign in"), topic="login", region="north"),)


def test_an_alert_that_fires_is_suspicious_of_its_topic_and_one_that_ended_is_noted() -> None:
    incidents = FakeIncidents()
    ended = an_alert(state=AlertState.RESOLVED)
    alerts = FakeAlerts(an_alert(), an_alert("disk full", id="a2"), ended)
    assert heed(alerts, TOPICS, incidents, NOON, lambda *_: None) == 3
    assert [(one.topic, one.region, one.p) for one in incidents.suspected] == [
        ("login", "north", None),
        ("any", "anywhere", None),
    ]
    assert incidents.noted == [(ended, "login", "north")]
    assert alerts.left == []


def test_an_alert_that_could_not_be_told_is_left_and_holds_up_no_other() -> None:
    incidents, failed = FakeIncidents(), list[Alert]()
    incidents.fails = "slow"
    alerts = FakeAlerts(an_alert(), an_alert("disk full", id="a2"))
    assert heed(alerts, (), incidents, NOON, lambda alert, _: failed.append(alert)) == 1
    assert alerts.left == failed == [an_alert()]


def test_an_alert_is_the_same_until_it_ends_and_another_when_it_fires_anew() -> None:
    assert an_alert().key == an_alert("another title").key
    others = [an_alert(state=AlertState.RESOLVED), an_alert(at=NOON + MINUTE), an_alert(id="a2")]
    assert len({alert.key for alert in [an_alert(), *others]}) == 4


def test_what_an_alert_is_about_is_the_first_that_fits() -> None:
    assert concerns(an_alert("Sign in fails"), TOPICS) == Series("login", "north")
    assert concerns(an_alert("logins"), TOPICS) == TOTAL


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("no signal in Leeds since six", "north"),
        ("nothing works", "anywhere"),
        ("LEEDS and Bristol", "north"),
        ("the leedsish weather", "anywhere"),
        ("@leeds hello", "anywhere"),
    ],
)
def test_a_region_is_where_the_posts_own_words_speak_of(text: str, region: str) -> None:
    regions = [Region(name="north", places=("leeds",)), Region(name="west", places=("bristol",))]
    assert region_of(text, regions) == region


@pytest.mark.parametrize("name", ["", "a#b", "anywhere", " "])
def test_a_region_has_a_name_that_can_be_a_key(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Region(name=name, places=("leeds",))
