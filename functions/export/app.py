"""Make files: each month's lines by night, what people asked for within a minute, and the weekly digest."""

from typing import Any

from amends import wiring
from amends.audit.origin import via
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
metrics = Metrics()
ENOUGH = 60_000  # milliseconds for one more file or e-mail


@logger.inject_lambda_context
@metrics.log_metrics
@via("export")
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Both schedules: `{"do": "lines"}` at night, `{"do": "waiting"}` each minute."""

    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > ENOUGH

    if event["do"] == "lines":
        months = wiring.export_lines(has_time)
        metrics.add_metric(name="ReportsFailed", unit=MetricUnit.Count, value=months.left)
        logger.info("months exported", months=months._asdict())
        return months._asdict()
    made = wiring.make_exports(has_time)
    told = wiring.send_digest(has_time)
    done = {**made._asdict(), **{f"digests_{name}": count for name, count in told.model_dump().items()}}
    metrics.add_metric(name="ReportsFailed", unit=MetricUnit.Count, value=made.failed + told.failed + told.doubt)
    if any(done.values()):
        logger.info("reports made", done=done)
    return done
