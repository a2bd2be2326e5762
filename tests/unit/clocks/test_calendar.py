"""Business time, against a count of minutes one by one; zones whose clocks change are among them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from amends.clocks.calendar import ALL_DAY, ALWAYS, Calendar, Week, add_business_time, business_time_between
from amends.clocks.hours import BusinessHours, daily
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

MINUTE, HOUR, NONE = timedelta(minutes=1), timedelta(hours=1), timedelta(0)
NINE_TO_FIVE = (((540, 1020),),) * 5 + ((), ())
# Clocks change here by an hour, by half an hour, at midnight, and never.
ZONES = ["Europe/London", "Australia/Lord_Howe", "America/Havana", "America/New_York", "Asia/Kolkata", "UTC"]


def london(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZoneInfo("Europe/London"))  # type: ignore[misc,arg-type]


def runs(at: datetime, calendar: Calendar) -> bool:
    """Whether the clocks run in a minute, by the clocks on the wall."""
    return shows(at, calendar.hours) and not shows(at, calendar.quiet)


def shows(at: datetime, week: Week) -> bool:
    wall = at.astimezone(ZoneInfo(week.zone))
    minute = wall.hour * 60 + wall.minute
    return wall.date() not in week.but and any(a <= minute < b for a, b in week.days[wall.weekday()])


@st.composite
def openings(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    marks = draw(st.lists(st.integers(0, 96), min_size=0, max_size=4, unique=True))
    marks = sorted(mark * 15 for mark in marks)
    return tuple(zip(marks[::2], marks[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days = tuple(draw(openings()) for _ in range(7))
    holidays = draw(st.frozensets(st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1)])))
    hours = Week(days, draw(st.sampled_from(ZONES)), holidays)
    start, end = draw(st.lists(st.integers(0, 23), min_size=2, max_size=2, unique=True))
    quiet = daily(time(start), time(end), draw(st.sampled_from(ZONES)))
    return Calendar(hours, draw(st.sampled_from([quiet, Calendar().quiet])))


NIGHTS = ((3, 7), (3, 28), (4, 4), (6, 1), (10, 3), (10, 24))
# Around the nights in which clocks change, and far from them.
moments = st.builds(
    lambda day, minutes: day + minutes * MINUTE,
    st.sampled_from(
        [datetime(2026, m, d, tzinfo=UTC) for m, d in ((3, 7), (3, 28), (4, 4), (10, 3), (10, 24), (6, 1))]
    ),
    st.integers(0, 3 * 1440),
)


@settings(max_examples=150)
@given(calendars(), moments, st.integers(0, 2000))
def test_it_is_the_minutes_in_which_the_clocks_on_the_wall_show_business_hours(
    calendar: Calendar, start: datetime, minutes: int
) -> None:
    counted = sum(runs(start + number * MINUTE, calendar) for number in range(minutes))
    assert business_time_between(start, start + minutes * MINUTE, calendar) == counted * MINUTE


@settings(max_examples=150)
@given(calendars(), moments, st.integers(1, 2000))
def test_what_is_added_lies_between_and_the_last_moment_of_it_is_open(
    calendar: Calendar, start: datetime, minutes: int
) -> None:
    if business_time_between(start, start + timedelta(days=21), calendar) < minutes * MINUTE:
        return  # It is hardly ever open: three weeks do not hold as much.
    end = add_business_time(start, minutes * MINUTE, calendar)
    assert business_time_between(start, end, calendar) == minutes * MINUTE
    assert runs(end - MINUTE, calendar)


@settings(max_examples=100)
@given(calendars(), moments, st.integers(0, 1500), st.integers(0, 1500))
def test_parts_make_up_the_whole_wherever_it_is_cut(calendar: Calendar, start: datetime, one: int, two: int) -> None:
    middle, end = start + one * MINUTE, start + (one + two) * MINUTE
    parts = business_time_between(start, middle, calendar) + business_time_between(middle, end, calendar)
    assert parts == business_time_between(start, end, calendar)


def test_a_night_and_a_weekend_do_not_count() -> None:
    calendar = Calendar(Week(NINE_TO_FIVE, "Europe/London"))
    friday = london(2026, 11, 20, 16, 30)
    assert add_business_time(friday, HOUR, calendar) == london(2026, 11, 23, 9, 30)
    assert add_business_time(london(2026, 11, 21, 12), HOUR, calendar) == london(2026, 11, 23, 10)


def test_a_holiday_and_quiet_hours_do_not_count() -> None:
    hours = Week(NINE_TO_FIVE, "Europe/London", frozenset([date(2026, 12, 25)]))
    calendar = Calendar(hours, daily(time(16), time(10), "Europe/London"))
    assert add_business_time(london(2026, 12, 24, 15), 2 * HOUR, calendar) == london(2026, 12, 28, 11)


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25)])
def test_a_day_on_which_the_clocks_change_has_the_hours_that_it_has(day: tuple[int, int, int], hours: int) -> None:
    whole = Calendar(Week(ALL_DAY, "Europe/London", frozenset([date(2000, 1, 1)])))
    start = london(*day)
    assert business_time_between(start, start + timedelta(days=1), whole) == hours * HOUR


def test_around_the_clock_is_plain_time() -> None:
    start = london(2026, 11, 20, 12)
    assert Calendar(BusinessHours().week()) == ALWAYS
    assert add_business_time(start, 30 * HOUR, ALWAYS) - start == 30 * HOUR
    assert business_time_between(start, start - HOUR, ALWAYS) == NONE


def test_a_calendar_that_never_opens_ends_after_three_years() -> None:
    start = london(2026, 11, 20, 12)
    assert add_business_time(start, HOUR, Calendar(Week(((),) * 7))) > start + timedelta(days=1000)


@pytest.mark.parametrize(
    "wrong",
    [
        {"monday": [{"start": "17:00", "end": "09:00"}]},
        {"monday": [{"start": "09:00", "end": "12:00"}, {"start": "11:00", "end": "17:00"}]},
        {"zone": "Europe/Atlantis"},
        {"holidays": ["2026-12-25", "2026-12-25"]},
        {"holidays": ["25 December"]},
        {f"{day}day": [] for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")},
        {"someday": []},
    ],
)
def test_hours_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        BusinessHours.model_validate(wrong)


def test_midnight_ends_a_day() -> None:
    late = BusinessHours.model_validate({"monday": [{"start": "18:00", "end": "00:00"}]})
    assert late.week().days[0] == ((1080, 1440),)
