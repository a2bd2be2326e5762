"""Post each approved reply, at most once."""

from typing import Any

from amends import wiring
from amends.audit.origin import via
from amends.batches import OrderedBatch
from amends.errors import Stale
from amends.publishing import publish
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
processor = OrderedBatch()


def post_one(record: SQSRecord) -> None:
    """One reply; a second delivery finds it claimed and leaves it."""
    reply = wiring.replies().get(record.json_body["case_id"], record.json_body["reply_id"])
    platform = wiring.speaking(wiring.platforms()[reply.platform])
    try:
        stores = (wiring.replies(), wiring.cases(), wiring.windows(), wiring.posting())
        reply = publish(reply, platform, *stores, wiring.now(), wiring.house_rules, wiring.incident_now(), wiring.now)
    except Stale as stale:
        logger.info("left", case=reply.case_id, reply=reply.id, why=str(stale))
    else:
        logger.info("published", case=reply.case_id, reply=reply.id, state=reply.state)


@logger.inject_lambda_context
@via("publish")
def handler(event: dict[str, Any], context: LambdaContext) -> Any:
    """A batch of the outbox."""
    with wiring.metered("replies"):
        return process_partial_response(event, post_one, processor, context)
