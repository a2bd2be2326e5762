"""Whether people turn against a statement: what they answer to it, or quote of it, is read as dissatisfied."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import sqrt

from pydantic import AwareDatetime, BaseModel, ConfigDict

Z = 1.96  # of 95 % confidence
LATELY = timedelta(hours=1)


class Limits(BaseModel):
    """When it is too much: a share of which we are sure, and from how many answers on anybody can be sure."""

    model_config = ConfigDict(frozen=True)

    # Outages make most answers unhappy ones; above this it is the statement that makes them so.
    share: float = 0.6
    count: int = 12


class Echo(BaseModel):
    """What somebody answered to a delivery or to the brand's own post, or said when they quoted it."""

    model_config = ConfigDict(frozen=True)

    statement_id: str
    platform: str
    mention_id: str
    at: AwareDatetime
    dissatisfied: bool


class Mood(BaseModel):
    """How a statement is taken: how many said something of it, and how many of them were dissatisfied."""

    model_config = ConfigDict(frozen=True)

    count: int
    dissatisfied: int
    surely: float  # the share of dissatisfied that we can be sure of
    turned: bool

    @property
    def words(self) -> str:
        """For people."""
        return f"{self.dissatisfied} of {self.count} answers to the statement are dissatisfied"


def mood(echoes: Iterable[Echo], since: datetime, now: datetime, limits: Limits | None = None) -> Mood:
    """How the statement is taken since a moment, and within the last hour: who gives it out again starts anew."""
    limits = limits or Limits()
    heard = [echo for echo in echoes if max(since, now - LATELY) <= echo.at <= now]
    bad = sum(echo.dissatisfied for echo in heard)
    surely = lower_bound(bad, len(heard))
    turned = len(heard) >= limits.count and surely >= limits.share
    return Mood(count=len(heard), dissatisfied=bad, surely=round(surely, 3), turned=turned)


def lower_bound(hits: int, of: int, z: float = Z) -> float:
    """The lower end of Wilson's interval for a share (E. B. Wilson, 1927): it asks for more where there are few."""
    if hits == 0:  # Exactly, where the formula leaves what rounding leaves.
        return 0.0
    share = hits / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max((middle - spread) / (1 + z * z / of), 0.0)
