"""Routes: the line of approved replies, and when each will probably be posted."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.api.people import permitted
from amends.mention import PlatformName
from amends.outbox import Expected, Kind, Window, allowance
from amends.roles import Act
from amends.watching import expected

router = APIGatewayHttpRouter()


class Budget(BaseModel):
    """A platform's window: how many posts it takes, how many are used, and when it opens anew."""

    limit: int
    kept_for_gravest: int
    window: Window


class Outbox(BaseModel):
    """The waiting replies in the order in which they go, and what the platforms still take."""

    waiting: list[Expected]
    budgets: list[Budget]


@router.get("/outbox", summary="What waits to be posted, and until when", tags=["replies"])
def outbox() -> Outbox:
    """The gravest and longest waiting come first; one behind a doubtful answer has no expected time."""
    permitted(router, Act.READ)
    now = wiring.now()
    windows = [wiring.windows().window(platform, Kind.POST, now) for platform in PlatformName]
    return Outbox(
        waiting=expected(wiring.replies(), wiring.windows(), now),
        budgets=[_budget(window) for window in windows],
    )


def _budget(window: Window) -> Budget:
    allowed = allowance(window.platform, window.kind)
    return Budget(limit=allowed.limit, kept_for_gravest=allowed.reserved, window=window)
