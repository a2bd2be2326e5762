"""The API as one resolver: its routes, its errors and its OpenAPI description."""

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from amends import __version__
from amends.api import cases, people, problems, replies


def resolver() -> APIGatewayHttpResolver:
    """A resolver with every route, which validates what comes in."""
    app = APIGatewayHttpResolver(enable_validation=True)
    app.include_router(people.router, prefix="/api/v1")
    app.include_router(cases.router, prefix="/api/v1")
    app.include_router(replies.router, prefix="/api/v1")
    problems.register(app)
    return app


def openapi() -> str:
    """The API's description as JSON; `make openapi` writes it for the console's client."""
    return resolver().get_openapi_json_schema(
        title="Amends",
        version=__version__,
        description="The review queue: cases, replies, approvals. Every call carries a Cognito access token.",
    )
