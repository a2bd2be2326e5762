"""ETag: each answer that is a versioned thing says its version in the header that If-Match takes back."""

from collections.abc import Mapping
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware

from amends.api.conditions import etag

# What an answer is about, where it is not the versioned thing itself.
WITHIN = ("case", "current", "template", "incident", "statement")


def tagged(app: APIGatewayHttpResolver, call: NextMiddleware) -> Response[Any]:
    """The answer with its ETag, where it has a version."""
    response = call(app)
    version = version_of(response.body)
    if version is not None:
        response.headers["ETag"] = etag(version)
    return response


def version_of(body: Any) -> int | None:
    """The version of what an answer is about; None where it has none."""
    if not isinstance(body, Mapping):
        return None
    for thing in (body, *(body.get(name) for name in WITHIN)):
        if isinstance(thing, Mapping) and isinstance(thing.get("version"), int):
            return int(thing["version"])
    return None
