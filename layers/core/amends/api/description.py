"""The API's OpenAPI description: what Powertools derives from the routes, and how a call can fail."""

import json
from typing import Any

from aws_lambda_powertools.event_handler.openapi.models import HTTPBearer

from amends import __version__
from amends.api import hearing
from amends.api.conditions import PATTERN, etag
from amends.api.etags import WITHIN
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
    "409": "It is not in a state for this, or someone else was faster",
    "415": "What was sent is not JSON",
    "422": "What was sent does not have the shape described here",
    "503": "Certainly not done; try again",
}

CONDITIONAL = {
    "412": "It is no longer the version that If-Match names",
    "428": "If-Match must say which version the caller saw",
}
IF_MATCH = "If-Match"
ETAG = {"description": "The version, as If-Match takes it back", "schema": {"type": "string"}}


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
            answers = {status: answer for status, answer in operation["responses"].items() if status.startswith("2")}
            for answer in answers.values():
                if _versioned(answer, schemas):
                    answer["headers"] = {"ETag": ETAG}
            failures = FAILURES | (CONDITIONAL if _conditional(operation) else {})
            operation["responses"] = answers | {status: _failure(why) for status, why in failures.items()}
    return json.dumps(described, indent=2, sort_keys=True)


def _conditional(operation: dict[str, Any]) -> bool:
    """Whether an operation takes If-Match; where an empty one stands for none, it is required."""
    for parameter in operation.get("parameters", []):
        if parameter["name"] == IF_MATCH.lower():
            parameter["name"] = IF_MATCH
            parameter["required"] = parameter["schema"].get("default") == ""
            parameter["schema"] = {"type": "string", "pattern": PATTERN, "examples": [etag(3)]}
            return True
    return False


def _versioned(answer: dict[str, Any], schemas: dict[str, Any]) -> bool:
    """Whether an answer is about a versioned thing, as `etags` sees it."""
    whole = _properties(answer["content"]["application/json"]["schema"], schemas)
    within = [schema for name in WITHIN for schema in (whole.get(name, {}), *whole.get(name, {}).get("anyOf", []))]
    return "version" in whole or any("version" in _properties(schema, schemas) for schema in within)


def _properties(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    found = schemas[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema
    return dict(found.get("properties", {}))


def _failure(why: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": why, "content": {"application/problem+json": {"schema": schema}}}
