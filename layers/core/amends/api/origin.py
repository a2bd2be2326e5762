"""From where a call comes: the console says so itself; whoever does not is the API's own caller."""

from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware

from amends.audit.origin import via

CALLERS = frozenset({"console"})


def told(app: APIGatewayHttpResolver, call: NextMiddleware) -> Response[Any]:
    """Whatever the call changes is written with where it came from. Who calls is proven by the token, not by this."""
    said = app.current_event.headers.get("amends-client", "")
    with via(said if said in CALLERS else "api"):
        return call(app)
