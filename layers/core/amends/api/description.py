"""The API's OpenAPI description: what Powertools derives from the routes, and how a call can fail."""

import json
from typing import Any

from aws_lambda_powertools.event_handler.openapi.models import HTTPBearer

from amends import __version__
from amends.api import hearing
from amends.api.problems import Problem
from amends.api.resolver import resolver

DESCRIPTION = (
    "The review queue: cases, replies and approvals; verdicts on readings and the brand's threshold; "
    "the brand's settings, and the switch that stops posting. "
    "Every call carries a Cognito access token."
)
FAILURES = {
    "400": "What was sent can't be taken as it is",
    "401": "The token is missing, expired or not ours; API Gateway answers",
    "403": "This person may not do this",
    "404": "It is not there",
    "409": "Someone else changed it first, or it is not in a state for this",
    "422": "What was sent does not have the shape described here",
    "503": "Certainly not done; try again",
}


def openapi() -> str:
    """The description as JSON; `make openapi` writes it for the console's client."""
    app = resolver()
    app.include_router(hearing.router, prefix="/api/v1")  # Another function serves it, under the same address.
    described: dict[str, Any] = json.loads(
        app.get_openapi_json_schema(
            title="Amends",
            version=__version__,
            description=DESCRIPTION,
            security_schemes={"token": HTTPBearer(bearerFormat="JWT")},
            security=[{"token": []}],
        )
    )
    schemas = described["components"]["schemas"]
    for unused in ("HTTPValidationError", "ResponseValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs", {}) | {"Problem": problem}
    for methods in described["paths"].values():
        for operation in methods.values():
            operation["responses"].update({status: _failure(why) for status, why in FAILURES.items()})
    return json.dumps(described, indent=2, sort_keys=True)


def _failure(why: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": why, "content": {"application/problem+json": {"schema": schema}}}
