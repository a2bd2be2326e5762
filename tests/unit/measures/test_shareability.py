"""The page: what is counted where, how it is cut, and what it says in words."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from amends.errors import BadInput
from amends.measures.cuts import By, Narrowed
from amends.measures.period import Period, asked_for
from amends.measures.shareability import Asked, Shareability, shareability
from amends.reports.line import Line, Update
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lines import AT_NOON, DAY, a_line
from tests.unit.measures.lines import HOUR, NOW, some_lines

TODAY = datetime.fromtimestamp(NOW, UTC)
FIRST = datetime.fromtimestamp(AT_NOON, UTC).date()
WHOLE = asked_for(FIRST, TODAY.date(), "UTC", TODAY)
COUNTED = ("cases", "recovered")


def page(
    lines: list[Line], by: By = By.WEEK, days: int = 7, narrowed: Narrowed | None = None, period: Period = WHOLE
) -> Shareability:
    asked = Asked(period, by, days, narrowed or Narrowed())
    return shareability(asked, lines, TODAY, lambda rows: {row: row.upper() for row in rows})


def recovered(number: int, told: bool, **changes: object) -> Line:
    update = (Update(AT_NOON + DAY, False, False, 50),) if told else ()
    return a_line(case=f"x-{number}", complained=AT_NOON, answered=AT_NOON + HOUR, updates=update, **changes)


@settings(max_examples=40)
@given(some_lines(), st.sampled_from(By))
def test_rows_add_up_to_the_total(lines: list[Line], by: By) -> None:
    shown = page(lines, by)
    assert shown.total.cases == len(lines)
    for name in COUNTED:
        assert sum(getattr(row, name) for row in shown.rows) == getattr(shown.total, name)
    for figure in ("shared", "half_life", "tone_shift", "amplification", "uplift"):
        assert sum(getattr(row, figure).n for row in shown.rows) == getattr(shown.total, figure).n
    outcomes = {name for row in shown.rows for name in row.outcomes}
    summed = {name: sum(row.outcomes.get(name, 0) for row in shown.rows) for name in outcomes}
    assert summed == shown.total.outcomes
    assert sum(summed.values()) == shown.total.recovered


@settings(max_examples=40)
@given(some_lines(), st.sampled_from([by for by in By if by is not By.WEEK]))
def test_a_row_is_the_total_of_the_page_that_is_narrowed_to_it(lines: list[Line], by: By) -> None:
    for row in page(lines, by).rows:
        value: object = row.key
        if by is By.PRIVATE:
            value = row.key == "private"
        if by is By.SEVERITY:
            value = int(row.key)
        total = page(lines, by, narrowed=Narrowed(**{str(by): value})).total  # type: ignore[arg-type]
        assert total.model_copy(update={"key": row.key, "name": row.name}) == row


@settings(max_examples=40)
@given(some_lines(), st.sampled_from(By), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(lines: list[Line], by: By, chance: Random) -> None:
    mixed = list(lines)
    chance.shuffle(mixed)
    assert page(mixed, by) == page(lines, by)


def test_whose_days_are_not_over_is_left_out_and_counted() -> None:
    old = [recovered(number, number < 4) for number in range(20)]
    new = [recovered(100 + number, True)._replace(answered=NOW - 6 * DAY) for number in range(3)]
    total = page([*old, *new]).total
    assert (total.recovered, total.shared.n, total.shared.value) == (23, 20, 0.2)
    assert "4 of 20 recovered customers (20%, 8 to 42) told others within 7 days" in total.sentence
    assert "for 3 more the 7 days are not over" in total.sentence
    assert page([*old, *new], days=6).total.shared.n == 23


def test_an_update_counts_within_its_days_unprompted_and_once() -> None:
    def told(*updates: Update) -> float | None:
        lines = [recovered(number, False)._replace(updates=updates) for number in range(10)]
        return page(lines, days=3).total.shared.value

    begin = AT_NOON + HOUR
    assert told(Update(begin, False, True, 0)) == 1
    assert told(Update(begin + 3 * DAY - 1, False, False, 0), Update(begin + 5, False, False, 0)) == 1
    assert told(Update(begin - 1, False, False, 0)) == 0
    assert told(Update(begin + 3 * DAY, False, False, 0)) == 0
    assert told(Update(begin, True, False, 0)) == 0


def test_what_was_done_before_the_complaint_is_no_answer_to_it() -> None:
    lines = [recovered(number, False)._replace(answered=AT_NOON - DAY) for number in range(10)]
    early = [line._replace(updates=(Update(AT_NOON - HOUR, False, False, 0),)) for line in lines]
    assert page(early).total.shared.value == 0


def test_small_samples_say_so_in_place_of_a_number() -> None:
    total = page([recovered(number, True, half_life=60, tone_after=0.5) for number in range(9)]).total
    for figure in (total.shared, total.amplification, total.half_life, total.tone_shift, total.uplift):
        assert (figure.value, figure.low, figure.high) == (None, None, None)
        assert "of the 10 that a figure needs" in figure.why
    assert total.sentence == "9 recovered customers have 7 days behind them: too few for a share."
    assert page([]).sentence == "Nobody was recovered."
    assert page([recovered(1, True)]).sentence.startswith("1 recovered customer has 7 days behind them")


def test_amplification_leaves_out_who_reached_nobody_and_what_few_told() -> None:
    lines = [recovered(number, number < 6, reach=100) for number in range(12)]
    total = page(lines).total
    assert (total.amplification.n, total.amplification.value) == (12, 0.25)
    private = [recovered(50 + number, True, reach=0) for number in range(30)]
    assert page([*lines, *private]).total.amplification == total.amplification
    few = page([recovered(number, number < 4, reach=100) for number in range(12)]).total.amplification
    assert (few.value, few.why) == (None, "4 of the 5 customers whose updates went far that a figure needs")


def test_a_complaint_that_is_gone_counts_in_the_share_and_in_no_tone() -> None:
    lines = [recovered(number, True, outcome="deleted", tone_before=0.0, tone_after=0.9) for number in range(12)]
    total = page(lines).total
    assert (total.shared.n, total.tone_shift.n, total.outcomes) == (12, 0, {"deleted": 12})


def test_weeks_begin_on_monday_in_the_viewers_zone() -> None:
    sunday = int(datetime(2026, 11, 1, 23, 30, tzinfo=UTC).timestamp())
    lines = [a_line(case="a", opened=sunday)]
    now = datetime(2026, 11, 20, tzinfo=UTC)

    def weeks(zone: str, since: date, until: date) -> list[tuple[str, str]]:
        asked = Asked(asked_for(since, until, zone, now))
        return [(row.key, row.name) for row in shareability(asked, lines, now, lambda rows: {}).rows]

    november = date(2026, 11, 1), date(2026, 11, 30)
    assert weeks("UTC", *november) == [("2026-10-26", "week of 26 October 2026")]
    assert weeks("Europe/Berlin", *november) == [("2026-11-02", "week of 2 November 2026")]
    assert weeks("Europe/Berlin", date(2026, 11, 1), date(2026, 11, 1)) == []
    assert weeks("UTC", date(2026, 11, 1), date(2026, 11, 1)) != []


def test_the_rows_of_teams_stand_in_the_order_of_their_names_and_others_by_their_cases() -> None:
    lines = [recovered(number, True, team="zebras", topic="often") for number in range(20)]
    lines += [recovered(50 + number, False, team="ants", topic="seldom") for number in range(5)]
    assert [row.key for row in page(lines, By.TEAM).rows] == ["ants", "zebras"]
    assert [row.key for row in page(lines, By.TOPIC).rows] == ["often", "seldom"]


def test_rows_have_names_that_people_know() -> None:
    lines = [a_line(case="a", severity=1, private=True, topic="", incident="inc-1")]
    names = {by: [row.name for row in page(lines, by).rows] for by in By}
    assert names[By.SEVERITY] == ["severity 1 (now)"]
    assert names[By.PRIVATE] == ["partly in private"]
    assert names[By.TOPIC] == ["no topic"]
    assert names[By.INCIDENT] == ["INC-1"]


def test_there_is_no_cut_by_person() -> None:
    assert not {"owner", "person", "author", "responder", "by"} & {*By, *Narrowed._fields, *Line._fields}
    assert set(Narrowed._fields) == set(By) - {By.WEEK}


def test_the_sentence_says_beside_whom_and_how_sure_it_is() -> None:
    others = [a_line(case=f"o{number}", complained=AT_NOON) for number in range(200)]
    lines = [recovered(number, number < 60) for number in range(200)]
    lonely = [recovered(900 + number, False, topic="alone") for number in range(2)]
    assert page([*lines, *others, *lonely]).sentence == (
        "60 of 202 recovered customers (30%, 24 to 36) told others within 7 days without being asked; that is 30 "
        "points more (+24 to +37) than similar customers who had not been recovered by then (200 were compared, 2 "
        "found nobody like them)."
    )
    assert "too few similar customers" in page(lines).sentence


@pytest.mark.parametrize(
    ("since", "until", "zone", "why"),
    [
        (date(2026, 2, 2), date(2026, 2, 1), "UTC", "after the last"),
        (date(2025, 1, 1), date(2026, 1, 2), "UTC", "366 days"),
        (date(1, 1, 1), date(1, 1, 2), "Pacific/Kiritimati", "nothing before"),
        (date(9999, 12, 1), date(9999, 12, 31), "UTC", "until now"),
        (None, None, "localtime", "IANA"),
        (None, None, "../etc/passwd", "IANA"),
        (None, None, "Nowhere/Else", "IANA"),
    ],
)
def test_a_period_that_is_none_is_refused_with_the_reason(
    since: date | None, until: date | None, zone: str, why: str
) -> None:
    with pytest.raises(BadInput, match=why):
        asked_for(since, until, zone, TODAY)


def test_a_period_is_twelve_weeks_until_the_viewers_today_or_a_year_at_most() -> None:
    late = datetime(2026, 6, 1, 23, tzinfo=UTC)
    usual = asked_for(None, None, "Asia/Tokyo", late)
    assert (usual.since, usual.until) == (date(2026, 3, 11), date(2026, 6, 2))
    assert usual.sheets() == (date(2026, 3, 10), date(2026, 6, 3))
    leap = asked_for(date(2024, 1, 1), date(2024, 12, 31), "UTC", late)
    assert len(leap.weeks().mondays) == 53
