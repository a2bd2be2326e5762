"""The bill as people read it: each source's spending beside its budget, its pace and the reasons."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from amends import prices as listed
from amends.cursor import Cursor
from amends.pacing import Pace, due
from amends.prices import Price, Prices
from amends.spending import (
    Forecast,
    Month,
    Policy,
    Spent,
    Sum,
    budget_of,
    forecast,
    is_listen_only,
    policy,
    today,
    together,
)


class SourceBill(BaseModel):
    """One source; `pace` is missing where nothing polls, as for answers."""

    model_config = ConfigDict(frozen=True)

    source: str
    today: Spent
    month: Spent
    forecast: Forecast
    budget: Decimal | None
    policy: Policy
    pace: Pace | None
    calls: list[Sum]


class Bill(BaseModel):
    """What the platforms cost this month, in dollars, by days in UTC."""

    model_config = ConfigDict(frozen=True)

    brand: str
    at: datetime
    today: Spent
    month: Spent
    forecast: Forecast
    budget: Decimal | None  # the sum of the sources' budgets
    sources: list[SourceBill]
    prices: list[Price]
    prices_as_of: date
    prices_source: str


def bill(
    brand: str,
    months: Mapping[str, Month],
    budgets: Mapping[str, Decimal],
    cursors: Iterable[Cursor],
    prices: Prices,
    now: datetime,
) -> Bill:
    """The bill of a month; a source that has a budget or a cursor stands there with nothing spent, too."""
    polled = {cursor.source: cursor for cursor in cursors if cursor.polled_at}
    names = sorted(months.keys() | budgets.keys() | polled.keys())
    searches = sum(is_listen_only(name) for name in polled)
    every, limits = together(months), {name: budget_of(name, budgets) for name in names}
    limited = [limit for limit in limits.values() if limit is not None]
    return Bill(
        brand=brand,
        at=now,
        today=today(every, now.date()),
        month=every.total,
        forecast=forecast(every.days, now),
        budget=sum(limited, Decimal(0)) if limited else None,
        sources=[
            _source(months.get(name, Month(source=name)), limits[name], polled.get(name), searches, now)
            for name in names
        ],
        prices=prices.list,
        prices_as_of=listed.AS_OF,
        prices_source=listed.SOURCE,
    )


def _source(month: Month, budget: Decimal | None, cursor: Cursor | None, searches: int, now: datetime) -> SourceBill:
    brake = policy(month.total.dollars, budget, month.source, now)
    return SourceBill(
        source=month.source,
        today=today(month, now.date()),
        month=month.total,
        forecast=forecast(month.days, now),
        budget=budget,
        policy=brake,
        pace=due(cursor, brake, now, sharing=searches if is_listen_only(month.source) else 1) if cursor else None,
        calls=month.calls,
    )
