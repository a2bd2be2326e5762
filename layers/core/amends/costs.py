"""What an answer costs, in dollars, by the list of prices."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from amends.mention import PlatformName
from amends.prices import Call, Prices

LISTED = Prices()


class Cost(BaseModel):
    """The price of an answer without a link and with one."""

    model_config = ConfigDict(frozen=True)

    plain: Decimal
    with_link: Decimal


def of_answer(platform: PlatformName, *, summoned: bool, private: bool = False, prices: Prices = LISTED) -> Cost:
    """What answering a post costs on its platform; only X bills for it, and for a link in public more."""
    if platform is not PlatformName.X:
        return Cost(plain=Decimal(0), with_link=Decimal(0))
    if private:
        return Cost(plain=prices.of(Call.X_DM), with_link=prices.of(Call.X_DM))
    plain = prices.of(Call.X_POST_SUMMONED if summoned else Call.X_POST)
    return Cost(plain=plain, with_link=prices.of(Call.X_POST_LINK))
