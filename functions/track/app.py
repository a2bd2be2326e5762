"""Sample how far complaints, our answers and what came of them have gone."""

from typing import Any

from amends import wiring
from amends.outcomes.sampling import end_followed, track
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
metrics = Metrics()


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Every few minutes: the posts whose sample is due, and the cases whose week is over."""
    now, tracks, sampled = wiring.now(), wiring.tracks(), 0
    done: dict[str, Any] = {"over": end_followed(tracks, now)}
    with wiring.metered("track"):
        for name, gauge in wiring.gauges().items():
            run = track(name, gauge, tracks, wiring.track_policy(name), now)
            done[name] = run.model_dump()
            sampled += run.sampled
    metrics.add_metric(name="PostsSampled", unit=MetricUnit.Count, value=sampled)
    logger.info("tracked", **done)
    return done
