"""Find what people speak of again and again."""

from typing import Any

from amends import wiring
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
ENOUGH = 180_000  # milliseconds that one more day can take


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Once an hour: the days that are over, if one is; with `"early": true` today as far as it is."""

    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > ENOUGH

    done = wiring.follow_themes(has_time, early=bool(event.get("early")))
    if any(done.values()):
        logger.info("followed themes", done=done)
    return done
