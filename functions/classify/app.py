"""Read each queued mention and open or extend its case."""

from typing import Any

from amends import wiring
from amends.audit.origin import via
from amends.batches import Batch
from amends.editing import hear
from amends.mention import Mention
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
processor = Batch()
reader = wiring.reader()  # The model loads while the function starts, not while a customer waits.


def read_one(record: SQSRecord) -> None:
    """One mention, or the new words of one; heard twice, it changes nothing."""
    mention = Mention.model_validate_json(record.body)
    stores = (wiring.cases(), wiring.optouts(), wiring.edits(), wiring.now())
    rules, sealer = wiring.triage_rules(), wiring.sealer() if mention.private else None
    watched, regions, watches = wiring.watched(), wiring.regions(), wiring.handoff_watch()
    case = hear(mention, reader, wiring.brand_threshold(), rules, *stores, watched, regions, sealer, watches)
    wiring.echoes().hear(mention)
    if case:
        logger.info("heard", case=case.id, desk=case.desk, severity=case.severity, state=case.state)


@logger.inject_lambda_context
@via("classify")
def handler(event: dict[str, Any], context: LambdaContext) -> Any:
    """A batch of the mentions queue."""
    return process_partial_response(event, read_one, processor, context)
