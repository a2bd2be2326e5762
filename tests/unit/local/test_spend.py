"""What `amends spend` prints is the bill that the API gives."""

import json
from datetime import timedelta
from decimal import Decimal

from amends.bill import bill
from amends.cursor import Cursor
from amends.prices import Prices
from amends.spending import Month, Spent

from local.spend import for_people
from tests.builders import NOON


def lines(budgets: dict[str, Decimal], prices: Prices | None = None) -> list[str]:
    spent = Spent(requests=40, units=2000, dollars=Decimal("10"))
    names = ("x.mentions", "x.search.outage")
    months = {name: Month(source=name, total=spent, days=dict.fromkeys((18, 19), spent)) for name in names}
    polled = NOON - timedelta(minutes=1)
    cursors = [Cursor(source=name, polled_at=polled, first_polled_at=polled, quiet=0) for name in names]
    found = bill("larkfield", months, budgets, cursors, prices or Prices(), NOON)
    return for_people(json.loads(found.model_dump_json()))


def test_each_source_has_a_row_and_its_reasons() -> None:
    said = lines({"x.search.outage": Decimal(10), "x.mentions": Decimal(100)})
    rows = [" ".join(line.split()) for line in said]
    assert "x.mentions 0.000 10.000 130.000 100.000 40 2000 every 1 min" in rows
    assert "x.search.outage 0.000 10.000 130.000 10.000 40 2000 stopped" in rows
    assert "in total 0.000 20.000 260.000 110.000 80 4000" in rows
    assert any(row.startswith("x.search.outage: 10.00 of 10.00 dollars are spent") for row in rows)
    assert rows[-1] == "prices of 2026-08-28, https://docs.x.com/x-api/getting-started/pricing"


def test_without_a_budget_no_source_is_stopped_and_it_says_so() -> None:
    said = lines({})
    assert not any("stopped" in line for line in said)
    assert "x.search.outage: no budget is set; posts come in" in said


def test_corrected_prices_are_named() -> None:
    said = lines({}, Prices({"x.post.read": Decimal("0.004")}))
    assert said[-1] == "corrected by the operator: x.post.read 0.004"
