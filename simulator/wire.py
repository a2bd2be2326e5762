"""JSON over HTTP, as both platforms write it."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

# Method, path, and who answers.
Endpoint = tuple[str, str, Callable[[Request], Awaitable[Response]]]


class BadBodyError(Exception):
    """The body of a request is no JSON object."""


class AsciiJSON(Response):
    """JSON in ASCII: a lone surrogate leaves as the escape that it came as."""

    media_type = "application/json; charset=utf-8"

    def render(self, content: Any) -> bytes:
        """The content as bytes."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")


async def json_object(request: Request) -> dict[str, Any]:
    """The request's body, which must be a JSON object."""
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise BadBodyError("the body is not JSON") from error
    if not isinstance(body, dict):
        raise BadBodyError("the body must be a JSON object")
    return body
