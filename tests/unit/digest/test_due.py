"""A digest is due once a week, at its hour in its own time zone, for those who were to get it by then."""

from datetime import UTC, date, datetime, timedelta

import pytest
from amends.digest.due import due, weeks
from amends.digest.settings import DigestVersion, Recipient, Schedule

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def settings(since: datetime = LONG_AGO, **schedule: object) -> DigestVersion:
    known = Schedule.model_validate({"on": True, "weekday": 0, "hour": 8, "tz": "Europe/London", **schedule})
    return DigestVersion(version=1, schedule=known, recipients=[Recipient(id="mia-id", name="mia", since=since)])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "week", "day"),
    [
        ("2026-11-16T07:59:59", "2026-W46", "2026-11-09"),
        ("2026-11-16T08:00:00", "2026-W47", "2026-11-16"),
        ("2026-11-16T08:00:01", "2026-W47", "2026-11-16"),
        ("2026-11-19T23:00:00", "2026-W47", "2026-11-16"),  # however late
        ("2026-07-06T07:00:00", "2026-W28", "2026-07-06"),  # summer time
        ("2027-01-01T12:00:00", "2026-W53", "2026-12-28"),  # the ISO year
    ],
)
def test_it_is_that_of_the_latest_moment(now: str, week: str, day: str) -> None:
    found = due(settings(), at(now))
    assert found
    assert (found.week, str(found.day)) == (week, day)


def test_a_zone_on_the_other_side_of_the_world_has_its_own_monday() -> None:
    found = due(settings(tz="Pacific/Auckland"), at("2026-11-15T19:00:00"))
    assert found
    assert (found.week, found.day) == ("2026-W47", date(2026, 11, 16))
    before = due(settings(tz="Pacific/Auckland"), at("2026-11-15T18:59:00"))
    assert before
    assert before.week == "2026-W46"


def test_an_hour_that_the_clocks_skip_is_not_missed() -> None:
    # On 29 March 2026 London's clocks go from one to two.
    found = due(settings(weekday=6, hour=1), at("2026-03-29T01:30:00"))
    assert found
    assert found.day == date(2026, 3, 29)


def test_nothing_is_due_where_it_is_off_or_goes_to_nobody() -> None:
    assert due(settings(on=False), at("2026-11-16T09:00:00")) is None
    assert due(settings().model_copy(update={"recipients": []}), at("2026-11-16T09:00:00")) is None


def test_who_came_after_the_moment_gets_the_next_one() -> None:
    late = settings(since=at("2026-11-16T08:00:01"))
    assert due(late, at("2026-11-16T09:00:00")) is None
    following = due(late, at("2026-11-23T08:00:00"))
    assert following
    assert following.week == "2026-W48"


@pytest.mark.parametrize("day", [date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 22)])
def test_it_tells_the_week_whose_customers_have_had_seven_days(day: date) -> None:
    shown = weeks(day)
    assert (shown.told, shown.last, shown.until) == (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 15))
    assert day - (shown.told + timedelta(days=6)) > timedelta(days=7)
    assert (shown.told - shown.first).days == 7 * 7
