"""What listening and answering cost, what they will have cost by the end of the month, and what a budget changes."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from amends.prices import Call

SLOWER_FROM, SLOWEST_FROM = Decimal("0.8"), Decimal("0.9")  # of the budget, from which a poll waits 2 and 4 times
SURE_FROM = 7  # whole days: below, the weekdays among them are not all there
# Nobody waits for a number of likes.
CAN_WAIT = frozenset({"x.track", "reddit.track"})
CENT = Decimal("0.01")
COMPARE = "x.compare"  # what other brands answered
USUAL = {COMPARE: Decimal(50)}  # dollars a month, where the brand's settings name none: some 10,000 posts


class Sum(BaseModel):
    """Requests of one call, and the units that they were billed as."""

    model_config = ConfigDict(frozen=True)

    call: Call
    requests: int = 0
    units: int = 0
    dollars: Decimal = Decimal(0)

    def plus(self, other: "Sum") -> "Sum":
        """Both together."""
        return Sum(
            call=self.call,
            requests=self.requests + other.requests,
            units=self.units + other.units,
            dollars=self.dollars + other.dollars,
        )


class Spent(BaseModel):
    """Requests, units and dollars of a time."""

    model_config = ConfigDict(frozen=True)

    requests: int = 0
    units: int = 0
    dollars: Decimal = Decimal(0)


class Month(BaseModel):
    """What the ledger holds of one source and one month in UTC."""

    model_config = ConfigDict(frozen=True)

    source: str
    total: Spent = Spent()
    days: dict[int, Spent] = {}
    calls: list[Sum] = []


class Forecast(BaseModel):
    """Dollars by the end of the month, and how much to trust them."""

    model_config = ConfigDict(frozen=True)

    dollars: Decimal | None
    from_days: int
    why: str


class Brake(StrEnum):
    """What a budget does to a source."""

    NONE = "none"
    SLOWER = "slower"
    STOPPED = "stopped"


class Policy(BaseModel):
    """What a budget changes now: how many times longer a poll waits, or that none comes, and why."""

    model_config = ConfigDict(frozen=True)

    brake: Brake = Brake.NONE
    slower: int = 1
    why: str = "no budget is set"


def budget_of(source: str, named: Mapping[str, Decimal]) -> Decimal | None:
    """A source's dollars a month: those that the brand's settings name, or its usual ones; None without a limit."""
    return named.get(source, USUAL.get(source))


def is_listen_only(source: str) -> bool:
    """Whether nobody in it addressed the brand: what operators search for, and may do without."""
    return source.startswith("x.search.") or source == COMPARE


def can_wait(source: str) -> bool:
    """Whether nobody waits for what it brings, so that it stops when its budget is spent."""
    return is_listen_only(source) or source in CAN_WAIT


def forecast(days: Mapping[int, Spent], now: datetime) -> Forecast:
    """The month's dollars by its end: what is spent, and the mean of its whole days for the time that is left.

    Whole days are those before today, from the first that has a count, days without one among them. Of today counts
    what was spent, or the mean where that is more.
    """
    whole = range(min(days, default=now.day), now.day)
    spent = sum((day.dollars for day in days.values()), Decimal(0))
    if not whole:
        return Forecast(dollars=None, from_days=0, why="no whole day was counted this month, so there is no forecast")
    mean = sum((days[day].dollars for day in whole if day in days), Decimal(0)) / len(whole)
    today = days.get(now.day, Spent()).dollars
    left = monthrange(now.year, now.month)[1] - now.day
    why = "" if len(whole) >= SURE_FROM else f"from {_days(len(whole))} only: rough"
    rest = max(mean - today, Decimal(0)) + mean * left
    return Forecast(dollars=(spent + rest).quantize(CENT), from_days=len(whole), why=why or f"from {_days(len(whole))}")


def policy(spent: Decimal, budget: Decimal | None, source: str, now: datetime) -> Policy:
    """What a month's budget does: first polls slow down, at its end what can wait stops, and nothing else does.

    Mentions, messages and answers go on whatever they cost: a customer who is not heard costs more.
    """
    if budget is None:
        return Policy()
    left = _days(monthrange(now.year, now.month)[1] - now.day + 1)
    said = f"{spent:.2f} of {budget:.2f} dollars are spent, {left} of the month left"
    if spent >= budget:
        if can_wait(source):
            what = "the search stops" if is_listen_only(source) else "it waits"
            return Policy(brake=Brake.STOPPED, slower=4, why=f"{said}: {what} until the next month")
        return Policy(brake=Brake.SLOWER, slower=4, why=f"{said}: four times slower; it never stops")
    if spent >= budget * SLOWEST_FROM:
        return Policy(brake=Brake.SLOWER, slower=4, why=f"{said}: four times slower")
    if spent >= budget * SLOWER_FROM:
        return Policy(brake=Brake.SLOWER, slower=2, why=f"{said}: half as often")
    return Policy(why=said)


def today(month: Month, day: date) -> Spent:
    """What the day cost so far."""
    return month.days.get(day.day, Spent())


def together(months: Mapping[str, Month]) -> Month:
    """Every source as one."""
    days: dict[int, Spent] = {}
    for month in months.values():
        for day, spent in month.days.items():
            days[day] = _plus(days.get(day, Spent()), spent)
    total = Spent()
    for month in months.values():
        total = _plus(total, month.total)
    return Month(source="", total=total, days=days)


def _plus(one: Spent, other: Spent) -> Spent:
    return Spent(
        requests=one.requests + other.requests,
        units=one.units + other.units,
        dollars=one.dollars + other.dollars,
    )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
