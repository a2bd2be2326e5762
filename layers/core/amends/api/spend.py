"""Routes: what the platforms cost."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api.people import permitted
from amends.bill import Bill, bill
from amends.roles import Act

router = APIGatewayHttpRouter()


@router.get("/spend", summary="What the platforms cost", tags=["spend"])
def spend() -> Bill:
    """Today, the month so far, its forecast, for each source beside its budget; how often it is polled, and why."""
    permitted(router, Act.READ)
    now, budgets = wiring.now(), wiring.brand().budgets
    months = wiring.ledger().months(now)
    cursors = [wiring.cursors().get(name) for name in sorted(months.keys() | budgets.keys())]
    return bill(wiring.settings().brand, months, budgets, cursors, wiring.prices(), now)
