"""Tell people what concerns them."""

from typing import Any

from amends import wiring
from amends.audit.origin import via
from amends.notify.delivering import deliver
from amends.notify.sorting import sort
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
metrics = Metrics()
ENOUGH = 20_000  # milliseconds for one more message, and for noting its outcome
COUNTED = {"messages": "MessagesSent", "notices": "NoticesSent", "failed": "MessagesFailed", "dead": "NoticesDead"}


@logger.inject_lambda_context
@metrics.log_metrics
@via("notify")
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Once a minute: what happened goes into mailboxes, and those whose time has come are emptied."""

    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > ENOUGH

    telling = wiring.telling()
    sorted_ = sort(wiring.notices(), telling.settings, telling.wishes, wiring.now(), has_time)
    told = deliver(wiring.notices(), telling, wiring.now, has_time)
    for name, counted in told.model_dump().items():
        metrics.add_metric(name=COUNTED[name], unit=MetricUnit.Count, value=counted)
    done = {"sorted": sorted_, **told.model_dump()}
    if any(done.values()):
        logger.info("told", done=done)
    return done
