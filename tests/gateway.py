"""API Gateway's HTTP API in front of a function's handler, as a WSGI application: no network."""

import base64
import json
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug import Request, Response

from tests.described import description

Handler = Callable[[dict[str, Any]], dict[str, Any]]


class Gateway:
    """Passes a request on as the event that API Gateway makes of it (payload 2.0), by a person with these groups."""

    def __init__(self, handlers: dict[str, Handler], groups: str, name: str) -> None:
        self._handlers = handlers
        self._groups = groups
        self._name = name

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """One request; what the handler raises is an answer of 500, as there."""
        request = Request(environ)
        if request.path == "/openapi.json":
            return Response(json.dumps(description()), content_type="application/json")(environ, start)
        handler = self._handlers.get(f"{request.method} {request.path}", self._handlers["*"])
        try:
            answer = handler(self.event(request))
        except Exception as error:
            return Response(f"the function failed: {error!r}", 500)(environ, start)
        return Response(answer["body"], answer["statusCode"], answer.get("headers"))(environ, start)

    def event(self, request: Request) -> dict[str, Any]:
        """The request as an event."""
        body = request.get_data()
        try:
            text, encoded = body.decode(), False
        except UnicodeDecodeError:
            text, encoded = base64.b64encode(body).decode(), True
        claims = {"sub": f"{self._name}-id", "username": self._name, "cognito:groups": self._groups}
        return {
            "version": "2.0",
            "routeKey": "ANY /api/v1/{proxy+}",
            "rawPath": request.path,
            "rawQueryString": request.query_string.decode(),
            # Several values of one name come joined.
            "queryStringParameters": {name: ",".join(request.args.getlist(name)) for name in request.args},
            "headers": {name.lower(): value for name, value in request.headers.items()},
            "requestContext": {
                "requestId": "1",
                "stage": "$default",
                "http": {"method": request.method, "path": request.path, "sourceIp": "127.0.0.1"},
                "authorizer": {"jwt": {"claims": claims, "scopes": None}},
            },
            "body": text or None,
            "isBase64Encoded": encoded,
        }
