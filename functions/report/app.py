"""Keep the lines that reports are made of: of each case that changed, or of whole days anew."""

from typing import Any

from amends import wiring
from amends.changes import Changes, case_of
from amends.reports.rebuilding import Span
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import process_partial_response
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()
ENOUGH = 120_000  # ms that the next day of a rebuild may take


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> Any:
    """A batch of the table's stream, or the days of a rebuild."""
    if "rebuild" in event:
        span = Span.model_validate(event["rebuild"])
        done = wiring.lines_rebuilt(span, lambda: context.get_remaining_time_in_millis() > ENOUGH)
        logger.info("rebuilt", done=done.model_dump(mode="json"))
        return done.model_dump(mode="json")
    reading = wiring.lines_read()

    def read_one(record: DynamoDBRecord) -> None:
        reading.read(case_of(record))

    failed = process_partial_response(event, read_one, Changes(), context)
    kept = wiring.lines_kept(reading)  # What can't be written brings the whole batch again.
    logger.info("kept", cases=len(reading.stories), kept=kept)
    return failed
