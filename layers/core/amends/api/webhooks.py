"""What X and other senders call: no token, but a signature over the very bytes.

A request that can't be verified gets a status and leaves a metric: no word of it is logged or answered.
"""

import base64
import json
import re
from collections.abc import Callable
from http import HTTPStatus

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.metrics import MetricUnit

from amends import signatures, webhook, wiring
from amends.adapters import x_events
from amends.api import alerts
from amends.errors import BadInput, Unverified
from amends.receiving import Outcome, Received, receive

logger = Logger(child=True)
metrics = Metrics()

COUNTED = {
    Outcome.TAKEN: "WebhookTaken",
    Outcome.AGAIN: "WebhookRepeated",
    Outcome.ENCRYPTED: "WebhookEncrypted",
    Outcome.LEFT: "WebhookLeft",
}
# X challenges us with the formula that signs its events, so whoever had us answer anything could sign events.
# No event can be written in these characters: a JSON object needs a brace.
CHALLENGE = re.compile(r"[A-Za-z0-9+/=_.-]{1,256}")


def resolver() -> APIGatewayHttpResolver:
    """Every way in that wants a signature."""
    app = APIGatewayHttpResolver()

    @app.get("/webhook/x")
    def challenge() -> Response[str]:
        """X asks whether we know the app's secret."""
        token = (app.current_event.query_string_parameters or {}).get("crc_token", "")
        secrets = wiring.webhook_credentials().x_secrets()
        if not secrets or not CHALLENGE.fullmatch(token):
            raise Unverified("no challenge, or nothing to answer it with")
        _count("WebhookChallenged")
        answer = {"response_token": signatures.of_x(secrets[0], token.encode())}
        return Response(HTTPStatus.OK, "application/json", json.dumps(answer))

    @app.post("/webhook/x")
    def event() -> Response[str]:
        """An event of X's Activity API."""
        credentials = wiring.webhook_credentials()
        signatures.verify_x(app.current_event.headers, _body(app), credentials.x_secrets())
        x = credentials.x
        return _take(
            lambda: x_events.received(_body(app), x.user_id if x else "", (x and x.base_url) or "https://x.com")
        )

    @app.post("/webhook/<name>")
    def post(name: str) -> Response[str]:
        """A post from any other sender."""
        sender = wiring.webhook_credentials().webhooks.get(name)
        if sender is None:
            # As a wrong signature: nobody learns which names there are.
            raise Unverified("no such webhook")
        now = wiring.now()
        message_id = signatures.verify(app.current_event.headers, _body(app), sender.known(), now)
        return _take(lambda: webhook.received(name, message_id, _body(app), now))

    alerts.add_routes(app, _body, _count)
    app.exception_handler(Unverified)(_refused)
    app.exception_handler(BadInput)(_malformed)
    app.exception_handler(Exception)(_failed)
    app.not_found()(lambda _: _refused(Unverified("no such path")))
    return app


def _take(understand: Callable[[], Received]) -> Response[str]:
    event = understand()
    outcome = receive(event, wiring.received(), wiring.mention_queue(), wiring.now())
    _count(COUNTED[outcome])
    logger.info("received", source=event.source, event=event.id, kind=event.kind, outcome=outcome)
    return Response(HTTPStatus.OK, "application/json", json.dumps({"outcome": outcome}))


def _body(app: APIGatewayHttpResolver) -> bytes:
    """The raw bytes, which API Gateway encodes where they are not plain text."""
    body = app.current_event.body or ""
    return base64.b64decode(body) if app.current_event.is_base64_encoded else body.encode("utf-8", "surrogatepass")


def _refused(_: Unverified) -> Response[str]:
    _count("WebhookRefused")
    return Response(HTTPStatus.FORBIDDEN, body="")


def _malformed(error: BadInput) -> Response[str]:
    _count("WebhookMalformed")
    logger.warning("malformed", why=str(error))
    return Response(HTTPStatus.BAD_REQUEST, "application/json", json.dumps({"detail": str(error)}))


def _failed(error: Exception) -> Response[str]:
    """Whatever it was, we do not have it: the sender tries again, or X sends it in a replay."""
    _count("WebhookNotTaken")
    logger.error("not taken", exc_info=error)
    return Response(HTTPStatus.SERVICE_UNAVAILABLE, body="")


def _count(name: str) -> None:
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=1)
