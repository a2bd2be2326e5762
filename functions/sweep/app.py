"""Honour what was edited or taken away on the platforms."""

from typing import Any

from amends import wiring
from amends.audit.origin import via
from amends.compliance import comply
from amends.mention import PlatformName
from amends.removal import go_on
from amends.sweeping import oldest, sweep
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
metrics = Metrics()


@logger.inject_lambda_context
@metrics.log_metrics
@via("sweep")
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Every few minutes: removals that have begun, X's compliance job, and the days whose turn it is."""
    now, days, posts, hours = wiring.now(), wiring.days(), wiring.removals(), 0.0
    with wiring.metered("sweep"):
        done: dict[str, Any] = {"finished": go_on(posts, now)}
        if jobs_of_x := wiring.compliance():
            done["job"] = comply(jobs_of_x, wiring.jobs(), days, posts, now)
        for name, eyes in wiring.eyes().items():
            young_only = jobs_of_x is not None and name is PlatformName.X
            swept = sweep(name, eyes, days, posts, wiring.mention_queue(), now, young_only=young_only)
            done[name] = swept.model_dump()
            hours = max(hours, oldest(days.known(name), now).total_seconds() / 3600)
    metrics.add_metric(name="HoursSinceLook", unit=MetricUnit.NoUnit, value=hours)
    logger.info("swept", hours_since_look=round(hours, 2), **done)
    return done
