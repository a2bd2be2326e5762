"""What each call to a platform costs, as data; an operator corrects a price through the settings."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from amends.errors import Broken

AS_OF = date(2026, 8, 28)
SOURCE = "https://docs.x.com/x-api/getting-started/pricing"


class Call(StrEnum):
    """What a platform bills, or lets us do for nothing; the part before the dot is the platform."""

    X_READ_OWN = "x.post.read.own"
    X_READ = "x.post.read"
    X_EXPANDED = "x.post.expanded"
    X_USER = "x.user.read"
    X_USER_EXPANDED = "x.user.expanded"
    X_POST = "x.post.create"
    X_POST_LINK = "x.post.create.link"
    X_POST_SUMMONED = "x.post.create.summoned"
    X_DELETE = "x.delete"
    X_HIDE = "x.post.hide"
    X_DM = "x.dm.create"
    X_DM_READ = "x.dm.read"
    X_COUNTS = "x.counts.recent"
    X_COUNTS_ALL = "x.counts.all"
    X_EVENT_POST = "x.event.post"
    X_EVENT_DM = "x.event.dm"
    X_FREE = "x.free"
    X_UNKNOWN = "x.unknown"
    REDDIT_READ = "reddit.read"
    REDDIT_WRITE = "reddit.write"
    REDDIT_TOKEN = "reddit.token"  # noqa: S105  # the name of a call

    @property
    def platform(self) -> str:
        """Who answers it."""
        return self.partition(".")[0]


class Price(BaseModel):
    """Dollars for one of what is counted."""

    model_config = ConfigDict(frozen=True)

    call: Call
    unit: str
    dollars: Decimal
    note: str = ""
    overridden: bool = False


def _price(call: Call, unit: str, dollars: str, note: str = "") -> Price:
    return Price(call=call, unit=unit, dollars=Decimal(dollars), note=note)


_NO_PRICE = "X's list of prices does not name it"
# X bills what a response returns, and its pages say of expanded authors and parents nothing else. A bill that
# comes out lower than ours is the better surprise.
_RETURNED = "returned beside what was asked for"

LISTED = (
    _price(Call.X_READ_OWN, "post", "0.001", "the account's own mentions and posts"),
    _price(Call.X_READ, "post", "0.005"),
    _price(Call.X_EXPANDED, "post", "0.005", _RETURNED),
    _price(Call.X_USER, "user", "0.010"),
    _price(Call.X_USER_EXPANDED, "user", "0.010", _RETURNED),
    _price(Call.X_POST, "request", "0.015"),
    _price(Call.X_POST_LINK, "request", "0.200", "a post with a link, answers too"),
    _price(Call.X_POST_SUMMONED, "request", "0.010", "an answer to someone who summoned the account"),
    _price(Call.X_DELETE, "request", "0.010"),
    _price(Call.X_HIDE, "request", "0.005"),
    _price(Call.X_DM, "request", "0.015"),
    _price(Call.X_DM_READ, "event", "0.010"),
    _price(Call.X_COUNTS, "request", "0.005"),
    _price(Call.X_COUNTS_ALL, "request", "0.010"),
    _price(Call.X_EVENT_POST, "event", "0.005", "delivered to our webhook"),
    _price(Call.X_EVENT_DM, "event", "0.010", "delivered to our webhook"),
    _price(Call.X_FREE, "request", "0", f"webhooks, subscriptions, compliance, usage: {_NO_PRICE}"),
    _price(Call.X_UNKNOWN, "request", "0", f"a call that we do not know: {_NO_PRICE}"),
    _price(Call.REDDIT_READ, "item", "0", "Reddit names no price for a call; commercial terms are agreed with it"),
    _price(Call.REDDIT_WRITE, "request", "0"),
    _price(Call.REDDIT_TOKEN, "request", "0"),
)


class Prices:
    """The listed prices, with those that an operator has put in their place."""

    def __init__(self, overrides: Mapping[str, Decimal] | None = None) -> None:
        """Raise Broken for a call that is none of ours, or a price that is none."""
        own = dict(overrides or {})
        strange = sorted(own.keys() - {str(call) for call in Call})
        if strange:
            raise Broken(f"AMENDS_PRICES names no call of ours: {', '.join(strange)}")
        if wrong := sorted(call for call, dollars in own.items() if not dollars.is_finite() or dollars < 0):
            raise Broken(f"AMENDS_PRICES holds no price for {', '.join(wrong)}")
        self.list = [
            price.model_copy(update={"dollars": own[price.call], "overridden": True}) if price.call in own else price
            for price in LISTED
        ]
        self._dollars = {price.call: price.dollars for price in self.list}

    def of(self, call: Call, units: int = 1) -> Decimal:
        """Dollars for so many of a call, exactly."""
        return self._dollars[call] * units
