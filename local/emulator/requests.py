"""Requests to the emulator: which of them write, and how to read one and pass it on whole."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

MODULES = {"DynamoDB_20120810": "dynamodb", "AmazonSQS": "sqs"}
WRITES = {
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "TransactWriteItems",
    "BatchWriteItem",
    "SendMessage",
    "SendMessageBatch",
}


def target_of(scope: Message) -> str | None:
    """The operation that a request names, where it is one of those we write down."""
    if scope["type"] != "http" or scope["method"] != "POST":
        return None
    for name, value in scope["headers"]:
        if name.lower() == b"x-amz-target":
            service, _, operation = value.decode("latin-1").partition(".")
            return f"{service}.{operation}" if service in MODULES and operation in WRITES else None
    return None


async def body_of(receive: Receive) -> bytes:
    parts = []
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def again(body: bytes, receive: Receive) -> Receive:
    """The same request body, once more, and then whatever the connection says."""
    given = False

    async def received() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return received
