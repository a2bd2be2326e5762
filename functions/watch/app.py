"""Settle what the publisher left open."""

from typing import Any

from amends import wiring
from amends.audit.origin import via
from amends.timers import fire_due
from amends.unwanted import withdraw_unwanted
from amends.waking import wake
from amends.watching import requeue, settle
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
metrics = Metrics()
ENOUGH = 35_000  # milliseconds for one more look, and for what comes after it


@logger.inject_lambda_context
@metrics.log_metrics
@via("watch")
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Once a minute."""
    now, left = wiring.now(), context.get_remaining_time_in_millis
    timers = fire_due(wiring.timers(), wiring.timer_handlers(), now, lambda: left() > ENOUGH)
    metrics.add_metric("TimersFailed", MetricUnit.Count, timers.failed)
    metrics.add_metric("CasesOverdue", MetricUnit.Count, wiring.cases_overdue())
    with wiring.metered("watch"):
        stores, has_time = (wiring.replies(), wiring.platforms(), wiring.cases()), lambda: left() > ENOUGH
        found = settle(*stores, now, has_time, wiring.outbox())
    withdrawn = withdraw_unwanted(wiring.replies(), wiring.cases(), wiring.optouts(), now)
    sent = requeue(wiring.replies(), wiring.outbox(), wiring.windows(), wiring.posting(), now)
    done = {"found": found, "withdrawn": withdrawn, "requeued": sent, "timers": timers.fired}
    if any(done.values()):
        logger.info("watched", done=done)
    if woken := wake(wiring.x_webhooks(), now):  # The last: a platform that is down holds up nothing of ours.
        logger.warning("webhooks woken", count=woken)
    return done
