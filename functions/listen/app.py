"""Read what is new in one source and queue it."""

from typing import Any

from amends import wiring
from amends.listening import listen
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, str]:
    """The schedule's input names the source; with `"paced": false` it is polled whether it is due or not."""
    name = str(event["source"])
    source = wiring.source(name)
    if source is None:
        return {"source": name, "outcome": "no credentials"}
    if event.get("paced", True) and not (pace := wiring.pace(name)).due:
        return {"source": name, "outcome": f"not due: {pace.why}"}
    with wiring.metered(name):
        outcome = listen(source, wiring.cursors(), wiring.mention_queue(), wiring.now())
    logger.info("polled", source=name, outcome=outcome)
    return {"source": name, "outcome": outcome}
