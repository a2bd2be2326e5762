"""Batches of the table's stream: what fails comes again with all that followed it, and its log line says why."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord

logger = Logger(child=True)
CASE = "CASE#"


class Changes(BatchProcessor):
    """Records of changed items, of which only the keys are known."""

    def __init__(self) -> None:
        super().__init__(EventType.DynamoDBStreams, raise_on_entire_batch_failure=False)

    def failure_handler(self, record: Any, exception: Any) -> Any:
        """Log the failure; our models keep what was sent out of their errors."""
        logger.error("left in the stream", record=record.dynamodb.sequence_number, exc_info=exception)
        return super().failure_handler(record, exception)


def case_of(record: DynamoDBRecord) -> str:
    """The case whose item changed."""
    keys: Any = record.dynamodb.keys if record.dynamodb else {}
    return str(keys["pk"]).removeprefix(CASE)
