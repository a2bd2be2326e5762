"""The two queues: mentions to be read, approved replies to be posted."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from amends.errors import Retry
from amends.mention import Mention
from amends.reply import Reply

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

MOST = 10  # messages SQS takes in one call
LARGEST = 240_000  # bytes in one call, under the 256 KiB that SQS takes


class MentionQueue:
    """The queue of mentions to be read."""

    def __init__(self, sqs: "SQSClient", url: str) -> None:
        self._sqs = sqs
        self._url = url

    def send(self, mentions: Sequence[Mention]) -> None:
        """Queue every mention, the oldest first; raises Retry when the queue did not take all of them."""
        bodies = [_body(mention) for mention in sorted(mentions, key=lambda mention: mention.created_at)]
        for batch in _batches(bodies):
            entries = [{"Id": str(place), "MessageBody": body} for place, body in enumerate(batch)]
            answer = self._sqs.send_message_batch(QueueUrl=self._url, Entries=entries)  # type: ignore[arg-type]
            if failed := answer.get("Failed"):
                raise Retry(f"the queue took {len(batch) - len(failed)} of {len(batch)} mentions")


class OutboxQueue:
    """The queue of approved replies, in order within a conversation."""

    def __init__(self, sqs: "SQSClient", url: str) -> None:
        self._sqs = sqs
        self._url = url

    def send(self, reply: Reply) -> None:
        """Hand an approved reply to the publisher; the same version twice within five minutes is one message."""
        self._sqs.send_message(
            QueueUrl=self._url,
            MessageBody=json.dumps({"case_id": reply.case_id, "reply_id": reply.id}),
            MessageGroupId=f"{reply.platform}-{reply.conversation_id}",
            MessageDeduplicationId=f"{reply.id}-{reply.version}",
        )


def _body(mention: Mention) -> str:
    # ASCII only: SQS refuses characters that a post may hold, such as U+FFFF or a raw NUL.
    return json.dumps(mention.model_dump(mode="json"), ensure_ascii=True)


def _batches(bodies: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for body in bodies:
        if batch and (len(batch) == MOST or sum(map(len, batch)) + len(body) > LARGEST):
            yield batch
            batch = []
        batch.append(body)
    if batch:
        yield batch
