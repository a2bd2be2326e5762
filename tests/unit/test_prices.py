"""Every call has one price, exactly, and an operator can correct it."""

from decimal import Decimal

import pytest
from amends.errors import Broken
from amends.prices import AS_OF, LISTED, SOURCE, Call, Prices
from amends.settings import settings

NAMES = ("AMENDS_TABLE", "AMENDS_MENTIONS_QUEUE", "AMENDS_OUTBOX_QUEUE", "AMENDS_CREDENTIALS_SECRET", "AMENDS_BRAND")


def test_every_call_has_one_price_and_the_list_its_date_and_source() -> None:
    assert [price.call for price in LISTED] == list(Call)
    assert AS_OF.year == 2026
    assert SOURCE.startswith("https://docs.x.com/")


@pytest.mark.parametrize(
    ("call", "units", "dollars"),
    [
        (Call.X_READ_OWN, 1000, "1"),
        (Call.X_READ, 3, "0.015"),
        (Call.X_POST, 1, "0.015"),
        (Call.X_POST_LINK, 1, "0.20"),
        (Call.X_POST_SUMMONED, 1, "0.01"),
        (Call.X_DM_READ, 7, "0.07"),
        (Call.REDDIT_READ, 100, "0"),
    ],
)
def test_units_cost_what_the_list_says(call: Call, units: int, dollars: str) -> None:
    assert Prices().of(call, units) == Decimal(dollars)


def test_a_million_times_a_tenth_of_a_cent_is_exactly_a_thousand_dollars() -> None:
    price = Prices().of(Call.X_READ_OWN)
    assert sum([price] * 1_000_000, Decimal(0)) == 1000
    assert sum([float(price)] * 1_000_000) != 1000


def test_an_operator_corrects_a_price_through_the_settings() -> None:
    environment = {**dict.fromkeys(NAMES, "a"), "AMENDS_PRICES": '{"x.post.read": 0.0061, "x.user.expanded": "0"}'}
    prices = Prices(settings(environment).prices)
    assert (prices.of(Call.X_READ), prices.of(Call.X_USER_EXPANDED)) == (Decimal("0.0061"), Decimal(0))
    assert [price.call for price in prices.list if price.overridden] == [Call.X_READ, Call.X_USER_EXPANDED]
    assert prices.of(Call.X_READ_OWN) == Decimal("0.001")


@pytest.mark.parametrize("wrong", ['{"x.read": 1}', '{"x.delete": -1}', '{"x.delete": "NaN"}', "cheap", "[]"])
def test_a_wrong_correction_is_named_at_the_start(wrong: str) -> None:
    with pytest.raises(Broken, match="AMENDS_PRICES"):
        Prices(settings({**dict.fromkeys(NAMES, "a"), "AMENDS_PRICES": wrong}).prices)
