"""Judge what people complain of, and heed what monitoring says."""

from typing import Any

from amends import wiring
from amends.audit.origin import via
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
metrics = Metrics()


@logger.inject_lambda_context
@metrics.log_metrics
@via("outage")
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Once a minute."""
    done = wiring.give_statements() | wiring.suspect()
    metrics.add_metric(name="OutagesSuspected", unit=MetricUnit.Count, value=done["told"])
    if any(done.values()):
        logger.info("looked", done=done)
    return done
