"""What was spent, what will have been, and what a budget changes."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from amends.bill import bill
from amends.prices import Prices
from amends.spending import Brake, Forecast, Month, Spent, budget_of, forecast, policy, today, together

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)  # ten days of the month are left after today


def spent(dollars: str) -> Spent:
    return Spent(requests=1, units=1, dollars=Decimal(dollars))


def test_a_forecast_is_what_is_spent_and_the_mean_of_whole_days_for_the_rest() -> None:
    days = {day: spent("2") for day in range(1, 20)} | {20: spent("0.50")}
    # 19 days of 2, today brought up to 2, and 10 days of 2.
    assert forecast(days, NOON) == Forecast(dollars=Decimal("60.00"), from_days=19, why="from 19 days")


def test_a_day_dearer_than_the_mean_counts_as_it_is() -> None:
    days = {day: spent("2") for day in range(1, 20)} | {20: spent("30")}
    assert forecast(days, NOON).dollars == Decimal("88.00")


def test_a_day_without_a_count_lowers_the_mean_and_days_before_the_first_do_not() -> None:
    days = {16: spent("3"), 18: spent("3"), 19: spent("2")}
    found = forecast(days, NOON)
    # 8 in four days are 2 a day: 8, today 2, and 10 days of 2.
    assert (found.dollars, found.from_days, found.why) == (Decimal("30.00"), 4, "from 4 days only: rough")


@pytest.mark.parametrize("days", [{}, {20: spent("5")}])
def test_without_a_whole_day_there_is_no_forecast_and_it_says_so(days: dict[int, Spent]) -> None:
    found = forecast(days, NOON)
    assert (found.dollars, found.why) == (None, "no whole day was counted this month, so there is no forecast")


def test_on_the_last_day_the_forecast_is_at_least_what_is_spent() -> None:
    days = {29: spent("1"), 30: spent("4")}
    assert forecast(days, NOON.replace(day=30)).dollars == Decimal("5.00")


@pytest.mark.parametrize(
    ("dollars", "source", "brake", "slower"),
    [
        ("79.99", "x.search.outage", Brake.NONE, 1),
        ("80", "x.search.outage", Brake.SLOWER, 2),
        ("90", "x.search.outage", Brake.SLOWER, 4),
        ("99.99", "x.search.outage", Brake.SLOWER, 4),
        ("100", "x.search.outage", Brake.STOPPED, 4),
        ("90", "x.track", Brake.SLOWER, 4),
        ("100", "x.track", Brake.STOPPED, 4),
        ("100", "reddit.track", Brake.STOPPED, 4),
        ("80", "x.mentions", Brake.SLOWER, 2),
        ("100", "x.mentions", Brake.SLOWER, 4),
    ],
)
def test_a_budget_slows_a_source_and_then_stops_a_search(dollars: str, source: str, brake: Brake, slower: int) -> None:
    found = policy(Decimal(dollars), Decimal(100), source, NOON)
    assert (found.brake, found.slower) == (brake, slower)
    assert "of 100.00 dollars are spent, 11 days of the month left" in found.why


@pytest.mark.parametrize(
    "source",
    ["x.mentions", "x.messages", "x.threads", "x.quotes", "x.replies", "x.webhook", "reddit.mentions", "webhook.desk"],
)
def test_a_budget_never_stops_what_customers_say_to_the_brand_or_what_it_answers(source: str) -> None:
    assert policy(Decimal(1_000_000), Decimal(1), source, NOON).brake is not Brake.STOPPED
    assert policy(Decimal(0), Decimal(0), source, NOON).brake is not Brake.STOPPED


@pytest.mark.parametrize("source", ["x.mentions", "x.search.outage"])
def test_without_a_budget_nothing_changes(source: str) -> None:
    found = policy(Decimal(1_000_000), None, source, NOON)
    assert (found.brake, found.slower) == (Brake.NONE, 1)


@pytest.mark.parametrize(
    ("source", "named", "budget"),
    [
        ("x.compare", {}, Decimal(50)),
        ("x.compare", {"x.compare": Decimal(5)}, Decimal(5)),
        ("x.mentions", {"x.compare": Decimal(5)}, None),
    ],
)
def test_what_competitors_answered_has_a_budget_unless_the_brand_names_another(
    source: str, named: dict[str, Decimal], budget: Decimal | None
) -> None:
    assert budget_of(source, named) == budget


def test_the_bill_shows_the_budget_that_counts() -> None:
    month = Month(source="x.compare", total=spent("40"), days={20: spent("40")})
    found = bill("larkfield", {"x.compare": month}, {}, [], Prices(), NOON)
    (source,) = found.sources
    assert (source.budget, found.budget, source.policy.brake) == (Decimal(50), Decimal(50), Brake.SLOWER)
    assert bill("larkfield", {}, {}, [], Prices(), NOON).budget is None


def test_sources_together_are_their_sum() -> None:
    months = {
        "x.mentions": Month(source="x.mentions", total=spent("1.5"), days={19: spent("1"), 20: spent("0.5")}),
        "x.replies": Month(source="x.replies", total=spent("0.2"), days={20: spent("0.2")}),
    }
    both = together(months)
    assert (both.total.dollars, today(both, NOON.date()).dollars) == (Decimal("1.7"), Decimal("0.7"))
    assert (both.total.requests, today(both, NOON.date()).units) == (2, 2)
