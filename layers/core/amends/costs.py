"""What an answer costs, in dollars."""

import re
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from amends.mention import PlatformName

_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


class Cost(BaseModel):
    """The price of an answer without a link and with one."""

    model_config = ConfigDict(frozen=True)

    plain: Decimal
    with_link: Decimal

    def of(self, text: str) -> Decimal:
        """The price of this text."""
        return self.with_link if _LINK.search(text) else self.plain


FREE = Cost(plain=Decimal(0), with_link=Decimal(0))
# X, August 2026: an answer to a summons, any other post, and a direct message.
_SUMMONED = Cost(plain=Decimal("0.010"), with_link=Decimal("0.20"))
_POST = Cost(plain=Decimal("0.015"), with_link=Decimal("0.20"))
_DM = Cost(plain=Decimal("0.015"), with_link=Decimal("0.015"))


def of_answer(platform: PlatformName, *, summoned: bool, private: bool = False) -> Cost:
    """What answering a post costs on its platform."""
    if platform is not PlatformName.X:
        return FREE
    if private:
        return _DM
    return _SUMMONED if summoned else _POST
