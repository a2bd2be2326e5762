"""A count is judged against its own past, and people are told when something begins or grows, and of nothing else."""

import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from amends.suspect.baseline import LEARNED, Baseline, Usual, capped
from amends.suspect.complaints import TOTAL, WINDOWS, Complaint, Series, by_series, hour_of, parts_of
from amends.suspect.judging import Episode, Judgement, follow, judge, words
from amends.suspect.threshold import Threshold
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MINUTE, NOON

MONDAY = datetime(2026, 9, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIMIT = Threshold(topic="any").probability(NOON)


def one(at: datetime, author: object, topic: str = "login", region: str = "anywhere") -> Complaint:
    return Complaint(at=at, topic=topic, region=region, author=str(author), case_id=f"x-{author}")


def rate(at: datetime, base: float) -> float:
    """Busy by day, quiet by night, half on weekends."""
    shape = 1 + 0.8 * math.sin((at.hour + at.minute / 60 - 9) / 24 * 2 * math.pi)
    return base * shape * (0.5 if at.weekday() >= 5 else 1)


def made(rng: random.Random, start: datetime, hours: int, base: float, spread: float) -> Iterator[Complaint]:
    """Complaints whose rate varies from hour to hour by chance."""
    for number in range(hours):
        hour = start + number * HOUR
        busy = rng.gammavariate(1 / spread, spread)
        for minute in range(60):
            at = hour + minute * MINUTE
            for _ in range(poisson(rng, rate(at, base) * busy / 60)):
                yield one(at + timedelta(seconds=rng.randrange(60)), rng.random())


def poisson(rng: random.Random, mean: float) -> int:
    left, count = math.exp(-mean), 0
    product = rng.random()
    while product > left:
        product *= rng.random()
        count += 1
    return count


def learned(complaints: list[Complaint], start: datetime, hours: int) -> Baseline:
    baseline, each = Baseline(), by_hour(complaints)
    for number in range(hours):
        hour = start + number * HOUR
        counts = {window: parts_of(each.get(hour, []), hour, window) for window in WINDOWS}
        baseline = baseline.after(hour, counts, UTC)
    return baseline


def by_hour(complaints: list[Complaint]) -> dict[datetime, list[Complaint]]:
    found: dict[datetime, list[Complaint]] = {}
    for complaint in complaints:
        found.setdefault(hour_of(complaint.at), []).append(complaint)
    return found


@pytest.fixture(scope="module")
def month() -> Baseline:
    rng = random.Random(6)  # noqa: S311
    return learned(list(made(rng, MONDAY, 24 * 28, 10, 0.2)), MONDAY, 24 * 28)


@pytest.mark.parametrize("hours", [3, 12, 15, 24 * 5 + 15])
def test_what_is_usual_comes_to_what_the_rate_was(month: Baseline, hours: int) -> None:
    at = MONDAY + timedelta(weeks=4, hours=hours)
    mean = month.usual(at, 60, UTC).mean
    assert mean == pytest.approx(rate(at + HOUR / 2, 10), rel=0.35)
    assert month.usual(at + 28 * MINUTE, 5, UTC).mean == pytest.approx(mean / 12, rel=0.15)


def test_the_spread_comes_to_what_it_was(month: Baseline) -> None:
    # What four weeks can't tell of the mean is added to it.
    assert 0.15 < month.usual(MONDAY + timedelta(weeks=4, hours=15), 60, UTC).spread < 0.5


def test_on_a_quiet_baseline_false_alarms_stay_within_what_is_promised() -> None:
    rng, alarms, weeks = random.Random(11), 0, 0  # noqa: S311
    for base in (1, 8, 40):
        complaints = list(made(rng, MONDAY, 24 * 7 * 6, base, 0.2))
        baseline, each = learned(complaints, MONDAY, 24 * 28), by_hour(complaints)
        episode = None
        for minute in range(60 * 24 * 14):
            now = MONDAY + timedelta(weeks=4) + minute * MINUTE
            near = each.get(hour_of(now), []) + each.get(hour_of(now) - HOUR, [])
            judged = judge(near, baseline, now, UTC) if len(near) >= 5 else None
            episode, tell = follow(episode, judged, LIMIT, now)
            alarms += tell
        weeks += 2
    assert alarms <= 2, f"{alarms} in {weeks} weeks"


def test_an_outage_is_told_within_minutes_and_the_same_number_at_a_busier_hour_is_not(month: Baseline) -> None:
    night, day = MONDAY + timedelta(weeks=4, hours=3), MONDAY + timedelta(weeks=4, hours=15)
    for start, tells in ((night, True), (day, False)):
        people = [one(start + number * MINUTE, number) for number in range(15)]
        judged = judge(people, month, start + 15 * MINUTE, UTC)
        assert judged
        assert (judged.p < LIMIT) is tells


def test_one_angry_person_is_no_outage(month: Baseline) -> None:
    now = MONDAY + timedelta(weeks=4, hours=3)
    assert judge([one(now - MINUTE, "ada") for _ in range(500)], month, now, UTC) is None
    assert judge([one(now - MINUTE, number) for number in range(500)], month, now, UTC)


def test_an_outage_does_not_become_usual_by_happening(month: Baseline) -> None:
    hour = MONDAY + timedelta(weeks=4, hours=15)
    before = month.usual(hour, 60, UTC).mean
    outage = month.after(hour, {60: [5000], 15: [1250] * 4, 5: [417] * 12}, UTC)
    assert outage.usual(hour + timedelta(weeks=1), 60, UTC).mean < 3 * before
    assert capped(5, Usual(10, 0.2)) == 5


def test_nothing_is_judged_by_a_baseline_that_learned_for_less_than_a_day() -> None:
    assert not learned([], MONDAY, int(LEARNED) - 1).learned
    assert learned([], MONDAY, int(LEARNED)).learned


def test_a_topic_never_heard_of_is_as_quiet_as_the_time_that_all_were_listened_to(month: Baseline) -> None:
    quiet = month.quiet()
    assert quiet.learned
    assert quiet.usual(MONDAY, 60, UTC).mean == pytest.approx(0.1)


def test_a_complaint_counts_with_all_with_its_topic_and_in_its_region() -> None:
    found = by_series([one(NOON, 1, region="north"), one(NOON, 2), one(NOON, 3, topic="other")])
    assert {series: len(those) for series, those in found.items()} == {
        TOTAL: 3,
        Series("login", "anywhere"): 2,
        Series("login", "north"): 1,
    }


def test_an_episode_is_told_when_it_begins_and_when_it_has_grown() -> None:
    small, grown = a_judgement(count=10), a_judgement(count=30)
    episode, told = follow(None, small, LIMIT, NOON)
    assert (episode, told) == (Episode(since=NOON, seen=NOON, told=10, window=15), True)
    assert episode
    later = episode.model_copy(update={"seen": NOON + MINUTE})
    assert follow(episode, small, LIMIT, NOON + MINUTE) == (later, False)
    assert follow(episode, a_judgement(count=10, p=0.005), LIMIT, NOON) == (episode, False)
    assert follow(episode, a_judgement(count=29), LIMIT, NOON)[1] is False
    assert follow(episode, a_judgement(count=40, window=60), LIMIT, NOON)[1] is False
    after, told = follow(episode, grown, LIMIT, NOON + MINUTE)
    assert (after and after.since, after and after.told, told) == (NOON, 30, True)
    assert follow(after, a_judgement(p=0.02), LIMIT, NOON) == (None, False)
    assert follow(after, None, LIMIT, NOON) == (None, False)


def test_an_episode_that_nobody_saw_for_an_hour_is_over() -> None:
    episode, _ = follow(None, a_judgement(), LIMIT, NOON)
    assert follow(episode, a_judgement(), LIMIT, NOON + HOUR)[1] is False
    after, told = follow(episode, a_judgement(), LIMIT, NOON + HOUR + MINUTE)
    assert (after and after.since, told) == (NOON + HOUR + MINUTE, True)


def test_what_is_not_unlikely_enough_begins_nothing() -> None:
    assert follow(None, a_judgement(p=LIMIT), LIMIT, NOON) == (None, False)


@given(st.lists(st.tuples(st.floats(1e-30, 1), st.integers(5, 500)), max_size=60))
def test_however_it_goes_people_are_told_little(course: list[tuple[float, int]]) -> None:
    episode, told, begun = None, 0, 0
    for p, count in course:
        before = episode
        episode, tell = follow(episode, a_judgement(p=p, count=count), LIMIT, NOON)
        told += tell
        begun += before is None and episode is not None
    # An episode's count grows from 5 to 500 by threes four times at most.
    assert told <= begun * 5


def test_the_words_say_what_was_seen_and_what_is_usual() -> None:
    assert words(a_judgement(count=27, expected=3.14, p=2.5e-7)) == (
        "27 people complained within 15 minutes, where 3.1 are usual now; "
        "less often than once in 4,000,000 times by chance"
    )


def a_judgement(count: int = 10, window: int = 15, expected: float = 1.0, p: float = 1e-9) -> Judgement:
    return Judgement(window=window, count=count, expected=expected, p=p)
