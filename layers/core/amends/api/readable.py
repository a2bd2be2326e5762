"""What the API can read at all: JSON, in UTF-8."""

import base64
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from amends.api.problems import problem
from amends.errors import BadInput

JSON = "application/json"


class JsonResolver(APIGatewayHttpResolver):
    """A resolver that declines any other body before Powertools takes it apart, which would be an error of ours."""

    def resolve(self, event: Mapping[str, Any], context: Any) -> dict[str, Any]:
        """Answer one request."""
        if not event.get("body"):
            return super().resolve(event, context)
        kind = {name.lower(): value for name, value in event.get("headers", {}).items()}.get("content-type", JSON)
        if kind.partition(";")[0].strip().lower() != JSON:
            return _declined("ContentType", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send it as {JSON}")
        try:
            readable = _as_text(event)
        except UnicodeDecodeError:
            return _declined(BadInput.__name__, HTTPStatus.BAD_REQUEST, "send it as UTF-8")
        return super().resolve(readable, context)


def _as_text(event: Mapping[str, Any]) -> dict[str, Any]:
    """The event with its body as text: API Gateway encodes what it does not take for text."""
    if not event.get("isBase64Encoded"):
        return dict(event)
    return {**event, "body": base64.b64decode(event["body"]).decode(), "isBase64Encoded": False}


def _declined(error: str, status: HTTPStatus, detail: str) -> dict[str, Any]:
    response = problem(error, status, detail)
    headers = {"Content-Type": response.content_type}
    return {"statusCode": response.status_code, "headers": headers, "body": response.body, "isBase64Encoded": False}
