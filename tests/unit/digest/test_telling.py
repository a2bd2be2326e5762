"""A digest says the week's figures beside those of the week before, or why there are none."""

from datetime import date, timedelta

import pytest
from amends.digest.content import Digest
from amends.digest.telling import OUTCOMES, digest
from amends.digest.words import figure, points, share, span, tone, week
from amends.outcomes.outcome import Outcome
from amends.reports.figures import Figure, too_few

from tests.unit.digest.builders import WEEKS, a_digest, a_row, some_rows


def by_name(told: Digest) -> dict[str, tuple[str, str]]:
    return {
        one.name: (one.now.replace("\u00a0", " "), one.before.replace("\u00a0", " "))
        for one in [*told.counts, *told.figures]
    }


def test_the_latest_week_is_counted_and_the_one_before_it_is_told() -> None:
    told = a_digest()
    assert by_name(told)["Cases"] == ("140", "141")
    assert by_name(told)["Told others"][0] == "18% (13% to 23%), n = 110"
    assert by_name(told)["Tone shift"][0] == "−0.61 (−0.70 to −0.50), n = 80"
    assert by_name(told)["Half-life"][0] == "2 h 5 min (1 h 23 min to 3 h 3 min), n = 60"
    assert told.sentence == "22 of 120 recovered customers told others."


def test_a_small_sample_says_so_instead_of_a_number() -> None:
    assert by_name(a_digest())["Uplift"] == ("none: 4 of the 10 that a figure needs",) * 2


def test_outcomes_stand_beside_those_of_the_week_before_each_by_its_name() -> None:
    bars = {bar.name: (bar.value, bar.before) for bar in a_digest().outcomes}
    assert bars["Told others"] == (22, 15)
    assert bars["Escalated"] == (0, 0)
    assert list(OUTCOMES) == list(Outcome)


def test_the_trend_has_eight_weeks_and_a_gap_where_there_is_no_number() -> None:
    rows = [row for row in some_rows() if row.key != str(WEEKS.told - timedelta(weeks=3))]
    rows = [a_row(WEEKS.told, shared=too_few(3, 10)) if row.key == str(WEEKS.told) else row for row in rows]
    trend = digest("larkfield", "UTC", WEEKS, rows).trend
    assert len(trend) == 8
    assert (trend[-1].name, trend[-1].value, trend[-1].said) == (
        "2 to 8 November 2026",
        None,
        "none: 3 of the 10 that a figure needs",
    )
    assert (trend[-4].value, trend[-4].said) == (None, "no case")


def test_a_week_without_any_case_is_told_too() -> None:
    told = digest("larkfield", "UTC", WEEKS, [])
    assert told.sentence == "Nobody complained in this week."
    assert by_name(told)["Told others"] == ("no case", "no case")


def test_links_lead_to_these_very_weeks_and_need_a_console() -> None:
    told = a_digest()
    assert told.page("shareability") == (
        "https://console.example/reports?since=2026-09-14&until=2026-11-15&tz=Europe%2FLondon&by=week"
    )
    assert told.comparison_page == "https://console.example/reports/competitors/c%2F1"
    assert a_digest(console="").page("themes") == ""


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (span(59), "59 s"),
        (span(3599), "60 min"),
        (span(3600), "1 h 0 min"),
        (span(90_000), "1 d 1 h"),
        (share(0.005), "0%"),
        (points(-0.01), "−1 point"),
        (points(0.07), "+7 points"),
        (tone(0.0), "+0.00"),
        (figure(Figure(value=0.5, n=12), share), "50%, n = 12"),
        (week(date(2026, 12, 28)), "28 December 2026 to 3 January 2027"),
        (week(date(2026, 9, 28)), "28 September to 4 October 2026"),
    ],
)
def test_numbers_and_days_are_said_as_people_say_them(said: str, wanted: str) -> None:
    assert said.replace("\u00a0", " ") == wanted
