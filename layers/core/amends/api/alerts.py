"""What monitoring calls: each source proves who it is in its own way, and nothing is read before that."""

import json
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

from amends import wiring
from amends.adapters import sns_calls
from amends.adapters.credentials import AlertCredentials, AlertSecrets
from amends.errors import Unverified
from amends.suspect import sns
from amends.suspect.alert import Alert, AlertSource, AlertState
from amends.suspect.formats import alerts_in
from amends.suspect.verifying import verify_bearer, verify_pagerduty, verify_token

logger = Logger(child=True)
OLD = timedelta(days=1)  # what began to fire before is no news, and may be a recorded message


def add_routes(
    app: APIGatewayHttpResolver, body: Callable[[APIGatewayHttpResolver], bytes], count: Callable[[str], None]
) -> None:
    """The ways in of monitoring; `body` gives the raw bytes of a call, `count` counts by a metric's name."""

    @app.post("/webhook/alerts/cloudwatch")
    def cloudwatch() -> Response[str]:
        """A message of SNS."""
        topics, now = _known().cloudwatch, wiring.now()
        if not topics:
            raise Unverified("no such source")
        message = sns.verified(body(app), topics.topics, sns_calls.certificate, now)
        if message.kind is sns.Kind.SUBSCRIPTION:
            sns_calls.confirm(sns.confirmation(message))
            logger.info("subscribed", topic=message.topic)
        # Other words than an alarm's may come by the same topic.
        if message.kind is not sns.Kind.NOTIFICATION or not message.text.startswith("{"):
            return _take([])
        return _take(alerts_in(AlertSource.CLOUDWATCH, message.text))

    @app.post("/webhook/alerts/alertmanager")
    def alertmanager() -> Response[str]:
        """Alertmanager's own webhook, with a bearer token."""
        verify_bearer(app.current_event.headers, _tokens(_known().alertmanager))
        return _take(alerts_in(AlertSource.ALERTMANAGER, body(app)))

    @app.post("/webhook/alerts/pagerduty")
    def pagerduty() -> Response[str]:
        """PagerDuty's webhook, third version."""
        verify_pagerduty(app.current_event.headers, body(app), _tokens(_known().pagerduty))
        return _take(alerts_in(AlertSource.PAGERDUTY, body(app)))

    @app.post("/webhook/alerts/statuspage/<token>")
    def statuspage(token: str) -> Response[str]:
        """Statuspage's webhook, whose address is the secret."""
        verify_token(token, _tokens(_known().statuspage))
        return _take(alerts_in(AlertSource.STATUSPAGE, body(app)))

    def _take(found: list[Alert]) -> Response[str]:
        now, taken = wiring.now(), 0
        for alert in found:
            if alert.state is AlertState.FIRING and now - alert.at > OLD:
                count("AlertOld")
            elif wiring.alerts().add(alert, now):
                count("AlertTaken")
                taken += 1
            else:
                count("AlertRepeated")
        if found:
            logger.info("alerts", source=found[0].source, told=len(found), taken=taken)
        else:
            count("AlertLeft")
        return Response(HTTPStatus.OK, "application/json", json.dumps({"taken": taken}))


def _known() -> AlertCredentials:
    return wiring.webhook_credentials().alerts


def _tokens(source: AlertSecrets | None) -> list[str]:
    """What a source may prove itself with; none that we hold no secret of can."""
    return source.known() if source else []
