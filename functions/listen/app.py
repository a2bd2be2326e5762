"""Read what is new in one source, or in every query of one kind, and queue it."""

from typing import Any

from amends import wiring
from amends.listening import listen_to_all
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
ENOUGH = 20_000  # milliseconds that one more page can take


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, str]:
    """The schedule's input names the source; with `"paced": false` it is polled whether it is due or not."""
    name = str(event["source"])
    sources = wiring.sources(name)
    if not sources:
        return {"source": name, "outcome": "no credentials" if name != "x.search.*" else "no queries"}

    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > ENOUGH

    paces = {one.name: wiring.pace(one.name, sharing=len(sources)) for one in sources if event.get("paced", True)}
    due = [one for one in sources if one.name not in paces or paces[one.name].due]
    outcomes = listen_to_all(due, wiring.cursors(), wiring.mention_queue(), wiring.now(), has_time, wiring.metered)
    outcomes |= {source: f"not due: {pace.why}" for source, pace in paces.items() if not pace.due}
    logger.info("polled", source=name, outcomes=outcomes)
    return {"source": name, "outcome": "; ".join(dict.fromkeys(outcomes.values()))}
