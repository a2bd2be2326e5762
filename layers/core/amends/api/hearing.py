"""Route: what the rules and the model say of a text. A function of its own serves it, which carries the model."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api import problems
from amends.api.linting import Writing, context_of
from amends.api.people import permitted
from amends.api.readable import JsonResolver
from amends.lint.told import Told, tell
from amends.roles import Act

router = APIGatewayHttpRouter()


@router.post("/lint", summary="What the rules and the model say of a text", tags=["lint"])
def lint_fully(body: Writing) -> Told:
    """Findings at their words, weighted length, price; the model says whether it sounds like mockery.

    Offsets count Unicode code points. Nothing of the text is kept.
    """
    permitted(router, Act.WORK)
    context = context_of(body)
    reading = wiring.reader().read([body.text])[0] if body.text.strip() else None
    return tell(body.text, context, reading)


def resolver() -> JsonResolver:
    """The one route, and its errors."""
    app = JsonResolver(enable_validation=True, response_validation_error_http_code=500)
    app.include_router(router, prefix="/api/v1")
    problems.register(app)
    return app
