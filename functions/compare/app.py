"""Read what was posted to our competitors' care accounts and ours in the same window, and what they answered."""

from typing import Any

from amends import wiring
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
ENOUGH = 40_000  # milliseconds that one more page can take, and the measuring after it


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, str]:
    """Every few minutes: the state of each comparison that is not done."""
    outcomes = wiring.compare_now(lambda: context.get_remaining_time_in_millis() > ENOUGH)
    if outcomes:
        logger.info("compared", outcomes=outcomes)
    return outcomes
