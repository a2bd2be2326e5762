"""Let people approve and send back from Slack, once Slack's signature is verified."""

from typing import Any

from amends.api.slack_calls import metrics, resolver
from amends.audit.origin import via
from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging import correlation_paths
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
app = resolver()


@logger.inject_lambda_context(correlation_id_path=correlation_paths.API_GATEWAY_HTTP)
@metrics.log_metrics
@via("slack")
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """A call from Slack; who sent it is checked before anything is read."""
    return app.resolve(event, context)
