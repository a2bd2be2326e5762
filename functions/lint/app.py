"""Say what is wrong with a text while somebody writes it."""

from typing import Any

from amends import wiring
from amends.api.hearing import resolver
from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging import correlation_paths
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
app = resolver()
wiring.reader()  # The model loads while the function starts, not while somebody writes.


@logger.inject_lambda_context(correlation_id_path=correlation_paths.API_GATEWAY_HTTP)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """A call that carries a verified token."""
    return app.resolve(event, context)
