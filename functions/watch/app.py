"""Settle what the publisher left open."""

from typing import Any

from amends import wiring
from amends.unwanted import withdraw_unwanted
from amends.waking import wake
from amends.watching import requeue, settle
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
ENOUGH = 35_000  # milliseconds for one more look, and for what comes after it


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Once a minute."""
    now = wiring.now()

    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > ENOUGH

    with wiring.metered("watch"):
        found = settle(wiring.replies(), wiring.platforms(), wiring.cases(), now, has_time)
    withdrawn = withdraw_unwanted(wiring.replies(), wiring.cases(), wiring.optouts(), now)
    sent = requeue(wiring.replies(), wiring.outbox(), wiring.windows(), wiring.posting(), now)
    if found or withdrawn or sent:
        logger.info("watched", found=found, withdrawn=withdrawn, requeued=sent)
    # The last, so that a platform that is down holds up nothing of ours.
    if woken := wake(wiring.x_webhooks(), now):
        logger.warning("webhooks woken", count=woken)
    return {"found": found, "withdrawn": withdrawn, "requeued": sent}
