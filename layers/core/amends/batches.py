"""Batches of a queue: a record that fails stays in the queue, and its log line says why."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, SqsFifoPartialProcessor

logger = Logger(child=True)


class _Told:
    """Powertools drops the reason of a single failure; an operator needs it before the fifth one is the last."""

    def failure_handler(self, record: Any, exception: Any) -> Any:
        """Log the failure; our models keep what was sent out of their errors."""
        logger.error("left in the queue", record=record.message_id, exc_info=exception)
        return super().failure_handler(record, exception)  # type: ignore[misc]


class Batch(_Told, BatchProcessor):
    """Records in any order. A batch that fails as a whole is told record by record too, so only poison dies."""

    def __init__(self) -> None:
        super().__init__(EventType.SQS, raise_on_entire_batch_failure=False)


class OrderedBatch(_Told, SqsFifoPartialProcessor):
    """Records of a FIFO queue: what follows a failure waits behind it."""
